"""The file itself: opened under a new code, its facts corrected, given to a holder."""

from datetime import date

from django.db import connection, transaction
from django.db.models.functions import Length

from khuyencong.core import timeline, versions
from khuyencong.core.dates import today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import User
from khuyencong.offices.queries import reach_of
from khuyencong.territory.models import AdministrativeUnit
from projects import rules
from projects.models import Project
from projects.queries import version_on

_FACTS = frozenset(
    {
        "title",
        "kind",
        "content",
        "purse",
        "plan_year",
        "unit",
        "programme_group",
        "summary",
        "support_proposed",
        "is_group",
        "is_flagship",
        "starts_on",
        "ends_on",
        "due_on",
    }
)


def locked_project(*, by: User, pk: int, expected: int | None = None) -> Project:
    """The row under lock, of those ``by`` may see; ``Project.DoesNotExist`` otherwise, ``StaleVersion`` if it moved on."""
    return versions.locked(Project.objects.visible_to(by), pk=pk, expected=expected)


@transaction.atomic
def create_project(*, by: User, unit: AdministrativeUnit, **facts) -> Project:
    """A draft held by ``by``. ``facts`` are fields of ``Project``; out of a need, ``take_up_need`` does it."""
    rules.may_create(by).require()
    _require_known(facts)
    _require_place(by, unit)
    project = Project.objects.create(
        timeline=timeline.start(),
        code=_next_code(facts["purse"], facts.get("plan_year") or today().year),
        unit=unit,
        holder=by,
        procedure=version_on(today(), purse=facts["purse"], unit=unit),
        **facts,
    )
    timeline.record(timeline=project.timeline, by=by, verb="created", text=f"Lập đề án {project.code}")
    return project


@transaction.atomic
def update_project(*, by: User, project: Project, version: int | None = None, **facts) -> Project:
    """Correct facts of a draft; nothing is written when nothing differs."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_edit(by, row).require()
    _require_known(facts)
    changes = {name: value for name, value in facts.items() if getattr(row, name) != value}
    if not changes:
        return row
    if "unit" in changes:
        _require_place(by, changes["unit"])
    if {"unit", "purse"} & set(changes):
        place, purse = changes.get("unit", row.unit), changes.get("purse", row.purse)
        changes["procedure"] = version_on(_began(row), purse=purse, unit=place)
    versions.bump(row, **changes)
    names = ", ".join(Project._meta.get_field(name).verbose_name for name in changes if name != "procedure")
    timeline.record(timeline=row.timeline, by=by, verb="updated", text=f"Sửa {names}")
    return row


@transaction.atomic
def assign_project(
    *, by: User, project: Project, holder: User, due_on: date | None, version: int | None = None
) -> Project:
    """Give the file to ``holder``, with the day the next thing is due."""
    row = locked_project(by=by, pk=project.pk, expected=version)
    rules.may_assign(by, row).require()
    versions.bump(row, holder=holder, due_on=due_on)
    until = f", hạn {due_on:%d/%m/%Y}" if due_on else ""
    timeline.record(timeline=row.timeline, by=by, verb="assigned", text=f"Giao {holder} giữ đề án{until}")
    return row


def _began(row: Project) -> date:
    """The day the file was opened: another place or purse is still judged by the procedures of that day."""
    opened = row.timeline.activities.order_by("pk").first()
    return opened.at.astimezone().date() if opened else today()


def _require_known(facts: dict) -> None:
    if unknown := set(facts) - _FACTS:
        raise TypeError(f"not facts of a draft: {', '.join(sorted(unknown))}")


def _require_place(by: User, unit: AdministrativeUnit) -> None:
    """A file outside the area of the one who opens it would vanish from their sight at once."""
    reach = reach_of(by)
    if not AdministrativeUnit.objects.filter(reach.within("pk"), pk=unit.pk).exists():
        raise DomainError(f"{unit.full_name} ngoài địa bàn của anh, chị. Chọn nơi khác.", field="unit")


def _next_code(purse: str, year: int) -> str:
    """KCDP-2026-017 after KCDP-2026-016. One at a time for each purse and year, until the transaction ends."""
    prefix = f"{purse}-{year}-"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"projects.code.{prefix}"])
    last = (
        Project.objects.filter(code__regex=rf"^{prefix}\d+$")
        .order_by(Length("code").desc(), "-code")
        .values_list("code", flat=True)
        .first()
    )
    number = int(last.removeprefix(prefix)) + 1 if last else 1
    return f"{prefix}{number:03d}"
