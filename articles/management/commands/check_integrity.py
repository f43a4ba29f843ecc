"""Says what does not fit between tables, files and markers."""

import sys
from functools import partial

from django.core.management.base import BaseCommand

from articles.keeping import integrity
from newsroom import progress


class Command(BaseCommand):
    help = "Print how many things do not fit: 0 in a sound newsroom. Each is named on standard error."

    def handle(self, **options):
        watched = partial(progress.bar, stream=sys.stderr)
        problems = list(integrity.problems(watched))
        for problem in problems:
            self.stderr.write(problem)
        self.stdout.write(str(len(problems)))
        if problems:
            sys.exit(1)
