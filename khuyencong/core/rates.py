"""How often one address may ask what anybody may ask: counted in this process's memory, for a page that only reads may
not write to the database.

With several processes the limit is as many times larger; it is there to make guessing and hammering pointless.
"""

import math
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.http import HttpRequest

_HELD_IN = "rates"


@dataclass(frozen=True)
class Rate:
    """At most ``amount`` in any ``seconds``, told apart by ``name``."""

    name: str
    amount: int
    seconds: int

    def wait(self, request: HttpRequest) -> int:
        """Seconds until the address may ask again; 0 when it may now. Counts nothing."""
        told = self._told(request)
        return 0 if len(told) < self.amount else max(1, math.ceil(told[-self.amount] + self.seconds - time.time()))

    def count(self, request: HttpRequest) -> None:
        caches[_HELD_IN].set(self._key(request), [*self._told(request), time.time()][-self.amount :], self.seconds)

    def _told(self, request: HttpRequest) -> list[float]:
        since = time.time() - self.seconds
        return [moment for moment in caches[_HELD_IN].get(self._key(request), []) if moment > since]

    def _key(self, request: HttpRequest) -> str:
        """The address as sign-in tells it: behind a proxy the same way."""
        return f"rate:{self.name}:{get_adapter().get_client_ip(request)}"
