"""Runs a PostgreSQL of the project's own, on one private socket, for as long as any process uses it."""

import atexit
import fcntl
import functools
import os
import shutil
import socket
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from newsroom.postgres import programs

ROLE = DATABASE = "newsroom"
OPTIONS = {
    "listen_addresses": "''",  # no network
    "unix_socket_permissions": "0700",
    # A statement that fails may hold what a reader typed: the log does not.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
}

_users: dict[Path, Callable] = {}  # by folder in use: what to call when this process leaves it


@functools.cache
def use(folder: Path) -> str:
    """Return the folder of the socket to connect to. The server runs at least until this process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _starting_or_stopping(folder):
        home = programs.home(folder)
        if not _answers(home):
            _start(home)
        in_use = open(folder / "in-use.lock", "w")  # noqa: SIM115 - closed by _release
        fcntl.flock(in_use, fcntl.LOCK_SH)
    _users[folder] = functools.partial(_release, folder, in_use, os.getpid())
    atexit.register(_users[folder])
    return _sockets(home)


def leave(folder: Path):
    """Stop using it now: by the end of this process `folder` will have been deleted."""
    release = _users.pop(folder)
    atexit.unregister(release)
    use.cache_clear()
    release()


def _release(folder: Path, in_use, owner: int):
    """Stop the server, unless another process uses it still."""
    if os.getpid() != owner:
        return  # a fork, which shares its parent's lock
    with _starting_or_stopping(folder), in_use:
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        _stop(programs.home(folder))


@contextmanager
def _starting_or_stopping(folder: Path):
    """One process at a time."""
    with open(folder / "starting.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _answers(home: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"{_sockets(home)}/.s.PGSQL.5432")
    except OSError:
        return False
    return True


def _sockets(home: Path) -> str:
    """PostgreSQL itself records where its socket is: the fifth line of postmaster.pid."""
    try:
        return (home / "data" / "postmaster.pid").read_text().splitlines()[4]
    except (FileNotFoundError, IndexError):
        return ""


def _start(home: Path):
    if not (home / "data").exists():
        _create(home)
    _forget_the_dead(home)
    sockets = programs.private_folder("/tmp", owner=home.stat().st_uid)  # a socket's path ends at 107 bytes
    options = OPTIONS | {"unix_socket_directories": sockets}
    flags = " ".join(f"-c {name}={value}" for name, value in options.items())
    programs.run(home, "pg_ctl", "start", "-D", home / "data", "--log", home / "server.log", "--options", flags)


def _create(home: Path):
    """Make the database. It is made beside its place, so that an interruption leaves nothing half made."""
    new = home / "new"
    shutil.rmtree(new, ignore_errors=True)
    # "trust" is for whoever may enter the socket's folder: its rights are the lock on the door.
    identity = ["--username", ROLE, "--auth", "trust"]
    programs.run(home, "initdb", "-D", new, *identity, "--encoding", "UTF8", "--locale", "C.UTF-8")
    programs.run(home, "postgres", "--single", "-D", new, "postgres", input=f"CREATE DATABASE {DATABASE}\n")
    new.rename(home / "data")


def _forget_the_dead(home: Path):
    """After a crash the recorded number may be another process's, and PostgreSQL would refuse to start."""
    pid_file = home / "data" / "postmaster.pid"
    if pid_file.exists():
        shutil.rmtree(_sockets(home), ignore_errors=True)
        pid = pid_file.read_text().split()[0]
        if Path(f"/proc/{pid}/exe").resolve().name != "postgres":
            pid_file.unlink()


def _stop(home: Path):
    sockets = _sockets(home)
    programs.run(home, "pg_ctl", "stop", "-D", home / "data", "--mode", "fast")
    shutil.rmtree(sockets, ignore_errors=True)
