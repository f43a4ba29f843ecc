"""Lets the database and the front server agree on what is withdrawn, before the application starts."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.editorial import withdrawals


class Command(BaseCommand):
    help = "Withdraw again what an old backup brought back, and tell the front server what is withdrawn."

    def handle(self, **options):
        done = withdrawals.settle(timezone.now())
        self.stdout.write(f"Withdrawn again: {done.withdrawn}. Opened: {done.opened}. Marked: {done.marked}.")
