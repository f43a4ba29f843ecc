"""Settling what the intake was not sure of."""

from django.db import transaction

from articles.editorial import drafting, locking
from articles.models import Interview, User


def settle(interview: Interview, by: User, ids: set[str]):
    """`by` has looked at the turns or quotations `ids`. The text is not changed by that, and an approval stands."""
    drafting.refuse_strangers(interview, by)
    with transaction.atomic():
        [stored] = locking.interviews(interview.pk)
        left = {name: doubt for name, doubt in stored.doubts.items() if name not in ids}
        Interview.objects.filter(pk=interview.pk).update(doubts=left)
