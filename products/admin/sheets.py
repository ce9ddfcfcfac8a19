"""Products and công nhận as spreadsheets: which form reads a row, which service writes it."""

from django.core.exceptions import ValidationError
from import_export.results import RowResult

from khuyencong.core.dates import format_date
from products import services
from products.choices import ProductGroup, VotingLevel
from products.forms import ProductChangeForm, ProductForm, RecognitionForm
from products.forms.picks import ProductChoiceField
from products.imports import YES, ByService, code, column
from products.models import Product, Recognition


class ProductResource(ByService):
    """A row with “Mã” is that product, whose establishment and place stay; without, a new one."""

    pk = column("pk", "Mã")
    name = column("name", "Tên sản phẩm")
    establishment = column("establishment__name", "Cơ sở")
    unit = column("unit__full_name", "Địa bàn")
    group = column("group", "Nhóm", ProductGroup.choices)
    is_set = column("is_set", "Là bộ sản phẩm")
    set_parts = column("set_parts", "Bộ gồm")
    story = column("story", "Giới thiệu")

    class Meta:
        model = Product
        fields = export_order = ("pk", "name", "establishment", "unit", "group", "is_set", "set_parts", "story")
        import_id_fields = ()
        skip_unchanged = use_transactions = True

    def get_queryset(self):
        return Product.objects.select_related("establishment", "unit").order_by("sort_key", "pk")

    def get_instance(self, instance_loader, row):
        number = self.cell(row, "pk")
        if not number:
            return None
        rows = Product.objects.visible_to(self.by).select_related("establishment", "unit")
        found = rows.filter(pk=number) if number.isdecimal() else rows.none()
        if not found:
            raise ValidationError(f"Mã: không có sản phẩm số {number}.")
        return found[0]

    def read(self, instance, row):
        names = ("name", "establishment", "unit", "set_parts", "story")
        typed = {name: self.cell(row, name) for name in names}
        typed["group"] = code(self.cell(row, "group"), ProductGroup)
        typed |= {"is_set": "on"} if self.cell(row, "is_set").casefold() in YES else {}
        if instance.pk:
            return ProductChangeForm(typed | {"version": instance.version})
        return ProductForm(typed, user=self.by)

    def write(self, instance, is_create):
        if is_create:
            return services.add_product(by=self.by, **instance.told)
        return services.change_product(by=self.by, product=instance, expected=instance.version, **instance.told)


class RecognitionResource(ByService):
    """Results of any level, one row each: a row already on record is left as it is."""

    product = column("product__pk", "Mã sản phẩm")
    product_name = column("product__name", "Sản phẩm")
    establishment = column("product__establishment__name", "Cơ sở")
    level = column("level", "Cấp", VotingLevel.choices)
    year = column("year", "Năm")
    decided_on = column("decided_on", "Ngày quyết định")
    number = column("document__number", "Số quyết định")
    symbol = column("document__symbol", "Ký hiệu")
    issuer = column("document__issuer", "Cơ quan ban hành")
    valid_to = column("valid_to", "Có giá trị đến")

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
        facts = {"level": code(self.cell(row, "level"), VotingLevel), "year": self.cell(row, "year")}
        if not facts["year"].isdecimal():
            return None
        return self.get_queryset().filter(product=self._product(row), **facts).first()

    def _product(self, row) -> Product:
        number, name = self.cell(row, "product"), self.cell(row, "product_name")
        try:
            return ProductChoiceField(user=self.by).clean(f"#{number}" if number else name)
        except ValidationError as error:
            raise ValidationError([f"Sản phẩm: {message}" for message in error.messages]) from error

    def read(self, instance, row):
        names = ("year", "decided_on", "number", "symbol", "issuer", "valid_to")
        typed = {name: self.cell(row, name) for name in names} | {"level": code(self.cell(row, "level"), VotingLevel)}
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
