// Sổ danh mục: nhãn cho ô nằm trong bảng (bản gốc của Django không có), và ô "chọn tất cả" của trang xuất.
(() => {
  "use strict";
  const label = (root) => {
    root.querySelectorAll("table td input:not([type=hidden]), table td select, table td textarea").forEach((field) => {
      if (field.labels?.length || field.hasAttribute("aria-label") || field.hasAttribute("aria-labelledby")) return;
      const cell = field.closest("td");
      const head = cell.closest("table").querySelector(`thead tr > :nth-child(${cell.cellIndex + 1})`);
      const row = cell.closest("tr").querySelector("th, .field-__str__");
      const text = [head, row].map((el) => el?.textContent.trim()).filter(Boolean).join(", ");
      if (text) field.setAttribute("aria-label", text);
    });
  };
  label(document);
  // Hộp hai danh sách của Django gắn aria-label cho span trần; nó dựng lúc load, nên chờ sau đó.
  window.addEventListener("load", () => window.setTimeout(() => {
    document.querySelectorAll("span.search-label-icon[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));
  }));
  document.addEventListener("formset:added", (event) => label(event.target.closest("table") || document));

  document.querySelectorAll("[data-check-fields]").forEach((all) => all.addEventListener("change", () => {
    document.querySelectorAll(".selectable-field-export-row input[type=checkbox]").forEach((box) => { box.checked = all.checked; });
  }));
})();
