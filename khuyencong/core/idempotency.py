"""An act happens once per key, whatever the line or the thumb does."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from khuyencong.core.models import IdempotencyKey, User


@transaction.atomic
def once(*, by: User, key: UUID | None, act: Callable[[], str]) -> str:
    """Run ``act`` (which returns the address to show next) unless ``key`` already led ``by`` somewhere.

    Two simultaneous POSTs meet at the primary key: the second waits for the first, then follows it.
    The same key of another person is another key.
    """
    if key is None:
        return act()
    key = uuid5(key, str(by.pk))
    try:
        with transaction.atomic():
            row = IdempotencyKey.objects.create(key=key, user=by)
    except IntegrityError:
        return IdempotencyKey.objects.get(key=key).location
    row.location = act()
    row.save(update_fields=["location"])
    return row.location


def forget() -> int:
    """Drop the keys that no page, no device and no link can bring any more; how many. A second call drops nothing."""
    oldest = timezone.now() - timedelta(days=settings.IDEMPOTENCY_DAYS)
    return IdempotencyKey.objects.filter(created_at__lt=oldest).delete()[0]
