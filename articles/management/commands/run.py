"""Serves the newsroom on this machine, from nothing: tables, demo, static files, then the production server."""

import signal
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from articles.models import Interview, User


class Command(BaseCommand):
    help = "Bring the database and the static files up to date and serve the newsroom at HOST and PORT."

    def handle(self, **options):
        # An exit, unlike a kill, also stops the embedded PostgreSQL.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        refuse_a_taken_port()
        call_command("migrate", verbosity=0)
        if not User.objects.exists() and not Interview.objects.exists():
            self.stdout.write("The demo newsroom is moving in, once …")
            call_command("demo")
        call_command("collectstatic", interactive=False, verbosity=0)
        self.greet()
        connection.close()  # the workers are forks: each needs a connection of its own
        serve()

    def greet(self):
        self.stdout.write(f"\n  Readers        {settings.SITE_URL}/")
        self.stdout.write(f"  Newsroom       {settings.SITE_URL}{reverse('admin:index')}")
        for role in User.objects.filter(username__in=settings.DEMO_PASSWORDS).values_list("username", flat=True):
            self.stdout.write(f"  {role:<13}  password {settings.DEMO_PASSWORDS[role]}")
        self.stdout.write("\n  Ctrl-C stops it.\n")
        self.stdout.flush()


def refuse_a_taken_port():
    try:
        socket.create_server((settings.HOST, settings.PORT)).close()
    except OSError as error:
        raise CommandError(f"{error.strerror}. Choose another place: make run PORT=8001") from None


def serve():
    """Serve until Ctrl-C or SIGTERM: two processes, each with one thread and one connection to the database."""
    Granian(
        "newsroom.wsgi:application",
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=1,
        respawn_failed_workers=True,
        workers_kill_timeout=5,  # seconds for one that does not end when told
        log_level=LogLevels.warning,
    ).serve()
