"""Addresses under ``/de-an/``."""

from django.urls import path

from projects.views import bulk, cases, listing, moves, papers, parts, programmes

app_name = "projects"
urlpatterns = [
    path("", listing.ProjectListPage.as_view(), name="list"),
    path("xuat/", listing.ProjectListExport.as_view(), name="export"),
    path("hang-loat/", bulk.ProjectBulk.as_view(), name="bulk"),
    path("hang-loat/<uuid:key>/", bulk.BulkResult.as_view(), name="bulk_result"),
    path("them/", cases.ProjectCreate.as_view(), name="create"),
    path("chuong-trinh/", programmes.ProgrammeList.as_view(), name="programmes"),
    path("chuong-trinh/<int:pk>/", programmes.ProgrammeDetail.as_view(), name="programme"),
    path("<int:pk>/", cases.ProjectDetail.as_view(), name="detail"),
    path("<int:pk>/sua/", cases.ProjectUpdate.as_view(), name="update"),
    path("<int:pk>/giao/", cases.ProjectAssign.as_view(), name="assign"),
    path("<int:pk>/buoc/<slug:move>/", moves.ProjectMove.as_view(), name="move"),
    path("<int:pk>/lay-lai/", moves.ProjectUndo.as_view(), name="undo"),
    path("<int:pk>/chang/<int:part>/", moves.CheckpointTicked.as_view(), name="tick"),
    path("<int:pk>/chang/<int:part>/bo/", moves.CheckpointUnticked.as_view(), name="untick"),
    path("<int:pk>/co-so/them/", parts.BeneficiaryAdd.as_view(), name="add_beneficiary"),
    path("<int:pk>/co-so/<int:part>/sua/", parts.BeneficiaryUpdate.as_view(), name="update_beneficiary"),
    path("<int:pk>/co-so/<int:part>/bo/", parts.BeneficiaryRemove.as_view(), name="remove_beneficiary"),
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
