"""One answer for the button, the page and the service: yes, or a reason in Vietnamese."""

from dataclasses import dataclass

from khuyencong.core.exceptions import DomainError


@dataclass(frozen=True)
class Verdict:
    """True when allowed; otherwise ``refusal`` says why not and what to do, ``missing`` names what is waited for."""

    refusal: str = ""
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.refusal

    def require(self, *, field: str | None = None) -> None:
        """Raise ``DomainError`` with the refusal unless allowed; ``field`` is the box of the form it is said at."""
        if self.refusal:
            raise DomainError(self.refusal, field=field)


ALLOWED = Verdict()
