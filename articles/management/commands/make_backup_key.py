"""Makes the pair of keys for backups."""

from django.core.management.base import BaseCommand

from articles.keeping import backups


class Command(BaseCommand):
    help = "Make a pair of keys for backups. Run it on a machine of your own, not on the server."
    requires_system_checks = []

    def handle(self, **options):
        secret, public = backups.new_identity()
        self.stdout.write(f"Keep this away from the server, in two places (BACKUP_IDENTITY):\n{secret}\n")
        self.stdout.write(f"Give this to the server (BACKUP_KEY):\n{public}")
