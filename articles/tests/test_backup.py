"""The drill: a backup of a newsroom at work, and the newsroom again on an empty machine."""

import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import psycopg
import pyrage
import pytest
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from articles.keeping import backups, contents, dumps, restoring
from articles.tests.test_serving import PUBLISH, WITHDRAW, numbers
from deploy.rehearsal import ROOT, Machine
from newsroom import postgres
from newsroom.postgres import programs

# Somebody is in when the backup is made.
ENTER = """
from django.contrib.sessions.backends.db import SessionStore
SessionStore().create()
"""

pytestmark = pytest.mark.xdist_group("rehearsal")


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """A newsroom without a front server."""
    with Machine(tmp_path_factory.mktemp("machine")) as machine:
        machine.manage("make_archive", "6")
        yield machine


@pytest.fixture(scope="module")
def keys():
    secret, public = backups.new_identity()
    return {"BACKUP_IDENTITY": secret, "BACKUP_KEY": public}


@pytest.fixture
def empty_machine(machine, tmp_path):
    return empty(machine, tmp_path)


def empty(machine, folder):
    """The same disk of markers, as it was kept elsewhere; another database and other folders."""
    with psycopg.connect(machine.database_url, autocommit=True) as database:
        name = f"empty_{next(numbers)}"
        database.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return {
        "DATABASE_URL": machine.database_url.replace("/postgres?", f"/{name}?"),
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_MEDIA_ROOT": str(folder / "private"),
    }


def run(machine, script, **values):
    """Run a script of the newsroom's; a value in capitals is the environment's, which a process of its own has."""
    environment = {name: values.pop(name) for name in [*values] if name.isupper()}
    script = script.format(number=next(numbers), **values) if values else script
    if environment:
        return machine.manage("shell", "--no-imports", "--command", script, **environment)
    return machine.shell(script)


def test_a_restored_newsroom_is_the_same_but_for_what_was_withdrawn_since(
    machine, empty_machine, keys, tmp_path, capsys
):
    file, begun = tmp_path / "newsroom.age", time.monotonic()
    (machine.var / "media").mkdir(exist_ok=True)
    (machine.var / "media" / "0.jpg").write_bytes(b"a picture")
    run(machine, PUBLISH, slug="taken-back", headline="Taken back")
    run(machine, ENTER)
    run(machine, "from articles.models import Version as V; V.objects.update(search_names='as the release before')")
    machine.manage("backup", str(file), **keys)
    machine.manage("reindex")
    run(machine, WITHDRAW, slug="taken-back", silent=False)
    said = machine.manage("restore", str(file), **empty_machine, **keys)
    with capsys.disabled():
        print(f"\nThe drill took {time.monotonic() - begun:.0f} s. {said}")
    assert "Withdrawn again: 1." in said
    assert "0 problems" in machine.manage("verify_record", **empty_machine)
    assert machine.manage("check_integrity", **empty_machine).strip() == "0"
    assert (tmp_path / "media" / "0.jpg").read_bytes() == b"a picture"
    live = "from articles.models import Version as V; from django.utils import timezone as t; \
        print(sorted(V.objects.live(t.now()).values_list('content_digest', flat=True)))"
    assert run(machine, live) == machine.manage("shell", "--no-imports", "--command", live, **empty_machine)
    within = "from django.contrib.sessions.models import Session; print(Session.objects.count())"
    assert int(run(machine, within)) == 1
    assert int(machine.manage("shell", "--no-imports", "--command", within, **empty_machine)) == 0


KILLED = """
import os, signal
from unittest import mock
from pathlib import Path
from articles.editorial import lockdown
from articles.keeping import dumps, restoring
with mock.patch.object({place}, lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL)):
    restoring.restore(Path({file!r}), os.environ["BACKUP_IDENTITY"])
"""


