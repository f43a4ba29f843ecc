"""Puts away, every night, what nobody needs any more."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles import editions
from articles.editorial import delays, media


class Command(BaseCommand):
    help = (
        "Delete files of pictures and recordings that nothing names (those of the last day stay: they may be in use), "
        "sessions that have ended and what is kept of wrong passwords and codes, and end the edition of the front "
        "server's cache that a withdrawal began more than a day and a half ago."
    )

    def handle(self, **options):
        now = timezone.now()
        swept = media.sweep(before=now - timedelta(days=1))
        SessionStore.clear_expired()  # they say who was here when
        delays.forget(now)  # the next attempt does so, but nobody knows when that is
        editions.end(begun_before=now - editions.KEPT)
        self.stdout.write(f"{len(swept)} files deleted.")
