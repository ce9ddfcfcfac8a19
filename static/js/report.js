// Báo cáo quý trên điện thoại: tự lưu, cộng số, viết tiếp khi mất mạng. Không có tệp này, mẫu vẫn lưu và gửi như thường.
// Chữ và ảnh chưa gửi nằm trong kho của phone-store.js.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const { change, load, erase, forget: forgetDraft, putPhoto, dropPhoto, photo, photoRows } = PhoneStore;

  // Nút đang được nhấn không được trôi khỏi ngón tay: chữ chèn thêm vào trang đợi tay nhấc lên.
  let held = false;
  addEventListener("pointerdown", () => { held = true; }, true);
  ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, () => { held = false; }, true));
  const released = () => new Promise((go) => {
    if (!held) { go(); return; }
    ["pointerup", "pointercancel"].forEach((name) => addEventListener(name, () => setTimeout(go), { once: true }));
  });

  // --- các ô ---
  const { period } = form.dataset;
  const offlineCopy = "shell" in form.dataset;
  const byHand = "bound" in form.dataset;  // máy chủ đưa lại chữ chưa lưu: gửi cả mẫu như khi không có tệp này
  const OWN = /^(csrfmiddlewaretoken|idempotency_key|version|du|_.*)$/;
  const boxes = () => [...form.elements].filter((box) => box.name && !OWN.test(box.name) && !/^(submit|button|hidden)$/.test(box.type));
  const read = (typed) => {
    const found = {};
    boxes().forEach((box) => {
      const on = typed ? box.checked : box.defaultChecked;
      if (box.type === "radio") { if (on || !(box.name in found)) found[box.name] = on ? box.value : ""; }
      else if (box.type === "checkbox") found[box.name] = on ? "on" : "";
      else if (box.tagName === "SELECT" && !typed) found[box.name] = [...box.options].find((one) => one.defaultSelected)?.value ?? "";
      else found[box.name] = typed ? box.value : box.defaultValue;
    });
    return found;
  };
  const privates = () => new Set([...form.querySelectorAll("[data-rieng]")].map((box) => box.name));
  const base = {};  // điều máy chủ đang giữ, theo thẻ này biết
  let written = {};  // điều kho trên máy đang giữ
  let flown = {};  // điều đã gửi mà chưa nghe trả lời: máy chủ có thể đã nhận, không phải máy khác ghi
  const dirty = () => {
    const typed = read(true);
    return Object.keys(typed).filter((name) => typed[name] !== (base[name] ?? ""));
  };
  const put = (name, value) => {
    const line = /^(c\d+_\d+)_\d+_\d+$/.exec(name);
    for (let n = 0; line && !form.elements[name] && n < 30; n += 1) if (!addLine(document.getElementById(line[1]))) break;
    boxes().filter((box) => box.name === name).forEach((box) => {
      if (box.type === "radio") box.checked = box.value === value;
      else if (box.type === "checkbox") box.checked = value === "on";
      else box.value = value;
      if (value) for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    });
  };
  const addLine = (list) => {
    const last = list?.querySelector(":scope > details:last-of-type");
    const box = last?.querySelector("[name]")?.name.match(/^(.+)_(\d+)_\d+$/);
    if (!box || Number(box[2]) >= 29) return null;
    const next = last.cloneNode(true);
    const number = Number(box[2]) + 1;
    next.querySelectorAll("input,label").forEach((one) => {
      ["id", "name", "for"].forEach((attribute) => {
        const was = one.getAttribute(attribute);
        if (was) one.setAttribute(attribute, was.replace(`${box[1]}_${box[2]}_`, `${box[1]}_${number}_`));
      });
      if (one.tagName === "INPUT") { one.value = ""; one.removeAttribute("value"); }
    });
    next.querySelector("summary").textContent = `Ghi thêm dòng ${number + 1}`;
    next.open = false;
    last.after(next);
    return next;
  };

  // --- lời báo: CHƯA NỘP đứng yên cho tới khi có biên nhận; chỗ của lời đã chừa sẵn, chữ đổi mà trang không xê dịch ---
  const flag = document.querySelector(".flag");
  const said = flag?.querySelector(".said") || document.createElement("span");
  let saying = 0;
  const say = async (state, text, link) => {
    form.dataset.state = state;
    saying += 1;
    const turn = saying;
    await released();
    if (turn !== saying) return;
    said.textContent = text;
    if (!link) return;
    const to = document.createElement(link.href ? "a" : "button");
    if (link.href) to.href = link.href; else { to.type = "button"; to.addEventListener("click", link.act); }
    to.className = "b";
    to.textContent = link.text;
    said.append(to);
  };
  const queued = () => say("queued", "Đợi mạng: có mạng, mở trang này là tự gửi.");
  const clock = (at) => `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;

  // --- giữ trên máy ---
  let holds = true;
  const keep = async () => {
    const typed = read(true);
    const names = Object.keys(typed).filter((name) => typed[name] !== written[name]);
    if (!names.length) return;
    try {
      await change(period, (draft) => {
        names.forEach((name) => { draft.values[name] = typed[name]; draft.base[name] = base[name] ?? ""; });
        draft.send = null;
        draft.posted = false;
      });
      names.forEach((name) => { written[name] = typed[name]; });
      if (waiting) { waiting = null; say("local", "Vừa sửa sau khi bấm gửi: bấm gửi lại."); }
      holds = true;
    } catch {
      holds = false;
      if (PhoneStore.closed) say("session", "Đã đăng xuất ở thẻ khác. ", signIn());
      else if (dirty().length) {
        say("full", "Máy đầy. Đừng đóng trang, đang gửi lên.");
        plan(SOON);
      }
    }
  };
  const acknowledge = (names, typed) => change(period, (draft) => {
    const hidden = privates();
    draft.flown = flown;
    names.forEach((name) => {
      draft.base[name] = typed[name];
      if (hidden.has(name) && draft.values[name] === typed[name]) { delete draft.values[name]; delete draft.base[name]; }
    });
  }).catch(() => (dirty().length ? null : forgetDraft(period)))  // bản cũ không sửa được nữa thì bỏ
    .catch(() => {});

  // --- gửi lên máy chủ ---
  let token = form.elements.csrfmiddlewaretoken?.value || "";
  let waiting = null;  // khoá của lần gửi đang đợi mạng
  let clashes = {};
  let composing = false;
  let busy = null;
  let timer = 0;
  let due = 0;
  let pause = 15e3;
  // Đã giữ trên máy thì nửa phút mới làm phiền mạng một lần; rời trang hay bấm nút thì gửi ngay.
  const SOON = 300;
  const SPARING = 30e3;
  const plan = (after) => {
    const at = Date.now() + after;
    if (timer && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => { timer = 0; push(); }, after);
  };
  const signIn = () => ({ text: "Đăng nhập", href: `/tai-khoan/login/?next=${encodeURIComponent(location.pathname)}` });
  const ask = async (body, to = form.dataset.keep) => {
    const limit = new AbortController();
    const light = !(body instanceof FormData);
    const stop = setTimeout(() => limit.abort(), light ? 20e3 : 120e3);
    try {
      const answer = await fetch(to, {
        method: body ? "POST" : "GET", body, signal: limit.signal, credentials: "same-origin", headers: { Accept: "application/json" },
        keepalive: navigator.onLine && Boolean(body) && light && String(body).length < 6e4, cache: "no-store",
      });
      const json = (answer.headers.get("Content-Type") || "").includes("json");
      return { status: answer.status, told: json ? await answer.json() : null };
    } catch { return { status: 0, told: null }; } finally { clearTimeout(stop); }
  };
  const asked = async (body, to) => {
    const first = token ? null : await renew();
    if (!token) return first;  // chưa nói được với máy chủ: mất mạng hay hết phiên là do lần hỏi ấy cho biết
    body.set("_ai", form.dataset.who);  // máy chung: chữ của người này không được vào báo cáo của người khác
    body.set("csrfmiddlewaretoken", token);
    const answer = await ask(body, to);
    if (answer.status !== 403 || answer.told) return answer;
    const renewed = await renew();
    if (!renewed.told?.token) return renewed;  // trang đăng nhập cũng trả lời
    body.set("csrfmiddlewaretoken", token);  // khoá trang đã đổi ở thẻ khác
    return ask(body, to);
  };
  const renew = async () => { const answer = await ask(null); token = answer.told?.token || token; return answer; };

  const push = () => {
    if (busy) return busy.then(() => (dirty().length || waiting ? push() : "kept"));
    busy = pushed().finally(() => { busy = null; });
    return busy;
  };
  const pushed = async () => {
    if (byHand) return "by hand";
    if (composing) { plan(1500); return "composing"; }
    await keep();
    const typed = read(true);
    const names = dirty();
    const pictures = await photoRows(period).catch(() => []);
    if (!names.length && !pictures.length && !waiting) return "kept";
    const body = new URLSearchParams();
    names.forEach((name) => {
      body.set(name, typed[name]);
      [base[name] ?? "", ...(flown[name] || [])].forEach((seen) => body.append(`_cu-${name}`, seen));
      flown[name] = [...new Set([...(flown[name] || []), typed[name]])].slice(-8);
    });
    await change(period, (draft) => { draft.flown = flown; }).catch(() => {});
    if (waiting && !pictures.length) body.set("gui", waiting);
    const { status, told } = await asked(body);
    if (!told?.at) return failed(status);  // chỉ lời của chính cửa giữ nháp mới là đã giữ
    pause = 15e3;
    const outcome = await settle(told, names, typed);
    if (outcome !== "kept" || !pictures.length) return outcome;
    for (const row of pictures) if (!(await sendPhoto(row))) return "failed";
    return waiting ? pushed() : outcome;
  };
  const failed = (status) => {
    const where = holds ? `${dirty().length} ô giữ trên máy` : "Đừng đóng trang, chưa giữ được";
    if (status === 200 || status === 401 || status === 403) say("session", `Phiên đã hết. ${where}. `, signIn());
    else {
      if (waiting) queued(); else say("waiting", `${status ? "Máy chủ bận" : "Mất mạng"} lúc ${clock(new Date())}. ${where}.`);
      plan(pause);
      pause = Math.min(pause * 2, 12e4);
    }
    return "failed";
  };
  const settle = async (told, names, typed) => {
    const { clash = {}, problems = [] } = told;
    const kept = names.filter((name) => !(name in clash) && !problems.some((one) => one.box === name && one.lost));
    if (!told.refusal) kept.forEach((name) => { base[name] = typed[name]; delete flown[name]; });
    if (!told.refusal) await acknowledge(kept, typed);
    clashes = {};
    Object.keys(clash).forEach((name) => { clashes[name] = typed[name]; });
    form.dataset.check = told.check;
    if (told.receipt && !dirty().length) {
      await erase(period, location.pathname).catch(() => {});
      waiting = null;
      location.replace(told.sent);
      return "sent";
    }
    if (told.refusal) { say("refused", `Chưa lưu được: ${told.refusal}`); await forget(); return "refused"; }
    const number = Object.keys(clashes).length;
    if (number) {
      await forget();
      say("clash", `Máy khác ghi khác ở ${number} ô. `, { text: "Xem hai bản", act: both });
      return "clash";
    }
    if (problems.length) {
      await forget();
      await released();
      list("Chưa gửi được", problems);
      say("problems", `Còn ${problems.length} chỗ cần sửa; phần khác đã lưu ${told.at}.`);
      return "problems";
    }
    say("kept", `Đã lưu lúc ${told.at} trên máy chủ.`);
    return "kept";
  };
  const forget = async () => { waiting = null; await change(period, (draft) => { draft.send = null; }).catch(() => {}); };
  const both = () => {  // trang hai bản của máy chủ, chỉ với những ô khác nhau
    const differ = new Set(Object.keys(clashes));
    form.addEventListener("formdata", ({ formData }) => {
      [...formData.keys()].forEach((name) => { if (name !== "csrfmiddlewaretoken" && !differ.has(name)) formData.delete(name); });
      differ.forEach((name) => formData.set(name, read(true)[name]));
      formData.set("csrfmiddlewaretoken", token);
      formData.set("version", "0");
    }, { once: true });
    form.submit();
  };

  // --- ảnh cơ sở mới: thu nhỏ trên máy (mất luôn vị trí, tên máy chụp), đợi gửi trong kho ---
  const tell = async (row, text) => {
    await released();
    const place = form.querySelector(`[data-anh="${row}"]`);
    if (place) place.textContent = text;
  };
  const choosePhoto = (row) => {
    const chooser = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
    chooser.addEventListener("change", async () => {
      const [file] = chooser.files;
      if (!file) return;
      try {
        const blob = await PhoneStore.shrunk(file);
        await putPhoto(period, row, blob);
        tell(row, `Ảnh ${Math.round(blob.size / 1000)} kB, đợi gửi.`);
        push();
      } catch { tell(row, "Chưa giữ được ảnh này: chọn ảnh JPG, PNG, hoặc dọn bớt bộ nhớ máy."); }
    });
    chooser.click();
  };
  const sendPhoto = async (row) => {
    const blob = await photo(period, row);
    if (!blob) { await dropPhoto(period, row); return true; }
    const body = new FormData();
    body.set("photo", blob, "anh.jpg");
    const { status, told } = await asked(body, form.dataset.photo.replace("c2_02_0", row));
    if (!told || !(told.refusal || told.text)) { failed(status); return false; }
    await dropPhoto(period, row);
    tell(row, told.refusal || told.text);
    return true;
  };

  // --- xem lại khi không có mạng ---
  const number = (text) => {
    const plain = text.replace(/[\s.]/g, "").replace(",", ".");
    return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  };
  const labelOf = (box) => (box.labels?.[0]?.textContent || "").replace("(không bắt buộc)", "").trim();
  const wrong = () => {
    const typed = read(true);
    const found = [];
    const note = (box, text) => found.push({ box, text });
    const words = (part) => boxes().some((box) => part.contains(box) && !/^(khong|con_lai)|_uoc$/.test(box.name) && box.value.trim() && !(box.name.startsWith("cs_") && box.value === "con") && box.type !== "radio");
    const parts = [1, 2, 3, 4].map((n) => document.getElementById(`p${n}`));
    if (typed.khong) {
      if (!typed.khong_lam.trim()) note("khong_lam", "Ghi một câu: trong kỳ đã đi đâu, gặp ai, xem những gì.");
      if (parts.some(words)) note("khong", "Đã đánh dấu cả kỳ không phát sinh mà bốn phần còn chữ.");
      return found;
    }
    parts.forEach((part, n) => {
      const nil = typed[`khong_${n + 1}`];
      if (nil && words(part)) note(`khong_${n + 1}`, `Phần ${n + 1} đánh dấu không phát sinh mà còn chữ.`);
      if (nil) return;
      part.querySelectorAll("[data-so]").forEach((box) => {
        const value = number(box.value.trim());
        if (!box.value.trim()) { if ("can" in box.dataset && !(typed[`${box.name}_vi`] || "").trim()) note(box.name, `${labelOf(box)}: ghi số, chưa rõ thì ghi vì sao.`); }
        else if (Number.isNaN(value) && box.dataset.so !== "tien") note(box.name, `${labelOf(box)}: “${box.value}” không phải là số.`);
        else if (value < Number(box.dataset.min || 0)) note(box.name, `${labelOf(box)}: số nhỏ quá.`);
        else if (box.dataset.max && value > Number(box.dataset.max)) note(box.name, `${labelOf(box)}: số lớn quá, xem lại đơn vị tính.`);
      });
      part.querySelectorAll("select[data-can]").forEach((box) => { if (!box.value) note(box.name, `${labelOf(box)}: chọn một ý.`); });
      if (n === 1 && left()) note("con_lai", `Còn ${left()} cơ sở chưa rà.`);
      if (n > 1 && !words(part)) note(`khong_${n + 1}`, `Ghi phần ${n + 1}, hoặc đánh dấu “không phát sinh”.`);
    });
    return found;
  };
  const panel = (heading, ...inside) => {
    document.getElementById("xem-lai")?.remove();
    const section = document.createElement("section");
    section.id = "xem-lai";
    section.className = heading.startsWith("Chưa") ? "errsum" : "s";
    section.tabIndex = -1;
    const title = document.createElement("h2");
    title.textContent = heading;
    section.append(title, ...inside);
    form.before(section);
    section.focus();
    section.scrollIntoView();
  };
  const list = (heading, problems) => {
    const items = document.createElement("ul");
    problems.forEach(({ box, text }) => {
      const item = document.createElement("li");
      const to = document.createElement("a");
      to.href = `#id_${box}`;
      to.textContent = text;
      to.addEventListener("click", () => document.getElementById(`id_${box}`)?.focus());
      item.append(to);
      items.append(item);
    });
    panel(heading, items);
  };
  const checkHere = () => {
    const problems = wrong();
    if (problems.length) { list(`Chưa gửi được: còn ${problems.length} chỗ cần ghi hoặc sửa`, problems); return; }
    const typed = read(true);
    const told = document.createElement("dl");
    const seen = new Set();
    boxes().forEach((box) => {
      if (seen.has(box.name) || !typed[box.name]) return;
      seen.add(box.name);
      const term = document.createElement("dt");
      const answer = document.createElement("dd");
      const radio = box.type === "radio" && [...form.elements[box.name]].find((one) => one.checked);
      if (radio) return;
      term.textContent = labelOf(box);
      answer.textContent = box.type === "checkbox" ? "có" : box.tagName === "SELECT" ? box.selectedOptions[0].textContent : box.value;
      told.append(term, answer);
    });
    const send = document.createElement("button");
    send.type = "button";
    send.className = "go";
    send.textContent = "Gửi khi có mạng";
    send.addEventListener("click", later);
    panel("Xem lại rồi gửi. Lúc này chưa có mạng", told, send);
  };
  const later = async () => {
    const key = ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
    await keep();
    try { await change(period, (draft) => { draft.send = key; }); } catch { say("full", "Máy đầy bộ nhớ: chưa xếp gửi được. Đợi có mạng rồi bấm gửi."); return; }
    waiting = key;
    document.getElementById("xem-lai")?.remove();
    queued();
    push();
  };

  // --- tổng ---
  const left = () => (form.elements.con_lai?.checked ? 0 : [...form.querySelectorAll("select[name^=cs_]")].filter((box) => !box.value).length);
  const lines = (box) => {
    const found = {};
    form.querySelectorAll(`[name^=${box}_]`).forEach((cell) => { const at = /_(\d+)_\d+$/.exec(cell.name); if (at && cell.value.trim()) (found[at[1]] ||= []).push(cell.value.trim().toLowerCase()); });
    return Object.values(found);
  };
  const sums = async () => {
    const marks = [...form.querySelectorAll("select[name^=cs_]")];
    const rest = form.elements.con_lai?.checked;
    const count = (...kinds) => marks.filter((box) => kinds.includes(box.value || (rest ? ("paused" in box.dataset ? "tam_ngung" : "con") : ""))).length;
    const fresh = lines("c2_02").length;
    const come = lines("c2_06").filter((cells) => cells.some((cell) => /(^|\s)(đến|den)(\s|$)/.test(cell))).length;
    const known = !left() && marks.length + fresh + come > 0;
    const told = {
      "CTV1.01": known ? count("con", "doi") + fresh + come : null, "CTV2.01": marks.length, "CTV2.02": fresh,
      "CTV2.03": count("ngung"), "CTV2.04": count("tam_ngung"), "CTV2.05": count("doi"), "CTV2.06": come + count("chuyen_di"),
      "CTV2.07": known ? marks.length + fresh + come - count("ngung", "chuyen_di") : null,
    };
    await released();
    document.querySelectorAll("[data-sum]").forEach((place) => {
      const value = told[place.dataset.sum];
      if (value !== undefined) place.textContent = value === null ? "chưa rà hết" : value.toLocaleString("vi-VN");
    });
    const state = document.querySelector("nav [href='#p2']")?.lastChild;
    if (state && marks.length) state.textContent = left() ? `còn ${left()}` : `đủ ${marks.length}`;
  };

  // --- nghe người gõ; không bao giờ viết lại vào ô đang gõ ---
  let local = 0;
  const heard = () => {
    form.dataset.held = "no";
    local ||= setTimeout(async () => {  // gõ liền tay cũng giữ, không đợi ngơi tay
      local = 0;
      await keep();
      if (!local) form.dataset.held = holds ? "yes" : "no";
      sums();
    }, 250);
    plan(holds ? SPARING : SOON);
  };
  form.addEventListener("compositionstart", () => { composing = true; });
  form.addEventListener("compositionend", () => { composing = false; heard(); });
  form.addEventListener("input", heard);
  form.addEventListener("change", heard);
  let pressed = null;
  form.addEventListener("click", (event) => { pressed = event.target.closest?.("button") || pressed; });
  const plainly = (by) => {  // tệp này hỏng giữa chừng: gửi cả mẫu như khi không có tệp này
    if (by?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: by.name, value: by.value }));
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    const by = event.submitter || pressed;
    if (byHand) { change(period, (draft) => { draft.posted = true; }).catch(() => {}); return; }
    event.preventDefault();
    submitted(by).catch(() => plainly(by));
  });
  const submitted = async (by) => {
    if (by?.name === "nhu_ky_truoc") {
      [...form.querySelectorAll("button[name=nhu_ky_truoc]")].forEach((one) => {
        const box = form.elements[one.value];
        if (box && (one === by || (by.value === "tat_ca" && !box.value.trim()))) box.value = one.textContent.replace("=", "").trim();
      });
      heard();
      return;
    }
    if (by?.name === "them") {
      const line = addLine(by.closest("fieldset"));
      if (line) { line.open = true; line.querySelector("input").focus(); heard(); }
      return;
    }
    if (by?.name === "anh") { choosePhoto(by.value); return; }
    clearTimeout(timer);
    timer = 0;
    let outcome = await push();
    if (outcome === "kept" && !form.dataset.check) { const { told } = await ask(null); form.dataset.check = told?.check || ""; outcome = told ? "kept" : "failed"; if (!told) failed(0); }
    if (outcome === "clash") both();
    else if (outcome === "kept" && by?.name === "check" && form.dataset.check) location.assign(form.dataset.check);
    else if (outcome === "kept") location.assign(`${location.pathname}?da-luu=1`);
    else if (outcome === "failed" && by?.name === "check" && form.dataset.state === "waiting") checkHere();
  };
  addEventListener("online", () => { pause = 15e3; if (dirty().length || waiting) push(); });
  document.addEventListener("visibilitychange", () => { if (dirty().length || waiting) { keep(); push(); } });
  addEventListener("pagehide", () => { keep(); });
  addEventListener("beforeunload", (event) => { if (!holds && dirty().length) event.preventDefault(); });
  PhoneStore.beforeLeaving = async () => { if (dirty().length || waiting) await push(); };

  // --- mở trang: chữ trên máy về lại ô của nó ---
  const shell = async () => {  // mẫu trống để mở khi mất mạng: không số, không chữ, không khoá trang
    const copy = document.documentElement.cloneNode(true);
    const inside = copy.querySelector("form[data-keep]");
    inside.dataset.shell = "";
    copy.querySelectorAll("[name=csrfmiddlewaretoken],[name=idempotency_key],[name=version]").forEach((one) => one.setAttribute("value", ""));
    copy.querySelectorAll("form[action$='/logout/'],.errsum,.m").forEach((one) => one.remove());
    copy.querySelectorAll(".flag .said").forEach((one) => { one.textContent = ""; });
    inside.querySelectorAll(".e,.w").forEach((one) => { if (!one.querySelector("input")) one.remove(); });
    inside.querySelectorAll("input:not([type=hidden]):not([type=radio])").forEach((one) => one.removeAttribute("value"));
    inside.querySelectorAll("[checked]").forEach((one) => one.removeAttribute("checked"));
    inside.querySelectorAll("[selected]").forEach((one) => one.removeAttribute("selected"));
    inside.querySelectorAll("textarea").forEach((one) => { one.textContent = ""; });
    const text = `<!doctype html>${copy.outerHTML}`;
    const cache = await caches.open(PhoneStore.NAME);
    const files = [...document.querySelectorAll("link[rel=stylesheet],link[rel=icon],script[src]")].map((one) => one.href || one.src);
    await Promise.all(files.map(async (url) => {
      const answer = await fetch(url, { cache: "force-cache" });
      if (answer.ok) await cache.put(url, answer);
    }));
    await cache.put(location.pathname, new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
    const pages = [];
    const kept = await cache.keys();
    for (const one of kept) if (one.url.endsWith("/viet/")) pages.push(await (await cache.match(one)).text());
    for (const one of kept) {  // tệp của bản cũ chỉ bỏ khi không mẫu nào còn gọi tới
      const path = new URL(one.url).pathname;
      if (!path.endsWith("/viet/") && !pages.some((page) => page.includes(path))) await cache.delete(one);
    }
  };
  const restore = async () => {
    const fresh = read(false);
    let draft = null;
    try { draft = await load(period); } catch { holds = false; }
    await released();
    const early = read(true);  // gõ trước khi tệp này tới
    const posted = draft?.posted && location.search.includes("da-luu");
    const typing = document.activeElement;
    Object.assign(base, offlineCopy ? draft?.base : fresh);
    if (draft && !posted) {
      Object.keys(draft.values).forEach((name) => {
        const unsent = draft.values[name] !== (draft.base[name] ?? "");
        if (!offlineCopy && (!unsent || draft.values[name] === fresh[name])) return;
        base[name] = draft.base[name] ?? "";
        if (early[name] === (fresh[name] ?? "") || early[name] === undefined) put(name, draft.values[name]);
      });
      waiting = draft.send;
    }
    flown = draft?.flown || {};
    if (typing && typing !== document.activeElement) typing.focus?.();
    const now = read(true);
    try {
      await change(period, (one) => {
        const hidden = privates();
        const unsent = new Set(byHand ? [] : dirty());
        Object.keys(now).forEach((name) => {
          if (hidden.has(name) && !unsent.has(name)) { delete one.values[name]; delete one.base[name]; return; }
          one.values[name] = now[name];
          one.base[name] = byHand ? one.base[name] ?? "" : base[name] ?? "";
        });
        if (posted) one.posted = false;
      });
      written = now;
    } catch { holds = false; }
  };
  form.autocomplete = "off";  // máy tự nhớ: trình duyệt khỏi điền lại chữ cũ
  const start = async () => {
    if (!offlineCopy && !byHand && window.isSecureContext && "serviceWorker" in navigator) {
      const copied = shell().catch(() => {});
      navigator.storage?.persist?.().catch(() => {});
      navigator.serviceWorker.register(form.dataset.worker).then(() => copied).then(() => { form.dataset.ready = "yes"; }).catch(() => {});
    }
    await restore();
    sums();
    form.dataset.held = holds ? "yes" : "no";
    form.dataset.restored = "yes";
    const pictures = await photoRows(period).catch(() => []);
    pictures.forEach((row) => tell(row, "Có ảnh đợi gửi."));
    if (waiting) { queued(); push(); }
    else if (dirty().length && !byHand) { say("local", `${dirty().length} ô nằm trên máy, chưa lên máy chủ.`); push(); }
    else if (pictures.length) push();
    else if (offlineCopy) say("waiting", "Không có mạng. Cứ viết, chữ giữ trên máy.");
  };
  start();
})();
