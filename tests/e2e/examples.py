"""An example out of the furnished demo centre for every route a GET can be sent to."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from budgets.models import (
    Scenario,
)
from collaborators.models import Collaborator
from khuyencong.establishments.choices import NeedStatus
from khuyencong.establishments.models import Consent, Establishment, Need, ProductionSite, YearlySnapshot
from khuyencong.offices.models import Handover, OfficerTraining, SavedView
from khuyencong.territory.models import AdministrativeUnit
from products.models import Product
from projects.choices import Move, Subject
from projects.models import (
    Adjustment,
    AgreementActivity,
    Appraisal,
    AppraisalMember,
    Beneficiary,
    CheckpointTick,
    Contract,
    CoordinationAgreement,
    EstimateItem,
    EventParticipant,
    FieldSurvey,
    FollowUp,
    Inspection,
    InspectionDemand,
    InspectionFinding,
    InspectionPhoto,
    LocalityInspection,
    LocalityPlan,
    MoveRecord,
    Output,
    PaperWaiver,
    ProcedureVersion,
    Programme,
    ProgressReport,
    Project,
    ProjectNeed,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    SurveyFile,
    TradeEvent,
    TrainingClass,
)
from projects.queries import walk_of
from tests.e2e.examples_money import OF_MONEY
from tests.e2e.examples_network import NETWORK
from tests.e2e.report_examples import REPORTS

ASKED = {"noi_dung": "ND3.04", "nguon": "KCDP", "tinh": "Đồng Tháp", "ngay": "10/2/2025", "chi_phi": "800 triệu"}


def _of(rows: Callable, older: int = 0) -> Callable[[str], list[str]]:
    """The page of the newest row, or of one so many rows older."""
    return lambda route: [reverse(route, args=[rows().order_by("-pk").values_list("pk", flat=True)[older]])]


def _each(field: str, rows: Callable) -> Callable[[str], list[str]]:
    """The page of the newest row of each value of a field."""
    return lambda route: [
        reverse(route, args=[pk]) for pk in rows().order_by(field, "-pk").distinct(field).values_list("pk", flat=True)
    ]


def _part(model) -> Callable[[str], list[str]]:
    def of(route: str) -> list[str]:
        part = model.objects.filter(project__status="nhap").latest("pk")
        return [reverse(route, args=[part.project_id, part.pk])]

    return of


def _hanging(model) -> Callable[[str], list[str]]:
    """The newest row that hangs on an establishment."""

    def of(route: str) -> list[str]:
        row = model.objects.latest("pk")
        return [reverse(route, args=[row.establishment_id, row.pk])]

    return of


def _asked_of(model) -> str:
    """The question about the newest beneficiary."""
    return f"?co-so={model.objects.latest('pk').establishment_id}&noi-dung=ND3.04"


def _survey(route: str) -> list[str]:
    """One that is made, and one still to be made."""
    made = FollowUp.objects.select_related("beneficiary").latest("pk")
    fresh = Beneficiary.objects.filter(follow_ups__isnull=True).latest("pk")
    return [
        reverse(route, args=[made.beneficiary.project_id, made.beneficiary_id, made.months]),
        reverse(route, args=[fresh.project_id, fresh.pk, 0]),
    ]


def _project(status: str) -> Callable[[str], list[str]]:
    return _of(lambda: Project.objects.filter(status=status))


def _paper(route: str) -> list[str]:
    paper = ProjectPaper.objects.exclude(document__file=None).latest("pk")
    return [reverse(route, args=[paper.project_id, paper.document_id])]


def _hung_on(rows) -> Callable[[str], list[str]]:
    """The page of the newest row that hangs on a đề án, whatever its status."""

    def of(route: str) -> list[str]:
        part = rows.all().latest("pk")
        return [reverse(route, args=[part.project_id, part.pk])]

    return of


def _report(*more: str) -> Callable[[str], list[str]]:
    def of(route: str) -> list[str]:
        unit = AdministrativeUnit.objects.get(reference_key="old-74")
        return [reverse(route, args=[unit.pk, "2022", *more])]

    return of


def _a_task(route: str) -> list[str]:
    """Of the draft that ``furnished`` gives to the staff member."""
    held = Project.objects.filter(status="nhap", holder__isnull=False, due_on__isnull=False).latest("pk")
    return [reverse(route, args=[f"projects.project:{held.pk}:submit"])]


def _line(model, whole: str) -> Callable[[str], list[str]]:
    """A line of something that has its own page."""

    def of(route: str) -> list[str]:
        row = model.objects.latest("pk")
        return [reverse(route, args=[getattr(row, f"{whole}_id"), row.pk])]

    return of


def _move(route: str) -> list[str]:
    """One that goes on, one that gives its reason."""
    pk = Project.objects.filter(status="nhap").latest("pk").pk
    return [reverse(route, args=[pk, move]) for move in (Move.SUBMIT, Move.WITHDRAW)]


def _undo(route: str) -> list[str]:
    """Of the newest move that can still be taken back."""
    return [reverse(route, args=[MoveRecord.objects.filter(undone_at=None).latest("pk").project_id])]


def _stop(route: str) -> list[str]:
    """A checkpoint of the newest file that stands before one."""
    files = Project.objects.filter(status="da_trinh").order_by("-pk")
    pk, stop = next((one.pk, stop) for one in files for stop in walk_of(one).stops)
    return [reverse(route, args=[pk, stop.checkpoint.pk])]


def _ticked(route: str) -> list[str]:
    tick = CheckpointTick.objects.latest("pk")
    return [reverse(route, args=[tick.project_id, tick.checkpoint_id])]


def _running(model, **facts) -> Callable[[str], list[str]]:
    """Of the newest row of a model that hangs on a đề án."""

    def of(route: str) -> list[str]:
        row = model.objects.filter(**facts).latest("pk")
        return [reverse(route, args=[row.project_id, row.pk])]

    return of


def _boards(route: str) -> list[str]:
    year = LocalityPlan.objects.order_by("year").values_list("year", flat=True)[0]
    return [f"{reverse(route)}?nam={year}", f"{reverse(route)}?nam={year}&khung=tai-thoi-diem"]


def _locality(route: str) -> list[str]:
    found = LocalityInspection.objects.order_by("pk")[0]
    return [reverse(route, args=[found.unit_id, found.year])]


def _asking(route: str) -> list[str]:
    pk = Project.objects.filter(status="dang_lam").latest("pk").pk
    return [reverse(route, args=[pk, subject]) for subject in Subject.values]


def _below(model, above: str) -> Callable[[str], list[str]]:
    """A row two steps below its đề án."""

    def of(route: str) -> list[str]:
        row = model.objects.select_related(above).latest("pk")
        parent = getattr(row, above)
        return [reverse(route, args=[parent.project_id, parent.pk, row.pk])]

    return of


EXAMPLES: dict[str, Callable[[str], list[str]]] = {
    **OF_MONEY,
    **REPORTS,
    **NETWORK,
    "collaborators:detail": _of(Collaborator.objects.all),
    "projects:detail": _each("status", Project.objects.all),
    "projects:running": _each("status", lambda: Project.objects.filter(status__in=("tham_dinh", "da_ky", "dang_lam"))),
    "projects:appraise": _project("tham_dinh"),
    "projects:appraisal": _running(Appraisal),
    "projects:appraisal_paper": _running(Appraisal),
    "projects:score": _below(AppraisalMember, "appraisal"),
    "projects:sign": _project("da_duyet"),
    "projects:contract": _of(lambda: Contract.objects.exclude(parts=None)),
    "projects:add_appendix": _of(lambda: Contract.objects.filter(parts__project__status="dang_lam")),
    "projects:support_contract": _running(Beneficiary, project__status="dang_lam"),
    "projects:years": _of(lambda: Project.objects.filter(is_flagship=True)),
    "projects:add_progress": _project("dang_lam"),
    "projects:update_progress": _running(ProgressReport),
    "projects:inspect": _project("dang_lam"),
    "projects:inspection": _running(Inspection),
    "projects:add_photos": _running(Inspection),
    "projects:photo": _below(InspectionPhoto, "inspection"),
    "projects:answer_demand": _below(InspectionDemand, "inspection"),
    "projects:adjustments": _project("dang_lam"),
    "projects:ask_adjustment": _asking,
    "projects:adjustment": _running(Adjustment),
    "projects:decide_adjustment": _running(Adjustment, status="de_nghi", change="other"),
    "budgets:adjust_support": _running(Adjustment, change="support_total_up"),
    "budgets:approve": _project("tham_dinh"),
    "projects:procedure": _each("code", ProcedureVersion.objects.all),
    "projects:programme": _of(Programme.objects.all),
    "projects:update": _project("nhap"),
    "projects:norm_ceiling": lambda route: [
        reverse(route),
        f"{reverse(route)}?{urlencode(ASKED)}",
    ],
    "projects:sign_norm": _project("nhap"),
    "projects:dossier": _project("nhap"),
    "projects:dossier_file": _project("nhap"),
    "projects:write_section": lambda route: [
        reverse(route, args=[Project.objects.filter(status="nhap").latest("pk").pk, 2])
    ],
    "projects:estimate": _project("nhap"),
    "projects:add_item": _project("nhap"),
    "projects:update_item": _part(EstimateItem),
    "projects:remove_item": _part(EstimateItem),
    "projects:assign": _project("nhap"),
    "projects:move": _move,
    "projects:undo": _undo,
    "projects:tick": _stop,
    "projects:untick": _ticked,
    "projects:results": _project("nhap"),
    "projects:papers_panel": _each("status", Project.objects.all),
    "projects:eligibility_panel": _project("nhap"),
    "projects:norm_panel": _project("nhap"),
    "projects:parties": _project("nhap"),
    "projects:add_beneficiary": _project("nhap"),
    "projects:add_output": _project("nhap"),
    "projects:add_class": _project("nhap"),
    "projects:add_partner": _project("nhap"),
    "projects:add_participant": _project("nhap"),
    "projects:attach_paper": _project("nhap"),
    "projects:update_beneficiary": _part(Beneficiary),
    "projects:remove_beneficiary": _part(Beneficiary),
    "projects:eligibility": _part(Beneficiary),
    "projects:grant_exception": _part(Beneficiary),
    "projects:check_eligibility": lambda route: [reverse(route), f"{reverse(route)}{_asked_of(Beneficiary)}"],
    "projects:update_output": _part(Output),
    "projects:remove_output": _part(Output),
    "projects:update_class": _part(TrainingClass),
    "projects:remove_class": _part(TrainingClass),
    "projects:remove_partner": _part(ProjectPartner),
    "projects:remove_participant": _part(ProjectParticipant),
    "projects:paper_file": _paper,
    "projects:accept": _project("cho_nghiem_thu"),
    "projects:record_acceptance": _project("cho_nghiem_thu"),
    "projects:archive": _project("da_thanh_ly"),
    "projects:contents_list": _of(lambda: Project.objects.filter(archive__isnull=False)),
    "projects:outcomes": _of(lambda: Project.objects.filter(beneficiaries__follow_ups__isnull=False)),
    "projects:outcome": _project("da_nghiem_thu"),
    "projects:follow_up": _survey,
    "projects:papers": _each("status", Project.objects.all),
    "projects:paper_sheet": _project("nhap"),
    "projects:set_type": _project("nhap"),
    "projects:waive_paper": _project("nhap"),
    "projects:end_waiver": _hung_on(PaperWaiver.objects.filter(ended_on=None)),
    "projects:replace_paper": _hung_on(ProjectPaper.objects.filter(replaced_on=None)),
    "projects:classify_paper": _hung_on(ProjectPaper.objects.filter(replaced_on=None)),
    "projects:paper_old_file": _hung_on(ProjectPaper.objects.exclude(replaced_file=None)),
    "projects:need": _each("status", Need.objects.all),
    "projects:survey_need": _of(Need.objects.all),
    "projects:origins": _each("status", Project.objects.all),
    "projects:join_need": _project("nhap"),
    "projects:leave_need": _part(ProjectNeed),
    "projects:consent": _project("nhap"),
    "projects:add_survey": _project("nhap"),
    "projects:survey": _of(FieldSurvey.objects.all),
    "projects:update_survey": _of(FieldSurvey.objects.all),
    "projects:add_survey_file": _of(FieldSurvey.objects.all),
    "projects:survey_file": _line(SurveyFile, "survey"),
    "projects:collaborator": _of(Collaborator.objects.exclude(user=None).all),
    "projects:add_group": _of(Programme.objects.all),
    "projects:add_target": _of(Programme.objects.all),
    "projects:agreement": _of(CoordinationAgreement.objects.all),
    "projects:update_agreement": _of(CoordinationAgreement.objects.all),
    "projects:add_activity": _of(CoordinationAgreement.objects.all),
    "projects:remove_activity": _line(AgreementActivity, "agreement"),
    "projects:add_event": _project("nhap"),
    "projects:event": _of(TradeEvent.objects.all),
    "projects:update_event": _of(TradeEvent.objects.all),
    "projects:add_event_participant": _of(TradeEvent.objects.all),
    "projects:remove_event_participant": _line(EventParticipant, "event"),
    "projects:localities": _boards,
    "projects:locality": _locality,
    "projects:register_locality": _locality,
    "projects:inspect_locality": _locality,
    "projects:add_finding": _of(LocalityInspection.objects.all),
    "projects:answer_finding": _of(InspectionFinding.objects.all),
    "projects:close_finding": _of(InspectionFinding.objects.exclude(answered_on=None).all),
    "offices:update_view": _of(SavedView.objects.all),
    "offices:delete_view": _of(SavedView.objects.all),
    "offices:update_training": _of(OfficerTraining.objects.all),
    "offices:certificate": _of(OfficerTraining.objects.all),
    "portal:handover": _of(Handover.objects.all),
    "portal:handover_minutes": _of(Handover.objects.all),
    "projects:list": lambda route: [f"{reverse(route)}{query}" for query in ("?xem=tat-ca", "?xem=tat-ca&dang=bang")],
    "projects:bulk": lambda route: [
        f"{reverse(route)}?viec=giao&"
        + "&".join(f"chon={pk}" for pk in Project.objects.values_list("pk", flat=True)[:4])
    ],
    "products:detail": _of(Product.objects.all),
    "products:update": _of(Product.objects.all),
    "products:recognise": _of(Product.objects.all),
    "budgets:compare_scenarios": lambda route: [
        reverse(route, query={"chon": list(Scenario.objects.values_list("pk", flat=True)[:3])})
    ],
    "budgets:project_panel": _project("da_duyet"),
    "budgets:pay": _project("da_duyet"),
    "budgets:advance": _project("cho_nghiem_thu"),
    "budgets:refund": _project("da_quyet_toan"),
    "budgets:stop": _project("dang_lam"),
    "budgets:settle": _of(lambda: Project.objects.filter(status="da_nghiem_thu", retrospective=False)),
    "budgets:send_back_settlement": _project("da_quyet_toan"),
    "budgets:demand_refund": _project("da_quyet_toan"),  # paid too much
    "budgets:liquidate": _of(lambda: Project.objects.filter(status="da_quyet_toan"), older=1),
    "establishments:detail": _of(Establishment.objects.all),
    "establishments:update": _of(Establishment.objects.all),
    "establishments:add_site": _of(Establishment.objects.all),
    "establishments:continue": _of(Establishment.objects.all),
    "establishments:join": _of(Establishment.objects.all),
    "establishments:consent": _of(Need.objects.exclude(establishment=None).all),
    "establishments:consent_file": _of(Consent.objects.exclude(file=None).all),
    "establishments:village": _hanging(ProductionSite),
    "establishments:add_year": _of(Establishment.objects.all),
    "establishments:update_year": _hanging(YearlySnapshot),
    "establishments:add_trait": _of(Establishment.objects.all),
    "establishments:need": _each("status", Need.objects.all),
    "establishments:assign_need": _of(lambda: Need.objects.filter(status=NeedStatus.OPEN)),
    "reports:detail": _report(),
    "reports:figure": _report("funding.approved"),
    "reports:file": _report("pdf"),
    "reports:text": _report("danh-gia"),
    "portal:snooze": _a_task,
    "portal:give_task": _a_task,
    "portal:take_back": _a_task,
    "portal:calendar": lambda route: [reverse(route), f"{reverse(route)}?thang=2030-02&xem=tat-ca"],
    "portal:calls": lambda route: [reverse(route), f"{reverse(route)}?xem=tat-ca"],
    "reports:spending": _report(),
    "reports:spending_file": _report("xlsx"),
    "reports:track": _of(Collaborator.objects.exclude(user=None).all),
    "reports:track_figure": lambda route: [
        reverse(route, args=[Collaborator.objects.exclude(user=None).latest("pk").pk, "beneficiaries.total"])
    ],
    "portal:search": lambda route: [f"{reverse(route)}?q=gom", f"{reverse(route)}?q=khong-co-gi-khop"],
    "account_confirm_email": lambda route: [reverse(route, args=["sai"])],
    "account_reset_password_from_key": lambda route: [reverse(route, args=["1", "sai-khoa"])],
}
NOT_PAGES = {
    "collaborators:keep",  # answers the script of the form
    "collaborators:worker",  # a script
    "projects:bulk_result",  # told once, out of the session of the one who acted
    "admin:view_on_site",  # a redirect of its own
    "admin:autocomplete",  # asks for a field; its answers are names of rows
    "admin:jsi18n",
    "admin:logout",  # answers a POST only
}
