"""Reference tables of đề án as spreadsheets, in and out. A row is known by its code."""

from import_export import fields, resources
from import_export.widgets import BooleanWidget, DecimalWidget, ForeignKeyWidget, SimpleArrayWidget

from khuyencong.core.form_fields import ViDateWidget, ViMoneyWidget
from khuyencong.core.registers import resource_of
from khuyencong.territory.models import AdministrativeUnit
from projects.models import (
    AdjustmentRule,
    BenefitRule,
    Content,
    EligibleForm,
    EligiblePlace,
    OutputIndicator,
    PaperRequirement,
    PaperType,
    Priority,
    ProjectType,
    Reason,
    SizeThreshold,
    SupportCondition,
    SupportNorm,
)


class ContentResource(resources.ModelResource):
    """The tree of contents; a parent stands above its children."""

    code = fields.Field("code", "Mã")
    parent = fields.Field("parent", "Thuộc", widget=ForeignKeyWidget(Content, "code"))
    name = fields.Field("name", "Tên gọi")
    wording = fields.Field("wording", "Lời văn bản")
    source = fields.Field("source", "Căn cứ")
    certainty = fields.Field("certainty", "Mức chắc chắn")
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())

    class Meta:
        model = Content
        import_id_fields = ["code"]
        fields = ["code", "parent", "name", "wording", "source", "certainty", "valid_from", "valid_to"]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class IndicatorResource(resources.ModelResource):
    """The units in which results are counted."""

    code = fields.Field("code", "Mã")
    name = fields.Field("name", "Chỉ tiêu")
    unit_name = fields.Field("unit_name", "Đơn vị tính")
    definition = fields.Field("definition", "Cách tính")
    source = fields.Field("source", "Căn cứ")
    certainty = fields.Field("certainty", "Mức chắc chắn")

    class Meta:
        model = OutputIndicator
        import_id_fields = ["code"]
        fields = ["code", "name", "unit_name", "definition", "source", "certainty"]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class NormResource(resources.ModelResource):
    """Versions of norms. The province is told by the key of the reference table of places (``new-79``, ``old-74``)."""

    code = fields.Field("code", "Mã")
    content = fields.Field("content", "Nội dung", widget=ForeignKeyWidget(Content, "code"))
    purse = fields.Field("purse", "Nguồn")
    province = fields.Field("province", "Tỉnh", widget=ForeignKeyWidget(AdministrativeUnit, "reference_key"))
    kind = fields.Field("kind", "Loại dòng")
    document_name = fields.Field("document_name", "Văn bản")
    source_ref = fields.Field("source_ref", "Điều, khoản")
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())
    percent = fields.Field("percent", "Tỷ lệ (%)", widget=DecimalWidget())
    cap = fields.Field("cap", "Trần (đồng)", widget=ViMoneyWidget())
    cap_unit = fields.Field("cap_unit", "Đơn vị của trần")
    variant = fields.Field("variant", "Trường hợp riêng")
    multiplier = fields.Field("multiplier", "Hệ số", widget=DecimalWidget())
    basis = fields.Field("basis", "Tính trên")
    condition = fields.Field("condition", "Điều kiện")
    may_exceed = fields.Field("may_exceed", "Quyết được mức khác", widget=BooleanWidget())
    usable_for_calc = fields.Field("usable_for_calc", "Dùng để tính", widget=BooleanWidget())
    certainty = fields.Field("certainty", "Mức chắc chắn")
    date_certainty = fields.Field("date_certainty", "Mức chắc chắn của ngày")
    note = fields.Field("note", "Ghi chú")

    class Meta:
        model = SupportNorm
        import_id_fields = ["code"]
        fields = [
            "code",
            "content",
            "purse",
            "province",
            "kind",
            "document_name",
            "source_ref",
            "valid_from",
            "valid_to",
            "percent",
            "cap",
            "cap_unit",
            "variant",
            "multiplier",
            "basis",
            "condition",
            "may_exceed",
            "usable_for_calc",
            "certainty",
            "date_certainty",
            "note",
        ]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class _YesNo(BooleanWidget):
    """“1” or “0”, as in the reference files."""

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(int(value))


class _Grounded(resources.ModelResource):
    """A row the law may change: where it is said, and how sure we are."""

    code = fields.Field("code", "Mã")
    source = fields.Field("source", "Căn cứ")
    article = fields.Field("article", "Điều khoản")
    certainty = fields.Field("certainty", "Mức chắc chắn")
    note = fields.Field("note", "Ghi chú")


