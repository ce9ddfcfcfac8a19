"""Địa chỉ dưới /bao-cao/. Kỳ: 2023, 2023-bao-cao, tu-2023-01-01-den-2024-09-30; khung, ngày chốt ở phần hỏi."""

from django.urls import path

from khuyencong.reports.views import annual as views
from khuyencong.reports.views import spending

app_name = "reports"
urlpatterns = [
    path("", views.ReportList.as_view(), name="list"),
    path("nam/<int:unit>/<slug:period>/", views.ReportDetail.as_view(), name="detail"),
    path("nam/<int:unit>/<slug:period>/so/<str:key>/", views.ReportFigure.as_view(), name="figure"),
    path("nam/<int:unit>/<slug:period>/tep/<slug:kind>/", views.ReportFile.as_view(), name="file"),
    path("nam/<int:unit>/<slug:period>/loi/<slug:part>/", views.ReportText.as_view(), name="text"),
    path("kinh-phi/", spending.SpendingHome.as_view(), name="spending_home"),
    path("kinh-phi/<int:unit>/<slug:period>/", spending.SpendingDetail.as_view(), name="spending"),
    path("kinh-phi/<int:unit>/<slug:period>/tep/<slug:kind>/", spending.SpendingFile.as_view(), name="spending_file"),
    path("thanh-tich/<int:pk>/", views.Track.as_view(), name="track"),
    path("thanh-tich/<int:pk>/so/<str:key>/", views.TrackFigure.as_view(), name="track_figure"),
]
