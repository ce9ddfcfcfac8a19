"""Địa chỉ dưới /cong-tac-vien/."""

from django.urls import path

from collaborators.views import network, reports

app_name = "collaborators"
urlpatterns = [
    path("", network.CollaboratorList.as_view(), name="list"),
    path("them/", network.CollaboratorCreate.as_view(), name="create"),
    path("<int:pk>/", network.CollaboratorDetail.as_view(), name="detail"),
    path("bao-cao/", reports.ReportList.as_view(), name="reports"),
    path("bao-cao/ky/<int:period>/viet/", reports.ReportWrite.as_view(), name="write"),
    path("bao-cao/<int:pk>/kiem-tra/", reports.ReportCheck.as_view(), name="check"),
    path("bao-cao/<int:pk>/", reports.ReportDetail.as_view(), name="report"),
]
