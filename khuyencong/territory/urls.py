"""Addresses under ``/dia-ban/``."""

from django.urls import path

from khuyencong.territory import views

app_name = "territory"
urlpatterns = [path("tim/", views.UnitSuggest.as_view(), name="suggest")]
