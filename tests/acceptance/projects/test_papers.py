"""“required papers per type and stage (Đ10, Đ13, Đ14's fifteen types) as a checklist with legal basis”."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from khuyencong.core.choices import Role
from khuyencong.core.dates import format_date, today
from khuyencong.core.exceptions import DomainError
from khuyencong.core.models import Activity
from projects import queries, services
from projects.choices import (
    STAGES_OF_MOVE,
    STAGES_WITHOUT_MOVE,
    Move,
    PaperStage,
    PaperState,
    ProjectStatus,
    WaiverKind,
)
from projects.models import PaperRequirement, Project, ProjectPaper, ProjectType
from projects.queries.papers import TYPE_UNKNOWN, missing_before, stages_before
from projects.services.papers import DocumentFacts, Place
from tests.factories.core import OfficialDocumentFactory
from tests.factories.finishing import CommitmentFactory
from tests.factories.procedures import MoveRecordFactory
from tests.factories.projects import (
    BeneficiaryFactory,
    PaperFactory,
    ProjectFactory,
    ReasonFactory,
    WaiverFactory,
    content,
    paper_type,
)

pytestmark = pytest.mark.django_db
CONTRACT = "Hợp đồng mua máy móc"
# Điều 14 of Thông tư 36/2013: for each of its fifteen (split where the article splits), the papers it names beyond the
# minutes, the summary and Mẫu 3b; “?” marks “nếu có” and “đối với …”.
ARTICLE_14 = {
    "PT01": "G101 G102 G103 G104?",
    "PT02A": "G105 G106 G107",
    "PT02B": "G102 G108 G109?",
    "PT02C": "G110 G111 G112?",
    "PT03": "G113 G110 G114 G112?",
    "PT04": "G115 G116",
    "PT05": "G117 G118",
    "PT06": "G119",
    "PT07": "G120 G121? G122 G107",
    "PT08": "G123 G124? G125?",
    "PT09": "G126 G127 G107",
    "PT10": "G128 G129",
    "PT11": "G130 G131 G132",
    "PT12": "G133 G107",
    "PT13": "G134 G107",
    "PT14A": "G135 G137?",
    "PT14B": "G135 G136 G137?",
    "PT14C": "G135 G136",
    "PT15": "G138 G139",
}


def national(**facts) -> Project:
    return ProjectFactory(**{"purse": "KCQG", "content": content("ND3.04")} | facts)


def stage_of(project: Project, stage: PaperStage):
    return next(one for one in queries.checklist(project) if one.stage == stage)


def held(project: Project, code: str, **facts) -> ProjectPaper:
    return PaperFactory(project=project, paper_type=paper_type(code), **facts)


@pytest.mark.parametrize("code", ARTICLE_14)
def test_each_of_the_fifteen_types_has_its_checklist(code):
    """“required papers per type and stage (Đ10, Đ13, Đ14's fifteen types) as a checklist with legal basis”."""
    project = national(project_type=ProjectType.objects.get(code=code))
    items = stage_of(project, PaperStage.ADVANCE_REST).items
    own = [item for item in items if item.requirement.project_type_id]
    told = {f"{i.requirement.paper_type.code}{'' if i.requirement.is_mandatory else '?'}" for i in own}
    assert told == set(ARTICLE_14[code].split())
    assert [i.requirement.paper_type.code for i in items if i not in own] == ["G060", "G063", "G048"]
    assert all(
        i.requirement.basis.startswith("Thông tư 36/2013/TT-BCT, Đ14") and i.requirement.is_verified for i in items
    )


def test_the_fifteen_are_fifteen():
    fifteen = ProjectType.objects.filter(one_of_fifteen=True, parent=None)
    assert fifteen.count() == 15
    split = {one.code for one in ProjectType.objects.filter(parent__in=fifteen)}
    whole = set(fifteen.filter(children=None).values_list("code", flat=True))
    assert split | whole == set(ARTICLE_14)


def test_the_dossier_of_article_10_is_three_sets():
    """“Đ10”: công văn, đề án with its estimate, in three sets; the letter of the beneficiary when it is another."""
    items = {i.requirement.paper_type.code: i for i in stage_of(national(), PaperStage.BASE_DOSSIER).items}
    assert {code for code, i in items.items() if i.requirement.is_mandatory} == {"G001", "G002", "G004", "G008", "G009"}
    assert [items[code].requirement.copies for code in ("G001", "G002", "G003")] == [3, 3, 3]
    assert items["G003"].state == PaperState.OPEN


def test_every_stage_has_its_move_or_is_told_to_have_none():
    mapped = {stage for stages in STAGES_OF_MOVE.values() for stage in stages}
    assert mapped | set(STAGES_WITHOUT_MOVE) == set(PaperStage)
    assert mapped & set(STAGES_WITHOUT_MOVE) == set()
    assert set(PaperRequirement.objects.values_list("stage", flat=True)) == set(PaperStage.values)
    assert stages_before("SETTLE", "dang_lam") == (PaperStage.FORCE_MAJEURE,)


class TestMissing:
    """““thiếu: …” is named everywhere the file is shown”."""

    def test_names_what_is_gathered_now_and_nothing_later(self):
        project = national()
        held(project, "G001")
        held(project, "G002")
        assert queries.missing(project) == [
            "Dự toán kinh phí",
            "Cam kết vốn đối ứng",
            "Cam kết chưa được hỗ trợ từ ngân sách cho cùng nội dung chi",
        ]
        assert queries.missing(project, PaperStage.SIGNING) == []
        assert CONTRACT in queries.missing(project, PaperStage.ADVANCE_REST)

    def test_the_pages_name_it(self, signed_in):
        project = national()
        for name in ("papers", "detail"):
            page = signed_in(Role.STAFF).get(reverse(f"projects:{name}", args=[project.pk])).content.decode()
            assert "thiếu" in page.lower()
            assert "Dự toán kinh phí" in page

    def test_any_of_the_three_minutes_is_enough(self):
        project = national()
        held(project, "G062")
        names = queries.missing(project, PaperStage.ADVANCE_REST)
        assert not [name for name in names if name.startswith("Biên bản nghiệm thu cơ sở")]

    def test_with_an_invoice_the_other_settlement_is_asked_for(self):
        project = national()
        assert "Biểu chi tiết quyết toán kinh phí" in queries.missing(project, PaperStage.SETTLEMENT)
        assert queries.missing(project, PaperStage.SETTLEMENT_INVOICED) == []
        held(project, "G069")
        assert queries.missing(project, PaperStage.SETTLEMENT) == []
        assert queries.missing(project, PaperStage.SETTLEMENT_INVOICED) == ["Biên bản nghiệm thu cơ sở", "Chứng từ gốc"]

    def test_each_establishment_brings_its_own_once_one_does(self):
        project = ProjectFactory(content=content("ND3.04"))
        first, second = BeneficiaryFactory(project=project), BeneficiaryFactory(project=project)
        held(project, "G006", beneficiary=first)
        assert any(name.endswith(f"(của {second})") for name in queries.missing(project))
        held(project, "G006", beneficiary=second)
        assert not [name for name in queries.missing(project) if name.startswith("Giấy chứng nhận đăng ký")]

    def test_the_type_is_guessed_from_the_content_or_asked_for(self):
        guessed = queries.folder(national()).type
        assert (guessed.code, guessed.guessed) == ("PT05", True)
        unclear = national(content=content("ND2.01"), approved=True)
        assert queries.folder(unclear).type is None
        assert TYPE_UNKNOWN in queries.missing(unclear, PaperStage.ADVANCE_FIRST)
        unclear.project_type = ProjectType.objects.get(code="PT02B")
        unclear.save()
        assert TYPE_UNKNOWN not in queries.missing(unclear, PaperStage.ADVANCE_FIRST)

    def test_a_rule_counts_only_in_its_days(self):
        project = national(submitted_on=date(2026, 5, 2), submitted=True, status_since=date(2026, 1, 10))
        MoveRecordFactory(project=project)
        ended = PaperRequirement.objects.filter(stage=PaperStage.BASE_DOSSIER, paper_type__code="G009")
        ended.update(valid_to=date(2026, 5, 1))
        assert "Cam kết chưa được hỗ trợ" not in "".join(queries.missing(project))
        Project.objects.filter(pk=project.pk).update(submitted_on=date(2026, 5, 1))
        assert "Cam kết chưa được hỗ trợ" in "".join(queries.missing(Project.objects.get(pk=project.pk)))

    def test_a_move_asks_for_its_bundles_and_what_its_procedure_names(self):
        project = national()
        held(project, "G001")
        found = missing_before(project, "SUBMIT", codes=["G001", "G040"])
        assert found[0] == "Đề án khuyến công (8 mục của Đ5)"
        assert found[-1] == "Hợp đồng thực hiện đề án"
        assert missing_before(project, "RESUME") == []

    @pytest.mark.parametrize("count", [1, 3, 100])
    def test_many_at_once_cost_as_one(self, count, django_assert_num_queries):
        for _ in range(count):
            project = national()
            held(project, "G001")
            WaiverFactory(project=project, paper_type=paper_type("G004"), stage=PaperStage.BASE_DOSSIER)
        with django_assert_num_queries(2):
            found = queries.missing_for(queries.with_papers(Project.objects.all()))
        assert {len(names) for names in found.values()} == {3}
        with django_assert_num_queries(3):
            assert queries.missing_for(Project.objects.all()) == found
        one = Project.objects.first()
        with django_assert_num_queries(3):
            queries.checklist(one)


class TestReplacing:
    """“A wrong paper is replaced with a trace, never silently.”"""

    def test_the_old_one_stays_struck_and_counts_no_more(self, people, signed_in, scan):
        project, staff = national(), people[Role.STAFF]
        place = Place(paper_type=paper_type("G004"), stage=PaperStage.BASE_DOSSIER)
        wrong = services.attach_paper(
            by=staff, project=project, document=DocumentFacts(title="Dự toán sai", file=scan()), place=place
        )
        address = reverse("projects:replace_paper", args=[project.pk, wrong.pk])
        data = {"replaced_why": "Cộng sai", "title": "Dự toán đúng", "file": scan(content=b"%PDF-1.4\nmoi\n%%EOF\n")}
        assert signed_in(Role.STAFF).post(address, data).status_code == 302
        wrong.refresh_from_db()
        assert (wrong.replaced_by, wrong.replaced_why, wrong.replaced_on) == (staff, "Cộng sai", today())
        assert wrong.replacement.document.title == "Dự toán đúng"
        assert (wrong.replacement.paper_type, wrong.replacement.stage) == (wrong.paper_type, wrong.stage)
        item = next(i for i in stage_of(project, PaperStage.BASE_DOSSIER).items if wrong in i.replaced)
        assert item.papers == [wrong.replacement]
        page = signed_in(Role.STAFF).get(reverse("projects:papers", args=[project.pk])).content.decode()
        assert "<s>Dự toán sai</s>" in page
        assert "Cộng sai" in page
        old = signed_in(Role.STAFF).get(reverse("projects:paper_old_file", args=[project.pk, wrong.pk]))
        assert b"Catalog" in b"".join(old)
        line = Activity.objects.filter(timeline=project.timeline).latest("pk")
        assert (line.verb, "Cộng sai" in line.text) == ("paper_replaced", True)

    def test_the_same_document_takes_the_right_scan_and_the_old_one_is_kept(self, people, scan):
        facts = {"number": "7", "symbol": "BC-TT", "title": "Báo cáo"}
        staff, project = people[Role.STAFF], national()
        wrong = services.attach_paper(by=staff, project=project, document=DocumentFacts(**facts, file=scan()))
        right = scan(content=b"%PDF-1.4\nban dung\n%%EOF\n")
        made = services.replace_paper(
            by=staff, paper=wrong, why="Thiếu trang 2", document=DocumentFacts(**facts, file=right)
        )
        wrong.refresh_from_db()
        assert made.document == wrong.document
        assert made.document.file != wrong.replaced_file

    def test_another_scan_of_a_known_document_is_never_dropped_in_silence(self, people, scan):
        facts = {"number": "7", "symbol": "BC-TT", "title": "Báo cáo"}
        staff = people[Role.STAFF]
        services.attach_paper(by=staff, project=national(), document=DocumentFacts(**facts, file=scan()))
        other = scan(content=b"%PDF-1.4\nkhac\n%%EOF\n")
        with pytest.raises(DomainError, match="đã có bản chụp khác"):
            services.attach_paper(by=staff, project=national(), document=DocumentFacts(**facts, file=other))

    def test_nothing_to_put_in_its_place_leaves_it_missing(self, people):
        project = national()
        wrong = held(project, "G004")
        services.replace_paper(by=people[Role.STAFF], paper=wrong, why="Của đề án khác")
        assert "Dự toán kinh phí" in queries.missing(project)
        with pytest.raises(DomainError, match="đã được thay"):
            services.replace_paper(by=people[Role.STAFF], paper=wrong, why="Lần nữa")

    def test_the_same_paper_is_no_replacement(self, people):
        paper = held(national(), "G004")
        facts = {name: getattr(paper.document, name) for name in ("title", "number", "symbol", "issued_on", "issuer")}
        with pytest.raises(DomainError, match="giống hệt"), transaction.atomic():
            services.replace_paper(by=people[Role.STAFF], paper=paper, why="Nhầm", document=DocumentFacts(**facts))
        assert not ProjectPaper.objects.exclude(replaced_on=None).exists()


class TestWaiving:
    def test_only_those_who_decide_say_a_paper_is_not_needed(self, people):
        project = national()
        asked = {"project": project, "paper_type": paper_type("G008"), "stage": PaperStage.BASE_DOSSIER}
        with pytest.raises(DomainError, match="Miễn hẳn"):
            services.waive_paper(by=people[Role.STAFF], kind=WaiverKind.NOT_NEEDED, reason="Không đối ứng", **asked)
        services.waive_paper(by=people[Role.APPRAISER], kind=WaiverKind.NOT_NEEDED, reason="Không đối ứng", **asked)
        assert "Cam kết vốn đối ứng" not in queries.missing(project)

    def test_a_promise_past_its_day_is_missing_again(self, people):
        project = national()
        waiver = WaiverFactory(
            project=project, paper_type=paper_type("G008"), stage=PaperStage.BASE_DOSSIER, later=True, due_on=today()
        )
        assert "Cam kết vốn đối ứng" not in "".join(queries.missing(project))
        type(waiver).objects.filter(pk=waiver.pk).update(due_on=today() - timedelta(days=1))
        late = f"Cam kết vốn đối ứng (hẹn nộp trước {format_date(today() - timedelta(days=1))})"
        assert late in queries.missing(project)
        Project.objects.filter(pk=project.pk).update(
            status=ProjectStatus.APPROVED,
            status_since=today(),
            approved_on=today(),
            approval=OfficialDocumentFactory(),
            support_approved=1,
        )
        MoveRecordFactory(project=project, move=Move.APPROVE, happened_on=today())
        CommitmentFactory(project=project, amount=1)
        moved_on = Project.objects.get(pk=project.pk)
        assert late in queries.missing(moved_on)
        held(project, "G008")
        assert queries.missing(moved_on) == []

    def test_ended_it_is_kept_and_the_paper_is_asked_for_again(self, people, signed_in):
        project = national()
        waiver = WaiverFactory(
            project=project, paper_type=paper_type("G008"), stage=PaperStage.BASE_DOSSIER, later=True
        )
        address = reverse("projects:end_waiver", args=[project.pk, waiver.pk])
        assert signed_in(Role.STAFF).post(address, {}).status_code == 302
        waiver.refresh_from_db()
        assert (waiver.ended_by, waiver.ended_on) == (people[Role.STAFF], today())
        assert "Cam kết vốn đối ứng" in queries.missing(project)

    def test_by_the_page(self, signed_in):
        project = national()
        data = {"place": "dang_ky_co_so:G008", "kind": "nop_sau", "reason": "Chờ ngân hàng", "due_on": "30/11/2026"}
        address = reverse("projects:waive_paper", args=[project.pk])
        assert signed_in(Role.STAFF).post(address, data | {"due_on": ""}).status_code == 422
        assert signed_in(Role.STAFF).post(address, data).status_code == 302
        page = signed_in(Role.STAFF).get(reverse("projects:papers", args=[project.pk])).content.decode()
        assert "Chờ ngân hàng" in page


def test_a_file_is_given_straight_at_its_line(signed_in, scan):
    """A file alone is enough: the paper takes its own name and today."""
    project = national()
    address = reverse("projects:attach_paper", args=[project.pk])
    answer = signed_in(Role.STAFF).post(address, {"place": "dang_ky_co_so:G004", "file": scan()})
    assert (answer.status_code, answer.url) == (302, reverse("projects:papers", args=[project.pk]))
    paper = project.papers.get()
    assert (paper.paper_type.code, paper.document.title, paper.stage) == ("G004", "Dự toán kinh phí", "dang_ky_co_so")
    classify = reverse("projects:classify_paper", args=[project.pk, paper.pk])
    assert signed_in(Role.STAFF).post(classify, {"place": "dang_ky_co_so:G002", "copies": "3"}).status_code == 302
    paper.refresh_from_db()
    assert (paper.paper_type.code, paper.copies) == ("G002", 3)


def test_the_sheet_prints(signed_in):
    project = national()
    answer = signed_in(Role.STAFF).get(reverse("projects:paper_sheet", args=[project.pk]))
    assert b"".join(answer)[:5] == b"%PDF-"


def test_who_is_outside_the_area_finds_no_papers(people):
    client = Client()
    client.force_login(people[Role.JUROR])
    assert client.get(reverse("projects:papers", args=[national().pk])).status_code == 404


class TestTheDatabase:
    """“every invariant that rows can break is refused by the database under raw SQL”."""

    def refused(self, sql: str, *values) -> str:
        with pytest.raises(IntegrityError) as error, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
        return error.value.__cause__.diag.constraint_name

    def test_a_paper_set_aside_without_who_and_why(self):
        paper = PaperFactory()
        sql = "UPDATE projects_projectpaper SET replaced_on = '2026-01-02' WHERE id = %s"
        assert self.refused(sql, paper.pk) == "paper_replaced_has_trace"

    @pytest.mark.parametrize("column", ["beneficiary_id", "replacement_id"])
    def test_a_paper_of_another_project(self, column):
        paper = PaperFactory(replaced=True)
        other = BeneficiaryFactory().pk if column == "beneficiary_id" else PaperFactory().pk
        sql = f"UPDATE projects_projectpaper SET {column} = %s WHERE id = %s"  # noqa: S608
        assert self.refused(sql, other, paper.pk) == "paper_of_one_project"

    def test_two_live_waivers_of_one_paper(self):
        one = WaiverFactory()
        sql = """
            INSERT INTO projects_paperwaiver (project_id, paper_type_id, stage, kind, reason, waived_on, waived_by_id)
            SELECT project_id, paper_type_id, stage, kind, reason, waived_on, waived_by_id
            FROM projects_paperwaiver WHERE id = %s
        """
        assert self.refused(sql, one.pk) == "waiver_once"

    def test_a_promise_without_a_day(self):
        one = WaiverFactory()
        sql = "UPDATE projects_paperwaiver SET kind = 'nop_sau' WHERE id = %s"
        assert self.refused(sql, one.pk) == "waiver_later_has_day"


def test_reasons_are_read_from_the_table():
    assert ReasonFactory._meta.model.objects.count() == 50
