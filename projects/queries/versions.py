"""Procedure versions as people meet them: one version whole, who walks by it, what differs from the one before."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from khuyencong.core.choices import Certainty
from khuyencong.core.models import LegalRule, User
from projects.choices import MOVES, Move, ProjectStatus, ReasonKind
from projects.models import Checkpoint, PaperType, ProcedureMove, ProcedureVersion, Project
from projects.queries.whole import gaps

_MOVES, _STATUSES = list(Move), list(ProjectStatus)


def files_on(procedure: ProcedureVersion) -> int:
    """How many files walk by this version, wherever they are."""
    return Project.objects.filter(procedure=procedure).count()


def next_of(procedure: ProcedureVersion) -> ProcedureVersion | None:
    later = ProcedureVersion.objects.filter(code=procedure.code, version__gt=procedure.version)
    return later.order_by("version").first()


def version_list(user: User) -> QuerySet[ProcedureVersion]:
    """Those ``user`` may see, each with how many files walk by it: the newest of a purse first."""
    seen = ProcedureVersion.objects.visible_to(user).select_related("unit")
    return with_files(seen).order_by("purse", "unit_id", "code", "-version")


def with_files(versions: QuerySet[ProcedureVersion]) -> QuerySet[ProcedureVersion]:
    """Each with ``files``: how many walk by it."""
    on_it = Project.objects.filter(procedure=OuterRef("pk")).order_by().values("procedure").annotate(n=Count("pk"))
    return versions.annotate(files=Coalesce(Subquery(on_it.values("n")), 0))


def changed_columns(line: ProcedureMove | Checkpoint) -> set[str]:
    """Columns in which ``line`` differs from the row as it stands; every one of a new line."""
    names = [field.name for field in line._meta.fields if not field.primary_key]
    stands = type(line).objects.filter(pk=line.pk).first()
    return {name for name in names if stands is None or getattr(stands, name) != getattr(line, name)}


@dataclass(frozen=True)
class Difference:
    """One thing that is not as in the version before; "" where it was not, or is no more."""

    where: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class VersionPage:
    """One version in words, of those ``with_files``. Five queries, and three for the version before."""

    version: ProcedureVersion
    user: User

    @cached_property
    def lines(self) -> list[ProcedureMove]:
        """In the order of the life: by status, the way forward first."""
        return sorted(self.version.moves.all(), key=_place)

    @cached_property
    def stops(self) -> list[Checkpoint]:
        found = self.version.checkpoints.select_related("paper_type")
        return sorted(found, key=lambda stop: (_STATUSES.index(ProjectStatus(stop.status)), stop.order))

    @cached_property
    def by_status(self) -> list[tuple[ProjectStatus, list["Told"], list[Checkpoint]]]:
        """Each status that is left, with the moves that leave it and the checkpoints inside it."""
        told = [Told.of(line, self.papers, self.clocks) for line in self.lines]
        return [
            (status, rows, [stop for stop in self.stops if stop.status == status])
            for status in ProjectStatus
            if (rows := [row for row in told if row.line.from_status == status])
        ]

    @cached_property
    def papers(self) -> dict[str, str]:
        named = {code for page in (self, self.before) if page for line in page.lines for code in line.papers}
        return dict(PaperType.objects.filter(code__in=named).values_list("code", "name"))

    @cached_property
    def clocks(self) -> dict[str, str]:
        named = {line.clock for page in (self, self.before) if page for line in page.lines if line.clock}
        return dict(LegalRule.objects.filter(code__in=named).values_list("code", "name"))

    @cached_property
    def latest_files(self) -> list[Project]:
        """Those the reader may see, the latest ten."""
        return list(Project.objects.visible_to(self.user).filter(procedure=self.version).order_by("-pk")[:10])

    @cached_property
    def holes(self) -> list[str]:
        return gaps(
            ((line.move, line.from_status) for line in self.lines),
            ((stop.status, stop.before_move, stop.name) for stop in self.stops),
        )

    @cached_property
    def unchecked(self) -> int:
        """Lines that nobody has read in a document."""
        return sum(one.certainty != Certainty.READ for one in (*self.lines, *self.stops))

    @cached_property
    def before(self) -> "VersionPage | None":
        older = ProcedureVersion.objects.filter(code=self.version.code, version__lt=self.version.version)
        found = older.order_by("-version").first()
        return VersionPage(found, self.user) if found else None

    @cached_property
    def differences(self) -> list[Difference]:
        """Against the version before, in the order of the life; nothing when there was none."""
        if self.before is None:
            return []
        names = (self.papers, self.clocks)
        old = {_key(line): Told.of(line, *names) for line in self.before.lines}
        new = {_key(line): Told.of(line, *names) for line in self.lines}
        of_moves = _differing(sorted({**old, **new}, key=_ordered), old, new)
        old = {_stop_key(stop): _ToldStop(stop) for stop in self.before.stops}
        new = {_stop_key(stop): _ToldStop(stop) for stop in self.stops}
        return of_moves + _differing(list({**old, **new}), old, new)


@dataclass(frozen=True)
class Told:
    """A line of a version, in words."""

    line: ProcedureMove
    papers: list[str]
    clock: str
    kind, named = "Cả bước", "Tên trong cơ quan"  # how a line that is new or gone is told

    @classmethod
    def of(cls, line: ProcedureMove, papers: dict[str, str], clocks: dict[str, str]) -> "Told":
        clock = clocks.get(line.clock, line.clock)
        return cls(line, [papers.get(code, code) for code in line.papers], clock)

    @property
    def target(self) -> ProjectStatus:
        return MOVES[Move(self.line.move)].target

    @property
    def where(self) -> str:
        return f"{self.line.get_from_status_display()} → {self.target.label}"

    @property
    def reason(self) -> str:
        kind = self.line.reason_kind or (own.value if (own := MOVES[Move(self.line.move)].reason) else "")
        return ReasonKind(kind).label if kind else ""

    @property
    def needs_document(self) -> bool:
        return self.line.needs_document or MOVES[Move(self.line.move)].needs_document

    def words(self) -> dict[str, str]:
        """What is compared."""
        return {
            "Tên trong cơ quan": self.line.office_name,
            "Tên cho bên ngoài": self.line.public_name,
            "Ai quyết": self.line.get_decided_by_display(),
            "Giấy tờ phải có": "; ".join(self.papers),
            "Thời hạn": self.clock,
            "Danh sách lý do": self.reason,
            "Văn bản kèm bước": "phải có" if self.needs_document else "không bắt buộc",
        }


@dataclass(frozen=True)
class _ToldStop:
    stop: Checkpoint
    kind, named = "Cả chặng", "Tên chặng"

    @property
    def where(self) -> str:
        return f"{self.stop.get_status_display()}, chặng {self.stop.order}"

    def words(self) -> dict[str, str]:
        return {
            "Tên chặng": self.stop.name,
            "Ai quyết chặng": self.stop.get_decided_by_display(),
            "Phải xong trước bước": self.stop.get_before_move_display() or "bước đi tiếp",
            "Chỉ với": self.stop.get_only_for_display() or "mọi đề án",
            "Văn bản kèm chặng": "phải có" if self.stop.needs_document else "không bắt buộc",
            "Văn bản ấy là": str(self.stop.paper_type or "giấy tờ khác"),
        }


def _differing(keys: list, old: dict, new: dict) -> list[Difference]:
    found = []
    for key in keys:
        told = new.get(key) or old[key]
        was, now = (side[key].words() if key in side else {} for side in (old, new))
        if was and now:
            found += [Difference(told.where, name, was[name], now[name]) for name in was if was[name] != now[name]]
        else:
            found.append(Difference(told.where, told.kind, was.get(told.named, "không có"), now.get(told.named, "bỏ")))
    return found


def _key(line: ProcedureMove) -> tuple[str, str]:
    return line.move, line.from_status


def _stop_key(stop: Checkpoint) -> tuple[str, int]:
    return stop.status, stop.order


def _ordered(key: tuple[str, str]) -> tuple[int, int]:
    return _STATUSES.index(ProjectStatus(key[1])), _MOVES.index(Move(key[0]))


def _place(line: ProcedureMove) -> tuple[int, int]:
    return _ordered(_key(line))
