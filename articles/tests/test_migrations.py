"""A new release beside a newsroom at work: the release before still runs on its tables, and nobody waits."""

import copy
import itertools
import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module

import psycopg
import pytest
from django.apps import apps
from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader

from articles.keeping import backups
from articles.models import Interview, Version
from articles.pages import Page
from articles.tests import make, whole_site
from deploy.rehearsal import ROOT, Machine

# The last migration of the last release: write it here with each. While there is none, the last one that could disturb
# a newsroom at work, of which there was none when it was written.
RELEASED = "0022_ended_versions"
TAKES_AWAY = (operations.RemoveField, operations.RenameField, operations.DeleteModel, operations.RenameModel)


def migrations() -> dict[str, Migration]:
    """Ours, by name, the oldest first."""
    found = MigrationLoader(None).disk_migrations
    return {name: found[app, name] for app, name in sorted(found) if app == "articles"}


NEW = {name: migration for name, migration in migrations().items() if name > RELEASED}


def troubles(migration: Migration) -> Iterator[str]:
    made = {made.name_lower for made in migration.operations if isinstance(made, operations.CreateModel)}
    for operation in migration.operations:
        if isinstance(operation, TAKES_AWAY):
            yield "The release before asks for it. Take it away in the release after the one that stopped asking."
        if isinstance(operation, operations.AddField) and not may_be_left_out(operation.field):
            yield "The release before stores rows without it. Give it a db_default, or let it be null."
        if isinstance(operation, operations.AddField) and getattr(operation.field, "auto_now_add", False):
            yield "Rows of before are told the time of the update. Add it without auto_now_add, and alter it then."
        if isinstance(operation, operations.RunPython) and migration.atomic:
            yield "Each row is locked until the last one is read. Say atomic = False, and store them in batches."
        adds_index = isinstance(operation, operations.AddIndex) and not isinstance(operation, AddIndexConcurrently)
        if adds_index and operation.model_name_lower not in made:
            yield "Nobody can write while it is made. Say AddIndexConcurrently, and atomic = False."
        checks_rows = isinstance(operation, operations.AddConstraint) and not isinstance(
            operation, AddConstraintNotValid
        )
        if checks_rows and operation.model_name_lower not in made:
            yield "Nobody can read or write while every row is looked at. Say AddConstraintNotValid, then validate it."


def may_be_left_out(field: models.Field) -> bool:
    return field.many_to_many or field.null or field.has_db_default()


@pytest.mark.parametrize("name", NEW)
def test_a_migration_disturbs_neither_the_release_before_nor_who_writes_meanwhile(name):
    assert list(troubles(NEW[name])) == []


def test_the_rule_begins_at_a_migration_that_is_there():
    assert RELEASED in migrations()


@pytest.mark.parametrize(
    ("name", "said"),
    [("0019_block_digests", "db_default"), ("0021_changed_beside", "db_default"), ("0022_ended_versions", "Index")],
)
def test_those_that_were_written_before_the_rule_break_it(name, said):
    assert said in " ".join(troubles(migrations()[name]))


INDEX = models.Index(fields=["slug"], name="by_slug")
CHECK = models.CheckConstraint(condition=models.Q(number__gt=0), name="counted_from_one")
SAMPLES = [
    (operations.RemoveField("interview", "slug"), True, "asks for it"),
    (operations.AddField("interview", "mood", models.TextField(default="")), True, "db_default"),
    (operations.AddField("interview", "mood", models.TextField(db_default="")), True, None),
    (operations.AddField("interview", "mood", models.TextField(null=True)), True, None),
    (operations.AddField("interview", "at", models.DateTimeField(auto_now_add=True, null=True)), True, "the update"),
    (operations.RunPython(print), True, "atomic = False"),
    (operations.RunPython(print), False, None),
    (operations.AddIndex("version", INDEX), True, "AddIndexConcurrently"),
    (AddIndexConcurrently("version", INDEX), False, None),
    (operations.AddConstraint("version", CHECK), True, "AddConstraintNotValid"),
    (AddConstraintNotValid("version", CHECK), True, None),
    (operations.CreateModel("Mood", [("id", models.BigAutoField(primary_key=True))]), True, None),
]


@pytest.mark.parametrize(("operation", "atomic", "said"), SAMPLES)
def test_what_would_disturb_is_found_and_nothing_else(operation, atomic, said):
    migration = Migration("0099_sample", "articles")
    migration.operations, migration.atomic = [operation], atomic
    found = list(troubles(migration))
    assert len(found) == bool(said)
    assert not said or said in found[0]


# -- how long anybody waits

