"""The register of places as a spreadsheet."""

from import_export import fields, resources
from import_export.widgets import DecimalWidget, FloatWidget

from khuyencong.core.form_fields import ViDateWidget
from khuyencong.territory.models import AdministrativeUnit


class UnitResource(resources.ModelResource):
    """One row a unit, wide before narrow; the wider unit by name and code."""

    parent_code = fields.Field("parent__code", "Mã đơn vị chứa")
    parent_name = fields.Field("parent__name", "Đơn vị chứa")
    code = fields.Field("code", "Mã")
    name = fields.Field("full_name", "Tên")
    level = fields.Field("get_level_display", "Cấp")
    valid_from = fields.Field("valid_from", "Có từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến hết ngày", widget=ViDateWidget())
    lat = fields.Field("lat", "Vĩ độ tâm", widget=FloatWidget())
    lon = fields.Field("lon", "Kinh độ tâm", widget=FloatWidget())
    area_km2 = fields.Field("area_km2", "Diện tích (km²)", widget=DecimalWidget())
    doubt = fields.Field("doubt", "Kiểm chứng")

    class Meta:
        model = AdministrativeUnit
        fields = [
            "code",
            "name",
            "level",
            "parent_code",
            "parent_name",
            "valid_from",
            "valid_to",
            "lat",
            "lon",
            "area_km2",
            "doubt",
        ]
        export_order = fields
