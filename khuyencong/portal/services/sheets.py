"""Rows of CSV files as records: one file per model, rows named by ``key`` and pointing at each other by it."""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from django.db import models

from collaborators.models import ReturnReason
from khuyencong.core.dates import now
from khuyencong.core.models import Activity, OfficialDocument, Timeline, User
from khuyencong.establishments.models import Sector
from khuyencong.portal.services.relative import Relative
from khuyencong.territory.models import AdministrativeUnit
from products.models import CriterionRule
from projects.models import Content, OutputIndicator, PaperType, ProjectType, Reason

# Reference rows are not in these files; they are pointed at by a column of their own.
_REFERENCE = {
    AdministrativeUnit: "reference_key",
    Content: "code",
    OutputIndicator: "code",
    PaperType: "code",
    CriterionRule: "code",
    ProjectType: "code",
    Reason: "code",
    ReturnReason: "code",
    Sector: "code",
}


class Sheets:
    """Writes file after file and keeps what was made, by model and key. An empty cell is NULL, or the default."""

    def __init__(self, folder: Path, clock: Relative, *, complete: Callable[[models.Model], None]) -> None:
        self.kept: dict[type[models.Model], dict[str, models.Model]] = defaultdict(dict)
        self.loaded: Counter = Counter()
        self._folder, self._clock, self._complete = folder, clock, complete

    def load(self, name: str, model: type[models.Model]) -> None:
        """Write one file. Rows that point at others of the same file wait until those are there."""
        waiting = self.rows(name)
        own = [field.name for field in model._meta.fields if field.related_model is model]
        while waiting:
            ready = [row for row in waiting if all(not row.get(c) or row[c] in self.kept[model] for c in own)]
            if not ready:
                raise ValueError(f"{name}.csv: {waiting[0]['key']} points at a row that never comes")
            self._write(model, ready)
            waiting = [row for row in waiting if row["key"] not in self.kept[model]]

    def load_feed(self, name: str, tables: dict[str, type[models.Model]], *, otherwise: User) -> None:
        """Lines of the activity feed: those told in the file, and one for each thing that has none."""
        lines = [self._line(row, tables) for row in self.rows(name)]
        told = {line.timeline_id for line in lines}
        silent = [
            thing
            for things in self.kept.values()
            for thing in things.values()
            if hasattr(thing, "timeline_id") and thing.timeline_id not in told
        ]
        lines += [
            Activity(timeline_id=thing.timeline_id, actor=otherwise, at=now(), verb="entered", text=_first_line(thing))
            for thing in silent
        ]
        for line in lines:
            line.actor_title = line.actor.job_title if line.actor else ""
        Activity.objects.bulk_create(lines)

    def _write(self, model: type[models.Model], rows: list[dict[str, str]]) -> None:
        made = [self._make(model, row) for row in rows]
        if hasattr(model, "timeline"):
            for thing in made:
                thing.timeline = Timeline()
            Timeline.objects.bulk_create([thing.timeline for thing in made])
        model.objects.bulk_create(made)
        self.kept[model] |= {row["key"]: thing for row, thing in zip(rows, made, strict=True)}
        self.loaded[str(model._meta.verbose_name)] += len(made)

    def _make(self, model: type[models.Model], row: dict[str, str]) -> models.Model:
        facts = {}
        for column, cell in row.items():
            if column == "key":
                continue
            field = model._meta.get_field(column)
            if cell or field.null:
                facts[column] = self._value(field, cell) if cell else None
        thing = model(**facts)
        self._complete(thing)
        return thing

    def _value(self, field: models.Field, cell: str):
        match field:
            case models.ForeignKey():
                return self._pointed_at(field.related_model, cell)
            case models.JSONField():
                return json.loads(self._clock.text(cell))
            case models.DateTimeField():
                return self._clock.moment(cell)
            case models.DateField():
                return self._clock.date(cell)
            case models.BooleanField():
                return cell == "1"
            case models.JSONField():
                return json.loads(self._clock.text(cell))
            case models.IntegerField() | models.DecimalField():
                return self._clock.number(cell)
        return self._clock.text(cell)

    def _pointed_at(self, model: type[models.Model], key: str) -> models.Model:
        known = self.kept[model]
        if key not in known and model in _REFERENCE:
            known[key] = model.objects.get(**{_REFERENCE[model]: key})
        return known[key]

    def _line(self, row: dict[str, str], tables: dict[str, type[models.Model]]) -> Activity:
        table, _, key = row["thing"].partition(":")
        return Activity(
            timeline_id=self.kept[tables[table]][key].timeline_id,
            at=self._clock.moment(row["at"]),
            actor=self.kept[User][row["actor"]] if row["actor"] else None,
            verb=row["verb"],
            text=self._clock.text(row["text"]),
            document=self.kept[OfficialDocument][row["document"]] if row["document"] else None,
        )

    def rows(self, name: str) -> list[dict[str, str]]:
        """One file as it is written."""
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def _first_line(thing: models.Model) -> str:
    return f"Nhập dữ liệu dùng thử. {getattr(thing, 'source', '')}".strip()
