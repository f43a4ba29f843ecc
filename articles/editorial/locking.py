"""In which order rows are locked: first interviews by their keys, then what stands beside them, as `ORDER` has it.

Whoever kept to another order could wait for somebody who waits for them.
"""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.editorial import beside, media
from articles.models import Clip, FrontPage, Interview, Person, Photo, Policy, PreviewLink, QuoteCard, Topic, User

ORDER = (Interview, Photo, Clip, Person, Topic, QuoteCard, FrontPage, Policy, User)


def interviews(*keys: int) -> list[Interview]:
    """The interviews with these keys as they are stored by now, locked until the transaction ends: for what changes
    nothing but them."""
    return list(for_update(keys))


def locked(*rows: Model, also: Iterable[int] = ()) -> list[Model | None]:
    """`rows` as they are stored by now, each locked until the transaction ends, None for one that is gone.

    Before them the interviews that a change of them reaches are locked, and those with the keys `also`.
    """
    list(for_update(set(also).union(*map(reached, rows))).values_list("pk"))
    in_order = sorted(rows, key=lambda row: (ORDER.index(row._meta.model), row.pk))
    now = {row: stored(row) for row in in_order}
    return [now[row] for row in rows]


def for_update(keys: Iterable[int]) -> QuerySet[Interview]:
    """Two who lock the same interviews in one order never wait for each other. The keys are left free (`no_key`), or
    whoever stores a translation, which refers to its original, would wait for somebody who has locked the original and
    waits for the translation."""
    return Interview.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk")


def reached(row: Model) -> set[int]:
    """The keys of the interviews that a change of `row` reaches."""
    match row:
        case Interview():  # a translation keeps a revision of what it was made of
            return {row.pk, row.original_id} - {None}
        case Person():  # and those whose preview links it may end
            links = PreviewLink.objects.open(timezone.now()).with_person(row.pk)
            return {*shown_or_coming(row), *links.values_list("interview", flat=True)}
        case Photo() | Clip():
            return shown_or_coming(row)
        case QuoteCard() | Topic():
            return set(beside.showing(row).values_list("pk", flat=True))
    return set()


def shown_or_coming(row: Person | Photo | Clip) -> set[int]:
    """The keys of the interviews that show `row`, and of those of which it may call off what is scheduled."""
    coming = media.coming_with(media.known_by(row), timezone.now())
    return {*beside.showing(row).values_list("pk", flat=True), *coming.values_list("interview", flat=True)}


def stored(row: Model) -> Model | None:
    """`row` as it is stored by now, locked. Not its key: whoever refers to it need not wait."""
    return row._meta.model._default_manager.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()
