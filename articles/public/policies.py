"""Which of the pages about itself the newsroom has written: readers are led to no other."""

from django.contrib.postgres.expressions import ArraySubquery

from articles.models import Policy


def written(language: str) -> list[str]:
    """The keys of those that stand in `language`, in the order of the alphabet."""
    return list(Policy.objects.filter(language=language).order_by("key").values_list("key", flat=True))


def with_written(versions, language):
    """`versions` with the keys of those in `language` as `written`: a page needs no query of its own for them."""
    rows = Policy.objects.filter(language=language).order_by("key")
    return versions.annotate(written=ArraySubquery(rows.values("key")))