@pytest.mark.parametrize("place", ["Path, 'replace'", "dumps, 'load'"])
def test_a_restoration_that_was_killed_is_begun_again(machine, empty_machine, keys, tmp_path, place):
    (machine.var / "media").mkdir(exist_ok=True)
    (machine.var / "media" / "0.jpg").write_bytes(b"a picture")
    file, here = tmp_path / "newsroom.age", empty_machine | {"TMPDIR": str(tmp_path / "open")}
    (tmp_path / "open").mkdir()
    machine.manage("backup", str(file), **keys)
    with pytest.raises(RuntimeError):
        run(machine, KILLED, place=place, file=str(file), **here, **keys)
    assert [*(tmp_path / "open").iterdir()], "it had not begun"
    machine.manage("restore", str(file), **here, **keys)
    assert machine.manage("check_integrity", **here).strip() == "0"
    assert (tmp_path / "media" / "0.jpg").read_bytes() == b"a picture"
    assert not [*(tmp_path / "open").iterdir()]


def test_nobody_finds_anything_in_what_was_restored_by_half(machine, empty_machine, keys, tmp_path):
    """Sessions and links of then would hold there, and lists would show what was withdrawn since."""
    file = tmp_path / "newsroom.age"
    machine.manage("backup", str(file), **keys)
    with pytest.raises(RuntimeError):
        run(machine, KILLED, place="lockdown, 'end_ways_in'", file=str(file), **empty_machine, **keys)
    with pytest.raises(RuntimeError, match="This database is half restored"):
        machine.manage("status", **empty_machine)
    with pytest.raises(RuntimeError, match='cannot be reached: relation "articles_version" does not exist'):
        machine.manage("reindex", **empty_machine)
    with pytest.raises(RuntimeError, match="This database is not empty"):
        machine.manage("restore", str(file), **empty_machine, **keys)


# -- the page that one person has


DEPLOYING = (ROOT / "docs" / "deploying.md").read_text()
# What one types where nobody asks.
TYPED = {"DJANGO_SUPERUSER_PASSWORD": "an hour of the night", "DJANGO_SUPERUSER_EMAIL": "nour@newsroom.example"}


def lines_of(step: int, begins: str = "# ") -> list[str]:
    """What is typed as root in this step, or what stands there for another to read."""
    section = DEPLOYING.partition(f"\n## {step}. ")[2].partition("\n## ")[0]
    return re.findall(rf"^    {begins} *(.+)$", section, re.MULTILINE)


@pytest.fixture
def newcomer(machine, keys, tmp_path):
    """Somebody who types lines of the page: only places, accounts of the system and what asks back are others."""
    var, settings = tmp_path / "var", tmp_path / "newsroom.env"
    settings.write_text(
        (ROOT / "deploy" / "newsroom.env")
        .read_text()
        .replace("SECRET_KEY=", f"SECRET_KEY={'a-key-for-the-page-alone-' * 3}")
        .replace("BACKUP_KEY=", f"BACKUP_KEY={keys['BACKUP_KEY']}")
        .replace("/newsroom?host=/run/postgresql", f"/typed?host={machine.sockets}")
    )
    here = {
        "su postgres -c": f"env PGUSER={postgres.ROLE} sh -c",
        "createuser newsroom": "createuser typed",  # the role of that name may do everything here
        "--owner newsroom": "--owner typed",
        "template0 newsroom": "template0 typed",
        "su newsroom -s /bin/sh": "sh",
        "/srv/newsroom/var": str(var),
        "/srv/newsroom": str(ROOT),
        "/root/": f"{tmp_path}/",
        "/etc/newsroom.env": str(settings),
        ".venv/bin/python": sys.executable,
        " var/": f" {var}/",
        " var": f" {var}",
        "-o newsroom -g www-data ": "",
        "-o newsroom -g newsroom ": "",
        "-o newsroom ": "",
        "chown -R newsroom:www-data": "true",
        "createsuperuser": "createsuperuser --no-input",
        "\\%": "%",
        "2026-11-23": "$(date +%F)",
    }
    folders = {"STATIC_ROOT": "static", "MEDIA_ROOT": "media", "PRIVATE_MEDIA_ROOT": "private", "FRONT_ROOT": "front"}
    environment = os.environ | TYPED | {name: str(var / folder) for name, folder in folders.items()}
    environment |= {"DEBUG": "no", "SECOND_FACTOR": "yes", "PGHOST": str(machine.sockets), "PGUSER": "typed"}
    environment["DJANGO_ALLOW_ASYNC_UNSAFE"] = ""  # as in Machine.environment
    environment["PATH"] = f"{programs.binaries()}:{environment['PATH']}"

    def types(*lines: str) -> str:
        script = "\n".join(["set -e", f"cd {ROOT}", *lines])
        script = re.sub("|".join(map(re.escape, here)), lambda found: here[found[0]], script)
        asked = f"{keys['BACKUP_IDENTITY']}\n"  # by the one line that asks
        done = subprocess.run(["bash", "-c", script], env=environment, text=True, input=asked, capture_output=True)
        assert done.returncode == 0, (lines, done.stdout, done.stderr)
        return done.stdout

    yield types
    with psycopg.connect(machine.database_url, autocommit=True) as database:
        database.execute("DROP DATABASE IF EXISTS typed")
        database.execute("DROP ROLE IF EXISTS typed")


