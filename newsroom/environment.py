"""Reads what the newsroom is told from outside, and refuses nonsense: the environment, then var/local.env."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

LOCAL_FILE = Path(__file__).resolve().parent.parent / "var" / "local.env"
YES = ("1", "true", "yes", "on")
NO = ("0", "false", "no", "off")
DEMO_ROLES = ("reporter", "editor", "publisher", "administrator")


def read_local_file() -> dict[str, str]:
    lines = LOCAL_FILE.read_text(encoding="utf-8").splitlines() if LOCAL_FILE.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def write_local_file():
    """Make up this machine's secret key and the passwords of the demo's accounts, each once; they need no phone."""
    LOCAL_FILE.parent.mkdir(exist_ok=True)
    values = {"SECRET_KEY": secrets.token_urlsafe(50), "SECOND_FACTOR": "no"}
    values |= {f"DEMO_{role.upper()}_PASSWORD": secrets.token_urlsafe(12) for role in DEMO_ROLES}
    values |= read_local_file()
    with open(LOCAL_FILE, "w", encoding="utf-8", opener=only_for_its_owner) as file:
        file.writelines(f"{name}={value}\n" for name, value in values.items())


def only_for_its_owner(path, flags) -> int:
    return os.open(path, flags, mode=0o600)


VALUES = {**read_local_file(), **os.environ}


def text(name: str, default: str = "") -> str:
    return VALUES.get(name, "").strip() or default


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def required(name: str) -> str:
    if not text(name):
        raise ImproperlyConfigured(f"{name} is missing. Set it, or let `make run` write var/local.env.")
    return text(name)


def choice(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        raise unfit(name, f"one of {', '.join(choices)}")
    return value


def flag(name: str, default: str = "no") -> bool:
    value = text(name, default).lower()
    if value not in YES + NO:
        raise unfit(name, "yes or no")
    return value in YES


def port(name: str, default: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
        raise unfit(name, "a number between 1 and 65535")
    return int(value)


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise unfit(name, "a time zone such as Europe/Berlin") from None
    return value


def site_url(name: str, default: str) -> str:
    """The scheme, host and port that every public address begins with."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        fit = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and not parts.username
    except ValueError:
        fit = False
    if not fit or value != f"{parts.scheme}://{parts.netloc}":
        raise unfit(name, "an address such as https://example.org")
    return value


def database(name: str) -> dict | None:
    """Django's settings for the PostgreSQL at the address that `name` holds, or None when it holds none."""
    if not text(name):
        return None
    try:
        parts = conninfo_to_dict(text(name))
    except ProgrammingError:
        parts = {}
    if "dbname" not in parts:
        raise unfit(name, "an address such as postgresql://user:password@host:5432/newsroom")
    keys = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    found = {key: parts.pop(part, "") for key, part in keys.items()}
    return {"ENGINE": "django.db.backends.postgresql", **found, "OPTIONS": parts}


def unfit(name: str, expected: str) -> ImproperlyConfigured:
    """The one sentence for a wrong value. It does not repeat the value, which may hold a password."""
    return ImproperlyConfigured(f"{name} must be {expected}.")


if __name__ == "__main__":
    write_local_file()
