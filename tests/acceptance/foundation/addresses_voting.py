"""The thing each route of bình chọn is about; read with ``addresses``."""

from collections.abc import Callable

from khuyencong.core import files
from khuyencong.core.choices import Role
from tests.acceptance.foundation.hostile_files import PDF
from tests.factories.voting import (
    BallotFactory,
    ComplaintFactory,
    EntryFactory,
    EntryPaperFactory,
    RoundFactory,
    published_round,
    real_png,
    scoring_round,
    sealed_round,
)


def _judge_and_product(people) -> dict:
    one = scoring_round()
    return {"pk": one.pk, "juror": one.jury.first().pk, "entry": one.entries.first().pk}


def _judge(people) -> dict:
    one = scoring_round(entries=1)
    return {"pk": one.pk, "juror": one.jury.first().pk}


def _paper_ballot(people) -> dict:
    scan = files.keep(by=None, name="phieu.pdf", content=PDF)
    ballot = BallotFactory(way="phieu_giay", scan=scan)
    return {"pk": ballot.entry.round_id, "part": ballot.pk}


def _complaint(people) -> dict:
    made = ComplaintFactory(round=published_round())
    return {"pk": made.round_id, "part": made.pk}


def _scored_product(people) -> dict:
    one = scoring_round()
    return {"pk": one.pk, "entry": one.entries.first().pk}


def _task(people):
    """A product the juror of ``people`` is to score."""
    one = scoring_round(entries=1)
    seat = one.jury.first()
    seat.user = people[Role.JUROR]
    seat.save(update_fields=["user"])
    return one.entries.get()


def _my_photo(people) -> dict:
    file = files.keep(by=None, name="truoc.png", content=real_png())
    paper = EntryPaperFactory(entry=_task(people), file=file, angle="chinh_dien")
    return {"pk": paper.entry_id, "angle": paper.angle}


def _my_paper(people) -> dict:
    file = files.keep(by=None, name="phieu.pdf", content=PDF)
    paper = EntryPaperFactory(entry=_task(people), file=file)
    return {"pk": paper.entry_id, "part": paper.pk}


def _entry_paper(people) -> dict:
    file = files.keep(by=None, name="phieu.pdf", content=PDF)
    paper = EntryPaperFactory(file=file)
    return {"pk": paper.entry_id, "part": paper.pk}


def _report(people) -> dict:
    one = RoundFactory(open=True)
    return {"year": one.year, "kind": "LC16", "unit": one.unit_id}


ADDRESSES: dict[str, Callable[[dict], dict]] = {
    "open round": lambda people: {"pk": RoundFactory(open=True).pk},
    "round plan": lambda people: {"pk": RoundFactory().pk, "paper": "ke-hoach"},
    "round and sheet": lambda people: {"pk": RoundFactory().pk, "kind": "mau"},
    "entry at work": lambda people: {"pk": scoring_round(entries=1).entries.get().pk},
    "report of a round": _report,
    "closing round": lambda people: {"pk": EntryFactory().round_id, "to": "xet_ho_so"},
    "entry": lambda people: {"pk": EntryFactory().pk},
    "judge and product": _judge_and_product,
    "scored product": _scored_product,
    "round at work": lambda people: {"pk": scoring_round().pk},
    "sealed round": lambda people: {"pk": sealed_round().pk},
    "published round": lambda people: {"pk": published_round().pk},
    "complaint": _complaint,
    "judge of a round": _judge,
    "paper ballot": _paper_ballot,
    "my round": lambda people: {"pk": _task(people).round_id},
    "my task": lambda people: {"pk": _task(people).pk},
    "my photo": _my_photo,
    "my paper": _my_paper,
    "waiting entry": lambda people: {"pk": EntryFactory().pk, "to": "khong_hop_le"},
    "entry paper": _entry_paper,
}
