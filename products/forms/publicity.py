"""What is typed of a consent to publish."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.documents import UploadField
from khuyencong.core.form_fields import ViCharField, ViDateField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.establishments.choices import ConsentChannel
from products.models import Publicity

SHOWN = ("shows_name", "shows_contact", "shows_photos")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class PublicityForm(ActForm):
    shows = forms.MultipleChoiceField(
        label="Được công khai",
        choices=[(name, _capital(Publicity._meta.get_field(name).verbose_name)) for name in SHOWN],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một điều được công khai."},
    )
    given_by = ViCharField(label="Người đồng ý", max_length=120, help_text="Chủ cơ sở hoặc người được giao")
    given_on = ViDateField(label="Ngày đồng ý", initial=today)
    channel = forms.ChoiceField(label="Đồng ý bằng", choices=ConsentChannel.choices)
    file = UploadField(label="Bản chụp giấy đồng ý")

    @property
    def told(self) -> dict:
        """As the service takes it: each thing by itself."""
        answers = self.answers
        shown = answers.pop("shows")
        return answers | {name: name in shown for name in SHOWN}


class PublicityWithdrawForm(ActForm):
    withdrawn_on = ViDateField(label="Rút lại ngày", initial=today)
    note = ViTextField(label="Ai báo, vì sao", widget=forms.Textarea(attrs={"rows": 2}))
