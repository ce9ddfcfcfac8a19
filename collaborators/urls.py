"""Địa chỉ dưới /cong-tac-vien/."""

from django.urls import path

from collaborators.views import network, reports, writing

app_name = "collaborators"
urlpatterns = [
    path("", network.CollaboratorList.as_view(), name="list"),
    path("them/", network.CollaboratorCreate.as_view(), name="create"),
    path("<int:pk>/", network.CollaboratorDetail.as_view(), name="detail"),
    path("bao-cao/", reports.ReportList.as_view(), name="reports"),
    path("bao-cao/ky/<int:period>/viet/", writing.ReportWrite.as_view(), name="write"),
    path("bao-cao/<int:pk>/", writing.ReportDetail.as_view(), name="report"),
    path("bao-cao/<int:pk>/kiem-tra/", writing.ReportCheck.as_view(), name="check"),
    path("bao-cao/<int:pk>/lan/<int:number>/", writing.ReportFile.as_view(), name="file"),
    path("bao-cao/<int:pk>/lay-lai/", writing.ReportTakeBack.as_view(), name="take_back"),
    path("bao-cao/<int:pk>/xac-nhan/", writing.ReportConfirm.as_view(), name="confirm"),
]
