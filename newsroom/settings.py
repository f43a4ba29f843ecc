"""The newsroom's settings, safe unless the environment says otherwise; docs/settings.md names every variable."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

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
LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LANGUAGE_CODE = "en"
# Where / leads a reader whose browser asks for neither language.
DEFAULT_READER_LANGUAGE = environment.choice("DEFAULT_READER_LANGUAGE", ("en", "ar"), "ar")
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = environment.time_zone("NEWSROOM_TIME_ZONE", "UTC")
# The demo's accounts; empty outside the machine that `make run` made them up on.
DEMO_PASSWORDS = {
    role: environment.text(f"DEMO_{role.upper()}_PASSWORD") for role in environment.DEMO_ROLES
}

# What the project is made of

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "taggit",
    "django_prose_editor",
    "articles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
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
            ],
        },
    },
]

# The database: the address in DATABASE_URL, or a PostgreSQL of the project's own under var/.

EMBEDDED_POSTGRES = VAR / "postgres"
DATABASES = {
    "default": {
        **(environment.database("DATABASE_URL") or {"ENGINE": "newsroom.postgres", "NAME": "newsroom", "OPTIONS": {}}),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
# A reader waits two seconds for a database that is down, not for TCP to give up.
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 2)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts

AUTH_USER_MODEL = "articles.User"
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
