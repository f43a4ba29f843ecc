"""The commands that check the record and write the table of moves."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from articles.editorial import protection, record
from articles.editorial.protection import Choice
from articles.keeping import chains
from articles.management.commands import moves
from articles.models import RecordEntry, Version
from articles.tests import make


@pytest.mark.django_db
def test_a_record_as_it_was_written_holds(capsys):
    make.corrected(make.change(make.published(), headline="Second"))
    make.chained()
    call_command("verify_record")
    assert "2 entries" in capsys.readouterr().out


@pytest.mark.django_db
def test_one_changed_byte_of_a_version_is_named(capsys):
    version = make.published().versions.get()
    Version.objects.filter(pk=version.pk).update(content=version.content.replace("four", "five"))
    with pytest.raises(CommandError, match="broken"):
        call_command("verify_record")
    assert f"interview {version.interview_id}: the content of version 1 was changed" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["kind", "content_digest", "previous_digest", "digest"])
def test_the_first_broken_link_is_named(capsys, column):
    interview = make.corrected(make.change(make.published(), headline="Second"))
    make.chained()
    with connection.cursor() as cursor:  # the owner of the database can switch its triggers off
        cursor.execute("SET session_replication_role = replica")
    RecordEntry.objects.filter(interview=interview, number=2).update(**{column: "redacted"})
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert capsys.readouterr().err == f"interview {interview.pk}: entry 2 of the record was changed\n"


@pytest.mark.django_db
def test_a_link_that_was_written_anew_with_its_digest_breaks_the_next():
    interview = make.corrected(make.change(make.published(), headline="Second"))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    first = interview.record.get(number=1)
    first.at -= timedelta(days=1)
    first.digest = record.entry_digest(first)
    first.save()
    assert [*chains.problems_of(interview)] == [f"interview {interview.pk}: entry 2 of the record was changed"]


def reworded(version, content):
    """Other words, with a digest that is theirs."""
    assert content != version.content
    return {"content": content, "content_digest": record.content_digest(version.salt, content)}


LATER = timezone.now() + timedelta(hours=1)
# What somebody could do who owns the database, to an interview that was published and withdrawn.
FORGED = {
    "shown again": lambda version: {"live": DateTimeTZRange(version.live.lower, None)},
    "shown from later on": lambda version: {"live": DateTimeTZRange(LATER, None)},
    "shown for longer": lambda version: {"live": DateTimeTZRange(version.live.lower, LATER)},
    "called off": lambda version: {"cancelled_at": LATER},
    "dated back": lambda version: {"first_published_at": version.live.lower - timedelta(days=365)},
    "reworded": lambda version: reworded(version, version.content.replace("four", "five")),
    "emptied": lambda version: {"content": "", "salt": ""},
}


@pytest.mark.django_db
@pytest.mark.parametrize("forged", FORGED)
def test_a_version_that_readers_see_otherwise_than_the_record_says_is_named(forged):
    interview = make.withdrawn()
    version = interview.versions.get()
    assert list(chains.record_problems()) == []
    Version.objects.filter(pk=version.pk).update(**FORGED[forged](version))
    (problem,) = chains.record_problems()
    assert problem.startswith(f"interview {interview.pk}: ") and "version 1" in problem


@pytest.mark.django_db
def test_a_text_that_was_removed_and_is_back_is_named():
    version = make.published(people=[person := make.person()], headline="Salma Haddad bakes").versions.get()
    protection.rename(person, Choice("role", {"en": "A baker", "ar": "خبّازة"}, "nothing"), make.publisher())
    assert list(chains.record_problems()) == []
    Version.objects.filter(pk=version.pk).update(content=version.content, salt=version.salt)
    (problem,) = chains.record_problems()
    assert "the text of version 1 is gone or back" in problem


@pytest.mark.django_db
def test_a_chain_that_was_taken_away_whole_is_named():
    interview = make.published()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    RecordEntry.objects.filter(interview=interview).delete()
    assert list(chains.record_problems()) == [f"interview {interview.pk}: version 1 is not on the record"]


def test_the_documentation_has_the_moves_as_the_table_has_them():
    written = Path(settings.BASE_DIR, "docs", "moves.md").read_text(encoding="utf-8")
    assert written == moves.page(), "manage.py moves > docs/moves.md"
