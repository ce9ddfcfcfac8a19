"""The eight questions asked of one establishment, in a number of queries that does not grow with the records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from khuyencong.core.models import User
from khuyencong.core.money import format_prose
from khuyencong.core.readings import one_reading
from khuyencong.core.text import fold
from khuyencong.establishments.choices import LegalForm
from khuyencong.establishments.models import Establishment, EstablishmentProfile, ProductionSite
from khuyencong.establishments.queries import profiles_of, suspects, told_of
from khuyencong.territory.models import AdministrativeUnit
from projects.choices import ConditionKind, PlaceSubject, Question, Reply
from projects.models import (
    Beneficiary,
    BenefitException,
    Content,
    EligiblePlace,
    Project,
    ProjectPaper,
    SupportCondition,
)
from projects.queries.eligibility.answers import Answer, Judgement
from projects.queries.eligibility.benefits import Benefit, benefits_of, frequency_answer, rules_for
from projects.queries.eligibility.law import eligibility_law
from projects.queries.eligibility.places import Places, Spot
from projects.queries.eligibility.sizes import form_answer, sector_answer, size_answer
from projects.queries.law import in_force


@one_reading()
def judge(
    establishment: Establishment,
    *,
    on: date,
    content: Content,
    purse: str,
    unit: AdministrativeUnit | None = None,
    project: Project | None = None,
    beneficiary: Beneficiary | None = None,
) -> Judgement:
    """What the law of ``on`` says of this establishment asking for ``content`` out of ``purse``.

    ``unit`` is the production site meant, when the đề án names one; else every site of that day is looked at.
    ``project`` is the file it is judged for: its papers are read, and it does not count as a past benefit. ``beneficiary``
    is its row there, of ``parts_to_judge``, when it is read already.
    """
    law, told = eligibility_law(), told_of(establishment, on)
    ours = profiles_of(told.kin)
    profile = _profile(establishment, ours, on)
    form = law.form(profile.legal_form if profile else LegalForm.UNKNOWN, on)
    exempt = _by_trait(told.traits, law.places, on, content)
    places = Places(spots=_spots(establishment, on, unit), on=on, lines=law.places)
    others, missing = suspects(told.kin, ours)
    benefits = benefits_of([*told.kin, *(one.establishment_id for one in others)], told.kin)
    past = [
        one
        for one in benefits
        if one.establishment_id in told.kin and (project is None or one.project_id != project.pk)
    ]
    rules = rules_for(on=on, content=content, purse=purse, units=places.units)
    exceptions = _exceptions(told.kin)
    conditions = law.conditions_on(on)
    file = _File.of(project, establishment) if beneficiary is None else _File.read(beneficiary)
    return Judgement(
        establishment=establishment,
        on=on,
        answers=(
            form_answer(profile, form),
            size_answer(form, exempt, law.sizes(on), told.year, on),
            sector_answer(profile, on),
            _place_answer(places, exempt, profile, project),
            file.counterpart(conditions.get(ConditionKind.COUNTERPART)),
            file.no_double(conditions.get(ConditionKind.NO_DOUBLE), past, content),
            frequency_answer(rules, past, _granted(exceptions, project, on), content=content, on=on),
            _owner_answer(others, missing, benefits),
        ),
        exceptions=tuple(one for one in exceptions if one.establishment_id == establishment.pk),
    )


def parts_to_judge(user: User) -> QuerySet[Beneficiary]:
    """Establishments of đề án the person may see, as ``judge`` takes one for ``beneficiary``: with the file and the titles
    of its papers.
    """
    papers = ProjectPaper.objects.filter(project=OuterRef("project")).order_by("pk")
    of_file = (f"project__{name}" for name in ("unit__parent", "content", "holder", "need"))
    seen = Beneficiary.objects.filter(project__in=Project.objects.visible_to(user))
    rows = seen.select_related(*of_file, "establishment", "unit__parent__parent")
    return rows.annotate(paper_titles=ArraySubquery(papers.values("document__title")))


def _profile(establishment: Establishment, ours: Sequence[EstablishmentProfile], on: date):
    """What was told of it for that day; of two rows the later begun."""
    mine = [one for one in ours if one.establishment_id == establishment.pk and in_force(one, on)]
    return max(mine, key=lambda one: (one.valid_from or date.min, one.pk), default=None)


def _by_trait(traits, lines: Sequence[EligiblePlace], on: date, content: Content) -> EligiblePlace | None:
    """The line on cleaner production and cluster investors, when it speaks of this establishment or this content."""
    spoken = (line for line in lines if line.subject == PlaceSubject.TRAIT and in_force(line, on))
    return next((line for line in spoken if line.covers(traits, content.code)), None)


def _spots(establishment: Establishment, on: date, unit: AdministrativeUnit | None) -> list[Spot]:
    sites = ProductionSite.objects.filter(establishment=establishment).on(on)
    found = [Spot.of(site) for site in sites.select_related("unit__parent__parent", "craft_village").order_by("pk")]
    if unit is None:
        return found
    named = [spot for spot in found if spot.unit.pk == unit.pk]
    return named or [Spot(AdministrativeUnit.objects.with_parents().get(pk=unit.pk))]


def _exceptions(kin) -> list[BenefitException]:
    """All that was ever granted to these, newest first. One query."""
    rows = BenefitException.objects.filter(establishment__in=kin)
    return list(rows.select_related("rule", "document", "project", "granted_by").order_by("-pk"))


def _granted(exceptions: Sequence[BenefitException], project: Project | None, on: date) -> list[BenefitException]:
    """Those in force that day, for any file or for this one; the last granted speaks."""
    pk = project.pk if project else None
    return [one for one in reversed(exceptions) if one.project_id in {None, pk} and in_force(one, on)]


def _place_answer(places: Places, exempt, profile: EstablishmentProfile | None, project: Project | None) -> Answer:
    answer = places.answer()
    office = profile.head_office_unit if profile else None
    elsewhere = office is not None and office.pk not in {spot.unit.pk for spot in places.spots}
    if elsewhere and (rule := places.rule(PlaceSubject.OFFICE)):
        told = f"Trụ sở ({office.full_name}) không dùng để xét: {rule.citation}"
        answer = replace(answer, fact=f"{answer.fact}. {told}")
    if answer.reply == Reply.YES:
        return answer
    if exempt is not None:
        reply = Reply.YES if exempt.result == Reply.YES else Reply.LOOK
        return Answer.by(exempt, Question.PLACE, reply, f"{_sentence(exempt.reason)}", answer.fact)
    rule = places.rule(PlaceSubject.CONTINUES)
    if rule and project is not None and project.approved_on and project.approved_on < rule.valid_from:
        fact = f"{answer.fact}; đề án duyệt ngày {project.approved_on:%d/%m/%Y}"
        return Answer.by(rule, Question.PLACE, Reply.YES, _sentence(rule.reason), fact)
    return answer


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}."


@dataclass(frozen=True)
class _File:
    """What the đề án already holds about one establishment: money it puts in, papers."""

    project: Project | None
    beneficiary: Beneficiary | None
    papers: tuple[str, ...]

    @classmethod
    def read(cls, beneficiary: Beneficiary) -> "_File":
        return cls(beneficiary.project, beneficiary, tuple(beneficiary.paper_titles))

    @classmethod
    def of(cls, project: Project | None, establishment: Establishment) -> "_File":
        """Two queries; none without a đề án."""
        if project is None:
            return cls(None, None, ())
        row = Beneficiary.objects.filter(project=project, establishment=establishment).first()
        return cls(project, row, tuple(project.papers.order_by("pk").values_list("document__title", flat=True)))

    def paper(self, line: SupportCondition | None) -> str:
        """The title of the paper that proves it: the first with all the words the condition asks for."""
        words = [fold(word.strip()) for word in (line.paper_words if line else "").split(";") if word.strip()]
        return next((title for title in self.papers if words and all(word in fold(title) for word in words)), "")

    def counterpart(self, line: SupportCondition | None) -> Answer:
        question = Question.COUNTERPART
        if line is None:
            return Answer.by(None, question, Reply.LOOK, "Chưa có dòng quy định về vốn đối ứng cho ngày này.")
        if self.project is None:
            return Answer.by(line, question, Reply.LOOK, "Khi lập hồ sơ cần cam kết vốn đối ứng.", "Chưa có đề án")
        amount = self.beneficiary.counterpart_committed if self.beneficiary else None
        fact = f"Đối ứng cam kết: {format_prose(amount) if amount is not None else 'chưa có số liệu'}"
        paper = self.paper(line)
        if not amount:
            sentence = "Chưa có số vốn đối ứng cam kết." if amount is None else "Vốn đối ứng cam kết là 0 đồng."
            return Answer.by(line, question, Reply.LOOK, sentence, fact)
        if not paper:
            return Answer.by(line, question, Reply.LOOK, "Hồ sơ thiếu giấy cam kết vốn đối ứng.", fact)
        return Answer.by(line, question, Reply.YES, "Đã cam kết vốn đối ứng.", f"{fact}; giấy: {paper}")

    def no_double(self, line: SupportCondition | None, past: Sequence[Benefit], content: Content) -> Answer:
        """A commitment on paper, and no other đề án of the same content on our books."""
        question = Question.NO_DOUBLE
        if line is None:
            return Answer.by(None, question, Reply.LOOK, "Chưa có dòng quy định về trùng hỗ trợ cho ngày này.")
        same = [benefit for benefit in past if benefit.content == content.code]
        listed = "; ".join(benefit.words for benefit in same)
        fact = (
            f"Cùng nội dung {content.code}: {listed}"
            if same
            else f"Sổ không có đề án nào khác của nội dung {content.code}"
        )
        if same:
            sentence = f"Đã có tên trong đề án cùng nội dung: {listed}. Xem có trùng nội dung chi không."
            return Answer.by(line, question, Reply.LOOK, sentence, fact)
        paper = self.paper(line)
        if paper:
            return Answer.by(line, question, Reply.YES, "Đã cam kết không trùng hỗ trợ.", f"{fact}; giấy: {paper}")
        where = "Hồ sơ thiếu" if self.project else "Khi lập hồ sơ cần"
        sentence = f"{where} giấy cam kết chưa được nhà nước hỗ trợ cho cùng nội dung chi."
        return Answer.by(line, question, Reply.LOOK, sentence, fact)


def _owner_answer(others, missing: list[str], benefits: Sequence[Benefit]) -> Answer:
    question = Question.OWNER
    if others:
        helped: dict[int, list[str]] = {}
        for benefit in benefits:
            helped.setdefault(benefit.establishment_id, []).append(benefit.code)
        listed = "; ".join(
            f"{one.words}{', có trong ' + ', '.join(helped[one.establishment_id]) if one.establishment_id in helped else ''}"
            for one in others
        )
        sentence = "Có thể cùng chủ với cơ sở khác: xem, rồi ghi kế tục nếu là một."
        return Answer.by(None, question, Reply.LOOK, sentence, listed)
    if missing:
        return Answer.by(
            None, question, Reply.LOOK, f"Chưa so được hết: sổ thiếu {', '.join(missing)}.", "Tên: không trùng"
        )
    sentence = "Không cơ sở nào khác trùng mã số thuế, điện thoại, địa chỉ, chủ hay tên."
    return Answer.by(None, question, Reply.YES, sentence)
