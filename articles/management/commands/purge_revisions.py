"""Deletes what a draft said before a moment: in the shell alone, so that nobody does it by a click."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.editorial import purging
from articles.editorial.refusals import Refused
from articles.models import Interview, User


class Command(BaseCommand):
    help = (
        "Delete the revisions of interview NUMBER kept before a moment. What a version, a link for somebody outside, "
        "an approval, a hold or a translation refers to stays, and so does what the draft says now."
    )

    def add_arguments(self, parser):
        parser.add_argument("number", type=int, help="the one in the address of its form")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who answers for it: a publisher")
        parser.add_argument("--before", required=True, type=moment, help="2026-11-27T06:30, in the newsroom's time")
        parser.add_argument("--reason", required=True, help="a sentence that stays in the audit; without the words")

    def handle(self, number, by, before, reason, **options):
        interview = Interview.objects.filter(pk=number).first()
        if interview is None:
            raise CommandError(f"There is no interview {number}.")
        colleague = User.objects.filter(username=by).first()
        if colleague is None:
            raise CommandError(f"There is no colleague called {by}.")
        try:
            deleted = purging.purge(interview, colleague, before, reason)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        left = interview.revisions.filter(at__lt=before).count()
        self.stdout.write(f"Deleted: {deleted}. Kept, because something refers to them: {left}.")


def moment(text: str) -> datetime:
    """As it is typed, in the newsroom's zone where it names none."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else timezone.make_aware(at)
