"""The first administrator of a newsroom is made from the shell."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import AuditEntry, User

pytestmark = pytest.mark.django_db


def test_a_superuser_comes_in_once_they_are_appointed(client, capsys):
    first = User.objects.create_superuser("nour", password="a long enough one")
    client.force_login(first)
    assert client.get("/admin/").status_code != 200
    call_command("appoint", "nour", "administrator", "editor")
    assert capsys.readouterr().out == "nour: administrator, editor.\n"
    client.force_login(User.objects.get())  # new roles end the sessions there were
    assert client.get("/admin/").status_code == 200
    assert AuditEntry.objects.get(action="appoint").subject_id == first.pk


def test_nobody_unknown_is_appointed():
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("appoint", "nobody", "editor")
