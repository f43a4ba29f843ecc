"""Makes anew what the search finds interviews by."""

import sys

from django.core.management.base import BaseCommand

from articles import search
from articles.models import Version
from newsroom import progress


class Command(BaseCommand):
    help = "Index every version anew, after a release whose notes ask for it. The newsroom goes on meanwhile."

    def handle(self, **options):
        done = sum(1 for _ in progress.bar(search.index_again(), Version.objects.count(), sys.stderr, "Versions"))
        self.stdout.write(f"{done:,} versions indexed.")
