"""A safe method reads, and nothing else, whatever statement it tries."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory

from khuyencong.core.middleware import ReadOnlyViolation, SafeMethodsOnlyRead
from khuyencong.core.models import User
from tests.factories.core import UserFactory

WRITES = [
    "INSERT INTO core_timeline (id) VALUES (gen_random_uuid())",
    "  insert into core_timeline (id) values (gen_random_uuid())",
    "UPDATE core_user SET full_name = 'x'",
    "DELETE FROM core_user",
    "TRUNCATE core_user CASCADE",
    "WITH gone AS (DELETE FROM core_user RETURNING id) SELECT id FROM gone",
    "with made as (insert into core_timeline (id) values (gen_random_uuid()) returning id) select id from made",
    "WITH x AS (UPDATE core_user SET full_name = 'x' RETURNING id) SELECT 1",
    "CREATE TABLE x (id int)",
    "DROP TABLE core_user",
    "LOCK TABLE core_user",
    "COPY core_user TO '/tmp/x'",
    "CALL x()",
    "/* SELECT */ DELETE FROM core_user",
    "EXPLAIN ANALYZE DELETE FROM core_user",
    "SELECT 1; DELETE FROM core_user",
    "SELECT 1 INTO x",
]
READS = [
    "SELECT 1",
    "(SELECT 1) UNION (SELECT 2)",
    "WITH x AS (SELECT 1 AS n) SELECT n FROM x",
    "EXPLAIN SELECT 1",
    "SHOW server_version",
    "SELECT full_name AS update FROM core_user WHERE full_name = 'INSERT INTO x'",
]


def request(method: str):
    made = RequestFactory().generic(method, "/")
    made.user = AnonymousUser()
    return made


def through(method: str, statement: str):
    def view(_):
        with connection.cursor() as cursor:
            cursor.execute(statement)
        return HttpResponse("xong")

    return SafeMethodsOnlyRead(view)(request(method))


@pytest.mark.parametrize("statement", WRITES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_write_in_a_safe_method_is_refused(db, method, statement):
    with pytest.raises(ReadOnlyViolation):
        through(method, statement)


@pytest.mark.parametrize("statement", READS)
def test_a_read_in_a_safe_method_passes(db, statement):
    assert through("GET", statement).content == b"xong"


def test_a_post_writes(db):
    assert through("POST", WRITES[0]).status_code == 200


def test_the_orm_writes_nothing_either(db):
    with pytest.raises(ReadOnlyViolation), transaction.atomic():
        SafeMethodsOnlyRead(lambda _: UserFactory())(request("GET"))
    assert not User.objects.exists()


def test_a_template_that_writes_is_caught_too(db):
    class Sly:
        def __str__(self):
            UserFactory()
            return "lén"

    template = engines["django"].from_string("{{ sly }}")
    with pytest.raises(ReadOnlyViolation):
        SafeMethodsOnlyRead(lambda _: SimpleTemplateResponse(template, {"sly": Sly()}))(request("GET"))


def test_the_guard_is_gone_after_the_request(db):
    through("GET", "SELECT 1")
    UserFactory()
    assert User.objects.count() == 1
