"""What is known of the last backup: when it was made, and why the one after it was not."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

FRESH = timedelta(days=2)  # one is made every night


def made(at: datetime):
    note(time_file(), at.isoformat())


def failed(why: str):
    note(failure_file(), why)


def forget_failure():
    failure_file().unlink(missing_ok=True)


def made_at() -> datetime | None:
    """When the last good backup was made."""
    return datetime.fromisoformat(time_file().read_text()) if time_file().exists() else None


def failure() -> str:
    """Why the backup after that one was not made."""
    return failure_file().read_text() if failure_file().exists() else ""


def is_kept(now: datetime) -> bool:
    """Whether the newsroom would come back from a backup as of the last days."""
    at = made_at()
    return at is not None and now - at <= FRESH and not failure()


def note(file: Path, text: str):
    """Whole or not at all: the desk reads it with every page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".part")
    aside.write_text(text)
    aside.replace(file)


def time_file() -> Path:
    return settings.FRONT_ROOT / "last-backup"


def failure_file() -> Path:
    return settings.FRONT_ROOT / "backup-failed"
