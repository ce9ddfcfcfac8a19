"""What the registers of the tables of the law share."""

from django.contrib import admin
from django.db.models import Q
from import_export.admin import ImportExportMixin

from khuyencong.core.fields import ViFold
from khuyencong.core.registers import RegisterFiles
from khuyencong.core.text import fold


class Reference(RegisterFiles, ImportExportMixin, admin.ModelAdmin):
    """Rows that records point at: corrected, ended by a date, never erased. Found without diacritics."""

    name_column = "name"  # the column its rows are called by
    search_fields = ["name"]  # opens the box; ``get_search_results`` reads what is typed
    search_help_text = "Mã hoặc tên, không cần dấu"
    ordering = ["code"]
    show_full_result_count = False
    import_error_display = ("message",)

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term.strip())
        if not words:
            return queryset, False
        named = queryset.annotate(name_fold=ViFold(self.name_column))
        return named.filter(Q(name_fold__contains=words) | Q(code__icontains=words)), False

    def has_delete_permission(self, request, obj=None):
        return False
