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
from khuyencong.offices.models import Handover, OfficerTraining, SavedView
from khuyencong.territory.models import AdministrativeUnit
from products.models import Product
from projects.models import (
    Beneficiary,
    Output,
    Programme,
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


_sent = _of(lambda: QuarterlyReport.objects.filter(status="da_gui"))
_draft = _of(lambda: QuarterlyReport.objects.filter(status="nhap"))

EXAMPLES: dict[str, Callable[[str], list[str]]] = {
    "collaborators:detail": _of(Collaborator.objects.all),
    "collaborators:write": _of(ReportingPeriod.objects.all),
    "collaborators:check": _draft,
    "collaborators:report": _sent,
    "projects:detail": _each("status", Project.objects.all),
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
    "offices:update_view": _of(SavedView.objects.all),
    "offices:delete_view": _of(SavedView.objects.all),
    "offices:update_training": _of(OfficerTraining.objects.all),
    "offices:certificate": _of(OfficerTraining.objects.all),
    "portal:handover": _of(Handover.objects.all),
    "portal:handover_minutes": _of(Handover.objects.all),
    "projects:list": lambda route: [f"{reverse(route)}{query}" for query in ("?xem=tat-ca", "?xem=tat-ca&dang=bang")],
    "projects:bulk": lambda route: [
        f"{reverse(route)}?viec=giao&" + "&".join(f"chon={pk}" for pk in Project.objects.values_list("pk", flat=True)[:4])
    ],
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
    "projects:bulk_result",  # told once, out of the session of the one who acted
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
