"""People, official documents, the legal calendar."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.admin.templatetags import admin_list
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.templatetags.static import static
from django.utils.html import format_html
from import_export import fields, resources
from import_export.admin import ExportMixin, ImportExportMixin
from import_export.forms import SelectableFieldsExportForm
from import_export.widgets import BooleanWidget, IntegerWidget

from khuyencong.core.fields import ViFold
from khuyencong.core.form_fields import ViDateWidget
from khuyencong.core.models import Holiday, LegalRule, Message, OfficialDocument, OutboxChannel, User
from khuyencong.core.registers import LineForm, RegisterFiles, SharedLines, SharedRegister
from khuyencong.core.text import fold

admin.site.login = secure_admin_login(admin.site.login)  # one door, with its limit on guesses
admin.site.unregister(Group)
admin.site.site_header = "Sổ danh mục"
admin.site.site_title = "Cổng khuyến công"
admin.site.index_title = "Danh mục và sổ"


class ByColumnForm(SelectableFieldsExportForm):
    """Boxes to tick are named as the columns of the file; the package puts the field's English name first."""

    def _get_field_label(self, resource, field_name):
        return resource.fields[field_name].column_name


class _KnownSelect(AutocompleteSelect):
    """An autocomplete box that takes the words of what is chosen from the row it stands in."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.known)
        return [(None, [*options, self.create_option(name, value[0], label, {value[0]}, len(options))], 0)]


class _RowForm(LineForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            box = getattr(field.widget, "widget", field.widget)
            if isinstance(box, _KnownSelect) and self.instance.pk:
                box.known = getattr(self.instance, name)


class LightRows(SharedLines):
    """An inline that reads what its rows point at together with them: Django asks again for each row."""

    form = _RowForm

    def get_queryset(self, request):
        pointed_at = [field.name for field in self.model._meta.fields if field.many_to_one]
        return super().get_queryset(request).select_related(*pointed_at)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = _KnownSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _yes_or_no(value: bool | None):
    """Django's icon, whose words for a screen reader are “True” and “False” in every language."""
    name, words = {True: ("yes", "Có"), False: ("no", "Không"), None: ("unknown", "Chưa rõ")}[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)


ExportMixin.export_form_class = ByColumnForm
admin_list._boolean_icon = _yes_or_no


class _NewPasswordForm(AdminPasswordChangeForm):
    """Django joins one of its sentences to the help in English, past its translations."""

    usable_password_help_text = (
        "Tắt đi thì người này không vào bằng mật khẩu được nữa, và mật khẩu đang dùng mất hẳn; "  # noqa: S105
        "vẫn vào được bằng mã gửi qua thư điện tử."
    )


@admin.register(User)
class UserAdmin(SharedRegister, DjangoUserAdmin):
    """Roles are granted in “vai trò được giao”; Django's own groups and permissions are not used."""

    list_display = ("full_name", "job_title", "email", "phone", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff")
    search_fields = ("fold", "email", "phone")
    ordering = ("sort_key", "pk")
    filter_horizontal = ()
    change_password_form = _NewPasswordForm
    fieldsets = (
        (None, {"fields": ("full_name", "job_title", "email", "phone", "password")}),
        ("Quyền vào", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("full_name", "job_title", "email", "phone", "password1", "password2")}),)
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    def user_change_password(self, request, id, form_url=""):
        """Named by the person: an account by phone has no e-mail to be named by."""
        page = super().user_change_password(request, id, form_url)
        if hasattr(page, "context_data"):
            page.context_data["title"] = f"Đặt mật khẩu cho {page.context_data['original']}"
        return page

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(OfficialDocument)
class OfficialDocumentAdmin(SharedRegister, admin.ModelAdmin):
    list_display = ("reference", "issued_on", "issuer", "title", "certainty")
    list_filter = ("certainty",)
    search_fields = ("fold", "number")
    ordering = ("-issued_on", "-pk")
    exclude = ("file",)
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))


