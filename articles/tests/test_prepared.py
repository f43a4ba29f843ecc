"""Prepared queries, which go past Django's cursors and its care for connections."""

from unittest import mock

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from articles.public.live import interviews
from articles.tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def asked() -> list[tuple]:
    return interviews.at_address.rows(language="en", slug="it", at=timezone.now())


def end_connection():
    """As when PostgreSQL is started again."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
    other.close()


def test_a_database_that_was_started_again_is_asked_anew():
    make.published(slug="it")
    assert len(asked()) == 1
    end_connection()
    assert len(asked()) == 1


def test_what_fails_while_the_connection_stands_is_not_asked_twice(monkeypatch):
    asked()
    execute = mock.Mock(side_effect=OperationalError)
    monkeypatch.setattr(type(interviews.at_address), "execute", execute)
    with pytest.raises(OperationalError):
        asked()
    execute.assert_called_once()


def test_what_was_begun_on_a_lost_connection_is_not_taken_up_on_another():
    make.published(slug="it")
    with pytest.raises(OperationalError), transaction.atomic():
        asked()
        end_connection()
        asked()
