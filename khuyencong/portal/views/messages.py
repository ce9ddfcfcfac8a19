"""Messages to me that stand in the portal."""

from django.urls import reverse

from khuyencong.core.forms import ActForm
from khuyencong.core.models import Message
from khuyencong.core.paging import page
from khuyencong.core.views import ActView
from khuyencong.portal.services.messages import mark_read


class MessageList(ActView):
    """The latest first; one button marks them read."""

    form_class = ActForm
    template_name = "portal/messages.html"
    success = "Đã đánh dấu đọc."

    def get_context_data(self, **kwargs):
        mine = Message.objects.inbox(self.request.user)
        return super().get_context_data(
            page=page(self.request, mine, size=25), has_new=mine.filter(read_at=None).exists(), **kwargs
        )

    def act(self, form):
        mark_read(by=self.request.user)
        return reverse("portal:messages")
