"""Which of the pages about itself the newsroom has written, for a page that has them from no other query."""

from django.db.models import CharField

from articles.models import Policy
from newsroom.prepared import Asked, Prepared


def written(language) -> list[str]:
    return [key for (key,) in keys.rows(language=language)]


@Prepared
def keys():
    return Policy.written(Asked("language", CharField()))
