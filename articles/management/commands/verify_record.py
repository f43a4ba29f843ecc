"""Follows every chain of the public record from its first link."""

from django.core.management.base import BaseCommand, CommandError

from articles.editorial import record
from articles.models import RecordEntry


class Command(BaseCommand):
    help = "Verify the digests of all versions and the chains of the record; name what was changed."

    def handle(self, **options):
        problems = list(record.problems())
        for problem in problems:
            self.stderr.write(problem)
        self.stdout.write(f"{RecordEntry.objects.count():,} entries, {len(problems)} problems.")
        if problems:
            raise CommandError("The record is broken.")
