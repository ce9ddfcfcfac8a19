"""The report as a form: every box a text, so that a draft takes whatever was typed and gives it back."""

from collections.abc import Iterator

from django import forms

from collaborators.choices import Basis, ReviewOutcome
from collaborators.models import ReportQuestion
from collaborators.queries.sheet import Filled, columns_of, is_typed_list
from collaborators.queries.sheet.parts import DID, NIL, REST
from khuyencong.core.form_fields import ViTextField
from khuyencong.core.forms import ActForm

CHECKS = {
    REST: "Các cơ sở còn lại vẫn như sổ",
    NIL: "Cả kỳ không phát sinh",
    **{f"{NIL}_{part}": f"Phần {part} không phát sinh" for part in range(1, 5)},
}
_LONGEST = 5000


class _Choice(ViTextField):
    """A box with words for its codes; a draft may hold another."""

    def __init__(self, *, choices, **kwargs):
        self.choices = choices
        super().__init__(**kwargs)


class QuarterlyReportForm(ActForm):
    """Fields are made for the boxes that came, or on a fresh page are asked. Boxes left out of a POST are not touched.

    ``du`` says the whole form came: a tick that is not among the fields was taken off.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    du = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, filled: Filled, **kwargs):
        super().__init__(*args, **kwargs)
        labels = Labels(filled)
        for name in self.data if self.is_bound else labels.asked(filled):
            if field := labels.field(name):
                self.fields[name] = field
                self.initial.setdefault(name, filled.typed(name))
        if self.data.get("du"):
            for name, label in CHECKS.items():
                self.fields.setdefault(name, forms.BooleanField(label=label, required=False))

    @property
    def answers(self) -> dict[str, str]:
        apart = {"idempotency_key", "version", "du"}
        said = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        return {name: ("on" if value else "") if isinstance(value, bool) else value for name, value in said.items()}

    def raw(self) -> dict[str, str]:
        """What was typed, for showing it again; a tick that was taken off is off."""
        return {name: self.data.get(name, "") for name in self.fields if name not in {"idempotency_key", "version"}}


class Labels:
    """Which boxes a report has, and what each is called."""

    def __init__(self, filled: Filled) -> None:
        self.questions = {question.field: question for question in filled.questions}
        self.listed = {one.field: one for one in filled.listed}

    def asked(self, filled: Filled) -> Iterator[str]:
        """Boxes of a fresh page, those of the review of the list apart."""
        for question in filled.questions:
            if is_typed_list(question):
                rows = range(filled.rows(question) + 1)
                yield from (f"{question.field}_{row}_{n}" for row in rows for n, _ in columns_of(question))
            else:
                yield question.field
        yield "loi_1"

    def field(self, name: str) -> forms.Field | None:
        """The field of a box; None where there is no such box."""
        if name in CHECKS:
            return forms.BooleanField(label=CHECKS[name], required=False)
        found = self._of_list(name) or self._of_question(name)
        if not found and (name == DID or (name.startswith("loi_") and name[4:] in {"1", "2", "3", "4"})):
            found = ("Trong kỳ đã làm gì" if name == DID else f"Nhận xét phần {name[4:]}"), ()
        if not found:
            return None
        label, choices = found
        made = _Choice(label=label, required=False, choices=choices) if choices else None
        return made or ViTextField(label=label, required=False, max_length=_LONGEST)

    def _of_list(self, name: str) -> tuple | None:
        """A box of the review: cs_12, cs_12_ngay, cs_12_y. Of an establishment no longer listed too: it was typed."""
        if not name.startswith("cs_"):
            return None
        pk, _, tail = name[3:].partition("_")
        if not pk.isdecimal() or tail not in {"", "ngay", "y"}:
            return None
        one = self.listed.get(f"cs_{pk}")
        label = one.name if one else "Cơ sở đã ra khỏi danh sách"
        return label + {"": "", "ngay": ": từ ngày", "y": ": ghi thêm"}[tail], () if tail else ReviewOutcome.choices

    def _of_question(self, name: str) -> tuple | None:
        """A box of a question: c1_02, c1_02_uoc, c1_02_vi, c3_01_0_2."""
        if question := self.questions.get(name):
            return f"Ô {question.number}", ()
        head, *tail = [name[:5], *name[6:].split("_")]
        question = self.questions.get(head)
        if question is None or name[5:6] != "_":
            return None
        match tail:
            case ["uoc"]:
                return f"Ô {question.number}: ước hay thực", Basis.choices
            case ["vi"]:
                return f"Ô {question.number}: giải thích", ()
            case [row, column] if row.isdecimal() and column.isdecimal():
                return _line(question, int(row), int(column))
        return None


def _line(question: ReportQuestion, row: int, column: int) -> tuple | None:
    name = dict(columns_of(question)).get(column)
    return (f"Ô {question.number}, dòng {row + 1}, {name}", ()) if name and row < 30 else None


class SendForm(ActForm):
    """The one button of the check page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