def test_the_lines_of_the_deploying_page_lead_to_a_newsroom_and_back_to_it(newcomer, tmp_path):
    folders = [line for line in lines_of(2) if line.startswith("install")]
    [create] = [line for line in lines_of(3) if "createdb" in line]
    first = lines_of(5)
    commands = [line.split()[1] for line in first[2:]]
    assert commands == ["migrate", "collectstatic", "check", "createsuperuser", "appoint"]
    assert newcomer(*folders, create, *first).endswith("nour: administrator.\n")
    assert (tmp_path / "var" / "static" / "staticfiles.json").exists()
    # Every night.
    nightly = lines_of(8, r"\d\d \d \* \* \*")
    assert len(nightly) == 3
    newcomer(*nightly)
    [backup] = (tmp_path / "var" / "backups").iterdir()
    # And a machine that is gone.
    backup.rename(tmp_path / backup.name)
    (tmp_path / "var" / "front").rename(tmp_path / "front")
    shutil.rmtree(tmp_path / "var")
    said = newcomer(*folders, "dropdb typed", create.replace("createuser newsroom && ", ""), *first[:2], *lines_of(9))
    assert "all as they were" in said
    assert newcomer(*first[:2], "manage check_integrity") == "0\n"


def test_the_front_server_of_the_page_has_the_name_that_is_typed(tmp_path):
    [line] = [line for line in lines_of(7) if line.startswith("sed")]
    line = line.replace("/etc/nginx/nginx.conf", str(tmp_path / "nginx.conf")).replace("your.name", "shubbak.example")
    subprocess.run(["bash", "-c", line], cwd=ROOT, check=True)
    configured = (tmp_path / "nginx.conf").read_text()
    assert "server_name shubbak.example;" in configured and "/live/shubbak.example/privkey.pem" in configured
    assert "newsroom.example" not in configured


# What the emptiest Debian has, and which package of step 1 brings the rest. Of the shell's own, `export` and the like.
EMPTY = set("apt-get cd chown cp echo export install manage manage() mount read sed su systemctl".split())
BROUGHT = {
    ".venv/bin/pip": "python3-venv",
    "adduser": "adduser",
    "certbot": "certbot",
    "createdb": "postgresql",
    "crontab": "cron",
    "curl": "curl",
    "git": "git",
    "nano": "nano",
    "nginx": "nginx",
    "python3": "python3-venv",
}


def test_the_deploying_page_types_no_program_that_it_did_not_install():
    lines = [line for step in range(1, 11) for line in lines_of(step)]
    typed = {part.split()[0] for line in lines for part in line.split(" && ")}
    assert typed - EMPTY == set(BROUGHT)
    installing = [line for line in lines_of(1) if line.startswith("apt-get install")]
    assert {*BROUGHT.values(), "ca-certificates", "libfribidi0", "rsync"} <= set(" ".join(installing).split())
    assert all("--no-install-recommends" in line for line in installing), "cron recommends a mail server"


