"""Spreadsheets in and out: tables of the law of bình chọn; products and công nhận, each row a service call.

A row is read by the form of the page that writes the same thing, so that Excel and the page say the same of it.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from import_export import fields, resources
from import_export.results import RowResult
from import_export.widgets import Widget

from khuyencong.core.dates import format_date
from khuyencong.core.exceptions import DomainError
from khuyencong.core.registers import resource_of
from products import services
from products.choices import ProductGroup, VotingLevel
from products.forms import ProductChangeForm, ProductForm, RecognitionForm
from products.forms.picks import ProductChoiceField
from products.models import (
    CouncilRule,
    CriterionRule,
    DossierRule,
    Product,
    Recognition,
    ValidityRule,
    VotingLevelRule,
)

VotingLevelRuleResource = resource_of(VotingLevelRule)
CouncilRuleResource = resource_of(CouncilRule)
CriterionRuleResource = resource_of(CriterionRule, parent="code")
DossierRuleResource = resource_of(DossierRule, paper_type="code")
ValidityRuleResource = resource_of(ValidityRule)

_YES = frozenset({"1", "có", "x", "bộ", "true"})


class _Words(Widget):
    """Codes as the words people read; days day first; yes as “có”."""

    def __init__(self, choices: list[tuple[str, str]] | None = None) -> None:
        super().__init__()
        self.words = dict(choices or [])

    def render(self, value, obj=None, **kwargs) -> str:
        if isinstance(value, bool):
            return "có" if value else ""
        if isinstance(value, date):
            return format_date(value)
        return self.words.get(value, "" if value is None else str(value))


def _column(name: str, title: str, choices: list[tuple[str, str]] | None = None) -> fields.Field:
    return fields.Field(name, title, widget=_Words(choices))


def _text(value: object) -> str:
    """A cell as it would be typed."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _code(value: str, choices: type) -> str:
    """“Cấp khu vực” or “khu_vuc” → “khu_vuc”; anything else goes on to be refused."""
    by_word = {label.casefold(): code for code, label in choices.choices}
    return by_word.get(value.casefold(), value)


class _ByService(resources.ModelResource):
    """``read`` gives the form of the page; ``write`` calls its service. Nothing is written past them."""

    by = None

    def before_import(self, dataset, **kwargs):
        self.by = kwargs["user"]

    def cell(self, row, name: str) -> str:
        return _text(row.get(self.fields[name].column_name))

    def import_instance(self, instance, row, **kwargs):
        form = self.read(instance, row)
        if not form.is_valid():
            told = {
                form.fields[name].label if name in form.fields else "": errors for name, errors in form.errors.items()
            }
            raise ValidationError(
                [f"{label}: {error}".lstrip(": ") for label, errors in told.items() for error in errors]
            )
        instance.told = form.answers
        for name, value in form.answers.items():
            if hasattr(type(instance), name):
                setattr(instance, name, value)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The form and the service judge it."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def save_instance(self, instance, is_create, row, **kwargs):
        try:
            made = self.write(instance, is_create)
        except DomainError as error:
            raise ValidationError(str(error)) from error
        instance.pk = made.pk


