"""Rows of the sheet of registrations: which form reads one, which service writes it, what is said of a file."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from tablib import Dataset

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.core.registers import SafeXlsx
from products import services
from products.choices import Registrant
from products.forms.entries import EntryChangeForm, EntryForm
from products.forms.picks import ProductChoiceField
from products.imports import YES, ByService, as_typed, code
from products.models import Entry, VotingRound
from products.queries import entry_sheet

MOST = 1000
_CODE = re.compile(r"(?:SP-?)?0*(\d{1,6})", re.IGNORECASE)
_MADE = {"new": "made", "update": "changed", "skip": "same"}


class EntryResource(ByService):
    """A row with “Mã số” is that registration, whose product and registrant stay; without, a new one."""

    class Meta:
        model = Entry
        fields = tuple(name for name in entry_sheet.TITLES if name not in {"code", "product", "establishment"})
        import_id_fields = ()
        skip_unchanged = use_transactions = True

    def __init__(self, *, round_: VotingRound) -> None:
        super().__init__()
        self.round = round_
        self.asked = {column.name for column in entry_sheet.columns(round_)}

    def cell(self, row, name: str) -> str:
        return as_typed(row.get(entry_sheet.TITLES[name]))

    def label(self, form, name: str) -> str:
        return entry_sheet.TITLES.get(name, super().label(form, name))

    def get_instance(self, instance_loader, row):
        told = self.cell(row, "code")
        if not told:
            return None
        number = _CODE.fullmatch(told)
        rows = Entry.objects.visible_to(self.by).filter(round=self.round, number=int(number[1]) if number else 0)
        found = rows.select_related("product", "lower").first()
        if found is None:
            raise ValidationError(f"Mã số: đợt này không có {told}. Đăng ký mới thì để trống ô Mã số.")
        self._same_product(row, found)
        return found

    def _same_product(self, row, entry: Entry) -> None:
        """A product is not exchanged under a code that judges may have read."""
        told = self.cell(row, "product")
        if told and told != entry_sheet.told(entry.product):
            self._found(told, entry)

    def _found(self, told: str, entry: Entry) -> None:
        try:
            named = ProductChoiceField(user=self.by).clean(told)
        except ValidationError as error:
            raise ValidationError([f"Sản phẩm: {sentence}" for sentence in error.messages]) from error
        if named != entry.product:
            raise ValidationError(
                f"Sản phẩm: {entry.code} là {entry.product}. Đăng ký sản phẩm khác thì để trống Mã số."
            )

    def read(self, instance, row):
        names = self.asked - {"code", "establishment", *entry_sheet.CHECKED}
        typed = {name: self.cell(row, name) for name in names}
        typed |= {name: "on" for name in entry_sheet.CHECKED if self.cell(row, name).casefold() in YES}
        typed["registrant"] = code(typed["registrant"], Registrant)
        if not instance.pk:
            return EntryForm(typed, user=self.by, round_=self.round)
        typed |= {"version": instance.version, "lower": instance.lower_id or ""}
        return EntryChangeForm(typed, round_=self.round, product=instance.product)

    def write(self, instance, is_create):
        if is_create:
            return services.enter_product(by=self.by, round_=self.round, **instance.told)
        return services.change_entry(by=self.by, entry=instance, expected=instance.version, **instance.told)


@dataclass(frozen=True)
class Fault:
    """``row`` is the number Excel shows at its left; ``what`` the product as it was typed."""

    row: int
    what: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How many registrations are new, changed, as they were; which rows are not taken and why.

    ``broken``: a row met what nobody foresaw, so that nothing at all was written.
    """

    made: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[Fault, ...] = ()
    broken: bool = False

    @property
    def good(self) -> int:
        return self.made + self.changed

    @property
    def told(self) -> str:
        words = ((self.made, "đăng ký mới"), (self.changed, "đăng ký sửa"))
        return ", ".join(f"{number} {word}" for number, word in words if number) or "không có gì mới"


def opened(content: bytes, round_: VotingRound) -> Dataset:
    """The first sheet; ``DomainError`` when it is not one of ours."""
    rows = SafeXlsx().create_dataset(content)
    lacking = [c.title for c in entry_sheet.columns(round_) if c.needed and c.title not in (rows.headers or [])]
    if lacking:
        names = ", ".join(f"“{title}”" for title in lacking)
        raise DomainError(f"Dòng 1 của bảng thiếu cột {names}. Tải mẫu của đợt này, chép số liệu vào rồi gửi lại.")
    if not len(rows):
        raise DomainError("Bảng chưa có dòng nào dưới dòng tên cột.")
    if len(rows) > MOST:
        raise DomainError(f"Bảng có {len(rows)} dòng; mỗi lần nhận tối đa {MOST}. Chia thành nhiều tệp.")
    return rows


def tried(rows: Dataset, round_: VotingRound, user: User) -> Outcome:
    """What would come of it; nothing is written."""
    return _outcome(rows, EntryResource(round_=round_).import_data(rows, dry_run=True, user=user))


def taken(rows: Dataset, round_: VotingRound, user: User, *, partly: bool) -> Outcome:
    """Written whole, or (``partly``) without the rows that are wrong; ``faults`` of a whole one: nothing was written."""
    resource = EntryResource(round_=round_)
    result = resource.import_data(rows, dry_run=False, user=user, rollback_on_validation_errors=not partly)
    return _outcome(rows, result)


def _outcome(rows: Dataset, result) -> Outcome:
    counts = dict.fromkeys(_MADE.values(), 0)
    faults = []
    for number, row in enumerate(result.rows):
        said = _said(row)
        if said:
            faults.append(
                Fault(number + 2, as_typed(rows.dict[number].get(entry_sheet.TITLES["product"])), tuple(said))
            )
        elif row.import_type in _MADE:
            counts[_MADE[row.import_type]] += 1
    return Outcome(**counts, faults=tuple(faults), broken=result.has_errors())


def _said(row) -> list[str]:
    if row.validation_error is not None:
        return list(row.validation_error.messages)
    return ["Cổng không ghi được dòng này. Ghi dòng này ở trang Đăng ký sản phẩm."] if row.errors else []
