"""Shuts the newsroom at once, and opens it again."""

from django.core.management.base import BaseCommand

from articles.editorial import lockdown


class Command(BaseCommand):
    help = "on: end all sessions and preview links and shut the newsroom; readers notice nothing. off: open it again."

    def add_arguments(self, parser):
        parser.add_argument("state", choices=("on", "off"))

    def handle(self, state, **options):
        if state == "on":
            lockdown.begin(by=None)
        else:
            lockdown.end()
        self.stdout.write("The newsroom is shut." if lockdown.is_on() else "The newsroom is open.")
