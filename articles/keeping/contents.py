"""What a backup holds: this is what making one and restoring one both know.

The file is a tar archive inside age (age-encryption.org/v1), which other programs open too. It is encrypted for a
public key; the secret one is on no machine of the newsroom's. In it, in this order: the database (pg_dump's custom
format), the pictures, the markers of withdrawals, and at the end a manifest of what must have arrived.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages

DATABASE, MANIFEST = "database.dump", "manifest.json"


class BackupError(Exception):
    """A sentence for whoever runs the command."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: its time, rows by table, and the SHA-256 of each file."""

    made_at: str
    rows: dict[str, int]
    files: dict[str, str]


def folders() -> dict[str, Path]:
    """What is kept of the disk, by its name in the archive."""
    return {
        "media": Path(storages["default"].location),
        "private": Path(storages["private"].location),
        "front": settings.FRONT_ROOT,
    }
