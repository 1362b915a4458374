"""Settings, all of them from the environment, so that one wheel serves every park.

``TAIZHANG_HOME``        where the database, snapshots and issued reports lie (default ``./var``)
``DATABASE_URL``         PostgreSQL instead of the embedded SQLite, e.g. ``postgres://user:pw@127.0.0.1/taizhang``
``TAIZHANG_CATALOGUE``   the park's own catalogue directory, laid over the shipped one (default: ``own-catalogue``
                         in ``TAIZHANG_HOME``, where there is one)
``TAIZHANG_SECRET_KEY``  signing key; without it one is made once and kept in ``TAIZHANG_HOME``
``TAIZHANG_HOSTS``       names the server answers to, separated by commas
``TAIZHANG_HTTPS``       ``1`` behind a proxy that speaks HTTPS: cookies are sent over nothing else
``TAIZHANG_SESSION_MINUTES``  minutes without a click after which one has to sign in again (default 480)
``TAIZHANG_CODE_HOURS``   hours for which a one-time code for a new password is good (default 72)
``TAIZHANG_ADMIN_TOTP``   ``0`` lets administrators work without a second factor; for trials and demonstrations only
``TAIZHANG_OIDC_URL``     the park's own sign-in service (OpenID Connect): its address
``TAIZHANG_OIDC_CLIENT``  what that service calls this program
``TAIZHANG_OIDC_SECRET``  the secret that was agreed with it
``TAIZHANG_OIDC_NAME``    what the button on the login page calls it (default 统一身份认证)
``TAIZHANG_OIDC_CLAIM``   what of its answer is the user name here (default ``preferred_username``)
``TAIZHANG_CLOSE_COVERAGE``  percent of respondents below which closing a month asks for a reason (default 90)
``TAIZHANG_ISSUE_COVERAGE``  the same for issuing a report
``TAIZHANG_DEBUG``       ``1`` shows error pages to developers

Every setting here has a heading in ``docs/operations/settings.md``; a test compares the two.
"""

import contextlib
import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

HOME = Path(os.environ.get("TAIZHANG_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)
SNAPSHOTS = HOME / "snapshots"
REPORTS = HOME / "reports"
CATALOGUE_DIRECTORY = os.environ.get("TAIZHANG_CATALOGUE", "")
DEBUG = os.environ.get("TAIZHANG_DEBUG") == "1"


def _percent(given: str) -> int:
    """A whole number of percent. Raises ImproperlyConfigured, which says what may stand there."""
    if given.isdecimal() and int(given) <= 100:
        return int(given)
    raise ImproperlyConfigured(
        f"TAIZHANG_CLOSE_COVERAGE、TAIZHANG_ISSUE_COVERAGE 应是0到100的整数，不是“{given}”"
    )


def _whole(given: str, most: int, name: str) -> int:
    """A whole number from 1 to ``most``. Raises ImproperlyConfigured, which says what may stand there."""
    if given.isascii() and given.isdecimal() and 1 <= int(given) <= most:
        return int(given)
    raise ImproperlyConfigured(f"{name} 应是1到{most}的整数，不是“{given}”")


CLOSE_COVERAGE = _percent(os.environ.get("TAIZHANG_CLOSE_COVERAGE", "90"))
ISSUE_COVERAGE = _percent(os.environ.get("TAIZHANG_ISSUE_COVERAGE", "90"))


def _secret_key() -> str:
    """The signing key: from the environment, else made once and kept readable by the owner only."""
    given = os.environ.get("TAIZHANG_SECRET_KEY")
    if given:
        return given
    file = HOME / "secret-key"
    with contextlib.suppress(FileExistsError):  # made by an earlier start, or by another process a moment ago
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as new:
            new.write(secrets.token_urlsafe(50))
    return file.read_text("ascii")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("TAIZHANG_HOSTS", "127.0.0.1,localhost,testserver").split(",")

OIDC_URL = os.environ.get("TAIZHANG_OIDC_URL", "")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "taizhang.registry",
    "taizhang.ledger",
    "taizhang.collect",
    "taizhang.reports",
    "taizhang.proofs",
    "taizhang.web",
    "allauth",  # after our own, whose templates stand in for its
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if OIDC_URL else []),  # slow to load
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "taizhang.web.access.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "taizhang.web.urls"
WSGI_APPLICATION = "taizhang.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "taizhang.web.access.abilities",
            ],
        },
    }
]

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": dict(dj_database_url.config(conn_max_age=60))}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "db.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: two writers queue instead of one failing half-way with "database is locked"
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "taizhang.registry.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "taizhang.registry.passwords.LettersAndDigits"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "taizhang.registry.account_events.address_of"

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_AGE = (
    _whole(os.environ.get("TAIZHANG_SESSION_MINUTES", "480"), 7 * 24 * 60, "TAIZHANG_SESSION_MINUTES") * 60
)
CODE_HOURS = _whole(os.environ.get("TAIZHANG_CODE_HOURS", "72"), 24 * 30, "TAIZHANG_CODE_HOURS")
ADMIN_TOTP = os.environ.get("TAIZHANG_ADMIN_TOTP", "1") != "0"

# Signing in with a second factor, and with the park's own service: the first page is ours, the stages after it allauth's.
ACCOUNT_ADAPTER = "taizhang.web.sign_in.Stages"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth wants to know all the same
MFA_ADAPTER = "taizhang.web.sign_in.SecondFactor"
MFA_FORMS = {"authenticate": "taizhang.web.sign_in.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "台账"
MFA_TOTP_TOLERANCE = 1  # half a minute, for a telephone whose clock is not quite right
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "taizhang.web.sign_in.ParkService"
SOCIALACCOUNT_LOGIN_ON_GET = (
    True  # a form could not: the policy's form-action holds for where it is sent on to, too
)
OIDC_NAME = os.environ.get("TAIZHANG_OIDC_NAME", "统一身份认证")
OIDC_CLAIM = os.environ.get("TAIZHANG_OIDC_CLAIM", "preferred_username")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "park",
                "name": OIDC_NAME,
                "client_id": os.environ.get("TAIZHANG_OIDC_CLIENT", ""),
                "secret": os.environ.get("TAIZHANG_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_URL},
            }
        ]
        if OIDC_URL
        else [],
    }
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = os.environ.get("TAIZHANG_HTTPS") == "1"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns at each start where it is missing; nothing need be in it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
UPLOAD_MOST = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "taizhang.registry.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
