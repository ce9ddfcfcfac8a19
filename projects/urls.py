"""Addresses under ``/de-an/``."""

from django.urls import path

from projects.views import cases, eligibility, listing, moves, papers, parts, programmes

app_name = "projects"
urlpatterns = [
    path("", listing.ProjectListPage.as_view(), name="list"),
    path("xuat/", listing.ProjectListExport.as_view(), name="export"),
    path("them/", cases.ProjectCreate.as_view(), name="create"),
    path("chuong-trinh/", programmes.ProgrammeList.as_view(), name="programmes"),
    path("chuong-trinh/<int:pk>/", programmes.ProgrammeDetail.as_view(), name="programme"),
    path("dieu-kien/", eligibility.EligibilityCheck.as_view(), name="check_eligibility"),
    path("thu-quy-tac/", eligibility.SimulationPage.as_view(), name="simulate"),
    path("thu-quy-tac/xuat/", eligibility.SimulationExport.as_view(), name="simulate_export"),
    path("<int:pk>/", cases.ProjectDetail.as_view(), name="detail"),
    path("<int:pk>/sua/", cases.ProjectUpdate.as_view(), name="update"),
    path("<int:pk>/giao/", cases.ProjectAssign.as_view(), name="assign"),
    path("<int:pk>/trinh/", moves.ProjectSubmit.as_view(), name="submit"),
    path("<int:pk>/tra-lai/", moves.ProjectReturn.as_view(), name="return"),
    path("<int:pk>/duyet/", moves.ProjectApprove.as_view(), name="approve"),
    path("<int:pk>/khong-duyet/", moves.ProjectReject.as_view(), name="reject"),
    path("<int:pk>/rut/", moves.ProjectWithdraw.as_view(), name="withdraw"),
    path("<int:pk>/nghiem-thu/", moves.ProjectFinish.as_view(), name="finish"),
    path("<int:pk>/co-so/them/", parts.BeneficiaryAdd.as_view(), name="add_beneficiary"),
    path("<int:pk>/co-so/<int:part>/sua/", parts.BeneficiaryUpdate.as_view(), name="update_beneficiary"),
    path("<int:pk>/co-so/<int:part>/bo/", parts.BeneficiaryRemove.as_view(), name="remove_beneficiary"),
    path("<int:pk>/co-so/<int:part>/dieu-kien/", eligibility.EligibilityPage.as_view(), name="eligibility"),
    path("<int:pk>/co-so/<int:part>/ngoai-le/", eligibility.ExceptionPage.as_view(), name="grant_exception"),
    path("<int:pk>/ket-qua/them/", parts.OutputAdd.as_view(), name="add_output"),
    path("<int:pk>/ket-qua/<int:part>/sua/", parts.OutputUpdate.as_view(), name="update_output"),
    path("<int:pk>/ket-qua/<int:part>/bo/", parts.OutputRemove.as_view(), name="remove_output"),
    path("<int:pk>/lop/them/", parts.ClassAdd.as_view(), name="add_class"),
    path("<int:pk>/lop/<int:part>/sua/", parts.ClassUpdate.as_view(), name="update_class"),
    path("<int:pk>/lop/<int:part>/bo/", parts.ClassRemove.as_view(), name="remove_class"),
    path("<int:pk>/don-vi/them/", parts.PartnerAdd.as_view(), name="add_partner"),
    path("<int:pk>/don-vi/<int:part>/bo/", parts.PartnerRemove.as_view(), name="remove_partner"),
    path("<int:pk>/cong-tac-vien/them/", parts.ParticipantAdd.as_view(), name="add_participant"),
    path("<int:pk>/cong-tac-vien/<int:part>/bo/", parts.ParticipantRemove.as_view(), name="remove_participant"),
    path("<int:pk>/giay-to/them/", papers.PaperAttach.as_view(), name="attach_paper"),
    path("<int:pk>/giay-to/<int:document>/tep/", papers.PaperFile.as_view(), name="paper_file"),
]
