"""How lists and autocompletes of the admin find a word whichever way it is spelt."""

from functools import reduce
from operator import or_

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import Cast, Lower

from articles.words import folding

CHANGED = {code: letter for code, letter in folding.IDENTITY.items() if letter is not None}
DROPPED = [code for code, letter in folding.IDENTITY.items() if letter is None]


class Normalised(Func):
    template = "normalize(%(expressions)s, NFKC)"


class Folded(Func):
    """What `folding.identity` makes of a text, in the database and by the same table."""

    function = "translate"

    def __init__(self, expression):
        # PostgreSQL drops the characters of the second text that have no counterpart in the third.
        before = "".join(map(chr, [*CHANGED, *DROPPED]))
        after = "".join(chr(letter) if isinstance(letter, int) else letter for letter in CHANGED.values())
        text = Lower(Normalised(Cast(expression, TextField())))
        super().__init__(text, Value(before), Value(after), output_field=TextField())


def having(queryset, fields, typed: str):
    """The part of `queryset` in which each of the `typed` words stands in one of the `fields`."""
    texts = {f"text_{number}": Folded(F(field)) for number, field in enumerate(fields)}
    queryset = queryset.alias(**texts)
    for word in folding.identity(typed.replace("\0", "")).split():
        queryset = queryset.filter(reduce(or_, (Q(**{f"{text}__contains": word}) for text in texts)))
    return queryset


class FoldedSearch:
    """Searches an admin's `search_fields` whichever way a word is spelt."""

    def get_search_results(self, request, queryset, search_term):
        found = having(queryset, self.search_fields, search_term)
        return found, any(LOOKUP_SEP in field for field in self.search_fields)
