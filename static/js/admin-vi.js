// Chữ còn thiếu tiếng Việt trong danh mục jsi18n của trang quản trị; nạp ngay sau danh mục ấy.
(() => {
  "use strict";
  const words = {
    "Choose %s by selecting them and then select the \"Choose\" arrow button.": "Chọn %s rồi bấm mũi tên “Chọn”.",
    "Choose all %s": "Chọn tất cả %s",
    "Choose selected %s": "Chọn %s đang đánh dấu",
    "Remove selected %s": "Bỏ %s đang đánh dấu",
    "Remove %s by selecting them and then select the \"Remove\" arrow button.": "Đánh dấu %s rồi bấm mũi tên “Bỏ”.",
    "Type into this box to filter down the list of selected %s.": "Gõ để lọc danh sách %s đã chọn.",
    "Type into this box to filter down the list of available %s.": "Gõ để lọc danh sách %s.",
    "This is the list of available %s. You may choose some by selecting them in the box below and then clicking the \"Choose\" arrow between the two boxes.": "Đánh dấu %s rồi bấm mũi tên “Chọn”.",
    "This is the list of chosen %s. You may remove some by selecting them in the box below and then clicking the \"Remove\" arrow between the two boxes.": "Đánh dấu %s rồi bấm mũi tên “Bỏ”.",
    "Click to choose all %s at once.": "Chọn tất cả %s.",
    "Click to remove all chosen %s at once.": "Bỏ tất cả %s đã chọn.",
    "(click to clear)": "(bấm để bỏ lọc)",
    "Remove all %s": "Bỏ tất cả %s",
    "%s selected option not visible": ["Có %s mục đã chọn đang bị ẩn"],
    "Available %s": "%s chưa chọn",
    "Chosen %s": "%s đã chọn",
    "Filter": "Lọc",
    "Now": "Bây giờ",
    "Cancel": "Thôi",
    "Choose a Date": "Chọn ngày",
    "Choose a Time": "Chọn giờ",
    "Show": "Hiện",
    "Hide": "Ẩn",
    "%(sel)s of %(cnt)s selected": ["Đã chọn %(sel)s trong %(cnt)s dòng"],
    "Note: You are %s hour ahead of server time.": ["Giờ máy này sớm hơn giờ máy chủ %s giờ."],
    "Note: You are %s hour behind server time.": ["Giờ máy này muộn hơn giờ máy chủ %s giờ."],
    "You have unsaved changes on individual editable fields. If you run an action, your unsaved changes will be lost.":
      "Có ô sửa chưa lưu. Làm việc này thì chỗ chưa lưu sẽ mất.",
    "You have selected an action, but you haven’t saved your changes to individual fields yet. Please click OK to save. You’ll need to re-run the action.":
      "Có ô sửa chưa lưu. Bấm OK để lưu trước, rồi chọn lại việc.",
    "You have selected an action, and you haven’t made any changes on individual fields. You’re probably looking for the Go button rather than the Save button.":
      "Đã chọn một việc mà chưa sửa ô nào: bấm nút “Làm” thay cho “Lưu”.",
  };
  ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"].forEach((day, index) => {
    const english = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][index];
    const short = ["Sun", "Mon", "Tue", "Wed", "Thur", "Fri", "Sat"][index];
    words[english] = day;
    words[`abbrev. day ${english}\u0004${short}`] = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"][index];
  });
  if (window.django?.catalog) Object.assign(window.django.catalog, words);
})();
