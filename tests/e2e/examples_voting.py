"""An example out of the furnished demo centre for every route of bình chọn."""

from django.urls import reverse

from products.models import Ballot, Complaint, Entry, EntryPaper, JuryMember, Recognition, VotingRound
from tests.e2e.examples import _each, _line, _of


def _judge() -> dict:
    """The judge of the demo who may sign in, and a product of theirs."""
    seat = JuryMember.objects.filter(round__status="cham_diem").exclude(user=None).earliest("pk")
    return {"pk": seat.round_id, "juror": seat.pk, "entry": seat.round.entries.standing().earliest("number").pk}


def _at_work(route: str) -> list[str]:
    told = _judge()
    return [reverse(route, args=[told["pk"], told["entry"]])]


def _studied(route: str) -> list[str]:
    """A paper of the dossier that a judge at work may read."""
    row = EntryPaper.objects.filter(entry__round__status="cham_diem", angle="").exclude(file=None).latest("pk")
    return [reverse(route, args=[row.entry_id, row.pk])]


def _scan() -> list[dict]:
    return list(Ballot.objects.exclude(scan=None).values("entry__round", "pk")[:1])


def _reported() -> VotingRound:
    return VotingRound.objects.filter(status="nhan_ho_so", level="tinh").latest("pk")


VOTING = {
    "products:round": _each("status", VotingRound.objects.all),
    "products:update_round": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:round_paper": lambda route: [
        reverse(route, args=[VotingRound.objects.filter(status="nhan_ho_so").latest("pk").pk, paper])
        for paper in ("ke-hoach", "quy-che", "khung-diem")
    ],
    "products:round_step": lambda route: [
        reverse(route, args=[VotingRound.objects.filter(status="nhan_ho_so").latest("pk").pk, to])
        for to in ("xet_ho_so", "da_huy")
    ],
    "products:board": _each("status", VotingRound.objects.all),
    "products:add_council": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:add_juror": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:frame": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:conflict": lambda route: [reverse(route, kwargs=_judge())],
    "products:paper_ballot": _at_work,
    "products:reread": _at_work,
    "products:seal": _of(lambda: VotingRound.objects.filter(status="cham_diem")),
    "products:choose": _of(lambda: VotingRound.objects.filter(status="da_dong")),
    "products:publish": _of(lambda: VotingRound.objects.filter(status="da_trinh")),
    "products:minutes": _of(lambda: VotingRound.objects.filter(status="da_dong")),
    "products:complain": _of(lambda: VotingRound.objects.filter(status="da_cong_bo")),
    "products:answer_complaint": _line(Complaint, "round"),
    "products:withdraw": _of(lambda: Recognition.objects.filter(withdrawn_on=None)),
    "products:ballot": lambda route: [reverse(route, args=[_judge()["entry"]])],
    "products:ballot_aside": lambda route: [reverse(route, args=[_judge()["entry"]])],
    "products:ballot_photo": lambda route: [reverse(route, args=[_judge()["entry"], "chinh_dien"])],
    "products:ballot_paper": _studied,
    "products:ballot_scan": lambda route: [reverse(route, args=[told["entry__round"], told["pk"]]) for told in _scan()],
    "products:ballot_forms": lambda route: [reverse(route, args=[_judge()["pk"], _judge()["juror"]])],
    "products:my_forms": lambda route: [reverse(route, args=[_judge()["pk"]])],
    "products:attach_dossier": _of(lambda: Entry.objects.filter(round__status="nhan_ho_so")),
    "products:enter": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:entry_sheet": _of(lambda: VotingRound.objects.filter(status="nhan_ho_so")),
    "products:entry_sheet_file": lambda route: [
        reverse(route, args=[VotingRound.objects.filter(status="nhan_ho_so").latest("pk").pk, kind])
        for kind in ("mau", "hien-co")
    ],
    "products:withdraw_entry": _of(lambda: Entry.objects.filter(round__status="cham_diem", status="hop_le")),
    "products:voting_reports": lambda route: [reverse(route), reverse(route) + f"?nam={_reported().year}"],
    "products:record_voting_report": lambda route: [
        reverse(route, args=[_reported().year, "LC16", _reported().unit_id])
    ],
    "products:entry": _of(Entry.objects.all),
    "products:update_entry": _of(lambda: Entry.objects.filter(round__status="nhan_ho_so")),
    "products:attach_entry_paper": _of(lambda: Entry.objects.filter(round__status="nhan_ho_so")),
    "products:entry_file": _line(EntryPaper, "entry"),
    "products:settle_entry": lambda route: [
        reverse(route, args=[Entry.objects.filter(round__status="nhan_ho_so").latest("pk").pk, to])
        for to in ("khong_hop_le", "da_rut")
    ],
}
