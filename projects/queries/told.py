"""What a form tells a service, a row at a time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from khuyencong.core.models import User
from projects.choices import Conclusion, CouncilRole, Criterion
from projects.models import Beneficiary, Project, Reason


@dataclass(frozen=True)
class GivenReason:
    """What was chosen of the list and what was added; no ``reason`` where there is no list. ``str`` is what people read."""

    reason: Reason | None
    words: str = ""

    def __str__(self):
        if self.reason is None:
            return self.words
        return f"{self._short}: {self.words}" if self.words else self.reason.name

    @property
    def _short(self) -> str:
        return self.reason.name.split(" (")[0]

    @classmethod
    def again(cls, reason: Reason | None, text: str) -> "GivenReason":
        """One that was kept, out of its column and its ``text`` as it was said."""
        if reason is None:
            return cls(None, text)
        bare = cls(reason)
        return cls(reason, "" if text == str(bare) else text.removeprefix(f"{bare._short}: "))


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Somebody of the council: ``user``, or ``name`` of one from outside."""

    role: CouncilRole
    user: User | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A criterion: ``score`` 0–100, ``remark``, or both."""

    criterion: Criterion
    score: int | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    beneficiary: Beneficiary
    result: Conclusion
    support: Decimal | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A đề án put under a contract, with its amount in đồng; ``version`` is the one the person saw."""

    project: Project
    amount: Decimal
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """What is to be mended, by when."""

    what: str
    due_on: date | None = None
