"""Fills an empty database with the demo newsroom."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.demo import desk, loading
from articles.models import Interview, User


class Command(BaseCommand):
    help = "Fill an empty database with the demo newsroom: colleagues, people, topics, interviews and a busy desk."

    @transaction.atomic
    def handle(self, **options):
        if User.objects.exists() or Interview.objects.exists():
            raise CommandError("This database is in use. The demo newsroom only moves into an empty one.")
        team, cast, about = loading.staff(), loading.people(), loading.topics()
        pictures, heard = loading.gallery(team["reporter"]), loading.recordings(team["reporter"])
        loading.policies()
        for interview, row in loading.interviews(team["reporter"], cast, about, pictures, heard):
            loading.release(interview, row, team)
            if "corrected" in row:
                loading.correct(interview, row, team)
        number = Interview.objects.count()
        desk.lay(team, cast, about)
        self.stdout.write(
            f"The demo newsroom has moved in: {number} interviews, {len(cast)} people, {len(about)} topics."
        )
