"""What is typed to score: the frame, a ballot on a phone, a paper ballot, why a product is read again."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms

from khuyencong.core.documents import UploadField
from khuyencong.core.form_fields import ViCharField, ViDecimalField, ViTextField
from khuyencong.core.forms import ActForm
from khuyencong.core.money import format_number, parse_number
from products.models import Criterion, CriterionRule, JuryMember
from products.queries.frame import Part

_MOST = 30


class FrameField(ViTextField):
    """One line each: “Nhu cầu thị trường: 15”; gives [(name, points)]."""

    def clean(self, value):
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > _MOST:
            raise forms.ValidationError(f"Nhiều nhất {_MOST} dòng.")
        return [self._line(line) for line in lines]

    def _line(self, line: str) -> tuple[str, Decimal]:
        name, colon, points = line.rpartition(":")
        try:
            given = parse_number(points) if colon and name.strip() else None
        except ValueError:
            given = None
        if given is None or given <= 0 or given != given.quantize(Decimal("0.01")):
            raise forms.ValidationError(f"Dòng “{line}” chưa đọc được. Ghi nội dung, dấu hai chấm, điểm tối đa.")
        return name.strip()[:200], given


class FrameForm(ActForm):
    def __init__(self, *args, parts: list[Part], proposed: list[CriterionRule], **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            told = [(line.name, line.max_points) for line in part.lines]
            told = told or [(one.name, Decimal(one.max_points)) for one in proposed if one.parent_id == part.rule.pk]
            self.fields[f"k{part.rule.pk}"] = FrameField(
                label=f"{part.rule.order}. {part.rule.name}, tối đa {part.rule.max_points}",
                initial="\n".join(f"{name}: {format_number(points.normalize())}" for name, points in told),
                widget=forms.Textarea(attrs={"rows": 5}),
                help_text="Mỗi dòng một nội dung: tên, dấu hai chấm, điểm. Các dòng cộng đúng điểm tối đa",
            )

    @property
    def lines(self) -> list[tuple[CriterionRule, str, Decimal]]:
        return [(part.rule, *line) for part in self.parts for line in self.cleaned_data[f"k{part.rule.pk}"]]


class _Points(ActForm):
    """A box for each criterion; an empty one is not scored yet."""

    whole = False  # every box must be filled

    def __init__(self, *args, criteria: Iterable[Criterion], points: dict[int, Decimal], **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for one in self.criteria:
            most = format_number(one.max_points.normalize())
            self.fields[f"c{one.pk}"] = ViDecimalField(
                label=one.name, required=self.whole, min_value=0, initial=points.get(one.pk), help_text=f"0 – {most}"
            )

    def clean(self):
        cleaned = super().clean()
        for one in self.criteria:
            given = cleaned.get(f"c{one.pk}")
            if given is not None and given > one.max_points:
                most = format_number(one.max_points.normalize())
                self.add_error(f"c{one.pk}", f"{format_number(given)} lớn hơn mức tối đa {most}. Nhập từ 0 đến {most}.")
            elif given is not None and given != given.quantize(Decimal("0.01")):
                self.add_error(f"c{one.pk}", "Ghi nhiều nhất hai số sau dấu phẩy.")
        return cleaned

    @property
    def points(self) -> dict[Criterion, Decimal]:
        told = {one: self.cleaned_data.get(f"c{one.pk}") for one in self.criteria}
        return {one: given for one, given in told.items() if given is not None}


class BallotForm(_Points):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    comment = ViTextField(label="Nhận xét", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def parts(self, frame: list[Part]) -> list[tuple[CriterionRule, list]]:
        """The boxes under each of the four."""
        return [(part.rule, [self[f"c{line.pk}"] for line in part.lines]) for part in frame]


class AsideForm(ActForm):
    note = ViCharField(label="Liên quan thế nào", max_length=500)


class PaperBallotForm(_Points):
    whole = True

    juror = forms.ModelChoiceField(None, label="Giám khảo", empty_label="Chọn giám khảo")
    comment = ViTextField(label="Nhận xét trên phiếu", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    scan = UploadField(label="Bản chụp phiếu", help_text="Người nhập thứ nhất kèm bản chụp có chữ ký")

    def __init__(self, *args, jury: Iterable[JuryMember], **kwargs):
        super().__init__(*args, points={}, **kwargs)
        self.fields["juror"].queryset = JuryMember.objects.filter(pk__in=[one.pk for one in jury]).order_by("pk")
        self.order_fields(["juror", *[f"c{one.pk}" for one in self.criteria], "comment", "scan"])


class RereadForm(ActForm):
    reason = ViTextField(label="Vì sao đọc lại", widget=forms.Textarea(attrs={"rows": 2}))
