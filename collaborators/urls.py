"""Địa chỉ dưới /cong-tac-vien/."""

from django.urls import path

from collaborators.views import coverage, network, reminders, renewals, reports

app_name = "collaborators"
urlpatterns = [
    path("", network.CollaboratorList.as_view(), name="list"),
    path("them/", network.CollaboratorCreate.as_view(), name="create"),
    path("<int:pk>/", network.CollaboratorDetail.as_view(), name="detail"),
    path("ky/<int:pk>/thoi/", network.TermEnd.as_view(), name="end"),
    path("ky/<int:pk>/thay/", network.TermReplace.as_view(), name="replace"),
    path("dia-ban/", coverage.CoveragePage.as_view(), name="coverage"),
    path("danh-sach/", renewals.RenewalList.as_view(), name="renewals"),
    path("danh-sach/lap/", renewals.RenewalCreate.as_view(), name="draw_up"),
    path("danh-sach/<int:pk>/", renewals.RenewalDetail.as_view(), name="renewal"),
    path("danh-sach/<int:pk>/them/", renewals.LineJoin.as_view(), name="join"),
    path("danh-sach/<int:pk>/quyet-dinh/", renewals.RenewalSign.as_view(), name="sign"),
    path("danh-sach/<int:pk>/bo/", renewals.RenewalDiscard.as_view(), name="discard"),
    path("danh-sach/<int:pk>/<int:part>/thoi/", renewals.LineLeave.as_view(), name="leave"),
    path("danh-sach/<int:pk>/<int:part>/giu/", renewals.LineStay.as_view(), name="stay"),
    path("danh-sach/<int:pk>/<int:part>/bo/", renewals.LineDrop.as_view(), name="drop"),
    path("nhac/", reminders.ReminderList.as_view(), name="reminders"),
    path("nhac/<int:period>/<slug:kind>/bo/", reminders.ReminderCallOff.as_view(), name="call_off"),
    path("nhac/<int:period>/<slug:kind>/nhac-lai/", reminders.ReminderCallOn.as_view(), name="call_on"),
    path("bao-cao/", reports.ReportList.as_view(), name="reports"),
    path("bao-cao/ky/<int:period>/viet/", reports.ReportWrite.as_view(), name="write"),
    path("bao-cao/<int:pk>/kiem-tra/", reports.ReportCheck.as_view(), name="check"),
    path("bao-cao/<int:pk>/", reports.ReportDetail.as_view(), name="report"),
]
