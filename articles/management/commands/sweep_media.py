"""Deletes picture files that nothing names."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.editorial import photos


class Command(BaseCommand):
    help = "Delete picture files that no photo and no version names. Files of the last day stay: they may be in use."

    def handle(self, **options):
        swept = photos.sweep(before=timezone.now() - timedelta(days=1))
        self.stdout.write(f"{len(swept)} files deleted.")
