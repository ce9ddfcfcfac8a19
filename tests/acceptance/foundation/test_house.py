"""The keepers of the house, each seen to catch what it is there for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from projects.models import Project

ROOT = Path(settings.BASE_DIR)
TOP = ("khuyencong", "collaborators", "projects", "products", "budgets")
BIN = Path(sys.executable).parent

FAULTS = {
    # file: (line planted at its end, words of the complaint)
    "collaborators/queries/network.py": (
        "from projects.models import Project",
        "collaborators is not allowed to import projects",
    ),
    "khuyencong/core/text.py": (
        "def plant():\n    from budgets.models import Envelope",
        "khuyencong.core is not allowed to import budgets",
    ),
    "projects/models/results.py": (
        "import projects.services",
        "projects.models is not allowed to import projects.services",
    ),
    "projects/queries/cases.py": (
        "import projects.services.cases",
        "projects.queries is not allowed to import projects.services",
    ),
    "products/forms.py": (
        "import products.services",
        "products.forms is not allowed to import products.services",
    ),
    "budgets/views.py": (
        "import projects.forms.cases",
        "budgets.views -> projects.forms.cases",
    ),
    "khuyencong/portal/views.py": (
        "import projects.views.cases",
        "khuyencong.portal.views -> projects.views.cases",
    ),
    "budgets/services.py": (
        "import khuyencong.territory.forms",
        "budgets.services -> khuyencong.territory.forms",
    ),
    "khuyencong/core/dates/days.py": (
        "import khuyencong.core.models",
        "khuyencong.core.dates is not allowed to import khuyencong.core.models",
    ),
    "projects/utils.py": ("", "projects.utils"),
    "khuyencong/core/helpers.py": ("", "khuyencong.core.helpers"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory) -> str:
    """What import-linter says of a copy of the house with every fault in it."""
    copy = tmp_path_factory.mktemp("nha")
    for name in TOP:
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "locale", "requirements")
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, (line, _) in FAULTS.items():
        path = copy / name
        text = path.read_text("utf-8") if path.exists() else ""
        path.write_text(f"{text}\n{line}\n", "utf-8")
    ran = lint_imports(copy)
    assert ran.returncode == 1
    return " ".join(ran.stdout.split())


def test_imports_keep_the_contracts():
    ran = lint_imports(ROOT)
    assert (ran.returncode, "0 broken" in ran.stdout) == (0, True), ran.stdout


@pytest.mark.parametrize("name", FAULTS)
def test_import_linter_catches(broken_house, name):
    assert FAULTS[name][1] in broken_house


def ruff(text: str, name: str = "projects/planted.py") -> str:
    command = [BIN / "ruff", "check", "--no-cache", "--output-format=concise", "--stdin-filename", name, "-"]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False, timeout=60).stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("from django.db.models.signals import post_save\n\n__all__ = ['post_save']\n", "TID251"),
        ("from django.dispatch import receiver\n\n__all__ = ['receiver']\n", "TID251"),
        ("from khuyencong.settings import DEBUG\n\n__all__ = ['DEBUG']\n", "TID251"),
        ("def f():\n    import projects.models\n", "PLC0415"),
        ("import datetime\n\nnow = datetime.datetime.now()\n", "DTZ005"),
        ("print('x')\n", "T201"),
        (
            "def f(x):\n" + "".join(f"    if x == {n}:\n        return {n}\n" for n in range(11)) + "    return 0\n",
            "C901",
        ),
    ],
)
def test_ruff_catches(text, code):
    assert code in ruff(text)


def test_ruff_lets_good_code_pass():
    assert "All checks passed" in ruff('"""A module."""\n')


def test_tables_follow_the_models(db, monkeypatch):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    monkeypatch.setattr(Project._meta.get_field("title"), "null", True)
    with pytest.raises(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


PRODUCTION = {
    "KHUYENCONG_HOSTS": "cong.example.vn",
    "KHUYENCONG_SECRET_KEY": "Zr8v2Qm1Lx7Tn4Wk9Yb3Hc6Jd5Gf0Sa-Ep_Uo-Ri_Ct-Vu_Xw-Mq_Nz-Kp",
    "DATABASE_URL": "postgresql://khuyencong@db.example.vn/khuyencong",
}


def check_deploy(**changes: str | None) -> subprocess.CompletedProcess:
    """``check --deploy`` in a process of its own, as a production machine would start."""
    told = {name: value for name, value in (PRODUCTION | changes).items() if value is not None}
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("KHUYENCONG_", "DATABASE_"))}
    program = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'khuyencong.settings'; django.setup(); "
    program += "from django.core.management import call_command; "
    program += "call_command('check', deploy=True, fail_level='WARNING')"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=outside | told,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_production_settings_pass_the_deployment_check():
    ran = check_deploy()
    assert (ran.returncode, "no issues" in ran.stdout + ran.stderr) == (0, True), ran.stderr


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"KHUYENCONG_HOSTS": None}, "security.W"),  # the demo's settings are no production settings
        ({"KHUYENCONG_SECRET_KEY": "ngan"}, "50 ký tự"),
        ({"KHUYENCONG_SECRET_KEY": "a" * 60}, "security.W009"),
        ({"DATABASE_URL": "mysql://x"}, "postgresql://"),
    ],
)
def test_the_deployment_check_catches(changes, complaint):
    ran = check_deploy(**changes)
    assert ran.returncode != 0
    assert complaint in ran.stderr
