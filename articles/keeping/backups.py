"""Everything the newsroom is in one encrypted file, and the newsroom again out of that file.

The file is a tar archive inside age (age-encryption.org/v1), which other programs open too. It is encrypted for a
public key; the secret one is on no machine of the newsroom's. In it, in this order: the database (pg_dump's custom
format), the pictures, the markers of withdrawals, and at the end a manifest of what must have arrived.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import IO

import pyrage
from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from articles.editorial import audit, lockdown, record, withdrawals
from articles.keeping import integrity
from articles.models import AuditEntry, Interview, RecordEntry, User, Version
from newsroom import progress
from newsroom.postgres import programs

COUNTED = (User, Interview, Version, RecordEntry, AuditEntry)
DATABASE, MANIFEST = "database.dump", "manifest.json"
FRESH = timedelta(days=2)  # one is made every night
UNFINISHED = ".unfinished-backup"
UNPACKED = "newsroom-restore-"


class BackupError(Exception):
    """A sentence for whoever runs the command."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: its time, rows by table, and the SHA-256 of each file."""

    made_at: str
    rows: dict[str, int]
    files: dict[str, str]


# -- making one


def folders() -> dict[str, Path]:
    """What is kept of the disk, by its name in the archive."""
    return {
        "media": Path(storages["default"].location),
        "private": Path(storages["private"].location),
        "front": Path(settings.FRONT_ROOT),
    }


def back_up(target: Path, recipient: str) -> Manifest:
    """Write `target`, whole or not at all, for the age public key `recipient`. The newsroom goes on meanwhile.

    The database comes first and as of one instant; a picture's file is written before its row, and never again, so
    that every picture which the database names is there when the files are read. Why it failed is kept until the next.
    """
    failure_file().unlink(missing_ok=True)
    try:
        manifest = write_encrypted(target, recipient)
    except (BackupError, OSError, Error) as error:
        with suppress(OSError):  # the disk may be full
            note(failure_file(), str(error))
        raise
    note(last_file(), manifest.made_at)
    return manifest


def write_encrypted(target: Path, recipient: str) -> Manifest:
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient)]
    except pyrage.RecipientError as error:
        raise BackupError("That is not an age public key. It begins with age1.") from error
    with written_aside(target) as (aside, file):
        with written_through(lambda reader: pyrage.encrypt_io(reader, file, keys)) as stream:
            manifest = write(stream)
        os.fsync(file.fileno())
        aside.replace(target)
    return manifest


