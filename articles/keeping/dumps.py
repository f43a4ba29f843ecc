"""What PostgreSQL's own programs do with the database that Django uses."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.db import connection, transaction
from psycopg.conninfo import make_conninfo

from articles.keeping.contents import BackupError
from newsroom.postgres import programs


@contextmanager
def snapshot() -> Iterator[str]:
    """The name of an instant of the database, by which another connection can look at it too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # It stands idle for as long as the other connection takes, and deploy/postgresql.conf would end it.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def dump(instant: str, into: IO[bytes]):
    """Write what the database held at the instant that `snapshot` names."""
    run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={instant}", stdout=into)


def load(file: Path):
    """Fill an empty database, wholly or not at all."""
    run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", file)


def migrations(file: Path) -> set[tuple[str, str]]:
    """The app and the name of each migration that the tables in a dump have been through. No database is asked."""
    done = call("pg_restore", "--data-only", "--table=django_migrations", "--file=-", file, stdout=subprocess.PIPE)
    return set(re.findall(r"^\d+\t(\w+)\t(\w+)\t", done.stdout.decode(), re.MULTILINE))


def run(program: str, *arguments, stdout=None):
    """Run one of PostgreSQL's programs on the database that Django uses."""
    connection.ensure_connection()
    environment = os.environ | {"PGPASSWORD": connection.connection.info.password or ""}
    call(program, f"--dbname={address()}", *arguments, stdout=stdout, env=environment)


def call(program: str, *arguments, **how) -> subprocess.CompletedProcess:
    done = subprocess.run([programs.client(program), *arguments], stderr=subprocess.PIPE, **how)
    if done.returncode:
        raise BackupError(f"{program} failed. {done.stderr.decode().strip()}")
    return done


def address() -> str:
    """Where the database is, as the settings say it. The connection's own words have more: what psycopg's libpq added
    by itself, which a program of an older PostgreSQL (Debian's) refuses.
    """
    parameters = connection.connection.info.get_parameters()  # without the password
    told = connection.get_connection_params().keys() & parameters.keys()
    return make_conninfo(**{name: parameters[name] for name in told})
