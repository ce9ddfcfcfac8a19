"""An act happens once per key, whatever the line or the thumb does."""

from collections.abc import Callable
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

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
