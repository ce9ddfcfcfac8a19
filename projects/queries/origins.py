"""Where a đề án comes from: its needs, consents and surveys; and what a need led to."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Prefetch, Q, QuerySet

from khuyencong.core.dates import today
from khuyencong.core.figures import Figure, of, total
from khuyencong.core.models import User
from khuyencong.core.text import nfc
from khuyencong.establishments.models import Consent, Establishment, Need, ProductionSite
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import BOOTHS, CONTRACTS, EVENT_INDICATORS
from projects.models import (
    AgreementActivity,
    Content,
    EventParticipant,
    FieldSurvey,
    Output,
    Project,
    ProjectConsent,
    ProjectNeed,
    SurveyParty,
    TradeEvent,
)

_WORD = re.compile(r"[^\W\d_]{2,}")


def place_of(need: Need) -> AdministrativeUnit | None:
    """Where the need is: its area, or where its establishment makes things today."""
    if need.unit_id:
        return need.unit
    sites = ProductionSite.objects.filter(establishment=need.establishment_id).on(today()).select_related("unit")
    site = sites.order_by(F("valid_from").desc(nulls_last=True), "-pk").first()
    return site.unit if site else None


def contents_in_force() -> QuerySet[Content]:
    return Content.objects.on(today()).order_by("code")


def guess_content(text: str, contents: list[Content]) -> Content | None:
    """The content whose name shares most with ``text``, rare words weighing more; None where nothing is shared.

    Only a start for the person who chooses: a branch (ND3) gives way to one of its leaves.
    """
    words = {content.pk: _words(content.name) for content in contents}
    common = Counter(word for named in words.values() for word in named)
    told = _words(text)
    scores = {
        content.pk: sum(1_000 // common[word] for word in told & words[content.pk]) - len(words[content.pk])
        for content in contents
        if content.parent_id and told & words[content.pk]
    }
    best = max(scores.values(), default=0)
    return next((content for content in contents if best > 0 and scores.get(content.pk) == best), None)


def _words(text: str) -> set[str]:
    """With their diacritics: “tráng” is no “trang”."""
    return {word for word in _WORD.findall(nfc(text).lower()) if word not in _DULL}


_DULL = frozenset(
    [
        "và",
        "các",
        "cho",
        "của",
        "để",
        "hoặc",
        "trong",
        "theo",
        "hỗ",
        "trợ",
        "cần",
        "một",
        "nhỏ",
        "sản",
        "xuất",
        "cơ",
        "sở",
        "công",
        "nghiệp",
        "nông",
        "thôn",
    ]
)


@dataclass(frozen=True)
class NeedWork:
    """What was done about one need: đề án, surveys, consent. Every list is what the reader may see."""

    user: User
    need: Need

    @cached_property
    def projects(self) -> list[Project]:
        joined = ProjectNeed.objects.filter(need=self.need).values("project")
        found = Project.objects.visible_to(self.user).filter(Q(need=self.need) | Q(pk__in=joined))
        return list(found.only("code", "title", "status", "unit", "plan_year").order_by("pk"))

    @cached_property
    def surveys(self) -> list[FieldSurvey]:
        found = FieldSurvey.objects.visible_to(self.user).filter(need=self.need)
        return list(found.order_by("-surveyed_on", "-pk"))

    @cached_property
    def consents(self) -> list[Consent]:
        return list(Consent.objects.filter(need=self.need).select_related("file").order_by("-given_on", "-pk"))


@dataclass(frozen=True, kw_only=True)
class Assent:
    """One beneficiary and what its part in the đề án rests on; ``basis`` None is not yet told."""

    establishment: Establishment
    basis: ProjectConsent | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """How much of a stated total the records tell: “kể được 2 trong 4 hội chợ”."""

    name: str
    told: Figure
    stated: Figure


@dataclass(frozen=True)
class Origins:
    """The panel of one đề án; a constant number of queries."""

    user: User
    project: Project

    @cached_property
    def needs(self) -> list[ProjectNeed]:
        rows = self.project.joined_needs.select_related("need__establishment", "need__unit", "joined_by")
        return list(rows.order_by("joined_at", "pk"))

    @cached_property
    def surveys(self) -> list[FieldSurvey]:
        """Of the đề án, and of the needs it came from."""
        needs = [joined.need_id for joined in self.needs] + [self.project.need_id]
        found = FieldSurvey.objects.filter(Q(project=self.project) | Q(need__in=[pk for pk in needs if pk]))
        sides = ArrayAgg("parties__side", filter=Q(parties__isnull=False), order_by="parties__pk", default=[])
        return list(found.annotate(sides=sides).order_by("-surveyed_on", "-pk"))

    @cached_property
    def assents(self) -> list[Assent]:
        known = {row.establishment_id: row for row in self.project.consents.select_related("consent__file")}
        people = self.project.beneficiaries.standing().select_related("establishment").order_by("pk")
        return [Assent(establishment=b.establishment, basis=known.get(b.establishment_id)) for b in people]

    @cached_property
    def events(self) -> list[TradeEvent]:
        went = EventParticipant.objects.select_related("establishment").order_by("establishment__sort_key", "pk")
        found = self.project.trade_events.select_related("unit").prefetch_related(Prefetch("participants", went))
        return list(found.order_by(F("starts_on").asc(nulls_last=True), "pk"))

    @cached_property
    def activities(self) -> list[AgreementActivity]:
        return list(self.project.agreed_activities.select_related("agreement").order_by("done_on", "pk"))

    @cached_property
    def told(self) -> list[Told]:
        """Beside each stated total of fairs, visits, booths and contracts, what the records tell of it."""
        counts = Counter(EVENT_INDICATORS[event.kind] for event in self.events)
        went = [row for event in self.events for row in event.participants.all()]
        parts = {code: Figure(value=count) for code, count in counts.items()}
        parts[BOOTHS] = total([of(row.booths) for row in went], empty=Figure(value=0))
        parts[CONTRACTS] = total([of(row.contracts) for row in went], empty=Figure(value=0))
        stated = Output.objects.filter(project=self.project, told_apart=False, indicator__code__in=_TELLABLE)
        return [
            Told(
                name=output.indicator.unit_name,
                told=parts.get(output.indicator.code, Figure(value=0)),
                stated=of(output.done),
            )
            for output in stated.select_related("indicator").order_by("indicator__code", "pk")
        ]


_TELLABLE = (*sorted(set(EVENT_INDICATORS.values())), BOOTHS, CONTRACTS)
_PARTIES = Prefetch("parties", SurveyParty.objects.select_related("organisation").order_by("pk"))


def survey(user: User, pk: int) -> FieldSurvey | None:
    """One survey with who went and what they brought back; None when the person may not see it."""
    return (
        FieldSurvey.objects.visible_to(user)
        .select_related("need", "project", "unit__parent__parent", "document__file", "recorded_by")
        .prefetch_related(_PARTIES, "files__file")
        .filter(pk=pk)
        .first()
    )
