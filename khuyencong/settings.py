"""Mọi giá trị khác nhau giữa các máy đọc từ biến môi trường, một lần, ở đây."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = Path(os.environ.get("KHUYENCONG_STATE") or BASE_DIR / ".state").resolve()

PRODUCTION = "KHUYENCONG_HOSTS" in os.environ
DEBUG = False

if PRODUCTION:
    SECRET_KEY = os.environ.get("KHUYENCONG_SECRET_KEY", "")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("KHUYENCONG_SECRET_KEY phải có ít nhất 50 ký tự khi đặt KHUYENCONG_HOSTS.")
    ALLOWED_HOSTS = [host.strip() for host in os.environ["KHUYENCONG_HOSTS"].split(",") if host.strip()]
else:
    # The demo binds to 127.0.0.1 only; this key never signs anything outside the machine.
    SECRET_KEY = os.environ.get("KHUYENCONG_SECRET_KEY") or "khoa-cua-ban-dung-thu-" * 4
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]


def _database() -> dict:
    """Connection settings from DATABASE_URL, else from the socket our launcher announced."""
    base = {
        "ENGINE": "django.db.backends.postgresql",
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }
    url = os.environ.get("DATABASE_URL")
    if not url:
        return base | {
            "HOST": os.environ.get("KHUYENCONG_PG_SOCKET", "/nonexistent"),
            "PORT": "5432",
            "USER": "khuyencong",
            "NAME": os.environ.get("KHUYENCONG_PG_DATABASE", "khuyencong"),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng postgresql://")
    options = dict(parse_qsl(parts.query))
    return base | {
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "NAME": unquote(parts.path.lstrip("/")),
        "OPTIONS": options,
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "khuyencong.core",
    "khuyencong.territory",
    "khuyencong.offices",
    "khuyencong.establishments",
    "collaborators",
    "projects",
    "products",
    "budgets",
    "khuyencong.reports",
    "khuyencong.portal",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "import_export",
    "django_filters",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "csp",
    "procrastinate.contrib.django",
]
# Việc chạy theo giờ: mỗi việc là một hàm ở đây; tiến trình chạy việc là `manage.py procrastinate worker`.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
PROCRASTINATE_IMPORT_PATHS = ["khuyencong.portal.management.jobs"]
# Khoá chống gửi hai lần giữ ngần này ngày rồi bỏ: ba lần hạn 30 ngày của bản nháp giữ trên máy (phone-store.js), quá bảy
# ngày của đường dẫn dùng một lần. Bỏ sớm hơn thì một bản gửi lại muộn thành bản ghi thứ hai.
IDEMPOTENCY_DAYS = 90

MIDDLEWARE = [
    "khuyencong.core.middleware.Reference",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "khuyencong.core.middleware.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "khuyencong.core.middleware.NoNullBytes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khuyencong.core.middleware.KeepTyped",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "khuyencong.core.middleware.NoteLooks",
    "khuyencong.core.middleware.OneLaw",
    "khuyencong.core.middleware.SafeMethodsOnlyRead",
]

ROOT_URLCONF = "khuyencong.urls"
WSGI_APPLICATION = "khuyencong.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khuyencong.portal.context.frame",
            ],
            "builtins": ["khuyencong.core.templatetags.vi", "django.templatetags.static", "django.templatetags.l10n"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Người dùng và đăng nhập ---------------------------------------------------------
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "khuyencong.core.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PHONE_VERIFICATION_ENABLED = False
ACCOUNT_PREVENT_ENUMERATION = True
# Mã của Django: mã của allauth ghi bảng riêng ngay khi người ta mở đường dẫn trong thư.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  tên lớp
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}

# --- Ngôn ngữ, giờ ---------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "khuyencong" / "locale"]
FORMAT_MODULE_PATH = ["khuyencong.core.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Tệp ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = STATE_DIR / "static"
# Bản dùng thử đọc thẳng từ static/; máy thật chạy collectstatic và phục vụ tên có băm.
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = Path(os.environ.get("KHUYENCONG_MEDIA") or STATE_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FIXTURES_DIR = BASE_DIR / "fixtures"

# --- An toàn -------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "khuyencong.core.views.csrf_failure"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-phien"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if os.environ.get("KHUYENCONG_SMTP_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = os.environ["KHUYENCONG_SMTP_HOST"]
    EMAIL_PORT = int(os.environ.get("KHUYENCONG_SMTP_PORT", "587"))
    EMAIL_HOST_USER = os.environ.get("KHUYENCONG_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("KHUYENCONG_SMTP_PASSWORD", "")
    EMAIL_USE_TLS = os.environ.get("KHUYENCONG_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 15
# Đường dẫn trong tin gửi đi bắt đầu bằng địa chỉ này.
PORTAL_URL = os.environ.get("KHUYENCONG_URL") or (
    f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION and ALLOWED_HOSTS else "http://127.0.0.1:8000"
)
# Khoá của nhà cung cấp tin nhắn; chưa đặt thì đường gửi ấy đi không kèm khoá.
OUTBOX_TOKENS = {name: os.environ.get(f"KHUYENCONG_{name.upper()}_TOKEN", "") for name in ("https", "zns", "sms")}
DEFAULT_FROM_EMAIL = os.environ.get("KHUYENCONG_FROM_EMAIL", "cong@khuyencong.invalid")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"khuyencong": {"level": "INFO"}},
}

PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
