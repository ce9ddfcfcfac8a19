"""The front door tells the truth: diagrams, variables, commands, keys and pictures are those of the code."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from collaborators.choices import REPORT_TRANSITIONS
from khuyencong.core.transitions import mermaid
from khuyencong.reports.queries.metrics import METRICS
from products.choices import ROUND_TRANSITIONS
from projects.choices import PROJECT_TRANSITIONS

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PUBLIC = re.compile(r'environ(?:\.get\(|\[)"(DATABASE_URL|KHUYENCONG_(?!PG_|FRESH|FULL|STARTED)[A-Z_]+)"')


@pytest.mark.parametrize("table", [PROJECT_TRANSITIONS, REPORT_TRANSITIONS, ROUND_TRANSITIONS])
def test_state_diagrams_are_generated_from_the_tables(table):
    assert mermaid(table) in README


def test_every_environment_variable_is_told():
    sources = [ROOT / "khuyencong/settings.py", *(ROOT / "khuyencong/bootstrap").glob("*.py")]
    read = {name for path in sources for name in PUBLIC.findall(path.read_text(encoding="utf-8"))}
    assert {name for name in read if f"`{name}`" not in README} == set()
    assert "DATABASE_URL" in read


def test_every_own_command_is_told():
    ours = {name for name, app in get_commands().items() if str(app).startswith(("khuyencong", "projects", "budgets"))}
    assert ours
    assert {name for name in ours | {"demo", "test", "bench"} if f"`{name}`" not in README} == set()


@pytest.mark.parametrize(
    "key",
    [
        "funding.plan",
        "funding.allocated",
        "funding.allocated.KCQG",
        "funding.allocated.KCDP",
        "funding.approved",
        "items.approved",
        "items.done",
        "plan.ND3",
        "plan.ND4",
        "plan.ND6",
        "plan.ND9",
        "products.huyen",
        "products.tinh",
        "products.khu_vuc",
        "products.quoc_gia",
        "machines.establishments",
        "showrooms.establishments",
        "classes.vocational",
        "learners.vocational",
        "learners.ethnic",
        "fairs.enterprises",
        "tours.people",
        "network.total",
    ],
)
def test_promised_keys_exist(key):
    assert key in METRICS


def test_told_keys_exist():
    told = {key for key in re.findall(r"`([a-z_]+(?:\.[A-Za-z0-9_]+)+)`", README) if key.split(".")[0] in _families()}
    assert told
    assert {key for key in told if key not in METRICS} == set()


def _families() -> set[str]:
    return {key.split(".")[0] for key in METRICS}


def test_pictures_exist_and_are_light():
    pictures = re.findall(r"\]\((static/[^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert 0 < (ROOT / picture).stat().st_size < 400_000
