"""One picture for one line."""

from django import forms

from khuyencong.core.documents import UploadField
from khuyencong.core.forms import ActForm


class PhotoForm(ActForm):
    photo = UploadField(label="Ảnh", help_text="JPG hoặc PNG. Vị trí và tên máy chụp trong ảnh được bỏ đi.")
    drop = forms.BooleanField(label="Bỏ ảnh đang có", required=False)

    def __init__(self, *args, there: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photo"].widget.attrs["accept"] = "image/jpeg,image/png"
        if not there:
            del self.fields["drop"]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("photo") and not cleaned.get("drop") and "photo" not in self.errors:
            self.add_error("photo", "Chọn một ảnh.")
        return cleaned
