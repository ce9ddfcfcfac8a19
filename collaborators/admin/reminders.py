"""The steps of reminding, as staff keep them."""

from django.contrib import admin

from collaborators.models import ReminderRule
from khuyencong.core.registers import SharedRegister


@admin.register(ReminderRule)
class ReminderRuleAdmin(SharedRegister, admin.ModelAdmin):
    """Ended by a date and followed by a new row, never erased."""

    list_display = ("code", "kind", "working_days", "is_on", "valid_from", "valid_to")
    list_filter = ("kind", "is_on")
    ordering = ("kind", "-valid_from", "pk")
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False
