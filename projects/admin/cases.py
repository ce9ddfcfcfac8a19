"""Reference tables of đề án, corrected here; đề án themselves, looked at: they are written on their own pages."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from khuyencong.core.admin import LightRows
from khuyencong.core.registers import SharedRegister
from khuyencong.core.text import fold
from projects.admin.base import Reference
from projects.imports import (
    ContentResource,
    IndicatorResource,
    NormResource,
    PaperTypeResource,
    ProjectTypeResource,
    ReasonResource,
    RequirementResource,
)
from projects.models import (
    Content,
    LocalityPlanRule,
    OutputIndicator,
    PaperRequirement,
    PaperType,
    Programme,
    ProgrammeGroup,
    ProgrammeTarget,
    Project,
    ProjectType,
    Reason,
    SupportNorm,
)


@admin.register(Content)
class ContentAdmin(Reference):
    resource_classes = [ContentResource]
    list_display = ["code", "name", "parent", "valid_from", "valid_to", "certainty"]
    list_select_related = ["parent"]
    list_filter = ["certainty"]
    autocomplete_fields = ["parent"]


@admin.register(OutputIndicator)
class IndicatorAdmin(Reference):
    resource_classes = [IndicatorResource]
    list_display = ["code", "name", "unit_name", "certainty"]
    list_filter = ["certainty"]


@admin.register(SupportNorm)
class NormAdmin(Reference):
    """Versions of norms: a new law is a new row, the old one gets its last day."""

    resource_classes = [NormResource]
    list_display = [
        "code",
        "content",
        "purse",
        "province",
        "document_name",
        "valid_from",
        "valid_to",
        "percent",
        "cap",
        "cap_unit",
        "usable_for_calc",
        "certainty",
    ]
    list_select_related = ["content", "province"]
    list_filter = ["kind", "purse", "usable_for_calc", "certainty", "date_certainty"]
    autocomplete_fields = ["content", "province", "document"]
    search_fields = ["document_name"]
    search_help_text = "Mã hoặc tên văn bản, không cần dấu"
    name_column = "document_name"


@admin.register(ProjectType)
class ProjectTypeAdmin(Reference):
    resource_classes = [ProjectTypeResource]
    list_display = ["code", "name", "parent", "selection", "one_of_fifteen", "certainty"]
    list_select_related = ["parent"]
    list_filter = ["selection", "one_of_fifteen", "certainty"]
    autocomplete_fields = ["parent"]


@admin.register(PaperType)
class PaperTypeAdmin(Reference):
    resource_classes = [PaperTypeResource]
    list_display = ["code", "name", "form_no", "issuer", "form", "certainty"]
    list_filter = ["issuer", "certainty"]


@admin.register(PaperRequirement)
class RequirementAdmin(Reference):
    """Found by its own code or by the name of the paper."""

    resource_classes = [RequirementResource]
    list_display = ["code", "purse", "stage", "project_type", "paper_type", "need", "valid_from", "certainty"]
    list_select_related = ["project_type", "paper_type"]
    list_filter = ["purse", "stage", "need", "certainty"]
    autocomplete_fields = ["project_type", "paper_type"]
    search_fields = ["code"]
    name_column = "paper_type__name"


@admin.register(Reason)
class ReasonAdmin(Reference):
    resource_classes = [ReasonResource]
    list_display = ["code", "name", "kind", "group", "can_fix", "needs_text", "valid_to", "certainty"]
    list_filter = ["kind", "group", "certainty"]


@admin.register(LocalityPlanRule)
class LocalityPlanRuleAdmin(SharedRegister, admin.ModelAdmin):
    """How targets of localities are suggested: ended by a date, never erased, since plans say by which they were made."""

    list_display = ["__str__", "unit", "low", "high", "valid_from", "valid_to", "certainty"]
    list_select_related = ["unit"]
    list_filter = ["certainty"]
    ordering = ["-valid_from", "-pk"]
    autocomplete_fields = ["unit"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


class GroupInline(LightRows, admin.TabularInline):
    model = ProgrammeGroup
    extra = 0
    autocomplete_fields = ["content"]
    show_change_link = True


class TargetInline(LightRows, admin.TabularInline):
    model = ProgrammeTarget
    extra = 0
    autocomplete_fields = ["indicator"]


@admin.register(Programme)
class ProgrammeAdmin(SharedRegister, admin.ModelAdmin):
    list_display = ["name", "unit", "from_year", "to_year", "document", "illustrative"]
    list_select_related = ["unit", "document"]
    ordering = ["-from_year", "-pk"]
    autocomplete_fields = ["unit", "document"]
    inlines = [GroupInline]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ProgrammeGroup)
class ProgrammeGroupAdmin(SharedRegister, admin.ModelAdmin):
    """Opened from its programme, for the targets."""

    list_display = ["name", "programme", "order", "content"]
    list_select_related = ["programme", "content"]
    ordering = ["-programme__from_year", "programme", "order"]
    raw_id_fields = ["programme"]
    autocomplete_fields = ["content"]
    inlines = [TargetInline]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Project)
class ProjectAdmin(admin.ModelAdmin):
    """To look up and to follow to the page where work is done."""

    list_display = ["code", "title", "plan_year", "purse", "status", "page"]
    list_filter = ["status", "purse", "kind"]
    search_fields = ["fold", "code"]
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ["-plan_year", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    exclude = ["timeline"]

    @admin.display(description="Trang")
    def page(self, project):
        return format_html('<a href="{}">Mở trang đề án</a>', reverse("projects:detail", args=[project.pk]))

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
