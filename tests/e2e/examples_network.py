"""Examples for the pages of the network."""

from collections.abc import Callable

from django.urls import reverse

from collaborators.models import Appointment, Renewal, RenewalLine, ReportingPeriod


def _newest(rows: Callable) -> Callable[[str], list[str]]:
    return lambda route: [reverse(route, args=[rows().latest("pk").pk])]


def _line(move: str) -> Callable[[str], list[str]]:
    """The newest line of a list of the year that does this."""

    def of(route: str) -> list[str]:
        line = RenewalLine.objects.filter(move=move).latest("pk")
        return [reverse(route, args=[line.renewal_id, line.pk])]

    return of


_term = _newest(lambda: Appointment.objects.filter(valid_to=None))
_renewal = _newest(Renewal.objects.all)


def _step(route: str) -> list[str]:
    return [reverse(route, args=[ReportingPeriod.objects.latest("due_on").pk, "truoc_3"])]


NETWORK: dict[str, Callable[[str], list[str]]] = {
    "collaborators:end": _term,
    "collaborators:replace": _term,
    "collaborators:renewal": _renewal,
    "collaborators:join": _renewal,
    "collaborators:sign": _renewal,
    "collaborators:discard": _renewal,
    "collaborators:leave": _line("o_lai"),
    "collaborators:stay": _line("thoi"),
    "collaborators:call_off": _step,
    "collaborators:call_on": _step,
    "collaborators:drop": _line("vao"),
}
