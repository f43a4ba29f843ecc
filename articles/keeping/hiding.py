"""Hides the tables of a database that is being restored from whoever comes before it is whole.

A name without a schema is looked for along the search path, and the newsroom's own names have none. That the path
leads nowhere stands in the database itself: it holds for every process, and when whoever hid the tables was killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

NOWHERE = "half_restored"


@contextmanager
def hidden_until_whole() -> Iterator[None]:
    """Only this connection finds the tables meanwhile. They stay hidden if this is broken off."""
    see()
    tell(f"SET search_path = {NOWHERE}")
    yield
    tell("RESET search_path")


def see():
    """Let this connection find the tables, hidden or not."""
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = public")


def are_hidden() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        return cursor.fetchone() == (NOWHERE,)


def tell(path: str):
    """Tell it to the database, which tells whoever connects anew: those who are connected have to."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} {path}")
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )
