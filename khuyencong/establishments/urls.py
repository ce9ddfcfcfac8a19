"""Địa chỉ /co-so/ và /nhu-cau/."""

from django.urls import path

from khuyencong.establishments import views

app_name = "establishments"
urlpatterns = [
    path("co-so/", views.EstablishmentList.as_view(), name="list"),
    path("co-so/tim/", views.EstablishmentSuggest.as_view(), name="suggest"),
    path("co-so/them/", views.EstablishmentCreate.as_view(), name="create"),
    path("co-so/<int:pk>/", views.EstablishmentDetail.as_view(), name="detail"),
    path("co-so/<int:pk>/sua/", views.EstablishmentUpdate.as_view(), name="update"),
    path("co-so/<int:pk>/noi-san-xuat/", views.SiteCreate.as_view(), name="add_site"),
    path("co-so/<int:pk>/noi-san-xuat/<int:part>/lang-nghe/", views.SiteVillage.as_view(), name="village"),
    path("co-so/<int:pk>/nam/them/", views.YearCreate.as_view(), name="add_year"),
    path("co-so/<int:pk>/nam/<int:part>/", views.YearUpdate.as_view(), name="update_year"),
    path("co-so/<int:pk>/dac-diem/", views.TraitCreate.as_view(), name="add_trait"),
    path("co-so/<int:pk>/ke-tuc/", views.ContinuationCreate.as_view(), name="continue"),
    path("co-so/<int:pk>/hiep-hoi/", views.MembershipCreate.as_view(), name="join"),
    path("nhu-cau/", views.NeedList.as_view(), name="needs"),
    path("nhu-cau/them/", views.NeedCreate.as_view(), name="record_need"),
    path("nhu-cau/<int:pk>/", views.NeedDetail.as_view(), name="need"),
    path("nhu-cau/<int:pk>/giao/", views.NeedAssign.as_view(), name="assign_need"),
    path("nhu-cau/<int:pk>/dong-y/", views.NeedConsent.as_view(), name="consent"),
    path("dong-y/<int:pk>/tep/", views.ConsentFile.as_view(), name="consent_file"),
]
