"""Rows for the pages whose questions are counted: ``start`` makes the thing a page is about, ``grow`` adds to it."""

from collections.abc import Callable
from datetime import date, timedelta

import factory
from allauth.account.models import EmailAddress

from khuyencong.core.choices import Role
from khuyencong.core.dates import today
from khuyencong.territory.choices import Kind, Part
from khuyencong.territory.models import AdministrativeUnit, Succession, UnitName
from projects.choices import ProjectStatus
from projects.models import BenefitRule, Content, LocalityPlan, OutputIndicator, ProcedureMove
from tests.architecture.test_factories import factories
from tests.e2e import report_rows, rows_procedures
from tests.factories import (
    budgets,
    collaborators,
    core,
    eligibility,
    establishments,
    finishing,
    offices,
    origins,
    products,
    projects,
)

NAMED, DATED = factory.Sequence(lambda n: f"dòng {n}"), factory.Sequence(lambda n: 1900 + n % 1000)
ON_A_DAY = factory.Sequence(lambda n: date(1900, 1, 1) + timedelta(days=n))


def pk(thing) -> dict:
    return {"pk": thing.pk}


def made(made_by, **facts) -> Callable:
    return lambda people: made_by(**facts)


def a_collaborator(people):
    return collaborators.AppointmentFactory().collaborator


def grow_feed(thing, n: int) -> None:
    core.ActivityFactory.create_batch(n, timeline=thing.timeline)


def a_beneficiary(people):
    return projects.BeneficiaryFactory(establishment__name="Cơ sở xét", establishment__facts__phone="0900000009")


def its_address(beneficiary) -> dict:
    return {"pk": beneficiary.project_id, "part": beneficiary.pk}


def grow_judged(beneficiary, n: int) -> None:
    """Earlier benefits, sites, namesakes, decisions, exceptions, rules of one establishment that is judged."""
    one = beneficiary.establishment
    rule = BenefitRule.objects.earliest("pk")  # one more would make the next page read the law anew
    for project in projects.ProjectFactory.create_batch(n, approved=True):
        projects.BeneficiaryFactory(project=project, establishment=one)
        eligibility.BenefitExceptionFactory(establishment=one, rule=rule, project=project)
    establishments.SiteFactory.create_batch(n, establishment=one, place_as_written=NAMED)
    establishments.ProfileFactory.create_batch(n, phone="0900000009")
    eligibility.EligibilityDecisionFactory.create_batch(n, project=beneficiary.project, establishment=one)


def grow_helped(thing, n: int) -> None:
    for project in projects.ProjectFactory.create_batch(n, approved=True, plan_year=2024):
        projects.BeneficiaryFactory(project=project, establishment__name=NAMED, unit=offices.unit("old-74"))


def batch(made_by, **facts) -> Callable:
    return lambda thing, n: made_by.create_batch(n, **facts)


def grow_vouchers(project, n: int) -> None:
    finishing.CommitmentFactory.create_batch(n, project=project, amount=1_000)
    budgets.DisbursementFactory.create_batch(n, project=project, amount=1_000)


def grow_outcomes(project, n: int) -> None:
    """Each beneficiary accepted and surveyed twice; outputs besides."""
    facts = {"project": project, "accepted_on": date(2026, 5, 1), "support": None}
    for one in projects.BeneficiaryFactory.create_batch(n, **facts):
        finishing.AcceptanceFactory(project=project, beneficiary=one)
        finishing.FollowUpFactory(beneficiary=one)
        finishing.FollowUpFactory(beneficiary=one, before=True)
    projects.OutputFactory.create_batch(n, project=project, note=NAMED)


def grow_acceptances(project, n: int) -> None:
    """Beneficiaries, half of them accepted."""
    for one in projects.BeneficiaryFactory.create_batch(n, project=project, support=None):
        finishing.AcceptanceFactory(project=project, beneficiary=one)


def waiting_for_acceptance(people):
    """A file with one beneficiary still to be accepted."""
    return finishing.funded(ProjectStatus.ACCEPTING, purse="KCH")


