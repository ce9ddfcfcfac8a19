"""What a person asks a report for, and the words they write into it."""

from django import forms

from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.form_fields import ViDateField, ViIntegerField, ViTextField
from khuyencong.core.forms import VersionedForm
from khuyencong.core.models import User
from khuyencong.reports.choices import FRAME_ADDRESSES, Part
from khuyencong.reports.queries import ReportScope, units_of
from khuyencong.reports.queries.scope import between, frame_of, year_period
from khuyencong.territory.choices import Frame
from khuyencong.territory.forms import UnitChoiceField
from khuyencong.territory.queries import resolve

CALENDAR, REPORTING, DAYS = "nam", "bao-cao", "ngay"


class _PlaceText(UnitChoiceField):
    """The place as typed: it is looked up among the units of the period, once that is known."""

    def clean(self, value):
        return super(UnitChoiceField, self).clean(value)


class ReportForm(forms.Form):
    """Gives a ``ReportScope`` in ``cleaned_data["scope"]``."""

    unit = _PlaceText(label="Địa bàn")
    window = forms.ChoiceField(
        label="Kỳ báo cáo",
        choices=[(CALENDAR, "Năm dương lịch"), (REPORTING, "15/12 năm trước đến 14/12"), (DAYS, "Từ ngày đến ngày")],
        initial=CALENDAR,
    )
    year = ViIntegerField(label="Năm")
    starts_on = ViDateField(label="Từ ngày", required=False)
    ends_on = ViDateField(label="Đến ngày", required=False)
    frame = forms.ChoiceField(
        label="Khung địa bàn",
        choices=[(address, frame.label) for address, frame in FRAME_ADDRESSES.items()],
        initial="tai-thoi-diem",
        required=False,
        help_text="Các đơn vị làm dòng của bảng theo địa bàn",
    )
    cutoff = ViDateField(label="Ngày chốt số liệu", required=False, help_text="Để trống: đến hết kỳ")
    issued_on = ViDateField(label="Ngày ban hành dự kiến", required=False, help_text="Chọn tên cơ quan, người ký")

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.use_required_attribute = False
        asked = self.data.get("window", CALENDAR) if self.is_bound else CALENDAR
        self.fields["year"].required = asked != DAYS
        self.fields["window"].required = "window" in self.data
        self.fields["year"].error_messages["required"] = "Ghi năm báo cáo, ví dụ 2023."
        self.fields["year"].widget.attrs |= {"inputmode": "numeric", "maxlength": "4"}

    def clean(self):
        answers = super().clean()
        try:
            period = self._period(answers)
            if period and answers.get("unit"):
                answers["scope"] = self._scope(answers, period)
        except DomainError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
        return answers

    def _period(self, answers: dict):
        window = answers.get("window") or CALENDAR
        if window != DAYS:
            if "year" in self.errors:
                return None
            return year_period(answers["year"], reporting=window == REPORTING)
        if {"starts_on", "ends_on"} & set(self.errors):
            return None
        for name in ("starts_on", "ends_on"):
            if answers.get(name) is None:
                raise DomainError("Ghi đủ từ ngày, đến ngày.", field=name)
        return between(answers["starts_on"], answers["ends_on"])

    def _scope(self, answers: dict, period) -> ReportScope:
        try:
            unit = resolve(answers["unit"], period=period)
        except DomainError as error:
            raise DomainError(str(error), field="unit") from error
        if not units_of(self.user).filter(pk=unit.pk).exists():
            raise DomainError(f"{unit.full_name} ngoài phạm vi được giao. Chọn địa bàn khác.", field="unit")
        cutoff = answers.get("cutoff")
        if cutoff and not period.contains(cutoff):
            raise DomainError("Ngày chốt số liệu nằm ngoài kỳ báo cáo. Xem lại ngày chốt.", field="cutoff")
        return ReportScope(
            period=period,
            unit=unit,
            frame=frame_of(answers["frame"]) if answers.get("frame") else Frame.AS_RECORDED,
            cutoff=cutoff,
            issued_on=answers.get("issued_on"),
            day=today(),
        )


class TextForm(VersionedForm):
    """One written part, under the name of its column."""

    def __init__(self, *args, part: Part, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[part.value] = ViTextField(
            label=part.label,
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 14}),
            help_text="Mỗi dòng một đoạn; dòng bắt đầu bằng dấu gạch ngang là một ý. Xoá hết để dùng lại bản máy soạn.",
        )
