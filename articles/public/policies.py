"""Which of the pages about itself the newsroom has written: readers are led to no other."""

from django.contrib.postgres.expressions import ArraySubquery

from articles.models import Policy


def with_written(versions, language):
    """`versions` with the keys of those in `language` as `written`: a page needs no query of its own for them."""
    rows = Policy.objects.filter(language=language).order_by("key")
    return versions.annotate(written=ArraySubquery(rows.values("key")))