def test_the_deploying_page_names_nothing_that_is_not_there():
    files = re.findall(r"\bdeploy/[\w.]+\w", DEPLOYING)
    assert len(files) > 3 and all((ROOT / file).exists() for file in files), files
    commands = set(re.findall(r"\bmanage(?:\.py)? ([a-z_]+)", DEPLOYING))
    assert len(commands) > 10 and commands <= set(get_commands())


# Each goes on until the file that tells it to stop is there, and says how often it did its part.
WRITERS = {
    "publish": """make.published(slug=f"published-{number}", lead_photo=make.photo())""",
    "withdraw and publish again": """
    interview, publisher = make.published(slug=f"moved-{number}"), make.publisher()
    perform("withdraw", interview, by=publisher, silent=number % 2 == 0)
    if number % 3:
        perform("publish", Interview.objects.get(pk=interview.pk), by=publisher)
""",
    "upload": """make.photo(image=Image.effect_noise((900, 700), 60).convert("RGB"))""",
    "correct": """
    interview = make.published(slug=f"corrected-{number}")
    make.corrected(make.change(interview, body="<p>The baker opened at five in the morning.</p>"))
""",
}
WRITE = """
import itertools
from pathlib import Path
from PIL import Image
from articles.editorial.workflow import perform
from articles.models import Interview
from articles.tests import make
make.counter = itertools.count({number} * 1_000)
def write(number):
    {act}
write(0)
print("begun", flush=True)
for number in itertools.count(1):
    if Path({stop!r}).exists():
        break
    write(number)
print(number)
"""
ENROLLED = """
from django_otp.plugins.otp_totp.models import TOTPDevice
from articles.tests import make
nour = make.editor(username="nour", password="an hour of the night")
TOTPDevice.objects.create(user=nour, key="{secret}")
"""
LIVE = """
import json
from articles.models import Photo, Version
from django.core.files.storage import default_storage, storages
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
lost = [photo.pk for photo in Photo.objects.all() if not storages["private"].exists(photo.master)
        or not all(default_storage.exists(row["name"]) for row in photo.renditions)]
live = sorted(Version.objects.live(timezone.now()).values_list("slug", flat=True))
client = Client(SERVER_NAME="newsroom.example")
given = dict(username="nour", password="an hour of the night")
asked = client.post("/admin/login/", given, secure=True)
client.post(asked["Location"], dict([("door-code", f"{{totp(bytes.fromhex('{secret}')):06}}")]), secure=True)
print(json.dumps(dict(live=live, lost=lost, signed_in="seen" in client.session)))
"""
SECRET = "3132333435363738393031323334353637383930"


def test_a_backup_made_while_colleagues_write_is_of_one_instant_and_whole(
    machine, empty_machine, keys, tmp_path, capsys
):
    file, stop = tmp_path / "newsroom.age", tmp_path / "stop"
    run(machine, ENROLLED, secret=SECRET)
    scripts = [WRITE.format(number=next(numbers), act=act.strip(), stop=str(stop)) for act in WRITERS.values()]
    writers = [machine.begin("shell", "--no-imports", "--command", script) for script in scripts]
    try:
        assert [writer.stdout.readline() for writer in writers] == ["begun\n"] * len(writers)
        made = machine.manage("backup", str(file), **keys)
    finally:
        stop.touch()
    acts = [int(writer.communicate()[0]) for writer in writers]
    assert min(acts) > 1, "nobody wrote meanwhile"
    # It fails if a row or a file differs, the record does not verify, or something does not fit.
    restored = machine.manage("restore", str(file), **empty_machine, **keys)
    with capsys.disabled():
        print(f"\nAmid {sum(acts)} acts of colleagues: {made}{restored}")
    there, here = (json.loads(run(machine, LIVE, secret=SECRET, **where)) for where in ({}, empty_machine))
    assert set(here["live"]) <= set(there["live"]), "what was withdrawn came back"
    assert (here["lost"], here["signed_in"]) == ([], True)


