"""Shows on one screen how the newsroom stands."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.keeping import status


class Command(BaseCommand):
    help = "Show versions, migrations, what comes next, the last backup and the disk. Ends with 1 if all is not well."

    def handle(self, **options):
        now = timezone.now()
        for name, value in status.lines(now):
            self.stdout.write(f"{name:<20} {value}")
        worries = list(status.worries(now))
        for worry in worries:
            self.stderr.write(worry)
        if worries:
            sys.exit(1)