LONGEST = 2  # seconds
LOOKED = """
INSERT INTO articles_auditentry (at, actor_name, action, subject, outcome, facts)
SELECT now(), 'nour', 'look', 'interview', 'done', '{{}}' FROM generate_series(1, {entries})
"""
ACTS = (
    LOOKED.format(entries=1),
    "SELECT count(*) FROM (SELECT id FROM articles_version ORDER BY first_published_at DESC LIMIT 20) newest",
    "SELECT content FROM articles_version WHERE id = (SELECT max(id) FROM articles_version)",
    "UPDATE articles_interview SET headline = headline WHERE id = (SELECT max(id) FROM articles_interview)",
    "UPDATE articles_version SET headline = headline WHERE id = (SELECT max(id) FROM articles_version)",
    # Tables in the order in which a move writes to them, and a page reads them: a migration that has one of two, and
    # waits for the other, must not be waited for.
    "BEGIN; INSERT INTO articles_recordentry SELECT * FROM articles_recordentry WHERE false; SELECT pg_sleep(0.02);"
    + LOOKED.format(entries=1)
    + "; COMMIT",
    "BEGIN; SELECT FROM articles_correction; SELECT pg_sleep(0.02); SELECT FROM articles_policy; COMMIT",
)


def before_the_newest() -> str:
    """The last migration of the last release, or the one before the newest three."""
    return min(RELEASED, list(migrations())[-4])


def at_work(url: str, act: str, stop: threading.Event) -> int:
    """Read or write a row again and again, as the release before does meanwhile, and say how often.

    A slow machine may make anybody wait; PostgreSQL refuses whoever waits so long for a lock, and nothing else.
    """
    with psycopg.connect(url, autocommit=True) as database:
        database.execute(f"SET lock_timeout = '{LONGEST}s'")
        for done in itertools.count(1):
            database.execute(act)
            if stop.wait(0.01):
                return done


def migrate_at_work(machine, capsys):
    stop = threading.Event()
    with ThreadPoolExecutor(len(ACTS)) as pool:
        acts = [pool.submit(at_work, machine.database_url, act, stop) for act in ACTS]
        begun = time.monotonic()
        try:
            machine.manage("migrate", "-v0", PGOPTIONS=f"-c lock_timeout={LONGEST}s")
        finally:
            stop.set()
        taken = time.monotonic() - begun
    done = sum(act.result() for act in acts)  # fails where somebody waited for too long
    with capsys.disabled():
        print(f"\nMigrated in {taken:.1f} s, amid {done:,} acts of others.")


POLICY = """
INSERT INTO articles_policy (key, language, title, body, changed_at)
VALUES ('contact-securely', 'en', 'Write to us', '<p>By Signal.</p>', now())
"""


def before_an_upgrade(machine, interviews: int):
    """So many interviews, and a page about the newsroom, on the tables of the release before."""
    machine.manage("make_archive", str(interviews))
    machine.manage("migrate", "articles", before_the_newest(), "-v0")
    with psycopg.connect(machine.database_url) as database:
        database.execute(POLICY)


@pytest.mark.xdist_group("rehearsal")
def test_nobody_waits_for_the_newest_migrations(tmp_path, capsys):
    with Machine(tmp_path) as machine:
        before_an_upgrade(machine, 6)  # so few that a busy machine does not hold them for two seconds either
        migrate_at_work(machine, capsys)
        assert machine.manage("check_integrity").strip() == "0"
        assert "0 problems" in machine.manage("verify_record")


FAR = 100_000  # the keys of one copy from those of the next
# What a copied row refers to, and what of it stands once.
COPIED = {
    "interview": {"original_id": "row.original_id + {far}", "public_id": "row.id + {far}"},
    "version": {"interview_id": "row.interview_id + {far}", "family": "row.family + {far}"},
    "participation": {"interview_id": "row.interview_id + {far}"},
    "recordentry": {"interview_id": "row.interview_id + {far}"},
    "address": {"interview_id": "row.interview_id + {far}", "slug": "row.slug || '-' || copy"},
}


def copy_rows(machine, copies: int):
    """Put so many copies of each interview beside it. They all say the same, which no lock asks for: ten thousand are
    copied in seconds, and written in ten minutes."""
    far = f"copy * {FAR}"
    with psycopg.connect(machine.database_url) as database:
        for table, columns in COPIED.items():
            others = ", ".join(f"'{name}', {value.format(far=far)}" for name, value in columns.items())
            database.execute(
                f"INSERT INTO articles_{table} SELECT made.*"
                f" FROM articles_{table} row, generate_series(1, {copies}) copy,"
                f" jsonb_populate_record(row, jsonb_build_object('id', row.id + {far}, {others})) made"
            )


