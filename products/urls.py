"""Địa chỉ dưới /san-pham/."""

from django.urls import path

from products.views import entries, products, rounds

app_name = "products"
urlpatterns = [
    path("", products.ProductList.as_view(), name="list"),
    path("them/", products.ProductCreate.as_view(), name="create"),
    path("<int:pk>/", products.ProductDetail.as_view(), name="detail"),
    path("<int:pk>/sua/", products.ProductUpdate.as_view(), name="update"),
    path("<int:pk>/cong-nhan/", products.RecognitionCreate.as_view(), name="recognise"),
    path("binh-chon/", rounds.RoundList.as_view(), name="rounds"),
    path("binh-chon/them/", rounds.RoundCreate.as_view(), name="create_round"),
    path("binh-chon/<int:pk>/", rounds.RoundDetail.as_view(), name="round"),
    path("binh-chon/<int:pk>/sua/", rounds.RoundUpdate.as_view(), name="update_round"),
    path("binh-chon/<int:pk>/van-ban/<slug:paper>/", rounds.RoundPaper.as_view(), name="round_paper"),
    path("binh-chon/<int:pk>/buoc/<slug:to>/", rounds.RoundStep.as_view(), name="round_step"),
    path("binh-chon/<int:pk>/dang-ky/", entries.EntryCreate.as_view(), name="enter"),
    path("ho-so/<int:pk>/", entries.EntryDetail.as_view(), name="entry"),
    path("ho-so/<int:pk>/sua/", entries.EntryUpdate.as_view(), name="update_entry"),
    path("ho-so/<int:pk>/giay-to/", entries.EntryAttach.as_view(), name="attach_entry_paper"),
    path("ho-so/<int:pk>/giay-to/<int:part>/", entries.EntryFile.as_view(), name="entry_file"),
    path("ho-so/<int:pk>/xet/<slug:to>/", entries.EntrySettle.as_view(), name="settle_entry"),
]
