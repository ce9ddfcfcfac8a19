"""Địa chỉ dưới /san-pham/."""

from django.urls import path

from products import views

app_name = "products"
urlpatterns = [
    path("", views.ProductList.as_view(), name="list"),
    path("them/", views.ProductCreate.as_view(), name="create"),
    path("<int:pk>/", views.ProductDetail.as_view(), name="detail"),
    path("<int:pk>/sua/", views.ProductUpdate.as_view(), name="update"),
    path("<int:pk>/cong-nhan/", views.RecognitionCreate.as_view(), name="recognise"),
]
