"""Where I am signed in."""

from django import forms
from django.urls import reverse

from khuyencong.core import devices
from khuyencong.core.forms import ActForm
from khuyencong.core.models import Device
from khuyencong.core.views import ActView


class DeviceForm(ActForm):
    """Which device to sign out."""

    device = forms.ModelChoiceField(
        label="Thiết bị",
        queryset=Device.objects.none(),
        error_messages={"required": "Chọn một thiết bị.", "invalid_choice": "Thiết bị này đã đăng xuất rồi."},
    )

    def __init__(self, *args, mine, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["device"].queryset = mine


class DeviceList(ActView):
    """Each with its button; this one is left by the menu."""

    form_class = DeviceForm
    template_name = "portal/devices.html"
    success = "Đã đăng xuất thiết bị ấy."

    def others(self):
        return devices.of(self.request.user).exclude(session=self.request.session.session_key)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"mine": self.others()}

    def get_context_data(self, **kwargs):
        agent = self.request.headers.get("User-Agent", "")
        session = self.request.session
        mine = {one.session_id: one for one in devices.of(self.request.user).select_related("session")}
        here = mine.pop(session.session_key, None)
        return super().get_context_data(
            here=devices.name_of(agent),
            until=None if session.get_expire_at_browser_close() else session.get_expiry_date(),
            mine=here,
            others=[(one, devices.last_used(one)) for one in mine.values()],
            **kwargs,
        )

    def act(self, form):
        devices.sign_out(by=self.request.user, device=form.cleaned_data["device"])
        return reverse("portal:devices")
