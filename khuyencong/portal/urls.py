"""Trang chủ, việc, lịch, danh sách gọi, tìm kiếm."""

from django.urls import path

from khuyencong.portal.views import devices, doors, handover, messages, pages

app_name = "portal"
urlpatterns = [
    path("", pages.Home.as_view(), name="home"),
    path("viec/<str:key>/hoan/", pages.TaskSnooze.as_view(), name="snooze"),
    path("viec/<str:key>/giao/", pages.TaskHandOver.as_view(), name="give_task"),
    path("viec/<str:key>/lay-lai/", pages.TaskTakeBack.as_view(), name="take_back"),
    path("lich/", pages.MonthCalendar.as_view(), name="calendar"),
    path("can-goi/", pages.CallList.as_view(), name="calls"),
    path("tim-kiem/", pages.Search.as_view(), name="search"),
    path("tin-nhan/", messages.MessageList.as_view(), name="messages"),
    path("thiet-bi/", devices.DeviceList.as_view(), name="devices"),
    path("vao/<str:token>/", doors.Door.as_view(), name="door"),
    path("ban-giao/", handover.HandoverList.as_view(), name="handovers"),
    path("ban-giao/lap/", handover.HandoverMake.as_view(), name="hand_over"),
    path("ban-giao/<int:pk>/", handover.HandoverDetail.as_view(), name="handover"),
    path("ban-giao/<int:pk>/bien-ban/", handover.HandoverMinutes.as_view(), name="handover_minutes"),
    path("bo-mau/", pages.Gallery.as_view(), name="gallery"),
]
