"""Telling who writes where, so that two colleagues see each other. Nothing is locked, and nothing is remembered."""

from datetime import datetime

from articles.models import Interview, Presence, User


def here(interview: Interview, by: User, window: str, place: str, at: datetime) -> list[Presence]:
    """Note that `by` is at the block `place`, in this window of their browser. Returns the other windows there are."""
    Presence.objects.faded(at).delete()
    Presence.objects.update_or_create(
        interview=interview, window=window, defaults={"user": by, "place": place, "seen_at": at}
    )
    others = Presence.objects.now(at).filter(interview=interview).exclude(window=window)
    return list(others.select_related("user").order_by("pk"))


def gone(interview: Interview, by: User, window: str):
    """The window was closed."""
    Presence.objects.filter(interview=interview, user=by, window=window).delete()