@pytest.mark.long
def test_nobody_waits_for_the_newest_migrations_of_a_large_archive(tmp_path, capsys):
    with Machine(tmp_path) as machine:
        before_an_upgrade(machine, 100)
        copy_rows(machine, 99)
        with psycopg.connect(machine.database_url) as database:
            database.execute(LOOKED.format(entries=100_000))
        migrate_at_work(machine, capsys)
        counted = "from articles.models import Version as V; print(V.objects.exclude(content='').count())"
        assert machine.manage("shell", "--no-imports", "--command", counted).strip() == "10000"


@pytest.mark.django_db
def test_what_was_up_to_date_stays_so_when_digests_follow_notes():
    module = import_module("articles.migrations.0031_digests_of_notes")
    answer = '<p id="p-cccccccc">We left.<small id="n-cccccccc">In 2014.</small></p><p id="p-dddddddd">We came.</p>'
    original = make.interview(body=answer)
    before = {block.id: module.of_words(block) for block in original.document.blocks}
    said = [f'<p id="{id}x" data-source="{id}" data-source-digest="{was}">كلام</p>' for id, was in before.items()]
    made = make.interview(language="ar", original=original, body="".join(said))
    Interview.objects.filter(pk=original.pk).update(block_digests=before)
    module.read(apps, None)
    original.refresh_from_db()
    made.refresh_from_db()
    assert before != original.block_digests == made.document.source_digests == made.source_digests


@pytest.mark.django_db
def test_what_figures_show_has_a_digest_in_texts_from_before_too():
    module = import_module("articles.migrations.0036_digests_of_figures")
    shown = '<figure id="f-cccccccc" data-photo="{}"{}><figcaption></figcaption></figure>'
    photo = make.photo().pk
    original = make.interview(body=shown.format(photo, ""))
    source = f' data-source="f-cccccccc" data-source-digest="{original.block_digests["f-cccccccc"]}"'
    made = make.interview(language="ar", original=original, body=shown.format(photo, source))
    Interview.objects.update(block_digests={}, source_digests={})
    module.read(apps, None)
    original.refresh_from_db()
    made.refresh_from_db()
    assert {**original.block_digests} == made.source_digests == made.document.source_digests != {}


@pytest.mark.django_db
def test_what_stands_above_translations_from_before_is_compared_with_their_originals():
    module = import_module("articles.migrations.0038_read_source_head")
    photo = make.photo()
    same, other = (make.interview(lead_photo=photo, conducted_on=date(2026, 5, 17)) for _number in range(2))
    for original in (same, other):
        make.interview(language="ar", original=original, lead_photo=photo, conducted_on=date(2026, 5, 17))
    Interview.objects.filter(pk=other.pk).update(lead_photo=None)
    module.read(apps, None)
    assert [found.original for found in Interview.objects.left_behind()] == [other]


# -- going back


def later(value):
    """`value` as a later release may store it: with something beside it wherever there is a row."""
    if isinstance(value, dict):
        row = {name: part if name == "names" else later(part) for name, part in value.items()}  # names are no row
        return row | {"of_a_later_release": ["more"]}
    return [later(part) for part in value] if isinstance(value, list) else value


@pytest.mark.django_db
def test_what_a_later_release_stores_beside_it_is_not_read(client):
    whole_site.build()
    for version in Version.objects.exclude(content=""):
        content = json.loads(version.content)
        assert Page.from_content(later(content)) == Page.from_content(content)
        Version.objects.filter(pk=version.pk).update(people=later(version.people), topics=later(version.topics))
    for path in ("/en/", "/en/interviews/", "/en/people/", "/en/topics/", "/ar/people/salma-haddad/", "/en/feed.atom"):
        assert client.get(path).status_code == 200