@contextmanager
def written_aside(target: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A file beside `target` for one backup alone to write. What is left there by one that was killed goes first."""
    aside = target.with_name(target.name + UNFINISHED)
    for left in target.parent.glob(f"*{UNFINISHED}"):
        with suppress(OSError), left.open("rb") as file:  # one that is still being written stays
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system takes it from whoever is killed
            left.unlink()
    try:
        file = aside.open("xb")
    except FileExistsError as error:
        raise BackupError(f"Another backup is just being written into {target}.") from error
    try:
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            os.fchmod(file.fileno(), 0o600)
            yield aside, file
    finally:
        aside.unlink(missing_ok=True)


def write(stream) -> Manifest:
    with tarfile.open(fileobj=stream, mode="w|") as archive:
        rows = add_database(archive)
        kept = list(kept_files())
        files = {}
        for name, path in progress.bar(kept, len(kept), sys.stderr, "Files"):
            with suppress(FileNotFoundError):  # the marker of what was published again meanwhile, a picture swept
                files[name] = add_file(archive, path, name)
        manifest = Manifest(datetime.now(UTC).isoformat(), rows, files)
        text = json.dumps(asdict(manifest)).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(text)
        archive.addfile(member, BytesIO(text))
    return manifest


def add_database(archive: tarfile.TarFile) -> dict[str, int]:
    """Add a dump, and return how many rows it has of the tables that count: both of one snapshot."""
    with tempfile.TemporaryFile() as dump, snapshot() as name:
        rows = {model._meta.db_table: model.objects.count() for model in COUNTED}
        run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}", stdout=dump)
        member = tarfile.TarInfo(DATABASE)
        # pg_dump goes back to the beginning to say where each table lies, and an older one stays there.
        member.size = dump.seek(0, os.SEEK_END)
        dump.seek(0)
        archive.addfile(member, dump)
    return rows


@contextmanager
def snapshot() -> Iterator[str]:
    """An instant of the database that another connection can look at too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # It stands idle for as long as the other connection takes, and deploy/postgresql.conf would end it.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def kept_files() -> Iterator[tuple[str, Path]]:
    for folder, root in folders().items():
        for place, _folders, names in os.walk(root):  # which does not mind that a folder goes meanwhile
            for path in (Path(place, name) for name in sorted(names)):
                if path.is_file() and not path.is_symlink() and path.suffix != ".part":
                    yield f"{folder}/{path.relative_to(root)}", path


def add_file(archive: tarfile.TarFile, path: Path, name: str) -> str:
    """Add a file and return the digest of its bytes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        archive.addfile(archive.gettarinfo(name=path, arcname=name, fileobj=file), file)
    return digest


@contextmanager
def written_through(filter) -> Iterator:
    """A file to write to, whose bytes `filter` reads in a thread of its own."""
    out, into = os.pipe()
    with ThreadPoolExecutor(1) as pool, open(out, "rb") as reader:
        with open(into, "wb") as writer:
            filtered = pool.submit(filter, reader)
            yield writer
        filtered.result()


# -- the newsroom out of one


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    withdrawn: int  # again: they were withdrawn after the backup was made
    problems: list[str]


def restore(source: Path, identity: str) -> Restored:
    """Fill an empty database and the folders from `source`, with the age secret key `identity`.

    Killed in the midst of it, it leaves an empty database and whole files, and is begun again.
    """
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
        manifest = Manifest(**json.loads((Path(folder) / MANIFEST).read_text()))
        problems = list(damaged(manifest, Path(folder)))
        put_in_place(Path(folder))
        run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", Path(folder) / DATABASE)
        problems += missing(manifest)
    call_command("migrate", verbosity=0)  # a backup of the release before
    lockdown.end_ways_in()  # some may have been ended since, because of a lost phone or a link in wrong hands
    settled = withdrawals.settle(timezone.now())
    problems += [*record.problems(), *audit.problems(), *integrity.problems()]
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


# -- PostgreSQL's programs


def run(program: str, *arguments, stdout=None):
    """Run one of PostgreSQL's programs on the database that Django uses."""
    connection.ensure_connection()
    environment = os.environ | {"PGPASSWORD": connection.connection.info.password or ""}
    command = [programs.client(program), f"--dbname={address()}", *arguments]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=environment)
    if done.returncode:
        raise BackupError(f"{program} failed. {done.stderr.decode().strip()}")


def address() -> str:
    """Where the database is, as the settings say it. The connection's own words have more: what psycopg's libpq added
    by itself, which a program of an older PostgreSQL (Debian's) refuses.
    """
    parameters = connection.connection.info.get_parameters()  # without the password
    told = connection.get_connection_params().keys() & parameters.keys()
    return make_conninfo(**{name: parameters[name] for name in told})


# -- the last one


def note(file: Path, text: str):
    """Whole or not at all: the desk reads it with every page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".part")
    aside.write_text(text)
    aside.replace(file)


def last() -> datetime | None:
    """When the last good backup was made."""
    return datetime.fromisoformat(last_file().read_text()) if last_file().exists() else None


def failure() -> str:
    """Why the backup after that one was not made."""
    return failure_file().read_text() if failure_file().exists() else ""


def is_kept(now: datetime) -> bool:
    """Whether the newsroom would come back from a backup as of the last days."""
    made_at = last()
    return made_at is not None and now - made_at <= FRESH and not failure()


def last_file() -> Path:
    return Path(settings.FRONT_ROOT) / "last-backup"


def failure_file() -> Path:
    return Path(settings.FRONT_ROOT) / "backup-failed"


def new_identity() -> tuple[str, str]:
    """A new pair of keys: the secret one, and the public one."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())
