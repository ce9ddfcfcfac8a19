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
  // Bảng con cuộn ngang ở màn hẹp: bàn phím phải tới được.
  document.querySelectorAll(".inline-group[data-inline-type=tabular]").forEach((group) => {
    const heading = group.querySelector("h2, .inline-heading");
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "region");
    if (heading) group.setAttribute("aria-label", heading.textContent.trim());
  });
  // select2 đọc tên ô từ giá trị đang chọn; ô trống thì không có tên. Lấy tên từ nhãn của select.
  const nameBoxes = () => document.querySelectorAll(".select2-selection[role=combobox]").forEach((box) => {
    const select = box.closest(".select2-container")?.previousElementSibling;
    const text = select?.labels?.[0]?.textContent.trim() || select?.getAttribute("aria-label");
    const value = box.querySelector("[role=textbox]");
    if (!text || !value) return;
    box.setAttribute("aria-label", text);
    box.setAttribute("aria-labelledby", `${box.id ||= `${value.id}-o`} ${value.id}`);
    value.setAttribute("aria-label", text);
  });
  // Hộp hai danh sách của Django gắn aria-label cho span trần. Cả hai dựng lúc load, nên chờ sau đó.
  const afterWidgets = () => window.setTimeout(() => {
    nameBoxes();
    document.querySelectorAll("span.search-label-icon[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));
  });
  window.addEventListener("load", afterWidgets);
  document.addEventListener("formset:added", afterWidgets);

  document.querySelectorAll("[data-check-fields]").forEach((all) => all.addEventListener("change", () => {
    document.querySelectorAll(".selectable-field-export-row input[type=checkbox]").forEach((box) => { box.checked = all.checked; });
  }));
})();
