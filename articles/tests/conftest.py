"""What tests of the newsroom find: a folder for what the front server is told, and a whole newsroom to ask."""

import pytest
from django.test import TransactionTestCase

from articles.public import kept
from articles.tests.emptying import empty_tables
from deploy.rehearsal import Rehearsal

TransactionTestCase._fixture_teardown = lambda case: empty_tables()


@pytest.fixture(autouse=True)
def nothing_kept():
    """No page is kept of another test whose tables said the same: it would come without its context."""
    kept.shelf.clear()


@pytest.fixture(autouse=True)
def front_root(settings, tmp_path_factory):
    settings.FRONT_ROOT = tmp_path_factory.mktemp("front")
    return settings.FRONT_ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A real nginx, the application and PostgreSQL with the demo. Its tests are of the xdist group "rehearsal"."""
    with Rehearsal(tmp_path_factory.mktemp("rehearsal")) as site:
        site.manage("demo")
        yield site