READ = """
import re
from django.test import Client
client = Client(SERVER_NAME="newsroom.example")
def walk(paths, inside):
    seen = dict.fromkeys(paths)
    for path in paths:
        answer = client.get(path, secure=True)
        assert answer.status_code in {200, 301, 302}, (path, answer.status_code)
        seen[path] = answer.status_code
        if answer.status_code == 200 and "html" in answer["Content-Type"] and len(seen) < 400:
            links = re.findall(r'(?:href|content)="(?:https://newsroom.example)?(/[^"#&]*)', answer.text)
            new = [link for link in links if inside(link) and link not in seen]
            paths += dict.fromkeys(new)
            seen |= dict.fromkeys(new)
    return len(paths)
read = walk(["/en/", "/ar/", "/en/search/?q=bread"], lambda path: re.match("/(en|ar)/|/i/", path))
"""
WORK = """
import itertools
from articles.models import Role
from articles.tests import make
make.counter = itertools.count(10_000)
nour = make.user(*Role.values, username="nour", password="an hour of the night")
given = dict(username="nour", password="an hour of the night")
asked = client.post("/admin/login/", given, secure=True)
assert asked.status_code == 302, asked.text
if "enrol" in asked["Location"]:
    from django_otp.oath import totp
    client.get(asked["Location"], secure=True)
    code = totp(bytes.fromhex(client.session["secret_to_enrol"]))
    assert client.post(asked["Location"], dict(code="%06d" % code), secure=True).status_code == 200
make.interview(topics=[make.topic("Ferries")], asked_by=[make.person("Rana Khoury")])
make.corrected(make.change(make.published(slug="by-the-release-before", lead_photo=make.photo()), headline="At five"))
make.withdrawn(slug="taken-back")
never = ("/logout", "/password", "/jsi18n", "/delete/", "/autocomplete", "/recovery", "/login", "/r/")
opened = walk(["/admin/"], lambda path: path.startswith("/admin/") and not any(part in path for part in never))
assert opened > 20, opened
print(read, opened)
"""


def git(*arguments: str) -> str:
    """What git says of this checkout; nothing where it knows nothing, or is not there."""
    return subprocess.run(["git", *arguments], cwd=ROOT, text=True, capture_output=True).stdout.strip()


def name_of_the_one_before() -> str:
    """$PREVIOUS, a tag or a commit; else the newest tag; else, before the first one, the last with other tables."""
    newest = f"articles/migrations/{list(migrations())[-1]}.py"
    return (
        os.environ.get("PREVIOUS")
        or git("describe", "--tags", "--abbrev=0", "HEAD^")
        or git("log", "-1", "--format=%H^", "--diff-filter=A", "--", newest)
        or "HEAD"  # which does not know the newest migration yet
    )


@pytest.fixture
def release_before(tmp_path):
    """The code of the one before. It runs with the packages of today."""
    commit = git("rev-parse", "--verify", f"{name_of_the_one_before()}^{{commit}}")
    if not commit and not os.environ.get("PREVIOUS"):
        pytest.skip("This checkout has no history to go back in: fetch it.")
    archive, folder = tmp_path / "code.tar", tmp_path / "code"
    subprocess.run(["git", "archive", "--output", archive, commit], cwd=ROOT, check=True)
    folder.mkdir()
    subprocess.run(["tar", "--extract", "--file", archive, "--directory", folder], check=True)
    return folder


@pytest.mark.long
def test_the_release_before_works_on_the_tables_of_today(release_before, tmp_path, capsys):
    """It reads, signs in, saves, publishes, corrects and withdraws; and today's reads on in what it stored."""
    with Machine(tmp_path / "machine") as today:
        today.manage("demo")
        before = copy.copy(today)
        before.code = release_before
        before.manage("settle_withdrawals")
        before.manage("collectstatic", "-v0", "--no-input")
        done = before.manage("shell", "--no-imports", "--command", READ + WORK)
        before.manage("sweep")
        with capsys.disabled():
            print("\nThe release before read {} pages and opened {} of the newsroom.".format(*done.split()))
        today.manage("collectstatic", "-v0", "--no-input")
        today.manage("shell", "--no-imports", "--command", READ)
        assert "0 problems" in today.manage("verify_record")
        assert today.manage("check_integrity").strip() == "0"


@pytest.mark.long
def test_a_backup_of_the_release_before_is_restored_with_the_code_of_today(release_before, tmp_path):
    before, file, (secret, public) = Machine(tmp_path / "machine"), tmp_path / "before.age", backups.new_identity()
    before.code = release_before
    with before:
        before.manage("demo")
        before.manage("backup", str(file), BACKUP_KEY=public)
        with psycopg.connect(before.database_url, autocommit=True) as database:
            database.execute("CREATE DATABASE empty")
        empty = {
            "DATABASE_URL": before.database_url.replace("/postgres?", "/empty?"),
            "MEDIA_ROOT": str(tmp_path / "media"),
            "PRIVATE_MEDIA_ROOT": str(tmp_path / "private"),
            "FRONT_ROOT": str(tmp_path / "front"),
        }
        today = copy.copy(before)
        today.code = ROOT
        assert "all as they were" in today.manage("restore", str(file), BACKUP_IDENTITY=secret, **empty)
        today.manage("collectstatic", "-v0", "--no-input")
        today.manage("shell", "--no-imports", "--command", READ, **empty)
        assert "0 problems" in today.manage("verify_record", **empty)
        assert today.manage("check_integrity", **empty).strip() == "0"
