"""The commands that check the record and write the table of moves."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from articles.management.commands import moves
from articles.models import RecordEntry, Version
from articles.tests import make


@pytest.mark.django_db
def test_a_record_as_it_was_written_holds(capsys):
    make.corrected(make.change(make.published(), headline="Second"))
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
    with connection.cursor() as cursor:  # the owner of the database can switch its triggers off
        cursor.execute("SET session_replication_role = replica")
    RecordEntry.objects.filter(interview=interview, number=2).update(**{column: "redacted"})
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert capsys.readouterr().err == f"interview {interview.pk}: entry 2 of the record was changed\n"


def test_the_documentation_has_the_moves_as_the_table_has_them():
    written = Path(settings.BASE_DIR, "docs", "moves.md").read_text(encoding="utf-8")
    assert written == moves.page(), "manage.py moves > docs/moves.md"
