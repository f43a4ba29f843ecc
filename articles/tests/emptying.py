"""Empties the database after a test with real transactions.

Django truncates every table for that and makes the rights of its admin anew, which takes longer than many a test. Few
tables hold more than a few rows: these are deleted, and the rights stay.
"""

import functools

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

KEPT = {ContentType._meta.db_table, Permission._meta.db_table}
# Tables that something is not taken from: by a trigger of ours.
GUARDED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


def empty_tables():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statements())


@functools.cache
def statements() -> str:
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        cursor.execute(GUARDED)
        guarded = [table for (table,) in cursor.fetchall()]
    return "\n".join(
        [
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in guarded),
            *(f"DELETE FROM {table};" for table in tables if table not in KEPT),
            "SET CONSTRAINTS ALL IMMEDIATE;",  # else a table waits for the end, and is not altered before
            *(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in guarded),
        ]
    )
