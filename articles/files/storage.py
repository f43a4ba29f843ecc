"""Where pictures and recordings are kept: what readers may get in the default storage, what they may not in
the private one."""

import hashlib
import os
import secrets
import tempfile
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, default_storage, storages

_stored: ContextVar[list[tuple[Storage, str]] | None] = ContextVar("stored", default=None)


class WholeFileStorage(FileSystemStorage):
    """Writes a file whole or not at all: aside, down to the disk, and only then under its name."""

    def _save(self, name, content):
        target = Path(self.path(name))
        target.parent.mkdir(mode=self.directory_permissions_mode or 0o777, parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(dir=target.parent, suffix=".part")
        try:
            with open(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(aside, self.file_permissions_mode or 0o644)
            os.replace(aside, target)
        except BaseException:
            os.unlink(aside)
            raise
        sync_folder(target.parent)
        return name


def sync_folder(folder: Path):
    """Without this a power cut can forget the name of a file whose bytes are safe."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_storage() -> Storage:
    return storages["private"]


def new_name(ending: str) -> str:
    """Too random to guess, and nothing of what the file was called by whoever sent it."""
    return f"{secrets.token_hex(16)}.{ending}"


def save_picture(encoded: bytes, ending: str) -> dict:
    """Store a picture for readers, and return what a version keeps of its file. By the digest of its bytes another
    picture in its place is found out."""
    return {"name": save(ContentFile(encoded), ending), "sha256": hashlib.sha256(encoded).hexdigest()}


def save(content: File, ending: str, storage: Storage = default_storage) -> str:
    """Store `content` under a new name and return the name."""
    name = storage.save(new_name(ending), content)
    if (stored := _stored.get()) is not None:
        stored.append((storage, name))
    return name


@contextmanager
def all_or_none():
    """Stands around the making of files that belong together: if one of them fails, those before it are deleted."""
    stored = []
    token = _stored.set(stored)
    try:
        yield
    except BaseException:
        for storage, name in stored:
            storage.delete(name)
        raise
    finally:
        _stored.reset(token)


def keep_original(upload: File) -> str:
    """Store an upload as it came, with all that is hidden in it."""
    upload.seek(0)
    return save(upload, "raw", private_storage())


def sweep(storage: Storage, named: set[str], before: datetime) -> list[str]:
    """Delete files older than `before` that nothing names, and return what they were called."""
    try:
        _folders, names = storage.listdir("")
    except FileNotFoundError:  # the folder comes with the first picture
        return []
    swept = [name for name in names if name not in named and storage.get_modified_time(name) < before]
    for name in swept:
        storage.delete(name)
    return swept
