"""The newsroom's settings, from the environment. With none of it set, the newsroom is in its safe state."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from newsroom import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.required("SECRET_KEY")

HOST = environment.text("HOST", "127.0.0.1")
PORT = environment.port("PORT", 8000)
SITE_URL = environment.site_url("SITE_URL", f"http://{HOST}:{PORT}")
SITE_HOST = urlsplit(SITE_URL).hostname
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [
    *(LOOPBACK if SITE_HOST in LOOPBACK else [SITE_HOST]),
    *environment.names("ALLOWED_HOSTS"),
]

# The publication

PUBLICATION_NAME = {
    "en": environment.text("PUBLICATION_NAME_EN", "Shubbak"),
    "ar": environment.text("PUBLICATION_NAME_AR", "شبّاك"),
}
# What readers may do with the texts. Each photo says its own.
CONTENT_LICENCE = environment.choice(
    "CONTENT_LICENCE",
    (
        *("all rights reserved", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-ND 4.0"),
        *("CC BY-NC 4.0", "CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0"),
    ),
    "all rights reserved",
)
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LANGUAGE_CODE = "en"
# Where / leads a reader whose browser asks for neither language.
DEFAULT_READER_LANGUAGE = environment.choice("DEFAULT_READER_LANGUAGE", ("en", "ar"), "ar")
# The digits of dates and counts that the site writes on Arabic pages. An author's text keeps its own.
ARABIC_DIGITS = environment.choice("ARABIC_DIGITS", ("western", "arabic-indic"), "western")
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
USE_TZ = True
TIME_ZONE = environment.time_zone("NEWSROOM_TIME_ZONE", "UTC")
# The demo's accounts; empty outside the machine that `make run` made them up on.
DEMO_PASSWORDS = {role: environment.text(f"DEMO_{role.upper()}_PASSWORD") for role in environment.DEMO_ROLES}

# What the project is made of

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",  # articles.admin has a site of its own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "taggit",
    "django_prose_editor",
    "articles",
]
MIDDLEWARE = [
    "newsroom.security.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.admin.lockdown.LockdownMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.admin.sessions.SessionsMiddleware",
    "newsroom.languages.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
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
                "articles.public.context.reader",
            ],
        },
    },
]

# The database: the one at DATABASE_URL, else a PostgreSQL of the project's own.

EMBEDDED_POSTGRES = VAR / "postgres"
EMBEDDED_DATABASE = {"ENGINE": "newsroom.postgres", "NAME": "newsroom", "OPTIONS": {}}
DATABASES = {
    "default": {
        **(environment.database("DATABASE_URL") or EMBEDDED_DATABASE),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
# A reader waits two seconds for a database that is down, not for TCP to give up.
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 2)
# The queries of newsroom.prepared are planned once for each connection, whatever they are asked: left to itself,
# PostgreSQL plans some each time, which takes longer than to answer them. Django's others are not touched by this.
DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", 0)
DATABASES["default"]["OPTIONS"].setdefault("options", "-c plan_cache_mode=force_generic_plan")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts

AUTH_USER_MODEL = "articles.User"
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Nobody is in the newsroom before a code from their phone. `no` is for the demo alone: `check --deploy` refuses it.
SECOND_FACTOR = environment.flag("SECOND_FACTOR", default="yes")
OTP_TOTP_ISSUER = PUBLICATION_NAME["en"]
# articles.editorial.delays makes wrong codes wait; here the waiting would never end.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# Files

STATIC_URL = "/static/"
STATIC_ROOT = environment.text("STATIC_ROOT", str(VAR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.text("MEDIA_ROOT", str(VAR / "media"))
STORAGES = {
    "default": {"BACKEND": "articles.files.storage.WholeFileStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "private": {
        "BACKEND": "articles.files.storage.WholeFileStorage",
        "OPTIONS": {
            "location": environment.text("PRIVATE_MEDIA_ROOT", str(VAR / "private")),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "newsroom.storage.StaticFiles"},
}
# Where the front server finds MEDIA_ROOT under an internal location; without one, Django sends the files itself.
MEDIA_ACCEL_LOCATION = environment.text("MEDIA_ACCEL_LOCATION")
# What was uploaded holds places and names; it is deleted once the photo has been drawn anew from it.
KEEP_ORIGINALS = environment.flag("KEEP_ORIGINALS")

# Where the front server looks for what is withdrawn.
FRONT_ROOT = Path(environment.text("FRONT_ROOT", str(VAR / "front")))
# Whether it remembers, for the rest of a second, what it looked for there: as deploy/nginx.conf says that it does.
FRONT_REMEMBERS = bool(MEDIA_ACCEL_LOCATION)

WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")  # a debugger alone asks for a map
# An interview of 2 MB in Arabic is three times as long once a form has encoded it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# Safety

HTTPS = SITE_URL.startswith("https://")
if DEBUG and HTTPS:
    # An error page would show readers what the process holds.
    raise environment.unfit("DEBUG", "no for a site at an https address")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# With this prefix no other host, and nobody in between, can set them (RFC 6265bis).
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, KNOWN_COOKIE_NAME, MESSAGES_COOKIE_NAME = (
    ("__Host-session", "__Host-csrf", "__Host-known", "__Host-messages")
    if HTTPS
    else ("sessionid", "csrftoken", "known", "messages")
)
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "newsroom.messages.Messages"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^health/"]  # asked from this machine, without the front server
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# The server listens on this machine alone, behind a front server that sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
# Named and shaped like Django 6's setting, which takes its place once Django 6 does.
SECURE_CSP = {
    "default-src": ["'none'"],
    "img-src": ["'self'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "media-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
SECURE_CSP_ADMIN = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
}

# Logs go to standard error and hold nothing about readers; nobody gets mail about an error.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "readerless": {
            "()": "newsroom.logs.ReaderlessFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "readerless"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would repeat each line, send mail, and under runserver print each query.
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        # An address that is not found is a reader's business.
        "django.request": {"level": "ERROR"},
    },
}
