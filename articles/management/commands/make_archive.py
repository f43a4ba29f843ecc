"""Makes an archive of many published interviews, to measure and try the newsroom with."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.demo import archive
from newsroom import progress


class Command(BaseCommand):
    help = "Store NUMBER published interviews, half of them Arabic translations of the others, spread over ten years."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, number, **options):
        pairs = (number + 1) // 2
        made = archive.make(pairs, timezone.now())
        for _interview in progress.bar(made, 2 * pairs, sys.stderr, "Interviews"):
            pass
        self.stdout.write(f"Made {2 * pairs:,} interviews.")
