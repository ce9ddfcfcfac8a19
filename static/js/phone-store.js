// Kho trên điện thoại của cộng tác viên: chữ và ảnh chưa gửi nằm trong IndexedDB, mã hoá bằng khoá không lấy ra được.
// Xoá khi có biên nhận, khi đăng xuất, và sau 30 ngày. Tệp này đi cùng mọi trang điện thoại của cộng tác viên.
const PhoneStore = (() => {
  "use strict";
  const NAME = "bao-cao-quy";
  const DAYS = 30 * 864e5;
  const STORES = ["keys", "drafts", "photos"];
  const { who } = document.currentScript.dataset;
  const record = (...parts) => [who, ...parts].join(":");
  const promised = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });
  let closed = false;

  const opened = () => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => STORES.forEach((store) => {
      if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    });
    return promised(request);
  };
  const store = async (name, mode, act) => {
    if (closed) throw new Error("closed");
    const db = await opened();
    try {
      const change = db.transaction(name, mode);
      const done = new Promise((yes, no) => {
        change.oncomplete = yes;
        change.onabort = () => no(change.error);
      });
      const result = await promised(act(change.objectStore(name)));
      await done;
      return result;
    } finally { db.close(); }
  };
  const mine = async (name) => (await store(name, "readonly", (rows) => rows.getAllKeys())).filter((key) => key.startsWith(record("")));

  // --- mã hoá ---
  const theKey = async () => {
    const kept = await store("keys", "readonly", (keys) => keys.get(who));
    if (kept) return kept;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await store("keys", "readwrite", (keys) => keys.put(made, who));
    return made;
  };
  const seal = async (name, key, plain) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await theKey(), plain);
    await store(name, "readwrite", (rows) => rows.put({ iv, data, at: Date.now() }, key));
  };
  const unseal = async (name, key) => {
    const sealed = await store(name, "readonly", (rows) => rows.get(key));
    if (!sealed || Date.now() - sealed.at > DAYS) return null;
    try { return await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, await theKey(), sealed.data); } catch { return null; }
  };

  // --- chữ đang viết, theo kỳ ---
  let queue = Promise.resolve();
  const alone = (act) => {  // mỗi lúc một người ghi, kể cả hai thẻ cùng mở
    const run = () => (navigator.locks ? navigator.locks.request(NAME, act) : act());
    return (queue = queue.then(run, run));
  };
  const read = async (key) => {
    const plain = await unseal("drafts", key);
    return plain && JSON.parse(new TextDecoder().decode(plain));
  };
  const load = (period) => alone(() => read(record(period)));
  const change = (period, edit) => alone(async () => {
    const draft = (await read(record(period))) || { values: {}, base: {}, send: null };
    edit(draft);
    await seal("drafts", record(period), new TextEncoder().encode(JSON.stringify(draft)));
    return draft;
  });
  const drop = (name, key) => alone(() => store(name, "readwrite", (rows) => rows.delete(key)));
  const forget = (period) => drop("drafts", record(period));
  const erase = async (period, path) => {  // có biên nhận: không còn gì của kỳ này trên máy
    await forget(period);
    for (const key of await mine("photos")) if (key.startsWith(record(period, ""))) await drop("photos", key);
    await (await caches.open(NAME)).delete(path);
  };

  // --- ảnh đợi gửi, theo kỳ và dòng ---
  const putPhoto = async (period, row, blob) => { const bytes = await blob.arrayBuffer(); await alone(() => seal("photos", record(period, row), bytes)); };
  const dropPhoto = (period, row) => drop("photos", record(period, row));
  const photo = async (period, row) => {
    const bytes = await alone(() => unseal("photos", record(period, row)));
    return bytes && new Blob([bytes], { type: "image/jpeg" });
  };
  const photoRows = async (period) => (await mine("photos")).filter((key) => key.startsWith(record(period, ""))).map((key) => key.slice(record(period, "").length));

  // Ảnh chụp nhỏ lại trước khi đi: không quá 1.600 điểm, 300 kB; vị trí, tên máy chụp rơi lại.
  const LONGEST = 1600;
  const HEAVIEST = 3e5;
  const shrunk = async (file) => {
    const picture = await createImageBitmap(file);
    let scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    for (let quality = 0.82; ; quality = Math.max(quality - 0.12, 0.5)) {
      const sheet = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
      sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
      const blob = await new Promise((go) => { sheet.toBlob(go, "image/jpeg", quality); });
      if (blob.size <= HEAVIEST) return blob;
      if (quality <= 0.5) scale *= 0.8;
    }
  };

  const unsent = async () => {
    let number = (await mine("photos")).length;
    for (const key of await mine("drafts")) {
      const { values = {}, base = {} } = (await alone(() => read(key))) || {};
      number += Object.keys(values).filter((name) => values[name] !== (base[name] ?? "")).length;
    }
    return number;
  };
  const sweep = async () => {
    for (const name of ["drafts", "photos"]) {
      for (const key of await store(name, "readonly", (rows) => rows.getAllKeys())) {
        const row = await store(name, "readonly", (rows) => rows.get(key));
        if (row && Date.now() - row.at > DAYS) await drop(name, key);
      }
    }
  };

  // --- đăng xuất: hỏi khi còn chữ chưa gửi, rồi xoá hết; các thẻ khác thôi ghi ---
  const others = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
  if (others) others.onmessage = () => { closed = true; };
  const api = {
    NAME, change, load, erase, forget, putPhoto, dropPhoto, photo, photoRows, shrunk, unsent,
    beforeLeaving: () => {},
    get closed() { return closed; },
  };
  document.addEventListener("submit", async (event) => {
    const leave = event.target;
    if (!/\/logout\/$/.test(leave.action)) return;
    event.preventDefault();
    await api.beforeLeaving();
    const number = await unsent().catch(() => 0);
    if (number && !confirm(`Còn ${number} ô, ảnh chưa gửi được. Đăng xuất thì những thứ ấy mất. Vẫn đăng xuất?`)) return;
    closed = true;
    others?.postMessage("ra");
    await caches.delete(NAME).catch(() => {});
    await promised(indexedDB.deleteDatabase(NAME)).catch(() => {});
    leave.submit();
  });

  const receipt = document.querySelector("[data-receipt-of]");
  const start = () => (receipt ? erase(receipt.dataset.receiptOf, receipt.dataset.write) : sweep()).catch(() => {});
  document.addEventListener("DOMContentLoaded", start);
  return api;
})();