class HolidayResource(resources.ModelResource):
    """Days off, one a row, known by their date."""

    date = fields.Field("date", "Ngày", widget=ViDateWidget())
    name = fields.Field("name", "Tên")
    kind = fields.Field("kind", "Loại")
    day_off = fields.Field("day_off", "Được nghỉ", widget=BooleanWidget())
    lunar_date = fields.Field("lunar_date", "Ngày âm lịch")
    swap_with = fields.Field("swap_with", "Hoán đổi với", widget=ViDateWidget())
    source = fields.Field("source", "Căn cứ")
    certainty = fields.Field("certainty", "Mức chắc chắn")
    note = fields.Field("note", "Ghi chú")

    class Meta:
        model = Holiday
        import_id_fields = ["date"]
        fields = ["date", "name", "kind", "day_off", "lunar_date", "swap_with", "source", "certainty", "note"]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class LegalRuleResource(resources.ModelResource):
    """Rules of law; a version is known by its code and its first day."""

    code = fields.Field("code", "Mã")
    name = fields.Field("name", "Tên")
    kind = fields.Field("kind", "Cách tính")
    month = fields.Field("month", "Tháng", widget=IntegerWidget())
    day = fields.Field("day", "Ngày", widget=IntegerWidget())
    year_offset = fields.Field("year_offset", "Cộng vào năm", widget=IntegerWidget(), default=0)
    end_month = fields.Field("end_month", "Đến tháng", widget=IntegerWidget())
    end_day = fields.Field("end_day", "Ngày cuối khung", widget=IntegerWidget())
    strictly_before = fields.Field("strictly_before", "Trước ngày", widget=BooleanWidget())
    amount = fields.Field("amount", "Số lượng", widget=IntegerWidget())
    amount_unit = fields.Field("amount_unit", "Đơn vị")
    start_event = fields.Field("start_event", "Tính từ")
    from_role = fields.Field("from_role", "Ai làm")
    to_role = fields.Field("to_role", "Gửi ai")
    what = fields.Field("what", "Nộp gì")
    purse = fields.Field("purse", "Nguồn kinh phí")
    remind_days = fields.Field("remind_days", "Nhắc trước")
    source = fields.Field("source", "Văn bản")
    article = fields.Field("article", "Điều, khoản")
    certainty = fields.Field("certainty", "Mức chắc chắn")
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())
    note = fields.Field("note", "Ghi chú")

    class Meta:
        model = LegalRule
        import_id_fields = ["code", "valid_from"]
        fields = [
            *("code", "name", "kind", "month", "day", "year_offset", "end_month", "end_day", "strictly_before"),
            *("amount", "amount_unit", "start_event", "from_role", "to_role", "what", "purse", "remind_days"),
            *("source", "article", "certainty", "valid_from", "valid_to", "note"),
        ]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class _LegalCalendarAdmin(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Rows every deadline is reckoned from: corrected here, found without diacritics, seen at once by every page."""

    search_fields = ["name"]  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Tên, không cần dấu"
    show_full_result_count = False
    import_error_display = ("message",)

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        named = queryset.annotate(name_fold=ViFold("name"))
        return (named.filter(name_fold__contains=words) if words else queryset), False


@admin.register(Holiday)
class HolidayAdmin(_LegalCalendarAdmin):
    """A wrong day may be taken out: what rested on it is reckoned anew, and the trail keeps it."""

    resource_classes = [HolidayResource]
    list_display = ["date", "name", "kind", "day_off", "swap_with", "certainty"]
    list_filter = ["kind", "certainty"]
    date_hierarchy = "date"
    ordering = ["-date"]


@admin.register(LegalRule)
class LegalRuleAdmin(_LegalCalendarAdmin):
    """Ended by a date and followed by a new version, never erased."""

    resource_classes = [LegalRuleResource]
    list_display = ["code", "name", "kind", "purse", "source", "article", "valid_from", "valid_to", "certainty"]
    list_filter = ["kind", "purse", "certainty"]
    ordering = ["code", "-valid_from"]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(OutboxChannel)
class OutboxChannelAdmin(SharedRegister, admin.ModelAdmin):
    """How messages leave. A way of a provider stays off until it has been tried with them."""

    list_display = ["channel", "is_on", "tried", "address", "per_minute", "quiet_from", "quiet_to"]
    ordering = ["pk"]
    show_full_result_count = False

    @admin.display(description="Nhà cung cấp")
    def tried(self, way):
        return "đã thử" if way.is_tried else "chưa thử với nhà cung cấp"

    def get_readonly_fields(self, request, obj=None):
        return ["channel"] if obj else []

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    """What was sent, looked at; the worker writes it."""

    list_display = ["to", "channel", "day", "state", "attempts", "sent_at", "subject"]
    list_select_related = ["to"]
    list_filter = ["channel", "state"]
    ordering = ["-created_at", "pk"]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
