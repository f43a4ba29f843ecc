"""Follows every chain of the public record, and that of the audit, from its first link."""

from django.core.management.base import BaseCommand, CommandError

from articles.editorial import audit, record
from articles.models import AuditLink, RecordEntry


class Command(BaseCommand):
    help = "Verify the digests of all versions and the chains of record and audit; name what was changed."

    def handle(self, **options):
        problems = [*record.problems(), *audit.problems()]
        for problem in problems:
            self.stderr.write(problem)
        self.stdout.write(f"{RecordEntry.objects.count():,} entries, {len(problems)} problems.")
        if last := AuditLink.objects.last():
            self.stdout.write(f"The audit has {last.number:,} entries; the digest of the last is {last.digest}.")
        if problems:
            raise CommandError("The record is broken.")
