"""How the newsroom stands, for one screen: what runs, what is coming, what was kept, what is short."""

import platform
import shutil
from collections.abc import Iterator
from datetime import datetime

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles import markers
from articles.editorial import lockdown
from articles.keeping import backups
from articles.models import Version


def lines(now: datetime) -> Iterator[tuple[str, str]]:
    """Each with its name."""
    yield "Python, Django", f"{platform.python_version()}, {django.get_version()}"
    yield "PostgreSQL", postgresql()
    yield "Migrations to do", str(len(waiting_migrations()))
    yield "Newsroom", "SHUT (manage.py lockdown off)" if lockdown.is_on() else "open"
    yield "Live interviews", f"{Version.objects.live(now).count():,}"
    yield "Next scheduled", moment(next_scheduled(now))
    yield "Withdrawn addresses", f"{sum(1 for _ in markers.every()):,}"
    yield "Last backup", moment(backups.last())
    yield "Disk free", f"{shutil.disk_usage(settings.BASE_DIR).free / 2**30:,.1f} GiB"


def postgresql() -> str:
    connection.ensure_connection()
    size = "SELECT pg_size_pretty(pg_database_size(current_database()))"
    with connection.cursor() as cursor:
        cursor.execute(size)
        return f"{connection.connection.info.parameter_status('server_version')}, {cursor.fetchone()[0]}"


def waiting_migrations() -> list:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def next_scheduled(now: datetime) -> datetime | None:
    coming = Version.objects.filter(live__startswith__gt=now, cancelled_at=None)
    return coming.order_by("live__startswith").values_list("live__startswith", flat=True).first()


def moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M %Z}" if at else "none"
