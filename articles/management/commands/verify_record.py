"""Walks the public record and says where it is broken."""

from django.core.management.base import BaseCommand, CommandError

from articles.editorial import record
from articles.models import RecordEntry


class Command(BaseCommand):
    help = "Check every link of the public record, and every version's text against its digest."

    def handle(self, **options):
        problems = list(record.problems())
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError("The public record is broken.")
        self.stdout.write(f"The public record holds: {RecordEntry.objects.count()} entries.")
