// Gợi ý khi gõ: <input data-suggest-url="/dia-ban/goi-y/" data-suggest-target="#id_unit">.
// Địa chỉ trả JSON {"results": [{"value", "label", "note"}]} (hoặc dạng {id, text} của trang quản trị).
// Không có tệp này, ô vẫn là ô chữ thường: máy chủ đọc chữ đã gõ.
(() => {
  "use strict";
  let serial = 0;

  const attach = (input) => {
    if (input.dataset.suggestReady) return;
    input.dataset.suggestReady = "yes";
    const id = `goi-y-${++serial}`;
    const target = input.dataset.suggestTarget ? document.querySelector(input.dataset.suggestTarget) : null;
    const box = document.createElement("div");
    box.className = "suggest";
    const list = document.createElement("ul");
    list.id = id;
    list.className = "suggest-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Gợi ý");
    list.hidden = true;
    const status = document.createElement("span");
    status.className = "sr";
    status.setAttribute("role", "status");
    input.before(box);
    box.append(input, list, status);
    Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
    }).forEach(([name, value]) => input.setAttribute(name, value));

    let timer = 0;
    let pending = null;
    let current = -1;
    let results = [];

    const close = () => {
      list.hidden = true;
      current = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (index) => {
      current = index;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
      if (index < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    };
    const choose = (index) => {
      const { value, label } = results[index];
      input.value = label;
      if (target) target.value = value;
      close();
      input.dispatchEvent(new CustomEvent("suggest:chosen", { bubbles: true, detail: results[index] }));
    };
    const show = () => {
      list.replaceChildren(...results.map((result, index) => {
        const item = document.createElement("li");
        item.id = `${id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(result.label);
        if (result.note) {
          const note = document.createElement("span");
          note.textContent = result.note;
          item.append(note);
        }
        item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(index); });
        return item;
      }));
      current = -1;
      list.hidden = results.length === 0;
      input.setAttribute("aria-expanded", String(results.length > 0));
      status.textContent = results.length ? `${results.length} gợi ý, dùng phím mũi tên để chọn` : "Không có gợi ý";
    };
    const ask = async () => {
      const typed = input.value.normalize("NFC").trim();
      pending?.abort();
      if (typed.length < 2) { close(); return; }
      pending = new AbortController();
      const url = new URL(input.dataset.suggestUrl, window.location.href);
      url.searchParams.set(input.dataset.suggestParam || "q", typed);
      try {
        const response = await fetch(url, { headers: { Accept: "application/json" }, signal: pending.signal });
        if (!response.ok) { close(); return; }
        const data = await response.json();
        results = (Array.isArray(data) ? data : data.results || []).slice(0, 12).map((row) => ({
          value: String(row.value ?? row.id ?? ""), label: String(row.label ?? row.text ?? ""), note: String(row.note ?? ""),
        }));
        show();
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    input.addEventListener("input", (event) => {
      if (target) target.value = "";
      window.clearTimeout(timer);
      // Bộ gõ tiếng Việt đang ghép chữ thì chờ, không đụng vào ô.
      if (event.isComposing) return;
      timer = window.setTimeout(ask, 200);
    });
    input.addEventListener("compositionend", () => { window.clearTimeout(timer); timer = window.setTimeout(ask, 200); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      const last = results.length - 1;
      if (event.key === "ArrowDown") { event.preventDefault(); mark(current >= last ? 0 : current + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark(current <= 0 ? last : current - 1); }
      else if (event.key === "Enter" && current >= 0) { event.preventDefault(); choose(current); }
      else if (event.key === "Escape") { event.stopPropagation(); close(); }
      else if (event.key === "Tab" && current >= 0) choose(current);
    });
    // Rời ô rồi thì danh sách không được mở đè lên chỗ khác.
    input.addEventListener("blur", () => {
      window.clearTimeout(timer);
      pending?.abort();
      window.setTimeout(close, 120);
    });
  };

  const scan = (root) => root.querySelectorAll("input[data-suggest-url]").forEach(attach);
  scan(document);
  document.addEventListener("htmx:load", (event) => scan(event.detail.elt));
})();
