"""Two people at one record: what each typed, saw and chose, kept beside the record to tell whether anything was lost."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.test import Client

from khuyencong.core.conflicts import MINE, THEIRS

NUMBERED = re.compile(r" \(#\d+\)$")  # “Lê Văn An (#12)” and “Lê Văn An” are one person where no other has the name


@dataclass(frozen=True)
class Edited:
    """A form of an existing record: ``values`` are what may be typed in each box, as the box shows it again."""

    url: str
    clients: tuple[Client, Client]
    values: dict[str, list[str]]
    always: Callable[[], dict] = dict  # boxes that must differ at each save, and are no fact of the record


def boxes(form) -> dict[str, str]:
    """What stands in each box of a form, as a browser would send it back; an unticked box is ""."""
    shown = {}
    for name, one in form.fields.items():
        if name == "idempotency_key":
            continue
        value = one.prepare_value(form[name].value())
        if one.widget.__class__.__name__ == "CheckboxInput":
            shown[name] = "on" if value in (True, "on", "True") else ""
        elif not hasattr(one, "max_length") or one.widget.__class__.__name__ != "ClearableFileInput":
            told = one.widget.format_value(value)
            shown[name] = (told[0] if told else "") if isinstance(told, list) else str(told or "")
    return shown


@dataclass
class Editor:
    """One tab. ``seen`` is what it was shown of the record, ``boxes`` what stands typed in it."""

    client: Client
    edited: Edited
    chance: random.Random
    seen: dict[str, str] = field(default_factory=dict)
    boxes: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    carried: dict[str, list[str]] = field(default_factory=dict)
    stage: str = "closed"

    def step(self, record: "Record") -> None:
        {"closed": self.open, "open": self.type, "typed": self.save, "asked": self.choose}[self.stage](record)

    def open(self, record) -> None:
        form = self.client.get(self.edited.url).context["form"]
        self.boxes = boxes(form)
        self.seen = {name: self.boxes[name] for name in self.edited.values}
        assert self.seen == record.values
        self.stage = "open"

    def type(self, record) -> None:
        names = list(self.edited.values)
        for name in self.chance.sample(names, self.chance.randint(1, len(names))):
            self.boxes[name] = self.chance.choice(self.edited.values[name])
            record.typed += 1
        self.stage = "typed"

    def choose(self, record) -> None:
        """Some boxes theirs, some mine, some left as they came ticked."""
        for name in self.choices:
            self.choices[name] = self.chance.choice([MINE, THEIRS, self.choices[name]])
        self.stage = "typed"

    def save(self, record) -> None:
        data = QueryDict(mutable=True)
        for name, value in (self.boxes | self.edited.always()).items():
            if value or name not in record.ticks:
                data[name] = value
        for name, choice in self.choices.items():
            data[f"_giu-{name}"] = choice
            data.setlist(f"_kia-{name}", self.carried[name])
        response = self.client.post(self.edited.url, data.urlencode(), "application/x-www-form-urlencoded")
        if response.status_code == 409:
            return self.asked(response, record)
        assert response.status_code == 302, (self.edited.url, dict(response.context["form"].errors), dict(data))
        return self.saved(record)

    def asked(self, response, record) -> None:
        """Every value of the record that differs from the one typed is on the page, to choose."""
        record.conflicts += 1
        rows = {row.name: row for row in response.context["conflict"]}
        html = response.content.decode()
        self.boxes = boxes(response.context["form"])
        self.boxes = {name: NUMBERED.sub("", value) for name, value in self.boxes.items()}
        differing = {n for n in self.edited.values if self.boxes[n] != record.values[n]}
        assert set(rows) == differing, (set(rows) ^ differing, self.boxes, record.values)
        assert all(f'name="_giu-{name}"' in html for name in rows)
        self.choices = {name: row.keep for name, row in rows.items()}
        self.carried = {name: row.sent for name, row in rows.items()}
        self.seen = dict(record.values)
        self.stage = "asked"

    def saved(self, record) -> None:
        meant = {
            name: record.values[name] if self.choices.get(name) == THEIRS else self.boxes[name]
            for name in self.edited.values
        }
        for name, value in meant.items():
            if value != record.values[name]:
                record.overwritten += 1
                assert self.seen[name] == record.values[name], f"{name}: overwrote what it had never shown"
        record.values = meant
        self.choices, self.carried, self.stage = {}, {}, "closed"


@dataclass
class Record:
    """What the record must hold, by what was saved; and how much happened on the way."""

    values: dict[str, str]
    ticks: set[str]
    typed: int = 0
    conflicts: int = 0
    overwritten: int = 0


def interleave(edited: Edited, chance: random.Random, saves: int = 3) -> Record:
    """Two editors step in a random order until ``saves`` were made; then the record is read afresh and compared."""
    form = edited.clients[0].get(edited.url).context["form"]
    now = boxes(form)
    ticks = {name for name, one in form.fields.items() if one.widget.__class__.__name__ == "CheckboxInput"}
    record = Record({name: now[name] for name in edited.values}, ticks)
    editors = [Editor(client, edited, chance) for client in edited.clients]
    done = 0
    for _ in range(60):
        editor = chance.choice(editors)
        before = editor.stage
        editor.step(record)
        done += before == "typed" and editor.stage == "closed"
        if done == saves:
            break
    afresh = boxes(edited.clients[1].get(edited.url).context["form"])
    assert {name: afresh[name] for name in edited.values} == record.values
    return record
