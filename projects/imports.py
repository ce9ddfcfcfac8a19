"""Reference tables of đề án as spreadsheets, in and out. A row is known by its code."""

from import_export import fields, resources
from import_export.widgets import ForeignKeyWidget, SimpleArrayWidget

from khuyencong.core.form_fields import ViDateWidget
from projects.models import AdjustmentRule, Content, OutputIndicator


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