@pytest.mark.django_db(transaction=True)
def test_a_backup_may_take_longer_than_the_database_lets_anybody_idle():
    with connection.cursor() as cursor:
        cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
        with dumps.snapshot():
            cursor.execute("SHOW idle_in_transaction_session_timeout")
            assert cursor.fetchone() == ("0",)
        cursor.execute("RESET idle_in_transaction_session_timeout")


@pytest.mark.django_db
def test_what_goes_while_a_backup_is_made_is_left_out_of_it(monkeypatch, tmp_path):
    kept, gone = tmp_path / "kept", tmp_path / "gone"
    kept.write_text("a picture")
    monkeypatch.setattr(backups, "add_database", lambda archive: {})
    monkeypatch.setattr(backups, "kept_files", lambda: [("media/kept", kept), ("front/gone", gone)])
    assert list(backups.write(io.BytesIO()).files) == ["media/kept"]


def test_a_backup_holds_nothing_that_can_be_read_without_its_key(machine, keys, tmp_path):
    file = tmp_path / "newsroom.age"
    machine.manage("backup", str(file), **keys)
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    assert b"CREATE TABLE" not in file.read_bytes() and b"database.dump" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_disk_that_fills_up_under_a_backup_ends_it():
    """And does not let it wait for ever, with the database held at that instant."""

    def full(reader):
        reader.read(1)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"), backups.written_through(full) as stream:
        stream.write(b"a" * 2**20)  # more than a pipe holds
        stream.write(b"a" * 2**20)


def test_a_backup_is_not_restored_over_a_newsroom(machine, keys, tmp_path):
    with pytest.raises(RuntimeError, match="This database is not empty"):
        machine.manage("restore", str(tmp_path / "any.age"), **keys)


MIGRATION = "from django.db.migrations.recorder import MigrationRecorder; MigrationRecorder.Migration.objects.{act}"


def test_a_wrong_key_a_damaged_file_or_a_newer_release_restores_nothing(machine, empty_machine, keys, tmp_path):
    file = tmp_path / "newsroom.age"
    run(machine, MIGRATION, act="create(app='articles', name='9999_newer')")
    try:
        machine.manage("backup", str(file), **keys)
    finally:
        run(machine, MIGRATION, act="filter(name='9999_newer').delete()")
    with pytest.raises(RuntimeError, match=r"made by a newer release, which knows articles\.9999_newer"):
        machine.manage("restore", str(file), **empty_machine, **keys)
    other, _public = backups.new_identity()
    with pytest.raises(RuntimeError, match="does not open this backup"):
        machine.manage("restore", str(file), **empty_machine, BACKUP_IDENTITY=other)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(RuntimeError, match="the file is damaged"):
        machine.manage("restore", str(file), **empty_machine, **keys)


DEBIANS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
AS_ON_DEBIAN = """
from pathlib import Path
from django.core.management import call_command
from newsroom.postgres import programs
programs.binaries = lambda: Path({programs!r})
call_command({command!r}, {file!r})
"""


@pytest.mark.skipif(not DEBIANS, reason="Debian's postgresql is not on this machine")
def test_a_newsroom_on_debians_postgresql_is_restored(monkeypatch, keys, tmp_path):
    """Its pg_dump is older than psycopg's libpq, and leaves its file another way than the newest."""
    monkeypatch.setattr(programs, "binaries", lambda: DEBIANS[-1])
    with Machine(tmp_path / "debian") as machine:
        run(machine, PUBLISH, slug="bread", headline="Bread")
        on_debian = {"programs": str(DEBIANS[-1]), "file": str(tmp_path / "newsroom.age")}
        run(machine, AS_ON_DEBIAN, command="backup", **on_debian, **keys)
        said = run(machine, AS_ON_DEBIAN, command="restore", **on_debian, **empty(machine, tmp_path), **keys)
    assert "all as they were" in said


