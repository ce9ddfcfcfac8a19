"""Appraisal, contract, months, visits and adjustments: what each service does and refuses."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from budgets.queries import Granted
from budgets.services import Refused, approve_project, approve_projects
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentFacts
from khuyencong.core.exceptions import DomainError
from projects import queries, rules, services
from projects.choices import (
    AppraisedBy,
    Conclusion,
    CouncilRole,
    Criterion,
    Move,
    ProjectStatus,
    Purse,
)
from projects.queries import missing_before
from projects.queries.told import Demand, Mark, Part, Result, Sitting
from tests.acceptance.foundation.hostile_files import jpeg, png
from tests.factories.projects import BeneficiaryFactory, PaperFactory, ProjectFactory, content, paper_type
from tests.factories.running import (
    AppraisalFactory,
    ContractFactory,
    ContractProjectFactory,
    MemberFactory,
    ProgressFactory,
)

pytestmark = pytest.mark.django_db
PAPER = DocumentFacts(
    number="12", symbol="HĐ-KC", issued_on=date(2026, 3, 2), issuer="Sở Công Thương", title="Hợp đồng thực hiện đề án"
)
DECISION = DocumentFacts(
    number="77", symbol="QĐ-SCT", issued_on=date(2026, 8, 10), issuer="Sở Công Thương", title="Điều chỉnh đề án"
)


def appraised_by(people, project, **more):
    facts = {
        "appraised_by": AppraisedBy.STAFF,
        "held_on": date(2026, 1, 20),
        "conclusion": Conclusion.PASSED,
        "support": Decimal(280_000_000),
    }
    return services.record_appraisal(by=people[Role.APPRAISER], project=project, **facts | more)


class TestAppraisal:
    def test_by_a_council_with_scores_and_results(self, people):
        project = ProjectFactory(appraised=True)
        helped = BeneficiaryFactory(project=project)
        made = appraised_by(
            people,
            project,
            appraised_by=AppraisedBy.COUNCIL,
            support=None,
            members=[
                Sitting(role=CouncilRole.CHAIR, user=people[Role.LEADER]),
                Sitting(role=CouncilRole.SECRETARY, name="Trần Thị Ngoài"),
            ],
            marks=[Mark(criterion=Criterion.WORTH, score=85), Mark(criterion=Criterion.FILE, remark="Đủ giấy tờ")],
            results=[Result(beneficiary=helped, result=Conclusion.PASSED, support=Decimal(150_000_000))],
            minutes=DocumentFacts(title="Biên bản họp hội đồng"),
        )
        assert (made.members.count(), made.scores.count(), made.results.count()) == (2, 2, 1)
        assert made.support == 150_000_000  # the sum of what passed
        chair = made.members.get(role=CouncilRole.CHAIR)
        services.score_appraisal(
            by=people[Role.LEADER], member=chair, marks=[Mark(criterion=Criterion.WORTH, score=90)]
        )
        assert chair.scores.get().score == 90

    @pytest.mark.parametrize("purse", [Purse.LOCAL, Purse.NATIONAL])
    @pytest.mark.parametrize(("sitting", "code"), [(AppraisedBy.STAFF, "G020"), (AppraisedBy.COUNCIL, "G022")])
    def test_its_paper_is_the_one_approval_asks_for(self, people, purse, sitting, code):
        """The sheet of an officer or the minutes of a council: either is the appraisal the procedure names (G020)."""
        project = ProjectFactory(appraised=True, purse=purse)
        asked = "Phiếu thẩm định cấp cơ sở"
        assert asked in missing_before(project, "APPROVE", codes=["G020"])
        members = [Sitting(role=CouncilRole.CHAIR, name="A")] if sitting == AppraisedBy.COUNCIL else []
        minutes = DocumentFacts(title="Biên bản thẩm định")
        appraised_by(people, project, appraised_by=sitting, members=members, minutes=minutes)
        assert project.papers.get().paper_type.code == code
        assert asked not in missing_before(project, "APPROVE", codes=["G020"])
        held = {item.requirement.code for stage in queries.checklist(project) for item in stage.items if item.is_held}
        if purse == Purse.NATIONAL:
            assert held == ({"HS010", "HS015"} if code == "G022" else {"HS010"})

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"held_on": date(2026, 1, 2)}, "trước ngày trình"),
            ({"held_on": date(2027, 1, 2)}, "sau hôm nay"),
            ({"conclusion": Conclusion.MEND}, "phải hoàn thiện gì"),
            ({"appraised_by": AppraisedBy.COUNCIL}, "phải có thành viên"),
            ({"appraised_by": AppraisedBy.COUNCIL, "members": [Sitting(role=CouncilRole.CHAIR, name="A")]}, "biên bản"),
            (
                {"appraised_by": AppraisedBy.COUNCIL, "members": [Sitting(role=CouncilRole.MEMBER, name="A")]},
                "chủ tịch",
            ),
        ],
    )
    def test_refused(self, people, facts, said):
        project = ProjectFactory(appraised=True)
        with pytest.raises(DomainError, match=said):
            appraised_by(people, project, **facts)

    def test_only_deciders_and_only_while_appraised(self, people):
        project = ProjectFactory(appraised=True)
        with pytest.raises(DomainError, match="lãnh đạo"):
            services.record_appraisal(
                by=people[Role.STAFF],
                project=project,
                appraised_by=AppraisedBy.STAFF,
                held_on=date(2026, 1, 20),
                conclusion=Conclusion.PASSED,
            )
        assert not rules.may_appraise(people[Role.APPRAISER], ProjectFactory(submitted=True))

    def test_approval_waits_for_one_that_passed_since_the_file_was_submitted(self, people):
        project = ProjectFactory(appraised=True)
        assert queries.missing_for_approval(project) == ["kết quả thẩm định"]
        AppraisalFactory(project=project, held_on=date(2026, 1, 5))  # of an earlier submission
        assert queries.missing_for_approval(project) == ["kết quả thẩm định"]
        AppraisalFactory(project=project, mend=True)
        assert queries.missing_for_approval(project) == ["kết luận thẩm định đạt (nay: cần hoàn thiện)"]
        AppraisalFactory(project=project, held_on=date(2026, 1, 25))
        assert queries.missing_for_approval(project) == []
        assert rules.may_move(people[Role.LEADER], project, Move.APPROVE)


class TestApproveMany:
    def test_one_decision_many_files(self, people):
        projects = ProjectFactory.create_batch(3, appraised=True)
        for one in projects:
            AppraisalFactory(project=one)
        items = [
            Granted(project=one, amount=Decimal(100_000_000 + place), version=one.version)
            for place, one in enumerate(projects)
        ]
        approve_projects(by=people[Role.LEADER], items=items, document=PAPER)
        for place, one in enumerate(projects):
            one.refresh_from_db()
            assert (one.status, one.support_approved) == (ProjectStatus.APPROVED, 100_000_000 + place)
        assert len({one.approval_id for one in projects}) == 1

    def test_all_or_none_each_refusal_by_its_file(self, people):
        good, bare, stale = ProjectFactory.create_batch(3, appraised=True)
        for one in (good, stale):
            AppraisalFactory(project=one)
        items = [
            Granted(project=one, amount=Decimal(1), version=99 if one is stale else one.version)
            for one in (good, bare, stale)
        ]
        with pytest.raises(Refused) as refused:
            approve_projects(by=people[Role.LEADER], items=items, document=PAPER)
        assert set(refused.value.reasons) == {bare.pk, stale.pk}
        assert "kết quả thẩm định" in refused.value.reasons[bare.pk]
        good.refresh_from_db()
        assert good.status == ProjectStatus.APPRAISAL

    def test_one_establishment_gets_what_was_approved(self, people):
        one = BeneficiaryFactory(project=AppraisalFactory().project)
        approve_project(
            by=people[Role.LEADER], project=one.project, support_approved=Decimal(120_000_000), document=PAPER
        )
        one.refresh_from_db()
        assert one.support == 120_000_000

    def test_not_less_than_its_establishments_get(self, people):
        project = AppraisalFactory().project
        BeneficiaryFactory.create_batch(2, project=project)
        with pytest.raises(DomainError, match="lớn hơn số duyệt"):
            approve_project(by=people[Role.LEADER], project=project, support_approved=Decimal(1_000), document=PAPER)


def signed(people, *projects, amount=None, **more):
    parts = [Part(project=one, amount=amount or one.support_approved) for one in projects]
    facts = {"document": PAPER, "ends_on": date(2026, 11, 30), "party_a": "Sở Công Thương", "party_b": "Trung tâm"}
    return services.sign_contract(by=people[Role.STAFF], parts=parts, **facts | more)


class TestContract:
    def test_one_for_several(self, people):
        first, second = ProjectFactory.create_batch(2, approved=True)
        contract = signed(people, first, second)
        assert (contract.number, contract.signed_on, contract.amount) == ("12/HĐ-KC", date(2026, 3, 2), 560_000_000)
        for one in (first, second):
            one.refresh_from_db()
            assert one.status == ProjectStatus.CONTRACTED
            assert (one.starts_on, one.ends_on) == (date(2026, 3, 2), date(2026, 11, 30))
            assert queries.last_move(one).move == Move.SIGN
        assert rules.may_move(people[Role.STAFF], first, Move.START)

    def test_all_or_none(self, people):
        good, submitted = ProjectFactory(approved=True), ProjectFactory(submitted=True)
        with pytest.raises(DomainError):
            signed(people, good, submitted, amount=Decimal(1))
        good.refresh_from_db()
        assert good.status == ProjectStatus.APPROVED
        assert not good.contracts.exists()

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({"amount": Decimal(280_000_001)}, "lớn hơn kinh phí được duyệt"),
            ({"ends_on": date(2026, 1, 1)}, "kết thúc trước ngày ký"),
            ({"document": DocumentFacts(title="Hợp đồng")}, "số và ngày ký"),
        ],
    )
    def test_refused(self, people, facts, said):
        with pytest.raises(DomainError, match=said):
            signed(people, ProjectFactory(approved=True), **facts)

    def test_one_purse(self, people):
        national = ProjectFactory(approved=True, purse=Purse.NATIONAL)
        with pytest.raises(DomainError):
            signed(people, ProjectFactory(approved=True), national)

    def test_the_plain_move_refuses(self, people):
        project = ProjectFactory(approved=True)
        with pytest.raises(DomainError, match="có trang riêng"):
            services.move_project(by=people[Role.STAFF], project=project, move=Move.SIGN, document=PAPER)

    def test_start_waits_for_the_contract(self, people):
        bare = ProjectFactory(approved=True, status=ProjectStatus.CONTRACTED, kind="ke_hoach")
        assert "hợp đồng" in rules.may_move(people[Role.STAFF], bare, Move.START).refusal

    def test_appendix_moves_the_end_and_the_amounts(self, people):
        part = ContractProjectFactory(amount=200_000_000)
        facts = {"number": "PL01", "signed_on": date(2026, 6, 1), "changes": "Gia hạn", "by": people[Role.STAFF]}
        services.add_appendix(
            contract=part.contract,
            ends_on=date(2026, 12, 20),
            amounts={part.project_id: Decimal(250_000_000)},
            **facts,
        )
        part.refresh_from_db()
        part.contract.refresh_from_db()
        assert (part.amount, part.contract.amount) == (250_000_000, 250_000_000)
        assert part.contract.ends_on == date(2026, 12, 20)
        over = {part.project_id: Decimal(300_000_000)}
        with pytest.raises(DomainError, match="lớn hơn kinh phí được duyệt"):
            services.add_appendix(contract=part.contract, amounts=over, **facts | {"number": "PL02"})

    def test_machine_file_tells_what_agreement_is_missing(self, people):
        project = ProjectFactory(contracted=True, content=content("ND3.04"))
        helped = BeneficiaryFactory(project=project)
        PaperFactory(project=project, paper_type=paper_type("G040"))
        assert queries.without_agreement(project) == [helped]
        assert rules.may_move(people[Role.STAFF], project, Move.START)  # told, never held against it
        services.record_agreement(
            by=people[Role.STAFF],
            beneficiary=helped,
            number="01/HĐHT",
            signed_on=date(2026, 3, 9),
            amount=Decimal(150_000_000),
        )
        assert queries.without_agreement(project) == []
        with pytest.raises(DomainError, match="Lớn hơn kinh phí hỗ trợ của cơ sở"):
            services.record_agreement(
                by=people[Role.STAFF],
                beneficiary=helped,
                number="01",
                signed_on=date(2026, 3, 9),
                amount=Decimal(150_000_001),
            )

    def test_years_of_a_flagship(self, people):
        project = ProjectFactory(approved=True, is_flagship=True)
        amounts = {2026: Decimal(200_000_000), 2027: Decimal(80_000_000)}
        services.plan_years(by=people[Role.STAFF], project=project, amounts=amounts)
        assert dict(project.years.values_list("year", "amount")) == amounts
        with pytest.raises(DomainError, match="lớn hơn kinh phí"):
            services.plan_years(by=people[Role.STAFF], project=project, amounts=amounts | {2028: Decimal(1)})
        with pytest.raises(DomainError, match="đề án điểm"):
            services.plan_years(by=people[Role.STAFF], project=ProjectFactory(approved=True), amounts=amounts)


class TestProgress:
    def report(self, people, project, **more):
        facts = {"month": date(2026, 4, 1), "reported_on": date(2026, 4, 20), "text": "Đã lắp móng"}
        return services.report_progress(by=people[Role.STAFF], project=project, **facts | more)

    def test_once_a_month(self, people):
        project = ProjectFactory(running=True)
        made = self.report(people, project, done_share=Decimal("42.5"))
        with pytest.raises(DomainError, match="đã có báo cáo"):
            self.report(people, project)
        services.update_progress(
            by=people[Role.STAFF],
            report=made,
            reported_on=date(2026, 4, 22),
            text="Sửa",
            done_share=Decimal(50),
            counterpart_spent=None,
        )
        with pytest.raises(DomainError, match="trước khi tháng ấy"):
            self.report(people, project, month=date(2026, 5, 1))
        assert not rules.may_report_progress(people[Role.STAFF], ProjectFactory(approved=True))

    @pytest.mark.parametrize(
        ("day", "late"),
        [
            (date(2026, 5, 24), ["Tháng 3/2026"]),
            (date(2026, 5, 25), ["Tháng 3/2026", "Tháng 5/2026"]),
            (date(2026, 6, 24), ["Tháng 3/2026", "Tháng 5/2026"]),
        ],
    )
    def test_missing_months_are_named_from_the_25th_on(self, day, late):
        project = ProjectFactory(running=True, purse=Purse.NATIONAL)  # signed 1/3
        ProgressFactory(project=project, month=date(2026, 4, 1))
        with time_machine.travel(day):
            assert [month.label for month in queries.running_of(project).late_months] == late

    def test_local_files_owe_no_month(self):
        project = ProjectFactory(running=True)
        assert queries.running_of(project).late_months == []


class TestInspection:
    def visit(self, people, project, **more):
        facts = {"inspected_on": date(2026, 5, 12), "people": "Đoàn của Sở", "findings": "Máy đã về"}
        return services.record_inspection(by=people[Role.APPRAISER], project=project, **facts | more)

    def test_with_photos_and_demands(self, people, scan):
        project = ProjectFactory(running=True)
        pictures = [SimpleUploadedFile("a.jpg", jpeg()), SimpleUploadedFile("b.png", png())]
        made = self.visit(
            people, project, photos=pictures, demands=[Demand(what="Che dây đai", due_on=date(2026, 6, 1))]
        )
        assert (made.photos.count(), made.demands.count()) == (2, 1)
        again = [SimpleUploadedFile("c.jpg", jpeg())]
        services.add_photos(by=people[Role.STAFF], inspection=made, photos=again)
        assert made.photos.count() == 2  # the same picture once
        services.answer_demand(
            by=people[Role.STAFF], demand=made.demands.get(), answer="Đã che", answered_on=date(2026, 5, 30)
        )
        assert made.demands.get().answered_on == date(2026, 5, 30)

    def test_only_pictures(self, people, scan):
        with pytest.raises(DomainError, match="không phải ảnh"):
            self.visit(people, ProjectFactory(running=True), photos=[scan()])

    def test_a_point_has_two_sides(self, people):
        with pytest.raises(DomainError, match="cả vĩ độ và kinh độ"):
            self.visit(people, ProjectFactory(running=True), latitude=Decimal(10), longitude=None)


def test_scores_of_two_members_have_a_mean():
    appraisal = AppraisalFactory(council=True)
    for score in (80, 91):
        member = MemberFactory(appraisal=appraisal)
        member.scores.create(appraisal=appraisal, criterion=Criterion.WORTH, score=score)
    kept = queries.appraisals.appraisal(appraisal.project, appraisal.pk)
    assert [line.mean for line in queries.appraisals.score_sheet(kept)][1] == Decimal("85.5")


def test_deadlines_of_a_national_contract_come_from_its_files():
    contract = ContractFactory(purse=Purse.NATIONAL, amount=840_000_000)
    files = ProjectFactory.create_batch(2, done=True, purse=Purse.NATIONAL)
    stopped = ProjectFactory(approved=True, purse=Purse.NATIONAL, stopped_on=date(2026, 5, 1), status="ngung")
    for one in (*files, stopped):
        ContractProjectFactory(project=one, contract=contract)
    told = {what: day for what, day, _ in queries.running.contract_deadlines(contract)}
    assert told == {
        "Thực hiện xong": date(2026, 11, 30),
        "Lập xong hồ sơ quyết toán": date(2026, 6, 16),  # fifteen days after the last acceptance
        "Thanh lý hợp đồng": date(2027, 1, 22),
    }
