"""Địa chỉ dưới /kinh-phi/."""

from django.urls import path

from budgets import views

app_name = "budgets"
urlpatterns = [
    path("", views.Board.as_view(), name="board"),
    path("ke-hoach/them/", views.PlanLineCreate.as_view(), name="plan"),
    path("giao/them/", views.EnvelopeCreate.as_view(), name="give"),
    path("de-an/<int:pk>/", views.ProjectPanel.as_view(), name="project_panel"),
    path("de-an/<int:pk>/chung-tu/them/", views.DisbursementCreate.as_view(), name="pay"),
]
