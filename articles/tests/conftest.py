"""What tests of the newsroom find: a folder for what the front server is told, and a whole newsroom to ask."""

import pytest
from django.db import connection

from deploy.rehearsal import Rehearsal


@pytest.fixture(autouse=True)
def front_root(settings, tmp_path_factory):
    settings.FRONT_ROOT = tmp_path_factory.mktemp("front")
    return settings.FRONT_ROOT


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test with real transactions Django empties all tables, which the database refuses for those that only
    grow: the tests let it."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("auditentry", "auditlink", "recordentry"):
            cursor.execute(f"ALTER TABLE articles_{table} DISABLE TRIGGER never_emptied")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A real nginx, the application and PostgreSQL with the demo. Its tests are of the xdist group "rehearsal"."""
    with Rehearsal(tmp_path_factory.mktemp("rehearsal")) as site:
        site.manage("demo")
        yield site
