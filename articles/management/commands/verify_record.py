"""Follows every chain of the public record, and that of the audit, from its first link."""

import sys
from functools import partial

from django.core.management.base import BaseCommand, CommandError

from articles.keeping import chains
from articles.models import AuditLink, RecordEntry
from newsroom import progress


class Command(BaseCommand):
    help = "Verify the digests of all versions and the chains of record and audit; name what was changed."

    def handle(self, **options):
        watched = partial(progress.bar, stream=sys.stderr)
        problems = list(chains.problems(watched))
        for problem in problems:
            self.stderr.write(problem)
        self.stdout.write(f"{RecordEntry.objects.count():,} entries, {len(problems)} problems.")
        if last := AuditLink.objects.last():
            self.stdout.write(f"The audit has {last.number:,} entries; the digest of the last is {last.digest}.")
        if problems:
            raise CommandError("The record is broken.")
