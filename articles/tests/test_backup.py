"""The drill: a backup of a newsroom at work, and the newsroom again on an empty machine."""

import time

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from psycopg import sql

from articles.keeping import backups
from articles.tests.test_serving import PUBLISH, WITHDRAW, numbers
from deploy.rehearsal import Machine

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
    """The same disk of markers, as it was kept elsewhere; another database and other folders."""
    with psycopg.connect(machine.database_url, autocommit=True) as connection:
        name = f"empty_{next(numbers)}"
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return {
        "DATABASE_URL": machine.database_url.replace("/postgres?", f"/{name}?"),
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PRIVATE_MEDIA_ROOT": str(tmp_path / "private"),
    }


def run(machine, script, **values):
    return machine.manage("shell", "--no-imports", "--command", script.format(number=next(numbers), **values))


def test_a_restored_newsroom_is_the_same_but_for_what_was_withdrawn_since(
    machine, empty_machine, keys, tmp_path, capsys
):
    file, begun = tmp_path / "newsroom.age", time.monotonic()
    (machine.var / "media").mkdir(exist_ok=True)
    (machine.var / "media" / "0.jpg").write_bytes(b"a picture")
    run(machine, PUBLISH, slug="taken-back", headline="Taken back")
    machine.manage("backup", str(file), **keys)
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


def test_a_backup_holds_nothing_that_can_be_read_without_its_key(machine, keys, tmp_path):
    file = tmp_path / "newsroom.age"
    machine.manage("backup", str(file), **keys)
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    assert b"CREATE TABLE" not in file.read_bytes() and b"database.dump" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_a_backup_is_not_restored_over_a_newsroom(machine, keys, tmp_path):
    with pytest.raises(RuntimeError, match="This database is not empty"):
        machine.manage("restore", str(tmp_path / "any.age"), **keys)


def test_a_wrong_key_or_a_damaged_file_restores_nothing(machine, empty_machine, keys, tmp_path):
    file = tmp_path / "newsroom.age"
    machine.manage("backup", str(file), **keys)
    other, _public = backups.new_identity()
    with pytest.raises(RuntimeError, match="does not open this backup"):
        machine.manage("restore", str(file), **empty_machine, BACKUP_IDENTITY=other)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(RuntimeError, match="the file is damaged"):
        machine.manage("restore", str(file), **empty_machine, **keys)


@pytest.mark.django_db
def test_a_backup_without_a_key_is_refused(tmp_path):
    with pytest.raises(CommandError, match="not an age public key"):
        call_command("backup", tmp_path / "newsroom.age")
    assert list(tmp_path.iterdir()) == []
