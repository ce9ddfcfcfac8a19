"""Every address a GET can be sent to, with an example out of the demo centre (see ``furnished``).

The list comes from the resolver: a route without an example here makes ``addresses`` fail, by name.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib import admin
from django.urls import URLPattern, get_resolver, reverse

from collaborators.models import Collaborator, QuarterlyReport, ReportingPeriod
from khuyencong.core.models import User
from khuyencong.establishments.models import Establishment, Need
from khuyencong.territory.models import AdministrativeUnit
from products.models import Product
from projects.choices import Subject
from projects.models import (
    Adjustment,
    Appraisal,
    AppraisalMember,
    Beneficiary,
    Contract,
    Inspection,
    InspectionDemand,
    InspectionPhoto,
    Output,
    Programme,
    ProgressReport,
    Project,
    ProjectPaper,
    ProjectParticipant,
    ProjectPartner,
    TrainingClass,
)

PORTAL, REGISTERS, ACCOUNT = "portal", "registers", "account"


@dataclass(frozen=True)
class Address:
    """``kind`` says whose page it is: ours, Django's admin with import-export, or allauth's."""

    route: str
    path: str
    kind: str


def addresses() -> list[Address]:
    """One per route, several where a page has several faces."""
    return [Address(route, path, kind) for route, kind in routes() for path in _paths(route, kind)]


def routes() -> Iterator[tuple[str, str]]:
    """(full name, kind) of every named route that answers GET."""

    def walk(patterns, space: str) -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLPattern):
                if one.name:
                    yield f"{space}{one.name}", one
            else:
                yield from walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)

    seen = set()
    for name, pattern in walk(get_resolver().url_patterns, ""):
        view = getattr(pattern.callback, "view_class", None)
        if name in seen or name in NOT_PAGES or name.endswith("_process_import") or (view and not hasattr(view, "get")):
            continue
        seen.add(name)
        yield name, REGISTERS if name.startswith("admin:") else ACCOUNT if name.startswith("account_") else PORTAL


def _paths(route: str, kind: str) -> list[str]:
    if kind == REGISTERS:
        return [_register(route)]
    if route in EXAMPLES:
        return EXAMPLES[route](route)
    return [reverse(route)]  # NoReverseMatch: give the route an example


def _of(rows: Callable) -> Callable[[str], list[str]]:
    """The page of the newest row."""
    return lambda route: [reverse(route, args=[rows().order_by("-pk").values_list("pk", flat=True)[0]])]


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


def _project(status: str) -> Callable[[str], list[str]]:
    return _of(lambda: Project.objects.filter(status=status))


def _paper(route: str) -> list[str]:
    paper = ProjectPaper.objects.exclude(document__file=None).latest("pk")
    return [reverse(route, args=[paper.project_id, paper.document_id])]


def _report(*more: str) -> Callable[[str], list[str]]:
    def of(route: str) -> list[str]:
        unit = AdministrativeUnit.objects.get(reference_key="old-74")
        return [reverse(route, args=[unit.pk, "2022", *more])]

    return of


def _running(model, **facts) -> Callable[[str], list[str]]:
    """Of the newest row of a model that hangs on a đề án."""

    def of(route: str) -> list[str]:
        row = model.objects.filter(**facts).latest("pk")
        return [reverse(route, args=[row.project_id, row.pk])]

    return of


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


_sent = _of(lambda: QuarterlyReport.objects.filter(status="da_gui"))
_draft = _of(lambda: QuarterlyReport.objects.filter(status="nhap"))

EXAMPLES: dict[str, Callable[[str], list[str]]] = {
    "collaborators:detail": _of(Collaborator.objects.all),
    "collaborators:write": _of(ReportingPeriod.objects.all),
    "collaborators:check": _draft,
    "collaborators:report": _sent,
    "projects:detail": _each("status", Project.objects.all),
    "projects:running": _each("status", lambda: Project.objects.filter(status__in=("tham_dinh", "da_ky", "dang_lam"))),
    "projects:appraise": _project("tham_dinh"),
    "projects:appraisal": _running(Appraisal),
    "projects:appraisal_paper": _running(Appraisal),
    "projects:score": _below(AppraisalMember, "appraisal"),
    "projects:sign": _project("da_duyet"),
    "projects:contract": _of(lambda: Contract.objects.exclude(parts=None)),
    "projects:add_appendix": _of(lambda: Contract.objects.exclude(parts=None)),
    "projects:agreement": _running(Beneficiary, project__status="dang_lam"),
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
    "projects:programme": _of(Programme.objects.all),
    "projects:update": _project("nhap"),
    "projects:assign": _project("nhap"),
    "projects:submit": _project("nhap"),
    "projects:withdraw": _project("nhap"),
    "projects:return": _project("da_trinh"),
    "projects:approve": _project("da_trinh"),
    "projects:reject": _project("da_trinh"),
    "projects:finish": _project("da_duyet"),
    "projects:add_beneficiary": _project("nhap"),
    "projects:add_output": _project("nhap"),
    "projects:add_class": _project("nhap"),
    "projects:add_partner": _project("nhap"),
    "projects:add_participant": _project("nhap"),
    "projects:attach_paper": _project("nhap"),
    "projects:update_beneficiary": _part(Beneficiary),
    "projects:remove_beneficiary": _part(Beneficiary),
    "projects:update_output": _part(Output),
    "projects:remove_output": _part(Output),
    "projects:update_class": _part(TrainingClass),
    "projects:remove_class": _part(TrainingClass),
    "projects:remove_partner": _part(ProjectPartner),
    "projects:remove_participant": _part(ProjectParticipant),
    "projects:paper_file": _paper,
    "products:detail": _of(Product.objects.all),
    "products:update": _of(Product.objects.all),
    "products:recognise": _of(Product.objects.all),
    "budgets:project_panel": _project("da_duyet"),
    "budgets:pay": _project("da_duyet"),
    "establishments:detail": _of(Establishment.objects.all),
    "establishments:update": _of(Establishment.objects.all),
    "establishments:add_site": _of(Establishment.objects.all),
    "establishments:continue": _of(Establishment.objects.all),
    "establishments:join": _of(Establishment.objects.all),
    "establishments:need": _each("status", Need.objects.all),
    "reports:detail": _report(),
    "reports:figure": _report("funding.approved"),
    "reports:file": _report("pdf"),
    "reports:text": _report("danh-gia"),
    "portal:search": lambda route: [f"{reverse(route)}?q=gom", f"{reverse(route)}?q=khong-co-gi-khop"],
    "account_confirm_email": lambda route: [reverse(route, args=["sai"])],
    "account_reset_password_from_key": lambda route: [reverse(route, args=["1", "sai-khoa"])],
}
NOT_PAGES = {
    "admin:view_on_site",  # a redirect of its own
    "admin:autocomplete",  # asks for a field; its answers are names of rows
    "admin:jsi18n",
    "admin:logout",  # answers a POST only
}


def _register(route: str) -> str:
    """A page of the admin: of the newest row where it is about one."""
    name = route.removeprefix("admin:")
    if name == "app_list":
        return reverse(route, args=["core"])
    if name == "auth_user_password_change":
        return reverse(route, args=[User.objects.latest("pk").pk])
    for model in admin.site._registry:
        if name.startswith(prefix := f"{model._meta.app_label}_{model._meta.model_name}_"):
            about_one = name.removeprefix(prefix) in {"change", "history", "delete"}
            return reverse(route, args=[model._default_manager.latest("pk").pk] if about_one else [])
    return reverse(route)
