"""The thing each route of the register's findings is about; read with ``addresses``."""

from collections.abc import Callable

from tests.factories.register import RegisterDecisionFactory, newcomer, review


def _found(people: dict) -> dict:
    """A report with something to tick and something to open."""
    closed = review("ngung")
    newcomer(closed.report)
    return {"pk": closed.report_id}


def _new(people: dict) -> dict:
    return {"pk": newcomer().report_id, "finding": "moi-1"}


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "register findings": _found,
    "register finding": _new,
    "decision": lambda people: {"pk": RegisterDecisionFactory().pk},
}
