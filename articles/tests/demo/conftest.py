"""The demo newsroom, laid out once for all tests here; what one of them does is undone with it, as always."""

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.demo import desk


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """With an empty desk; called, it lays out what is under way."""
    laid, lay = [], desk.lay
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "lay", lambda *arguments: laid.extend(arguments))
        call_command("demo", verbosity=0)
        yield lambda: lay(*laid)
        transaction.set_rollback(True)
