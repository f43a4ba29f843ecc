"""Gives a colleague roles from the shell: how the first administrator of a newsroom is made."""

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.editorial import audit
from articles.models import Role, User


class Command(BaseCommand):
    help = "Give USERNAME the roles named, beside those they have."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("roles", nargs="+", choices=Role.values, metavar="role", help=", ".join(Role.values))

    def handle(self, username, roles, **options):
        colleague = User.objects.filter(username=username).first()
        if colleague is None:
            raise CommandError(f"There is no colleague called {username}. `manage.py createsuperuser` makes one.")
        with transaction.atomic():
            colleague.groups.add(*Group.objects.filter(name__in=roles))
            audit.record(None, "appoint", colleague, roles=sorted(roles))
        self.stdout.write(f"{username}: {', '.join(sorted(colleague.roles))}.")
