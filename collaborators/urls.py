"""Địa chỉ dưới /cong-tac-vien/."""

from django.urls import path

from collaborators import views

app_name = "collaborators"
urlpatterns = [
    path("", views.CollaboratorList.as_view(), name="list"),
    path("them/", views.CollaboratorCreate.as_view(), name="create"),
    path("<int:pk>/", views.CollaboratorDetail.as_view(), name="detail"),
    path("bao-cao/", views.ReportList.as_view(), name="reports"),
    path("bao-cao/ky/<int:period>/viet/", views.ReportWrite.as_view(), name="write"),
    path("bao-cao/<int:pk>/kiem-tra/", views.ReportCheck.as_view(), name="check"),
    path("bao-cao/<int:pk>/", views.ReportDetail.as_view(), name="report"),
]
