"""Writes everything the newsroom is into one encrypted file."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.keeping import backups
from articles.keeping.contents import BackupError
from newsroom import environment


class Command(BaseCommand):
    help = "Write database and files, as of one instant, into FILE, encrypted for the age public key in BACKUP_KEY."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        # A name and not the key itself: a command line is seen by everybody on the machine.
        parser.add_argument("--key", default="BACKUP_KEY", metavar="NAME", help="the variable that holds the key")

    def handle(self, file, key, **options):
        begun = time.monotonic()
        try:
            manifest = backups.back_up(file, environment.text(key))
        except (BackupError, OSError, Error) as error:
            raise CommandError(str(error)) from error
        rows, files, seconds = sum(manifest.rows.values()), len(manifest.files), time.monotonic() - begun
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes, {rows:,} rows, {files:,} files, {seconds:.1f} s.")
