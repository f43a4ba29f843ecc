"""Reads what the newsroom is told from outside: the process's environment first, then var/local.env."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

LOCAL_FILE = Path(__file__).resolve().parent.parent / "var" / "local.env"
FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
DEMO_ROLES = ("reporter", "editor", "publisher")


def read_local_file() -> dict[str, str]:
    if not LOCAL_FILE.exists():
        return {}
    lines = LOCAL_FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


VALUES = {**read_local_file(), **os.environ}


def text(name: str, default: str = "") -> str:
    return VALUES.get(name, "").strip() or default


def required(name: str) -> str:
    if not text(name):
        raise ImproperlyConfigured(f"{name} is missing: set it, or let `make run` write {LOCAL_FILE.name} once.")
    return text(name)


def flag(name: str) -> bool:
    value = text(name, "0")
    if value.lower() not in FLAGS:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(FLAGS)}, not {value!r}.")
    return FLAGS[value.lower()]


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def port(name: str, default: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise ImproperlyConfigured(f"{name} must be a number between 1 and 65535, not {value!r}.")
    return int(value)


def choice(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Berlin, not {value!r}.") from None
    return value


def site_url(name: str, default: str) -> str:
    """An address as scheme, host and perhaps port: everything readers see hangs below it."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        well_formed = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed or value != f"{parts.scheme}://{parts.netloc}" or "@" in value:
        raise ImproperlyConfigured(f"{name} must be an address such as https://example.org, not {value!r}.")
    return value


def database(name: str) -> dict | None:
    """Django's settings for the PostgreSQL whose address stands in the environment; None when there is no such address."""
    if not text(name):
        return None
    try:
        parts = conninfo_to_dict(text(name))
    except ProgrammingError:
        parts = {}
    if "dbname" not in parts:
        # The value may hold a password, so it is not repeated.
        raise ImproperlyConfigured(f"{name} must look like postgresql://user:password@host:5432/newsroom.")
    fields = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    found = {key: parts.pop(part, "") for key, part in fields.items()}
    return {"ENGINE": "django.db.backends.postgresql", **found, "OPTIONS": parts}


def write_local_file():
    """Make up this machine's secret key and the passwords of the demo's accounts, once."""
    LOCAL_FILE.parent.mkdir(exist_ok=True)
    lines = ["# Made by `make run` for this machine alone.", f"SECRET_KEY={secrets.token_urlsafe(50)}"]
    lines += [f"DEMO_{role.upper()}_PASSWORD={secrets.token_urlsafe(12)}" for role in DEMO_ROLES]
    with open(os.open(LOCAL_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__" and sys.argv[1:] == ["write"]:
    write_local_file()
