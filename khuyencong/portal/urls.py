"""Trang chủ, việc, lịch, danh sách gọi, tìm kiếm."""

from django.urls import path

from khuyencong.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("viec/<str:key>/hoan/", views.TaskSnooze.as_view(), name="snooze"),
    path("viec/<str:key>/giao/", views.TaskHandOver.as_view(), name="hand_over"),
    path("viec/<str:key>/lay-lai/", views.TaskTakeBack.as_view(), name="take_back"),
    path("lich/", views.MonthCalendar.as_view(), name="calendar"),
    path("can-goi/", views.CallList.as_view(), name="calls"),
    path("tim-kiem/", views.Search.as_view(), name="search"),
    path("bo-mau/", views.Gallery.as_view(), name="gallery"),
]
