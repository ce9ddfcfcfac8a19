"""What the registers of collaborators share."""

from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    """What has a workflow is looked at here and done on its page."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
