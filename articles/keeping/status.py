"""How the newsroom stands, for one screen: what runs, what is coming, what was kept, what is short."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import django
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.utils import timezone

from articles import markers
from articles.editorial import lockdown
from articles.keeping import hiding, last_backup
from articles.models import Version

LEAST_FREE = 2**30  # bytes


@dataclass(frozen=True)
class Facts:
    """What everybody in the newsroom may know of how it stands, for the desk."""

    live: int
    coming: Version | None  # the next to go out
    backed_up: datetime | None
    is_kept: bool


def facts(now: datetime) -> Facts:
    return Facts(
        live=Version.objects.live(now).count(),
        coming=next_scheduled(now),
        backed_up=last_backup.made_at(),
        is_kept=last_backup.is_kept(now),
    )


def next_scheduled(now: datetime) -> Version | None:
    return Version.objects.coming(now).order_by("live__startswith").for_periods().first()


def postgresql() -> str:
    connection.ensure_connection()
    size = "SELECT pg_size_pretty(pg_database_size(current_database()))"
    with connection.cursor() as cursor:
        cursor.execute(size)
        return f"{connection.connection.info.parameter_status('server_version')}, {cursor.fetchone()[0]}"


def waiting_migrations() -> list:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M %Z}" if at else "none"


# Each of a moment, by the name of its line.
LINES = {
    "Python, Django": lambda now: f"{platform.python_version()}, {django.get_version()}",
    "PostgreSQL": lambda now: postgresql(),
    "Migrations to do": lambda now: str(len(waiting_migrations())),
    "Newsroom": lambda now: "SHUT (manage.py lockdown off)" if lockdown.is_on() else "open",
    "Live interviews": lambda now: f"{Version.objects.live(now).count():,}",
    "Next scheduled": lambda now: moment((coming := next_scheduled(now)) and coming.live.lower),
    "Withdrawn addresses": lambda now: f"{sum(1 for _ in markers.every()):,}",
    "Last backup": lambda now: moment(last_backup.made_at()),
    "Disk free": lambda now: f"{shutil.disk_usage(settings.BASE_DIR).free / 2**30:,.1f} GiB",
}


def lines(now: datetime) -> Iterator[tuple[str, str]]:
    """Each with its name. Somebody reads this when something is broken: what cannot be found out is one of them."""
    for name, value in LINES.items():
        try:
            yield name, value(now)
        except (Error, OSError) as error:
            yield name, f"not to be found out: {error.__class__.__name__}"


def worries(now: datetime) -> Iterator[str]:
    """What somebody has to see to, and where to begin: a sentence each, and none in a newsroom that is well."""
    try:
        connection.ensure_connection()
    except Error:
        yield "The database does not answer: systemctl status postgresql says why."
    else:
        yield from worries_about_tables()
    if why := last_backup.failure():
        yield f"The last backup was not made: {why}"
    if not last_backup.is_kept(now):
        yield (
            "Make a backup now: manage.py backup var/backups/now.age. Then see that one is made every night: "
            "crontab -l -u newsroom, journalctl -t newsroom."
        )
    if shutil.disk_usage(settings.BASE_DIR).free < LEAST_FREE:
        yield "The disk is nearly full: nothing can be written soon. df and du say what fills it."


def worries_about_tables() -> Iterator[str]:
    if hiding.are_hidden():
        yield (
            "This database is half restored, and nobody finds anything in it. Drop it, create it, and restore the "
            "backup anew: docs/deploying.md, steps 3 and 9."
        )
        return
    before = Q(passages=None) | Q(facets__isnull=True) | Q(facets=None)  # nothing, or JSON's null
    if left := Version.objects.exclude(content="").filter(before).count():
        yield f"The search knows {left:,} versions as the release before did. Index them anew: manage.py reindex."
