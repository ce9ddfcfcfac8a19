"""Addresses of the desk: /cach-xem/ and /tap-huan/."""

from django.urls import path

from khuyencong.offices import views

app_name = "offices"
urlpatterns = [
    path("cach-xem/", views.SavedViewList.as_view(), name="views"),
    path("cach-xem/luu/", views.SavedViewCreate.as_view(), name="save_view"),
    path("cach-xem/<int:pk>/sua/", views.SavedViewUpdate.as_view(), name="update_view"),
    path("cach-xem/<int:pk>/bo/", views.SavedViewDelete.as_view(), name="delete_view"),
    path("tap-huan/", views.TrainingList.as_view(), name="trainings"),
    path("tap-huan/them/", views.TrainingCreate.as_view(), name="record_training"),
    path("tap-huan/<int:pk>/sua/", views.TrainingUpdate.as_view(), name="update_training"),
    path("tap-huan/<int:pk>/chung-nhan/", views.CertificateFile.as_view(), name="certificate"),
]
