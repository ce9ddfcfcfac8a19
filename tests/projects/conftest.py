"""A signed-in browser for each role, and a file accepted as a scan."""

import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from khuyencong.core.choices import Role


@pytest.fixture(autouse=True)
def _twentieth_of_november():
    """Dates in these tests are written against this day."""
    with time_machine.travel(datetime(2026, 11, 20, 3, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def signed_in(people):
    """``signed_in(Role.STAFF)`` → a test client of that person."""

    def enter(role: Role) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return enter


@pytest.fixture
def scan(settings, tmp_path):
    """A small PDF, kept in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path

    def upload(name: str = "quyet-dinh.pdf", content: bytes = b"") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content or _pdf())

    return upload


def _pdf() -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n")
    out.write(b"trailer<</Root 1 0 R>>\n%%EOF\n")
    return out.getvalue()
