"""The page a link in a message leads to: one button, so that a preview of the message opens nothing."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from khuyencong.core import devices, outbox
from khuyencong.core.exceptions import DomainError
from khuyencong.portal import rules, services


@method_decorator(login_not_required, name="dispatch")
class Door(TemplateView):
    template_name = "portal/door.html"
    http_method_names = ["get", "head", "options", "post"]

    @cached_property
    def message(self):
        return outbox.behind(self.kwargs["token"])

    def get(self, request, *args, **kwargs):
        if self.message and request.user == self.message.to:
            return HttpResponseRedirect(self.message.url)
        may = rules.may_enter_by_link(self.message.to) if self.message else None
        return self.render_to_response({"message_of": self.message, "may": may})

    def post(self, request, *args, **kwargs):
        message = self.message
        try:
            if message is None:
                raise DomainError("Đường dẫn này đã quá bảy ngày. Đăng nhập để vào.")
            services.use_link(by=message.to, message=message)
        except DomainError as error:
            return self.render_to_response({"message_of": message, "used": str(error)}, status=403)
        login(request, message.to, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.session.set_expiry(settings.SESSION_COOKIE_AGE if "remember" in request.POST else 0)
        devices.note(request)
        return HttpResponseRedirect(message.url)
