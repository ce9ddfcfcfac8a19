"""An example out of the furnished demo centre for every route of a result, and of the pages for everybody."""

from collections.abc import Callable

from django.urls import reverse

from products.choices import RoundPaper, VotingLevel
from products.models import CertificatePrint, Product, Publicity, Recognition, VotingRound


def _published() -> VotingRound:
    return VotingRound.objects.filter(status="da_cong_bo").latest("pk")


def _printed(route: str) -> list[str]:
    run = CertificatePrint.objects.filter(state="xong").latest("pk")
    return [reverse(route, args=[run.round_id, run.pk])]


def _papers(route: str) -> list[str]:
    return [reverse(route, args=[_published().pk, paper]) for paper in RoundPaper.values]


def _of_round(route: str) -> list[str]:
    return [reverse(route, args=[_published().pk])]


def _agreed() -> Product:
    return Product.objects.filter(establishment__in=Publicity.objects.standing().values("establishment")).latest("pk")


def _silent(route: str) -> list[str]:
    agreed = Publicity.objects.standing().values("establishment")
    return [reverse(route, args=[Product.objects.exclude(establishment__in=agreed).earliest("pk").pk])]


def _certificates(route: str) -> list[str]:
    """In force, ended, withdrawn, of an unknown last day, and one with all that its maker agreed to."""
    rows = Recognition.objects.order_by("-pk")
    kinds = [
        rows.filter(withdrawn_on=None, valid_to__year__gte=2026),
        rows.filter(withdrawn_on=None, valid_to__year__lt=2026),
        rows.exclude(withdrawn_on=None),
        rows.filter(valid_to=None),
        rows.filter(product=_agreed()),
    ]
    codes = [found.printed_code for kind in kinds if (found := kind.first())]
    return [reverse(route, args=[code]) for code in codes]


def _photo(route: str) -> list[str]:
    return [
        reverse(route, args=[Recognition.objects.filter(product=_agreed()).latest("pk").printed_code, "chinh_dien"])
    ]


def _one(route: str) -> list[str]:
    rows = Recognition.objects.filter(level=VotingLevel.PROVINCE, withdrawn_on=None).exclude(decided_on=None)
    return [reverse(route, args=[rows.latest("pk").pk])]


RESULTS: dict[str, Callable[[str], list[str]]] = {
    "products:round_printed": _papers,
    "products:prints": _of_round,
    "products:printed": _printed,
    "products:certificate": _one,
    "products:publicity": _silent,
    "products:withdraw_publicity": lambda route: [reverse(route, args=[_agreed().pk])],
    "budgets:prize_panel": _of_round,
    "budgets:pay_prizes": _of_round,
    "showcase:list": lambda route: [reverse(route) + query for query in ("", "?ca-het-han=on", "?q=khong+co+dau")],
    "showcase:lookup": lambda route: [reverse(route), reverse(route) + "?ma=IL01"],
    "showcase:certificate": _certificates,
    "showcase:photo": _photo,
}
