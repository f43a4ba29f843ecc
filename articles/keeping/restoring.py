"""The newsroom again out of a backup, on an empty machine."""

import hashlib
import io
import json
import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from articles.editorial import lockdown, withdrawals
from articles.keeping import chains, dumps, hiding, integrity
from articles.keeping.contents import DATABASE, MANIFEST, BackupError, Manifest, folders
from newsroom import progress

UNPACKED = "newsroom-restore-"


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    withdrawn: int  # again: they were withdrawn after the backup was made
    problems: list[str]


def restore(source: Path, identity: str) -> Restored:
    """Fill an empty database and the folders from `source`, with the age secret key `identity`.

    Killed in the midst of it, it leaves whole files and an empty database, and is begun again; or, if its last steps
    were missing, a full one that shows nobody anything, and is refused until it is dropped.
    """
    hiding.see()
    if connection.introspection.table_names():
        raise BackupError(
            "This database is not empty. A backup is restored into an empty one and nowhere else; "
            "where a restoration was broken off, drop the database, create it and begin again."
        )
    try:
        keys = [pyrage.x25519.Identity.from_str(identity)]
    except pyrage.IdentityError as error:
        raise BackupError("That is not an age secret key. It begins with AGE-SECRET-KEY-1.") from error
    for left in Path(tempfile.gettempdir()).glob(f"{UNPACKED}*"):
        shutil.rmtree(left, ignore_errors=True)  # by one that was killed: all that a backup hides lies there open
    with tempfile.TemporaryDirectory(prefix=UNPACKED) as folder:
        unpack(source, keys, Path(folder))
        manifest = read_manifest(Path(folder))
        refuse_newer(Path(folder) / DATABASE)
        problems = list(damaged(manifest, Path(folder)))
        put_in_place(Path(folder))
        with hiding.hidden_until_whole():
            dumps.load(Path(folder) / DATABASE)
            problems += missing(manifest)
            call_command("migrate", verbosity=0)  # a backup of the release before,
            call_command("reindex", stdout=io.StringIO())  # which may have had other words for the search
            lockdown.end_ways_in()  # some may have been ended since, because of a lost phone or a link in wrong hands
            settled = withdrawals.settle(timezone.now())
    problems += [*chains.problems(), *integrity.problems()]
    return Restored(manifest, settled.withdrawn, problems)


def unpack(source: Path, keys: list, folder: Path):
    tar = folder / "archive.tar"
    with source.open("rb") as encrypted, tar.open("wb") as plain:
        try:
            pyrage.decrypt_io(encrypted, plain, keys)
        except (pyrage.DecryptError, OSError) as error:
            raise BackupError("This key does not open this backup, or the file is damaged.") from error
    try:
        with tarfile.open(tar) as archive:
            for member in archive:
                take_out(archive, member, folder)
    except tarfile.TarError as error:
        raise BackupError(f"This is not a backup of a newsroom: {error}.") from error
    tar.unlink()


def read_manifest(folder: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
        absent = [name for name in (DATABASE, *manifest.files) if not (folder / name).is_file()]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise BackupError("This is not a backup of a newsroom, or it was made by a newer release.") from error
    if absent:
        raise BackupError(f"This backup is not whole: {absent[0]} is not in it.")
    return manifest


def refuse_newer(dump: Path):
    """Raise BackupError if the tables have been through a migration that this release does not have: it would write
    into them without what the newer one keeps there."""
    loader = MigrationLoader(None)
    if newer := sorted(dumps.migrations(dump) - loader.disk_migrations.keys()):
        raise BackupError(
            f"This backup was made by a newer release, which knows {'.'.join(newer[-1])}. "
            "Check out that release, install what it requires, and restore the backup with it."
        )


def take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path):
    """Write a file to its place in `folder`. Nothing else is ever backed up, and anybody can encrypt for a key that is
    public: a link could bring what is private among the pictures.

    tarfile has a filter for that from Python 3.11.4 on; Debian 12 has 3.11.2.
    """
    path = folder / member.name
    if not member.isreg() or not path.resolve().is_relative_to(folder.resolve()):
        raise tarfile.TarError(f"{member.name} is no file of one")
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.extractfile(member) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    path.chmod(member.mode & 0o755)
    os.utime(path, (member.mtime, member.mtime))


def missing(manifest: Manifest) -> Iterator[str]:
    """Rows that should have arrived and did not."""
    for table, expected in manifest.rows.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            (found,) = cursor.fetchone()
        if found != expected:
            yield f"{table}: {found} rows instead of {expected}"


def damaged(manifest: Manifest, folder: Path) -> Iterator[str]:
    for name, digest in progress.bar(manifest.files.items(), len(manifest.files), sys.stderr, "Comparing files"):
        with (folder / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                yield f"{name} is not what was backed up"


def put_in_place(folder: Path):
    """Copy the files to their folders. What is there stays: a marker may be younger than the backup."""
    arrived = [
        (path, root / path.relative_to(folder / name))
        for name, root in folders().items()
        for path in (folder / name).rglob("*")
        if path.is_file()
    ]
    for path, place in progress.bar(arrived, len(arrived), sys.stderr, "Copying files"):
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            aside = place.with_name(f"{place.name}.part")
            shutil.copy2(path, aside)
            aside.replace(place)
