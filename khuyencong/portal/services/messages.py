"""One's own messages, read."""

from django.db import transaction

from khuyencong.core.dates import now
from khuyencong.core.models import Message, User


@transaction.atomic
def mark_read(*, by: User) -> int:
    """Every message that stands in the portal for this person; how many were new."""
    return Message.objects.inbox(by).filter(read_at=None).update(read_at=now())
