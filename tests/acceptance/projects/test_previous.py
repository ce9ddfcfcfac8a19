"""“Migrations are linear and, from issue B on, run over the previous demo database too.”"""

import json
import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from khuyencong.bootstrap import ROOT
from tests.plugin_database import DJANGO_OPTIONS

NAME = f"test_khuyencong_previous_{os.getpid()}"


@pytest.fixture
def empty_database(db):
    settings = connection.settings_dict
    address = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
    address |= {"password": settings["PASSWORD"], "dbname": "postgres", "application_name": NAME}
    address |= {key: value for key, value in settings["OPTIONS"].items() if key not in DJANGO_OPTIONS}
    with psycopg.connect(**{key: value for key, value in address.items() if value}, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
        yield NAME
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def test_migrations_run_over_the_previous_demo_database(empty_database):
    """“Migrations are linear and … run over the previous demo database too.”"""
    here = os.environ.get("KHUYENCONG_PG_DATABASE", "khuyencong")
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "khuyencong.settings", "KHUYENCONG_PG_DATABASE": NAME}
    if url := env.get("DATABASE_URL"):
        env["DATABASE_URL"] = url.replace(f"/{here}", f"/{NAME}", 1)
    command = [sys.executable, "-m", "tests.acceptance.projects.previous"]
    run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    found = json.loads(run.stdout)
    assert (found["filled"] > 15_000, found["unchecked"], found["projects"]) == (True, 0, 114)
    assert found["statuses"]["da_nghiem_thu"] == 101
    assert "da_thuc_hien" not in found["statuses"]
    assert found["retrospective"] >= 101


def test_migrations_are_linear(db):
    """“Migrations are linear …”: one leaf for each app, and no merge."""
    loader = MigrationLoader(connection)
    assert loader.detect_conflicts() == {}
    ours = [key for key in loader.graph.nodes if type(loader.disk_migrations[key]).__module__.startswith(OURS)]
    for key in ours:
        same_app = [parent for parent in loader.disk_migrations[key].dependencies if parent[0] == key[0]]
        assert len(same_app) == (0 if key[1].startswith("0001") else 1), key


OURS = ("khuyencong.", "projects.", "budgets.", "products.", "collaborators.")