def batch_of(made_by) -> Callable:
    """Rows of one đề án."""
    return lambda project, n: made_by.create_batch(n, project=project)


def grow_case(project, n: int) -> None:
    made_by = (
        projects.BeneficiaryFactory,
        projects.TrainingClassFactory,
        projects.PartnerFactory,
        projects.ParticipantFactory,
        projects.PaperFactory,
    )
    for one in made_by:
        one.create_batch(n, project=project)
    projects.OutputFactory.create_batch(n, project=project, note=NAMED)
    grow_feed(project, n)


NORM_QUESTION = "?noi_dung=ND8.01&nguon=KCQG&ngay=10/2/2026&chi_phi=800 triệu"


def grow_estimate(project, n: int) -> None:
    projects.EstimateItemFactory.create_batch(n, project=project)
    projects.BeneficiaryFactory.create_batch(n, project=project)
    projects.PartnerFactory.create_batch(n, project=project)


def grow_papers(project, n: int) -> None:
    for type_ in projects.PaperTypeFactory.create_batch(n):
        projects.RequirementFactory(paper_type=type_)
        projects.PaperFactory(project=project, paper_type=type_)
        projects.PaperFactory(project=project, paper_type=type_, replaced=True)
        projects.WaiverFactory(project=project, paper_type=type_)
    projects.PaperFactory.create_batch(n, project=project)


def grow_establishment(one, n: int) -> None:
    establishments.SiteFactory.create_batch(n, establishment=one, place_as_written=NAMED)
    establishments.NeedFactory.create_batch(n, establishment=one)
    establishments.MembershipFactory.create_batch(n, establishment=one)
    establishments.TraitFactory.create_batch(n, establishment=one, **_DATED)
    grow_feed(one, n)


def nothing(people) -> None:
    """For a page that is about nothing in particular."""


def everywhere(thing) -> dict:
    """Its address."""
    return {}


def grow_person(one, n: int) -> None:
    term = one.appointments.first() or collaborators.AppointmentFactory(collaborator=one)
    collaborators.ReportFactory.create_batch(n, appointment=term, sent=True)
    collaborators.AreaFactory.create_batch(n, appointment=term, of_association=True)
    grow_feed(one, n)


def grow_coverage(one, n: int) -> None:
    """People, what they sent, and whom they look after."""
    for term in collaborators.AppointmentFactory.create_batch(n):
        collaborators.ReportFactory(appointment=term, sent=True)
        collaborators.PeriodFactory(late=True)
    establishments.SiteFactory.create_batch(n)


def grow_reminders(thing, n: int) -> None:
    for term in collaborators.AppointmentFactory.create_batch(n, collaborator__with_account=True):
        core.MessageFactory(to=term.collaborator.user, sent=True)


def grow_messages(people, n: int) -> None:
    core.MessageFactory.create_batch(n, to=people[Role.COLLABORATOR], sent=True)


def grow_renewal(renewal, n: int) -> None:
    for state in ({}, {"leaving": True}, {"joining": True}):
        collaborators.RenewalLineFactory.create_batch(n, renewal=renewal, **state)


def grow_product(one, n: int) -> None:
    products.NominationFactory.create_batch(n, product=one, year=DATED)
    products.RecognitionFactory.create_batch(n, product=one, year=DATED, decided_on=None)
    grow_feed(one, n)


def grow_board(thing, n: int) -> None:
    budgets.PlanLineFactory.create_batch(n, year=today().year)
    budgets.EnvelopeFactory.create_batch(n, year=today().year)
    budgets.DisbursementFactory.create_batch(n, budget_year=today().year)


def a_number_of_the_board(thing) -> dict:
    return {"year": today().year, "stage": "da_chi"}