class ProductResource(_ByService):
    """A row with “Mã” is that product, whose establishment and place stay; without, a new one."""

    pk = _column("pk", "Mã")
    name = _column("name", "Tên sản phẩm")
    establishment = _column("establishment__name", "Cơ sở")
    unit = _column("unit__full_name", "Địa bàn")
    group = _column("group", "Nhóm", ProductGroup.choices)
    is_set = _column("is_set", "Là bộ sản phẩm")
    set_parts = _column("set_parts", "Bộ gồm")
    story = _column("story", "Giới thiệu")

    class Meta:
        model = Product
        fields = export_order = ("pk", "name", "establishment", "unit", "group", "is_set", "set_parts", "story")
        import_id_fields = ()
        skip_unchanged = use_transactions = True

    def get_queryset(self):
        return Product.objects.select_related("establishment", "unit").order_by("sort_key", "pk")

    def get_instance(self, instance_loader, row):
        code = self.cell(row, "pk")
        if not code:
            return None
        found = Product.objects.visible_to(self.by).select_related("establishment", "unit").filter(pk=code) if code.isdecimal() else None  # fmt: skip
        if not found:
            raise ValidationError(f"Mã: không có sản phẩm số {code}.")
        return found[0]

    def read(self, instance, row):
        names = ("name", "establishment", "unit", "set_parts", "story")
        typed = {name: self.cell(row, name) for name in names}
        typed["group"] = _code(self.cell(row, "group"), ProductGroup)
        typed |= {"is_set": "on"} if self.cell(row, "is_set").casefold() in _YES else {}
        if instance.pk:
            return ProductChangeForm(typed | {"version": instance.version})
        return ProductForm(typed, user=self.by)

    def write(self, instance, is_create):
        if is_create:
            return services.add_product(by=self.by, **instance.told)
        return services.change_product(by=self.by, product=instance, expected=instance.version, **instance.told)


class RecognitionResource(_ByService):
    """Results of any level, one row each: a row already on record is left as it is."""

    product = _column("product__pk", "Mã sản phẩm")
    product_name = _column("product__name", "Sản phẩm")
    establishment = _column("product__establishment__name", "Cơ sở")
    level = _column("level", "Cấp", VotingLevel.choices)
    year = _column("year", "Năm")
    decided_on = _column("decided_on", "Ngày quyết định")
    number = _column("document__number", "Số quyết định")
    symbol = _column("document__symbol", "Ký hiệu")
    issuer = _column("document__issuer", "Cơ quan ban hành")
    valid_to = _column("valid_to", "Có giá trị đến")

    class Meta:
        model = Recognition
        fields = export_order = (
            *("product", "product_name", "establishment", "level", "year"),
            *("decided_on", "number", "symbol", "issuer", "valid_to"),
        )
        import_id_fields = ()
        use_transactions = True

    def get_queryset(self):
        rows = Recognition.objects.select_related("product__establishment", "document")
        return rows.order_by("-year", "product__sort_key", "pk")

    def get_instance(self, instance_loader, row):
        facts = {"level": _code(self.cell(row, "level"), VotingLevel), "year": self.cell(row, "year")}
        if not facts["year"].isdecimal():
            return None
        return self.get_queryset().filter(product=self._product(row), **facts).first()

    def _product(self, row) -> Product:
        code, name = self.cell(row, "product"), self.cell(row, "product_name")
        try:
            return ProductChoiceField(user=self.by).clean(f"#{code}" if code else name)
        except ValidationError as error:
            raise ValidationError([f"Sản phẩm: {message}" for message in error.messages]) from error

    def read(self, instance, row):
        names = ("year", "decided_on", "number", "symbol", "issuer", "valid_to")
        typed = {name: self.cell(row, name) for name in names} | {"level": _code(self.cell(row, "level"), VotingLevel)}
        if not instance.pk:
            instance.product = self._product(row)
        return RecognitionForm(typed)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return instance.pk is not None

    def after_import_row(self, row, row_result, **kwargs):
        """One on record with other days is told, not rewritten: who is right is for a person to say."""
        if row_result.import_type != RowResult.IMPORT_TYPE_SKIP:
            return
        told = [("decided_on", "ngày quyết định"), ("valid_to", "hạn")]
        kept = Recognition.objects.get(pk=row_result.object_id)
        for name, word in told:
            typed, known = self.cell(row, name), getattr(kept, name)
            if typed and known and typed != format_date(known):
                row_result.import_type = RowResult.IMPORT_TYPE_INVALID
                text = f"Đã ghi công nhận này với {word} {format_date(known)}, tệp ghi {typed}. Sửa ở trang sản phẩm."
                row_result.validation_error = ValidationError(text)

    def write(self, instance, is_create):
        return services.recognise(by=self.by, product=instance.product, **instance.told)
