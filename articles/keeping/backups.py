"""Everything the newsroom is in one encrypted file; `contents` says what is in it."""

import fcntl
import hashlib
import json
import os
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

import pyrage
from django.db import Error

from articles.keeping import dumps, last_backup
from articles.keeping.contents import DATABASE, MANIFEST, BackupError, Manifest, folders
from articles.models import AuditEntry, Interview, RecordEntry, User, Version
from newsroom import progress

COUNTED = (User, Interview, Version, RecordEntry, AuditEntry)
UNFINISHED = ".unfinished-backup"


def back_up(target: Path, recipient: str) -> Manifest:
    """Write `target`, whole or not at all, for the age public key `recipient`. The newsroom goes on meanwhile.

    The database comes first and as of one instant; a picture's file is written before its row, and never again, so
    that every picture which the database names is there when the files are read. Why it failed is kept until the next.
    """
    last_backup.forget_failure()
    try:
        manifest = write_encrypted(target, recipient)
    except (BackupError, OSError, Error) as error:
        with suppress(OSError):  # the disk may be full
            last_backup.failed(str(error))
        raise
    last_backup.made(datetime.fromisoformat(manifest.made_at))
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
    with tempfile.TemporaryFile() as dump, dumps.snapshot() as instant:
        rows = {model._meta.db_table: model.objects.count() for model in COUNTED}
        dumps.dump(instant, dump)
        member = tarfile.TarInfo(DATABASE)
        # pg_dump goes back to the beginning to say where each table lies, and an older one stays there.
        member.size = dump.seek(0, os.SEEK_END)
        dump.seek(0)
        archive.addfile(member, dump)
    return rows


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

    def read():
        with open(out, "rb") as reader:  # closed by a filter that fails, too: whoever writes would wait for ever
            filter(reader)

    with ThreadPoolExecutor(1) as pool:
        filtered = pool.submit(read)
        try:
            with open(into, "wb") as writer:
                yield writer
        except BrokenPipeError:
            filtered.result()  # tells why
            raise
        filtered.result()


def new_identity() -> tuple[str, str]:
    """A new pair of keys: the secret one, and the public one."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())
