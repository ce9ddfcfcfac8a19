"""Tables of moves are total: every status has its line, every target is a status, every status can be reached."""

import importlib

import pytest
from django.db import models

from khuyencong.core import transitions
from khuyencong.core.exceptions import DomainError
from tests.architecture.code import APPS


def tables() -> dict[str, dict]:
    """Every ``…TRANSITIONS`` of every ``choices``."""
    found = {}
    for app, folder in APPS.items():
        if (folder / "choices.py").exists() or (folder / "choices").is_dir():
            room = importlib.import_module(f"{app}.choices")
            found |= {f"{app}.{name}": table for name, table in vars(room).items() if name.endswith("TRANSITIONS")}
    return found


def faults(table: dict) -> list[str]:
    """What keeps the table from being total."""
    status = type(next(iter(table)))
    targets = {target for line in table.values() for target in line}
    found = [f"thiếu dòng của {one}" for one in status if one not in table]
    found += [f"{one} không phải trạng thái" for one in {*table, *targets} if one not in status.values]
    found += [f"không tới được {one}" for one in list(table)[1:] if one not in targets]
    return found


def test_there_are_tables():
    assert len(tables()) >= 3


@pytest.mark.parametrize("name", tables())
def test_a_table_is_total(name):
    assert faults(tables()[name]) == []


class Light(models.TextChoices):
    RED = "do", "Đỏ"
    GREEN = "xanh", "Xanh"
    AMBER = "vang", "Vàng"


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({Light.RED: (Light.GREEN,), Light.GREEN: (Light.RED,)}, "thiếu dòng của vang"),
        ({Light.RED: (Light.GREEN, Light.AMBER), Light.GREEN: ("tim",), Light.AMBER: ()}, "tim không phải"),
        ({Light.RED: (Light.GREEN,), Light.GREEN: (), Light.AMBER: ()}, "không tới được vang"),
    ],
)
def test_a_hole_in_a_table_is_caught(table, fault):
    assert any(fault in one for one in faults(table))


@pytest.mark.parametrize("name", tables())
def test_a_move_the_table_does_not_list_is_refused(name):
    table = tables()[name]
    for current in table:
        for to in type(current):
            if to in table[current]:
                transitions.check(table, current=current, to=to)
            else:
                with pytest.raises(DomainError, match="Không chuyển được"):
                    transitions.check(table, current=current, to=to)
