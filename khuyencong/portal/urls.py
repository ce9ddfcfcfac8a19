"""Trang chủ, tìm kiếm."""

from django.urls import path

from khuyencong.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("tim-kiem/", views.Search.as_view(), name="search"),
    path("ban-giao/", views.HandoverList.as_view(), name="handovers"),
    path("ban-giao/lap/", views.HandoverMake.as_view(), name="hand_over"),
    path("ban-giao/<int:pk>/", views.HandoverDetail.as_view(), name="handover"),
    path("ban-giao/<int:pk>/bien-ban/", views.HandoverMinutes.as_view(), name="handover_minutes"),
    path("bo-mau/", views.Gallery.as_view(), name="gallery"),
]
