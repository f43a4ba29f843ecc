"""Makes the newsroom again out of a backup, on an empty machine."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.keeping import restoring
from articles.keeping.contents import BackupError
from newsroom import environment


class Command(BaseCommand):
    help = "Fill an empty database and the folders from the backup FILE, opened with the age key in BACKUP_IDENTITY."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", default="BACKUP_IDENTITY", metavar="NAME", help="the variable that holds the key")

    def handle(self, file, key, **options):
        begun = time.monotonic()
        try:
            done = restoring.restore(file, environment.text(key))
        except (BackupError, OSError, Error) as error:
            raise CommandError(str(error)) from error
        for problem in done.problems:
            self.stderr.write(problem)
        if done.problems:
            raise CommandError(f"Restored, with {len(done.problems)} problems.")
        self.stdout.write(
            f"Restored what there was at {done.manifest.made_at}: {sum(done.manifest.rows.values()):,} rows and "
            f"{len(done.manifest.files):,} files, all as they were. Withdrawn again: {done.withdrawn}. "
            f"{time.monotonic() - begun:.1f} s."
        )