@pytest.mark.django_db
def test_the_programs_of_an_older_postgresql_are_told_nothing_that_they_do_not_know(monkeypatch, tmp_path):
    """psycopg brings the newest libpq, whose own words for a connection Debian's pg_dump refuses."""
    program, told = tmp_path / "pg_dump", tmp_path / "told"
    program.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    program.chmod(0o700)
    monkeypatch.setattr(programs, "client", lambda _name: program)
    dumps.run("pg_dump")
    words = conninfo_to_dict(told.read_text().strip().removeprefix("--dbname="))
    assert words.keys() <= {"host", "port", "dbname", "user", "options", "connect_timeout", "client_encoding"}
    assert words["dbname"] == connection.settings_dict["NAME"]


@pytest.mark.django_db
def test_a_backup_without_a_key_is_refused(tmp_path):
    with pytest.raises(CommandError, match="not an age public key"):
        call_command("backup", tmp_path / "newsroom.age")
    assert list(tmp_path.iterdir()) == []


MANIFEST = {"made_at": "2026-11-28T03:15:00+00:00", "rows": {}, "files": {}}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "made by a newer release"),
        ({}, "made by a newer release"),
        (MANIFEST | {"new": 1}, "made by a newer release"),
        (MANIFEST, "not whole: database.dump is not in it"),
    ],
)
def test_a_backup_that_this_release_cannot_read_is_told_so(tmp_path, manifest, said):
    if manifest is not None:
        (tmp_path / contents.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(contents.BackupError, match=said):
        restoring.read_manifest(tmp_path)


LINKS = {tarfile.SYMTYPE: "../private/a", tarfile.LNKTYPE: "private/a"}
FOREIGN = [
    ("../out", tarfile.REGTYPE),
    *(("media/a.jpg", kind) for kind in (*LINKS, tarfile.CHRTYPE, tarfile.FIFOTYPE)),
]


@pytest.mark.parametrize(("name", "kind"), FOREIGN)
def test_an_archive_that_somebody_else_made_is_refused(keys, tmp_path, name, kind):
    """The key to encrypt for is public. What is private could come among the pictures by a link."""
    plain, encrypted, folder = tmp_path / "tar", tmp_path / "tar.age", tmp_path / "folder"
    with tarfile.open(plain, "w") as archive:
        archive.addfile(tarfile.TarInfo("private/a"))
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, LINKS.get(kind, "")
        archive.addfile(member)
    public, secret = keys["BACKUP_KEY"], keys["BACKUP_IDENTITY"]
    encrypted.write_bytes(pyrage.encrypt(plain.read_bytes(), [pyrage.x25519.Recipient.from_str(public)]))
    folder.mkdir()
    with pytest.raises(contents.BackupError, match="not a backup of a newsroom"):
        restoring.unpack(encrypted, [pyrage.x25519.Identity.from_str(secret)], folder)
    assert not (tmp_path / "out").exists() and not (folder / "media/a.jpg").exists()


def test_a_file_comes_as_it_went_or_is_named_and_is_laid_over_none(tmp_path, front_root):
    """The time of a marker is when its page was withdrawn, and one that is here may be younger than the backup."""
    gone, folder = tmp_path / "gone", tmp_path / "folder"
    folder.mkdir()
    gone.write_text("")
    gone.chmod(0o640)
    os.utime(gone, (1_000_000_000, 1_000_000_000))
    names = ["front/withdrawn/bread", "front/withdrawn/salt"]
    with tarfile.open(tmp_path / "tar", "w") as archive:
        digests = {name: backups.add_file(archive, gone, name) for name in names}
    with tarfile.open(tmp_path / "tar") as archive:
        for member in archive:
            restoring.take_out(archive, member, folder)
    (folder / names[0]).write_text("otherwise")
    manifest = contents.Manifest("", {}, digests)
    assert [*restoring.damaged(manifest, folder)] == ["front/withdrawn/bread is not what was backed up"]

    here = [front_root / "withdrawn" / name for name in ("bread", "salt")]
    here[0].parent.mkdir()
    here[0].touch()
    restoring.put_in_place(folder)
    assert here[0].read_text() == ""
    assert (here[1].stat().st_mtime, here[1].stat().st_mode & 0o777) == (1_000_000_000, 0o640)
