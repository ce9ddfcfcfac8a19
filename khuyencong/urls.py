"""Cửa: địa chỉ tiếng Việt không dấu, mỗi căn phòng một nhánh."""

from django.contrib import admin
from django.urls import include, path

from khuyencong.core.views import Contact, SignIn, SignOut
from products.urls import public

handler400 = "khuyencong.core.views.bad_request"
handler403 = "khuyencong.core.views.permission_denied"
handler404 = "khuyencong.core.views.not_found"
handler500 = "khuyencong.core.views.server_error"

urlpatterns = [
    path("quan-tri/", admin.site.urls),
    path("tai-khoan/login/", SignIn.as_view(), name="account_login"),
    path("tai-khoan/logout/", SignOut.as_view(), name="account_logout"),
    path("tai-khoan/email/", Contact.as_view(), name="account_email"),
    path("tai-khoan/phone/change/", Contact.as_view(), name="account_change_phone"),
    path("tai-khoan/phone/verify/", Contact.as_view(), name="account_verify_phone"),
    path("tai-khoan/", include("allauth.urls")),
    path("cong-tac-vien/", include("collaborators.urls")),
    path("dia-ban/", include("khuyencong.territory.urls")),
    path("de-an/", include("projects.urls")),
    path("san-pham/", include("products.urls")),
    path("kinh-phi/", include("budgets.urls")),
    path("bao-cao/", include("khuyencong.reports.urls")),
    path("", include((public, "showcase"))),
    path("", include("khuyencong.offices.urls")),
    path("", include("khuyencong.establishments.urls")),
    path("", include("khuyencong.portal.urls")),
]
