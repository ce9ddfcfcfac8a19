"""Records picked by a typed name; places by the plan's year; files by their size."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict

from budgets.forms.moves import ApproveForm
from budgets.models import Envelope
from khuyencong.core import files
from khuyencong.core.choices import Role
from khuyencong.core.documents import DocumentForm
from projects.choices import Move, ReasonKind
from projects.forms.cases import AssignForm, ProjectForm, ProjectUpdateForm
from projects.forms.listing import ProjectFilterForm
from projects.forms.moves import MoveForm
from projects.forms.parts import BeneficiaryForm, ClassUpdateForm, ParticipantForm, PartnerForm
from tests.factories.collaborators import AppointmentFactory
from tests.factories.establishments import EstablishmentFactory, SiteFactory
from tests.factories.offices import COMMUNE, FAR_PROVINCE, OLD_BEN_CAT, OrganisationFactory, unit
from tests.factories.projects import ProjectFactory, TrainingClassFactory, content
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(people):
    return people[Role.STAFF]


class TestPick:
    def form(self, staff, **data) -> BeneficiaryForm:
        return BeneficiaryForm(data, user=staff)

    @pytest.mark.parametrize("typed", ["Hải Dương", "HAI DUONG", "công ty cp quốc tế hải dương"])
    def test_part_of_the_name_is_enough_when_one_bears_it(self, staff, typed):
        meant = EstablishmentFactory(name="Công ty CP Quốc tế Hải Dương")
        EstablishmentFactory(name="Công ty TNHH Tân Thường")
        form = self.form(staff, establishment=typed)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["establishment"] == meant

    def test_exact_name_wins_over_longer_ones(self, staff):
        meant = EstablishmentFactory(name="Gốm Lái Thiêu")
        EstablishmentFactory(name="Gốm Lái Thiêu Xưa")
        form = self.form(staff, establishment="gom lai thieu")
        assert form.is_valid()
        assert form.cleaned_data["establishment"] == meant

    def test_several_are_offered_with_their_place_and_one_is_chosen(self, staff):
        first, second = EstablishmentFactory(name="Gốm An"), EstablishmentFactory(name="Gốm Bình")
        form = self.form(staff, establishment="gốm")
        assert not form.is_valid()
        page = str(form["establishment"])
        assert [f'value="{one.pk}"' in page for one in (first, second)] == [True, True]
        assert "Thủ Dầu Một" in page
        assert form.errors["establishment"][0].startswith("“gốm” có thể là mấy cơ sở dưới đây.")
        form = self.form(staff, establishment="gốm", **{"establishment-chon": str(second.pk)})
        assert form.is_valid()
        assert form.cleaned_data["establishment"] == second

    def test_a_choice_left_from_another_name_is_ignored(self, staff):
        other, meant = EstablishmentFactory(name="Gốm An"), EstablishmentFactory(name="Mộc Bình")
        form = self.form(staff, establishment="mộc", **{"establishment-chon": str(other.pk)})
        assert form.is_valid()
        assert form.cleaned_data["establishment"] == meant

    def test_many_show_a_part(self, staff):
        for n in range(9):
            EstablishmentFactory(name=f"Gốm {n}")
        form = self.form(staff, establishment="gốm")
        assert "mới hiện một phần" in form.errors["establishment"][0]
        assert str(form["establishment"]).count('type="radio"') == 8

    def test_suggested_text_carries_the_number(self, staff):
        meant = EstablishmentFactory(name="Gốm An")
        EstablishmentFactory(name="Gốm An")
        form = self.form(staff, establishment=f"Gốm An (#{meant.pk})")
        assert form.is_valid()
        assert form.cleaned_data["establishment"] == meant

    def test_out_of_sight_is_not_found(self, staff):
        far = EstablishmentFactory(name="Gốm Xa", bare=True)
        SiteFactory(establishment=far, unit=unit(FAR_PROVINCE))
        for typed in ("Gốm Xa", f"Gốm Xa (#{far.pk})"):
            assert "Không có cơ sở nào" in self.form(staff, establishment=typed).errors["establishment"][0]

    def test_nothing_typed_is_asked_for(self, staff):
        assert self.form(staff, establishment=" ").errors["establishment"] == ["Gõ tên rồi chọn."]

    def test_same_mechanism_for_people_and_offices(self, staff):
        office, term = OrganisationFactory(name="Phòng Kinh tế"), AppointmentFactory()
        other = person(Role.STAFF)
        partner = PartnerForm({"organisation": "phong kinh te", "role": "phoi_hop"})
        helper = ParticipantForm({"collaborator": term.collaborator.full_name, "role": "gioi_thieu"}, user=staff)
        holder = AssignForm({"holder": f"(#{other.pk})", "version": 1}, user=staff)
        assert [form.is_valid() for form in (partner, helper, holder)] == [True, True, True]
        assert partner.answers["organisation"] == office
        assert helper.answers["collaborator"] == term.collaborator
        assert holder.answers == {"holder": other, "due_on": None}

    def test_stored_row_is_shown_by_name_and_unchanged(self):
        row = TrainingClassFactory(organiser=OrganisationFactory(name="Trường Nghề"))
        form = ClassUpdateForm(instance=row)
        assert 'value="Trường Nghề"' in str(form["organiser"])
        assert not form.fields["organiser"].has_changed(row.organiser_id, ("Trường Nghề", ""))


class TestProjectForm:
    def form(self, staff, **changes) -> ProjectForm:
        data = {
            "title": "Máy ép",
            "kind": "de_an",
            "content": content("ND3.04").pk,
            "purse": "KCDP",
            "plan_year": "2026",
            "unit": unit(COMMUNE).full_name,
        }
        return ProjectForm(data | changes, user=staff)

    def test_this_year_takes_places_of_today(self, staff):
        assert self.form(staff).is_valid()
        assert "unit" in self.form(staff, unit="Thị xã Bến Cát").errors

    @pytest.mark.parametrize("year", ["2022", "2006"])
    def test_what_is_entered_afterwards_takes_places_of_its_time(self, staff, year):
        form = self.form(staff, plan_year=year, unit=unit(OLD_BEN_CAT).label())
        assert form.is_valid(), form.errors
        assert form.cleaned_data["unit"] == unit(OLD_BEN_CAT)

    def test_an_old_place_already_chosen_stays(self, staff):
        project = ProjectFactory(unit=unit(OLD_BEN_CAT))
        shown = ProjectUpdateForm(instance=project, user=staff)
        data = {name: shown[name].value() or "" for name in shown.fields}
        form = ProjectUpdateForm({**data, "version": 1}, instance=project, user=staff)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["unit"] == unit(OLD_BEN_CAT)

    def test_contents_stand_under_their_root(self, staff):
        page = str(self.form(staff)["content"])
        assert page.count("<optgroup") == 9
        assert "Chọn nội dung" in page

    def test_money_is_read_as_people_write_it(self, staff):
        form = self.form(staff, support_proposed="1,2 tỷ")
        assert form.is_valid()
        assert form.answers["support_proposed"] == 1_200_000_000


class TestDocument:
    def test_too_heavy_is_refused_before_it_is_read(self, monkeypatch):
        monkeypatch.setattr(files, "MAX_BYTES", 10)
        form = DocumentForm({"title": "Bản chụp"}, {"file": SimpleUploadedFile("to.pdf", b"x" * 11)})
        assert form.errors["file"] == ["Tệp “to.pdf” nặng 0 MB; cổng nhận tối đa 20 MB một tệp."]

    def test_decision_must_be_told_whole(self):
        form = ApproveForm({"version": 1, "title": "Phê duyệt"}, envelopes=Envelope.objects.none())
        assert set(form.errors) == {"support_approved", "number", "symbol", "issued_on", "issuer"}

    @pytest.mark.parametrize(
        ("typed", "errors"), [({}, set()), ({"number": "9"}, {"title"}), ({"number": "9", "title": "Trả lời"}, set())]
    )
    def test_paper_of_a_refusal_is_optional_but_whole(self, typed, errors):
        form = MoveForm({"version": 1, "happened_on": "1/11/2026"} | typed, move=Move.START, must=False)
        assert set(form.errors) == errors

    def test_a_step_back_wants_its_reason(self):
        form = MoveForm(
            {"version": 1, "happened_on": "1/11/2026"}, move=Move.RETURN, must=False, kind=ReasonKind.RETURN
        )
        assert set(form.errors) == {"reason"}


class TestFilters:
    def test_what_cannot_be_read_is_left_out_and_said(self):
        form = ProjectFilterForm(QueryDict("q=máy&nguon=KCQG&nam=abc&dia_ban=nơi+không+có&xem=sai&xep=han"))
        assert form.wanted == {"q": "máy", "purse": "KCQG", "sort": "han"}
        assert {"nam", "dia_ban", "xem"} == set(form.errors)

    def test_each_in_words(self):
        ProjectFactory()
        form = ProjectFilterForm(QueryDict("q=máy&nam=2026&nguon=KCDP&noi_dung=ND1&tinh_trang=nhap&dia_ban=Sơn+La"))
        assert form.wanted["year"] == 2026
        words = [words for _, words in form.used]
        assert words[:3] == ["Tên, mã, cơ sở: máy", "Năm 2026", "KCĐP"]
        assert words[4] == "Đang soạn"
        assert words[5].startswith("Địa bàn: Tỉnh Sơn La")