def grow_envelope(envelope, n: int) -> None:
    """Movements, some of them carried over; envelopes beneath; files held from it, and paid."""
    budgets.MovementFactory.create_batch(n, envelope=envelope, carried=True)
    budgets.EnvelopeFactory.create_batch(n, parent=envelope)
    for one in projects.ProjectFactory.create_batch(n, approved=True, support_approved=1_000):
        finishing.CommitmentFactory(project=one, envelope=envelope, amount=1_000)
        budgets.DisbursementFactory(project=one, amount=1_000)


def grow_programme(programme, n: int) -> None:
    for group in projects.ProgrammeGroupFactory.create_batch(n, programme=programme):
        projects.ProgrammeTargetFactory(group=group)


def grow_work(people, n: int) -> None:
    late = {"holder": people[Role.STAFF], "due_on": today() - timedelta(days=2)}
    projects.ProjectFactory.create_batch(n, **late)
    projects.ProjectFactory.create_batch(n, submitted=True)
    projects.ProjectFactory.create_batch(n, approved=True, plan_year=today().year)
    collaborators.AppointmentFactory.create_batch(n)
    report_rows.grow_waiting(people, n)


def grow_need(need, n: int) -> None:
    projects.ProjectFactory.create_batch(n, need=need)
    for survey in origins.SurveyFactory.create_batch(n, project=None, need=need):
        origins.SurveyPartyFactory(survey=survey)
    establishments.ConsentFactory.create_batch(n, need=need)


def grow_origins(project, n: int) -> None:
    origins.ProjectNeedFactory.create_batch(n, project=project)
    for survey in origins.SurveyFactory.create_batch(n, project=project):
        origins.SurveyPartyFactory(survey=survey, organisation=offices.OrganisationFactory())
    for row in projects.BeneficiaryFactory.create_batch(n, project=project):
        origins.ProjectConsentFactory(project=project, establishment=row.establishment)
    for event in origins.TradeEventFactory.create_batch(n, project=project):
        origins.EventParticipantFactory(event=event)
    origins.ActivityFactory.create_batch(n, project=project)
    told = OutputIndicator.objects.get(code="KQ20")
    projects.OutputFactory.create_batch(n, project=project, indicator=told, note=NAMED)


def grow_survey(survey, n: int) -> None:
    origins.SurveyFileFactory.create_batch(n, survey=survey)
    if not survey.parties.exists():
        origins.SurveyPartyFactory(survey=survey)


def grow_agreement(agreement, n: int) -> None:
    for activity in origins.ActivityFactory.create_batch(n, agreement=agreement):
        activity.project = projects.ProjectFactory()
        activity.save()


def grow_event(event, n: int) -> None:
    origins.EventParticipantFactory.create_batch(n, event=event)


def _communes(n: int) -> list[AdministrativeUnit]:
    """Communes of the city that have no line yet."""
    here = AdministrativeUnit.objects.filter(parent=offices.unit(offices.HCM), level=3, valid_to=None)
    taken = LocalityPlan.objects.filter(year=2026).values("unit")
    return list(here.exclude(pk__in=taken).order_by("pk")[:n])


def grow_localities(thing, n: int) -> None:
    for unit in _communes(n):
        origins.LocalityPlanFactory(unit=unit, year=2026)
        projects.ProjectFactory(unit=unit, plan_year=2026, approved=True)
        origins.FindingFactory(inspection__unit=unit)


def commune_of_2026(thing) -> dict:
    return {"unit": offices.unit(offices.COMMUNE).pk, "year": 2026}


def grow_locality(thing, n: int) -> None:
    if not LocalityPlan.objects.filter(year=2026).exists():
        origins.LocalityPlanFactory(year=2026)
    projects.ProjectFactory.create_batch(n, plan_year=2026, approved=True)
    origins.FindingFactory.create_batch(n)


def grow_credits(one, n: int) -> None:
    projects.ParticipantFactory.create_batch(n, collaborator=one, project__done=True)


def grow_found(thing, n: int) -> None:
    projects.ProjectFactory.create_batch(n)
    establishments.EstablishmentFactory.create_batch(n)
    products.ProductFactory.create_batch(n)


