// Phiếu chấm tự lưu: gõ xong một lúc thì gửi nháp lên máy chủ; mất mạng thì giữ trên máy, có mạng gửi tiếp.
// Không có tệp này, nút “Lưu nháp” làm đúng việc ấy.
(() => {
  "use strict";
  const form = document.getElementById("phieu");
  const told = document.getElementById("luu");
  const total = document.getElementById("tong");
  if (!form || !told) return;
  const place = `phieu:${form.dataset.seat}:${location.pathname}`;
  const boxes = () => [...form.elements].filter((el) => /^(c\d+|comment)$/.test(el.name));
  let timer = 0;
  let sending = false;
  let dirty = false;
  let closed = form.querySelector("[name^='_giu-']") !== null; // hai bản khác nhau: người chấm chọn trước

  // Lời báo đợi tay nhấc lên: không ô, nút nào trôi khỏi ngón tay.
  let pressed = false;
  let words = "";
  const tell = () => { if (!pressed && told.textContent !== words) told.textContent = words; };
  const say = (text) => { words = text; tell(); };
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => { pressed = false; setTimeout(() => { if (words) tell(); }); }, true));

  const typed = () => Object.fromEntries(boxes().map((el) => [el.name, el.value]));
  const store = () => { try { localStorage.setItem(place, JSON.stringify({ version: form.elements.version.value, typed: typed() })); } catch { /* máy không cho giữ */ } };
  const forget = () => { try { localStorage.removeItem(place); } catch { /* không có gì để bỏ */ } };
  const body = () => {
    const data = new FormData(form);
    data.delete("idempotency_key");
    data.append("tu_luu", "1");
    return data;
  };

  const save = async () => {
    if (closed || !dirty) return;
    if (sending) { timer = setTimeout(save, 800); return; }
    sending = true;
    dirty = false;
    const answer = await fetch(location.pathname, { method: "POST", body: body(), keepalive: true }).catch(() => null);
    sending = false;
    if (!answer || answer.redirected || !(answer.headers.get("content-type") || "").includes("json")) {
      dirty = true;
      say("Mất mạng: điểm giữ trên máy này.");
      timer = setTimeout(save, 15000);
      return;
    }
    const kept = await answer.json();
    if (kept.loi) { closed = true; say(kept.loi); return; }
    form.elements.version.value = kept.version;
    total.textContent = kept.tong;
    say("Đã tự lưu nháp.");
    if (!dirty) forget();
  };

  form.addEventListener("input", () => {
    dirty = true;
    store();
    clearTimeout(timer);
    timer = setTimeout(save, 1200);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); closed = true; });
  window.addEventListener("online", save);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") { clearTimeout(timer); save(); } });

  // Chữ gõ lần trước chưa kịp lên máy chủ: đưa lại rồi lưu, trừ khi phiếu đã được lưu ở nơi khác từ đó.
  let left = null;
  try { left = JSON.parse(localStorage.getItem(place) || "null"); } catch { left = null; }
  if (left && left.version !== form.elements.version.value) forget();
  else if (left && !closed) {
    boxes().forEach((el) => { if (left.typed[el.name] && left.typed[el.name] !== el.value) { el.value = left.typed[el.name]; dirty = true; } });
    if (dirty) { say("Đã đưa lại chữ gõ lần trước."); save(); } else forget();
  }
})();
