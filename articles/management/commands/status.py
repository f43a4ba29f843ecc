"""Shows on one screen how the newsroom stands."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.keeping import status


class Command(BaseCommand):
    help = "Show versions, migrations, the next scheduled interview, the last backup and the disk."

    def handle(self, **options):
        for name, value in status.lines(timezone.now()):
            self.stdout.write(f"{name:<20} {value}")
