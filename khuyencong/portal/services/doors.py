"""The link of a message, used."""

from uuid import uuid5

from django.db import IntegrityError, transaction

from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import IdempotencyKey, Message, User
from khuyencong.portal import rules


@transaction.atomic
def use_link(*, by: User, message: Message) -> None:
    """Once a message; ``DomainError`` when it was used before, or the person must sign in."""
    rules.may_enter_by_link(by).require()
    try:
        with transaction.atomic():
            IdempotencyKey.objects.create(key=uuid5(message.pk, "door"), user=by, location=message.url)
    except IntegrityError:
        raise DomainError("Đường dẫn này đã dùng một lần. Đăng nhập để vào.") from None
