"""People leaving: an account closed or a role ended in the registers warns of what its owner still holds."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from khuyencong.core.admin import UserAdmin
from khuyencong.core.models import User
from khuyencong.offices.admin import RoleGrantAdmin
from khuyencong.offices.models import RoleGrant
from khuyencong.offices.queries import reach_of
from khuyencong.portal.queries import open_things


def warn(request, person: User) -> None:
    """Say what is left in the hands of somebody who no longer works here; the door to hand it over stands beside."""
    person = User.objects.get(pk=person.pk)  # with what was just saved, and no reach read before it
    if person.is_active and reach_of(person).is_office:
        return
    if left := len(open_things(person, seen_by=request.user)):
        address = reverse("portal:hand_over", query={"nguoi": person.pk})
        told = "{} còn giữ {} việc đang mở. <a href='{}'>Bàn giao cho người khác</a> để không việc nào bỏ trống."
        messages.warning(request, format_html(told, person, left, address))


class PersonAdmin(UserAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data:
            warn(request, obj)


class GrantAdmin(RoleGrantAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            warn(request, obj.user)


for model, register in ((User, PersonAdmin), (RoleGrant, GrantAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, register)
