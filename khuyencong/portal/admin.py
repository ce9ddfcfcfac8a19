"""People leaving: no account is closed while it holds something; a role that ends warns of what its owner still holds."""

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from procrastinate.contrib.django import admin as jobs

from khuyencong.core.admin import UserAdmin
from khuyencong.core.holdings import OpenThing
from khuyencong.core.models import User
from khuyencong.core.registers import RegisterForm, SharedRegister
from khuyencong.offices.admin import RoleGrantAdmin
from khuyencong.offices.models import RoleGrant
from khuyencong.offices.queries import reach_of
from khuyencong.portal.queries import open_things

_NAMED = 5


def _still_held(person: User, left: list[OpenThing]) -> SafeString:
    """What is in the way, by name, and the door out."""
    address = reverse("portal:hand_over", query={"nguoi": person.pk})
    names = format_html_join("; ", "<a href='{}'>{}</a>", ((thing.url, thing.label) for thing in left[:_NAMED]))
    more = f"; và {len(left) - _NAMED} việc nữa" if len(left) > _NAMED else ""
    told = "Chưa khoá được: {} còn giữ {} việc đang mở: {}{}. <a href='{}'>Bàn giao cho người khác</a> trước."
    return format_html(told, person, len(left), names, more, address)


def warn(request, person: User) -> None:
    """Say what is left in the hands of somebody who no longer works here; the door to hand it over stands beside."""
    person = User.objects.get(pk=person.pk)  # with what was just saved, and no reach read before it
    if person.is_active and reach_of(person).is_office:
        return
    if left := len(open_things(person, seen_by=request.user)):
        address = reverse("portal:hand_over", query={"nguoi": person.pk})
        told = "{} còn giữ {} việc đang mở. <a href='{}'>Bàn giao cho người khác</a> để không việc nào bỏ trống."
        messages.warning(request, format_html(told, person, left, address))


class _LeavingForm(RegisterForm, UserChangeForm):
    """Closes no account in whose hands something is still open; ``seen_by`` is the one at the register."""

    seen_by: User

    def clean_is_active(self):
        stays = self.cleaned_data["is_active"]
        if stays or not self.instance.is_active:
            return stays
        if left := open_things(self.instance, seen_by=self.seen_by):
            raise ValidationError(_still_held(self.instance, left), code="held")
        return stays


class PersonAdmin(UserAdmin):
    form = _LeavingForm

    def get_form(self, request, obj=None, **kwargs):
        made = super().get_form(request, obj, **kwargs)
        made.seen_by = request.user
        return made


class GrantAdmin(RoleGrantAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            warn(request, obj.user)


class AddressAdmin(SharedRegister, EmailAddressAdmin):
    """E-mails people sign in with, as the package shows them."""


for model, register in ((User, PersonAdmin), (RoleGrant, GrantAdmin), (EmailAddress, AddressAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, register)

# The queue has English pages of its own; what it sends is shown in the outbox.
admin.site.unregister(jobs.models.ProcrastinateJob)
