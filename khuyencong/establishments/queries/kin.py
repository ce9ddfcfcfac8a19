"""Which establishments are one through continuations, and which others may have the same owner."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce

from django.db import connection
from django.db.models import Q

from khuyencong.core.text import fold
from khuyencong.establishments.choices import ContinuationKind, NameStep
from khuyencong.establishments.models import EstablishmentProfile, LegalFormWord, NameRule

# Towards what it came from by any way; towards what it became only when the whole of it was converted: the other half
# of a split is somebody else. ``sure`` is lost where a split or a merger lies between.
_LINEAGE = """
WITH RECURSIVE kin(id, sure) AS (
    SELECT %(id)s::bigint, true
  UNION
    SELECT step.id, kin.sure AND step.kind = %(converted)s
    FROM kin
    CROSS JOIN LATERAL (
        SELECT c.predecessor_id AS id, c.kind FROM establishments_continuation c WHERE c.successor_id = kin.id
      UNION ALL
        SELECT c.successor_id, c.kind FROM establishments_continuation c
        WHERE c.predecessor_id = kin.id AND c.kind = %(converted)s
    ) AS step
)
SELECT id, bool_or(sure) FROM kin GROUP BY id
"""
_PUNCTUATION = re.compile(r"[^0-9a-z]+")
_SHORT = 4  # letters of an own name too short to tell anybody apart


def lineage(establishment_id: int) -> dict[int, bool]:
    """Every establishment this one is or was, itself among them; False where only a split or merger leads there."""
    with connection.cursor() as cursor:
        cursor.execute(_LINEAGE, {"id": establishment_id, "converted": ContinuationKind.CONVERTED})
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Suspect:
    """Another establishment and what it shares, in words: “cùng số điện thoại”. Never the number itself."""

    establishment_id: int
    name: str
    shared: tuple[str, ...]

    @property
    def words(self) -> str:
        return f"{self.name}: {', '.join(self.shared)}"


def own_name(name: str, rules: Iterable[NameRule], forms: Iterable[LegalFormWord]) -> str:
    """The name without its legal form, as two spellings of it compare: “Cty TNHH Minh Phát” → “minh phat”."""
    key = _plain(name)
    for rule in sorted(rules, key=lambda rule: rule.order):
        if rule.kind == NameStep.REPLACE:
            key = re.sub(rule.pattern, rule.replacement, key)
        elif rule.kind == NameStep.STRIP_FORM:
            key = _without_form(key, forms)
    return " ".join(key.split())


def _plain(name: str) -> str:
    return _PUNCTUATION.sub(" ", fold(name)).strip()


def _without_form(key: str, forms: Iterable[LegalFormWord]) -> str:
    """Cut the first form that stands at the head; the catch-all pattern cuts nothing."""
    for form in sorted(forms, key=lambda form: form.order):
        found = re.match(form.pattern, key)
        if found and found.end() and form.pattern != ".*":
            return key[found.end() :].strip()
    return key


def suspects(establishment_ids: Collection[int]) -> tuple[list[Suspect], list[str]]:
    """Others sharing tax code, phone, address, owner or own name with these; and which facts were not there to compare.

    Four queries. In the order of their names.
    """
    rules, forms = list(NameRule.objects.all()), list(LegalFormWord.objects.all())
    ours = list(EstablishmentProfile.objects.filter(establishment__in=establishment_ids).order_by("pk"))
    mine = [_Marks.of(profile, rules, forms) for profile in ours]
    asked = reduce(Q.__or__, (marks.asked for marks in mine), Q(pk__in=[]))
    found: dict[int, tuple[str, set[str]]] = {}
    others = (
        EstablishmentProfile.objects.filter(asked)
        .exclude(establishment__in=establishment_ids)
        .select_related("establishment")
    )
    for profile in others.order_by("pk"):
        theirs = _Marks.of(profile, rules, forms)
        shared = {word for marks in mine for word in marks.shared_with(theirs)}
        if shared:
            _, before = found.get(profile.establishment_id, ("", set()))
            found[profile.establishment_id] = (profile.establishment.name, before | shared)
    missing = [word for name, word in _COMPARED.items() if not any(getattr(marks, name) for marks in mine)]
    return sorted(
        (Suspect(pk, name, tuple(sorted(shared))) for pk, (name, shared) in found.items()),
        key=lambda one: (fold(one.name), one.establishment_id),
    ), missing


_COMPARED = {"tax": "mã số thuế", "phone": "điện thoại", "owner": "tên chủ cơ sở"}


@dataclass(frozen=True)
class _Marks:
    """What of one row of facts can be shared with another's."""

    tax: str  # the ten digits of the enterprise, whichever branch; or the twelve of a person
    phone: str
    owner: str
    address: str
    place: int | None
    name: str

    @classmethod
    def of(cls, profile: EstablishmentProfile, rules, forms) -> "_Marks":
        return cls(
            tax=profile.tax_code.partition("-")[0],
            phone=profile.phone_digits or "",
            owner=profile.owner_fold or "",
            address=profile.address_fold or "",
            place=profile.head_office_unit_id,
            name=own_name(profile.name, rules, forms),
        )

    @property
    def asked(self) -> Q:
        """Rows that may share something: read by index, looked at closely afterwards."""
        rows = Q(pk__in=[])
        if self.tax:
            rows |= Q(tax_code=self.tax) | Q(tax_code__startswith=f"{self.tax}-")
        for field, value in (("phone_digits", self.phone), ("owner_fold", self.owner), ("address_fold", self.address)):
            if value:
                rows |= Q(**{field: value})
        if len(self.name) >= _SHORT:
            rows |= Q(fold__contains=self.name)
        return rows

    def shared_with(self, other: "_Marks") -> list[str]:
        same_place = self.place == other.place or None in (self.place, other.place)
        known = {
            "cùng mã số thuế": bool(self.tax) and self.tax == other.tax,
            "cùng số điện thoại": bool(self.phone) and self.phone == other.phone,
            "cùng tên chủ": bool(self.owner) and self.owner == other.owner,
            "cùng địa chỉ trụ sở": bool(self.address) and self.address == other.address and same_place,
            "cùng tên riêng": len(self.name) >= _SHORT and self.name == other.name,
        }
        return [word for word, is_so in known.items() if is_so]
