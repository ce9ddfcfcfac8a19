"""Which establishments are one through continuations, and which others may have the same owner."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import JSONField, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from khuyencong.core.readings import reading
from khuyencong.core.text import fold
from khuyencong.establishments.choices import ContinuationKind, NameStep
from khuyencong.establishments.models import (
    Establishment,
    EstablishmentProfile,
    EstablishmentTrait,
    LegalFormWord,
    NameRule,
    YearlySnapshot,
)

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
_FIGURES = ("year", "workers_insured", "revenue", "capital")
_PUNCTUATION = re.compile(r"[^0-9a-z]+")
_SHORT = 4  # letters of an own name too short to tell anybody apart


@dataclass(frozen=True)
class Told:
    """Of one establishment: which ones it is or was (False where only a split or merger leads there), and on a day its
    figures of the year before and its traits.
    """

    kin: dict[int, bool]
    year: YearlySnapshot | None
    traits: frozenset[str]


def lineage(establishment_id: int) -> dict[int, bool]:
    """Every establishment this one is or was, itself among them; False where only a split or merger leads there."""
    with connection.cursor() as cursor:
        cursor.execute(_LINEAGE, {"id": establishment_id, "converted": ContinuationKind.CONVERTED})
        return dict(cursor.fetchall())


def told_of(establishment: Establishment, on: date) -> Told:
    """Lineage, figures, traits. One query."""
    year = YearlySnapshot.objects.filter(establishment=OuterRef("pk"), year=on.year - 1)
    traits = EstablishmentTrait.objects.filter(establishment=OuterRef("pk")).on(on)
    kin = f"SELECT jsonb_agg(jsonb_build_array(one.id, one.sure)) FROM ({_LINEAGE.strip()}) AS one(id, sure)"  # noqa: S608
    for name in ("id", "converted"):
        kin = kin.replace(f"%({name})s", "%s")
    by = [establishment.pk, *[ContinuationKind.CONVERTED] * 2]
    row = (
        Establishment.objects.filter(pk=establishment.pk)
        .annotate(
            kin=RawSQL(kin, by, output_field=JSONField()),  # noqa: S611
            year=Subquery(year.values(json=JSONObject(**{name: name for name in _FIGURES}))),
            kinds=ArraySubquery(traits.values("kind")),
        )
        .values("kin", "year", "kinds")
        .get()
    )
    figures = YearlySnapshot(establishment=establishment, **row["year"]) if row["year"] else None
    return Told(dict(row["kin"]), figures, frozenset(row["kinds"]))


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


@reading(NameRule, LegalFormWord)
def name_law() -> tuple[tuple[NameRule, ...], tuple[LegalFormWord, ...]]:
    """By which rules two names are compared, and the words of legal forms that are cut off."""
    return tuple(NameRule.objects.all()), tuple(LegalFormWord.objects.all())


def profiles_of(establishment_ids: Collection[int]) -> list[EstablishmentProfile]:
    """All that was ever told of these, in the order it was told. One query."""
    rows = EstablishmentProfile.objects.filter(establishment__in=establishment_ids)
    return list(rows.select_related("listed_sector", "head_office_unit").order_by("pk"))


def suspects(
    establishment_ids: Collection[int], ours: Sequence[EstablishmentProfile] | None = None
) -> tuple[list[Suspect], list[str]]:
    """Others sharing tax code, phone, address, owner or own name with these; and which facts were not there to compare.

    ``ours``: ``profiles_of`` these, when they are read. One query then, beside that on the law. In the order of names.
    """
    rules, forms = name_law()
    ours = profiles_of(establishment_ids) if ours is None else ours
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
