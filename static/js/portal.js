// Tiện nhỏ cho cổng. Mọi trang vẫn chạy đủ khi tệp này không tới; hành vi gắn bằng thuộc tính data-.
(() => {
  "use strict";
  const typing = (el) => el && (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable);
  const make = (tag, attributes = {}, text = "") => {
    const el = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => el.setAttribute(name, value));
    if (text) el.textContent = text;
    return el;
  };

  // Nút đang được nhấn không được trôi khỏi ngón tay: lời chèn thêm vào trang đợi tay nhấc lên.
  let pressed = false;
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => { pressed = false; }, true));
  const released = () => new Promise((go) => {
    if (!pressed) { go(); return; }
    ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => setTimeout(go), { once: true }));
  });

  // Lời báo nổi, chỉ cho việc vừa xong hoặc phần trang tải bằng htmx bị hỏng.
  const toast = (text) => {
    const region = document.getElementById("toasts");
    if (!region) return;
    const box = make("div", { class: "toast" });
    box.append(make("p", {}, text), make("button", { type: "button", "data-dismiss": ".toast" }, "Đóng"));
    region.append(box);
  };

  // Phím: "/" tới ô tìm, Escape khép thực đơn.
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(document.activeElement)) {
      const box = document.getElementById("q");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach((menu) => {
        const inside = menu.contains(document.activeElement);
        menu.open = false;
        if (inside) menu.querySelector("summary").focus();
      });
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target;
    if (!(at instanceof Element)) return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(at)) menu.open = false; });
    const dismiss = at.closest("[data-dismiss]");
    if (dismiss) dismiss.closest(dismiss.dataset.dismiss)?.remove();
    const opener = at.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog) { event.preventDefault(); dialog.showModal(); }
    }
    const closer = at.closest("[data-close]");
    if (closer) closer.closest("dialog")?.close();
    if (at.closest("[data-print]")) window.print();
  });

  document.addEventListener("change", (event) => {
    const all = event.target;
    if (!(all instanceof HTMLInputElement) || !all.matches("[data-check-all]")) return;
    all.closest("table").querySelectorAll("tbody input[type=checkbox]").forEach((box) => { box.checked = all.checked; });
  });

  // Hỏi lại trước khi gửi: data-confirm="câu hỏi" trên form hoặc trên nút gửi;
  // thêm data-confirm-text, data-confirm-label (nút ghi đúng việc), data-confirm-danger.
  const ask = (source, onYes) => {
    const { confirm, confirmText, confirmLabel } = source.dataset;
    const dialog = make("dialog", { class: "dlg", "aria-labelledby": "hoi-lai" });
    const body = make("div", { class: "bd" });
    if (confirmText) body.append(make("p", {}, confirmText));
    const foot = make("div", { class: "ft" });
    const no = make("button", { type: "button", class: "btn" }, "Quay lại");
    const danger = source.hasAttribute("data-confirm-danger");
    const yes = make("button", { type: "button", class: danger ? "btn no full" : "btn go" }, confirmLabel || "Làm việc này");
    foot.append(no, yes);
    dialog.append(make("h2", { id: "hoi-lai" }, confirm), body, foot);
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => { dialog.close(); onYes(); });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const by = event.submitter;
    const source = by?.hasAttribute("data-confirm") ? by : form;
    if (source.hasAttribute("data-confirm") && form.dataset.agreed !== "yes") {
      event.preventDefault();
      event.stopPropagation();
      ask(source, () => { form.dataset.agreed = "yes"; form.requestSubmit(by || undefined); delete form.dataset.agreed; });
      return;
    }
    // Bấm hai lần chỉ gửi một: máy chủ vẫn tự giữ bằng khoá lặp, đây là cho người dùng khỏi sốt ruột.
    if (form.method !== "post" || form.hasAttribute("data-many")) return;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 4000) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    form.dataset.sent = Date.now();
  }, true);
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));

  // Tóm tắt lỗi được đọc trước.
  document.querySelector("[data-focus]")?.focus();

  // Số tiền vừa gõ được máy chủ đọc lại bằng chữ, cạnh ô: thấy ngay khi lỡ ba số không.
  document.addEventListener("change", async (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches("[data-money]")) return;
    const asked = new URLSearchParams({ so: box.value, "don-vi": box.dataset.money });
    const answer = await fetch(`/kinh-phi/doc-tien/?${asked}`).catch(() => null);
    const words = answer?.ok ? await answer.text() : "";
    await released();
    if (!box.isConnected) return;
    const frame = box.closest(".f") || box.parentElement;
    let line = frame.querySelector("[data-echo]");
    if (!line) { line = make("p", { class: "hint", "data-echo": "", role: "status" }); frame.append(line); }
    line.textContent = words;
  });

  // htmx: mất mạng hoặc máy chủ lỗi thì nói ra.
  document.addEventListener("htmx:sendError", () => toast("Chưa tải được vì mất mạng. Nối mạng rồi thử lại."));
  document.addEventListener("htmx:responseError", () => toast("Phần này chưa tải được. Thử lại, hoặc tải lại trang."));
})();