class ProjectTypeResource(_Grounded):
    """A dạng stands below the one that holds it."""

    parent = fields.Field("parent", "Thuộc", widget=ForeignKeyWidget(ProjectType, "code"))
    name = fields.Field("name", "Tên gọi")
    selection = fields.Field("selection", "Cách chọn đơn vị")
    content_codes = fields.Field("content_codes", "Mã nội dung", widget=SimpleArrayWidget(";"))
    one_of_fifteen = fields.Field("one_of_fifteen", "Thuộc 15 dạng của Đ14", widget=_YesNo())

    class Meta:
        model = ProjectType
        import_id_fields = ["code"]
        fields = [
            "code", "parent", "name", "selection", "content_codes", "one_of_fifteen",
            "source", "article", "certainty", "note",
        ]  # fmt: skip
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class PaperTypeResource(_Grounded):
    name = fields.Field("name", "Tên gọi")
    form_no = fields.Field("form_no", "Số mẫu")
    issuer = fields.Field("issuer", "Bên lập")
    form = fields.Field("form", "Bản phải nộp")

    class Meta:
        model = PaperType
        import_id_fields = ["code"]
        fields = ["code", "name", "form_no", "issuer", "form", "source", "article", "certainty", "note"]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class RequirementResource(_Grounded):
    """Dạng is empty where every dạng is asked."""

    purse = fields.Field("purse", "Nguồn")
    project_type = fields.Field("project_type", "Dạng đề án", widget=ForeignKeyWidget(ProjectType, "code"))
    stage = fields.Field("stage", "Giai đoạn")
    paper_type = fields.Field("paper_type", "Giấy tờ", widget=ForeignKeyWidget(PaperType, "code"))
    need = fields.Field("need", "Mức cần")
    condition = fields.Field("condition", "Khi nào, thế nào")
    copies = fields.Field("copies", "Số bộ")
    or_codes = fields.Field("or_codes", "Giấy tờ thay được", widget=SimpleArrayWidget(";"))
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())

    class Meta:
        model = PaperRequirement
        import_id_fields = ["code"]
        fields = [
            "code", "purse", "project_type", "stage", "paper_type", "need", "condition", "copies", "or_codes",
            "source", "article", "certainty", "note", "valid_from", "valid_to",
        ]  # fmt: skip
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class ReasonResource(_Grounded):
    kind = fields.Field("kind", "Dùng khi")
    group = fields.Field("group", "Nhóm")
    name = fields.Field("name", "Lý do")
    can_fix = fields.Field("can_fix", "Sửa được", widget=_YesNo())
    needs_text = fields.Field("needs_text", "Bắt buộc ghi rõ", widget=_YesNo())
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())

    class Meta:
        model = Reason
        import_id_fields = ["code"]
        fields = [
            "code", "kind", "group", "name", "can_fix", "needs_text",
            "source", "article", "certainty", "note", "valid_from", "valid_to",
        ]  # fmt: skip
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


EligibleFormResource = resource_of(EligibleForm)
EligiblePlaceResource = resource_of(EligiblePlace)
SizeThresholdResource = resource_of(SizeThreshold)
SupportConditionResource = resource_of(SupportCondition)
PriorityResource = resource_of(Priority)
BenefitRuleResource = resource_of(BenefitRule, unit="reference_key", content="code")


class AdjustmentRuleResource(resources.ModelResource):
    """Who decides what change. A row is known by its code and the change."""

    code = fields.Field("code", "Mã")
    purse = fields.Field("purse", "Nguồn")
    change = fields.Field("change", "Thay đổi")
    grouping = fields.Field("grouping", "Với")
    what = fields.Field("what", "Lời của quy tắc")
    decided_by = fields.Field("decided_by", "Ai quyết")
    form = fields.Field("form", "Hình thức")
    papers = fields.Field("papers", "Giấy tờ", widget=SimpleArrayWidget(separator=";"))
    source = fields.Field("source", "Văn bản")
    source_ref = fields.Field("source_ref", "Điều, khoản")
    certainty = fields.Field("certainty", "Mức chắc chắn")
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())

    class Meta:
        model = AdjustmentRule
        import_id_fields = ["code", "change"]
        fields = [
            "code",
            "purse",
            "change",
            "grouping",
            "what",
            "decided_by",
            "form",
            "papers",
            "source",
            "source_ref",
            "certainty",
            "valid_from",
            "valid_to",
        ]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True
