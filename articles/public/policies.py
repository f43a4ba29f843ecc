"""Which of the pages about itself the newsroom has written: readers are led to no other."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField

from articles.models import Policy
from newsroom.prepared import Asked, Prepared


def written(language) -> list[str]:
    """The keys of those that stand in `language`: for a page that has them from no other query."""
    return [key for (key,) in keys.rows(language=language)]


@Prepared
def keys():
    return in_order(Asked("language", CharField()))


def with_written(versions, language):
    """`versions` with the keys of those in `language` as `written`: a page needs no query of its own for them."""
    return versions.annotate(written=ArraySubquery(in_order(language)))


def in_order(language):
    return Policy.objects.filter(language=language).order_by("key").values_list("key")
