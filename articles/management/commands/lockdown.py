"""Shuts the newsroom at once, and opens it again."""

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from articles.editorial import lockdown


class Command(BaseCommand):
    help = "on: end all sessions and preview links and shut the newsroom; readers notice nothing. off: open it again."

    def add_arguments(self, parser):
        parser.add_argument("state", choices=("on", "off"))

    def handle(self, state, **options):
        try:
            if state == "on":
                lockdown.begin(by=None)
            else:
                lockdown.end()
        except Error as error:
            raise CommandError(
                f"{how_it_is()} The database does not answer: sessions and links are ended before it is opened again."
            ) from error
        self.stdout.write(how_it_is())


def how_it_is() -> str:
    return "The newsroom is shut." if lockdown.is_on() else "The newsroom is open."