def work_of(people):
    collaborators.PeriodFactory()
    return people


def grow_report(thing, n: int) -> None:
    """A year of work: đề án done, classes, sent reports, recognitions, money."""
    this_year = {"plan_year": today().year, "done": True, "approved_on": today(), "done_on": today()}
    for project in projects.ProjectFactory.create_batch(n, **this_year):
        projects.BeneficiaryFactory(project=project)
        projects.OutputFactory(project=project, done=2, done_on=today())
        projects.TrainingClassFactory(project=project, ends_on=today())
    grow_board(thing, n)
    products.RecognitionFactory.create_batch(n, year=today().year, decided_on=today())
    collaborators.AppointmentFactory.create_batch(n)


def this_year(thing, **more) -> dict:
    return {"unit": offices.unit(offices.HCM).pk, "period": str(today().year), **more}


def approved_of_this_year(thing) -> dict:
    return this_year(thing, key="items.approved")


def words_of_this_year(thing) -> dict:
    return this_year(thing, part="danh-gia")


def indicator() -> OutputIndicator:
    """A unit of its own for each row: a target names one only once."""
    n = OutputIndicator.objects.count()
    return OutputIndicator.objects.create(code=f"THU{n}", name=f"Chỉ tiêu thử {n}", unit_name="cái")


def factory_of(model):
    return next(one for one in factories() if one._meta.model is model)


def one_of(model):
    """A record of a register whose inlines are still to be filled."""
    if model is AdministrativeUnit:
        return offices.unit(offices.COMMUNE)
    if model in (EmailAddress, Content, OutputIndicator):
        return model.objects.latest("pk")
    return factory_of(model)(**({"bare": True} if model._meta.label == "establishments.Establishment" else {}))


def add_to_register(model, n: int) -> None:
    if model is EmailAddress:
        for user in core.UserFactory.create_batch(n):
            EmailAddress.objects.create(user=user, email=user.email)
    else:
        factory_of(model).create_batch(n)


def add_inline(inline, one, n: int) -> None:
    """``n`` rows of an inline to the record it stands under."""
    if inline.model is UnitName:
        for _ in range(n):
            first = (UnitName.objects.count() + 1) * 10
            held = date(1900, 1, 1) + timedelta(days=first)
            UnitName.objects.create(unit=one, name=f"Tên {first}", kind=Kind.XA, valid_from=held, valid_to=held)
        return
    if inline.model is ProcedureMove:
        rows_procedures.grow_moves(one, n)
        return
    name = inline.fk_name or next(field.name for field in inline.model._meta.fields if field.related_model is type(one))
    if inline.model is Succession:
        other = "successor" if name == "predecessor" else "predecessor"
        taken = Succession.objects.filter(**{name: one}).values(other)
        for unit in AdministrativeUnit.objects.exclude(pk__in=taken).exclude(pk=one.pk).order_by("pk")[:n]:
            Succession.objects.create(**{name: one, other: unit, "part": Part.PART})
        return
    factory_of(inline.model).create_batch(n, **{name: one}, **INLINES.get(inline.model._meta.label, {}))


_DATED = {"valid_from": ON_A_DAY, "valid_to": factory.SelfAttribute("valid_from")}
INLINES: dict[str, dict] = {
    "budgets.PlanTarget": {"indicator": factory.LazyFunction(indicator)},
    "projects.ProgrammeTarget": {"indicator": factory.LazyFunction(indicator)},
    "collaborators.AppointmentArea": {"of_association": True},
    "establishments.EstablishmentProfile": _DATED,
    "establishments.ProductionSite": {"place_as_written": NAMED},
    "establishments.EstablishmentTrait": _DATED,
    "establishments.YearlySnapshot": {"year": factory.Sequence(lambda n: 1990 + n % 111)},
    "offices.OrganisationProfile": _DATED | {"document": factory.SubFactory(core.OfficialDocumentFactory)},
    "products.Nomination": {"year": DATED},
    "products.Recognition": {"year": DATED, "decided_on": None},
}
