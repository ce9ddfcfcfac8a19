"""Trang chủ, tìm kiếm."""

from django.urls import path

from khuyencong.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("tim-kiem/", views.Search.as_view(), name="search"),
    path("bo-mau/", views.Gallery.as_view(), name="gallery"),
]
