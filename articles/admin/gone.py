"""A page that was open while its row went away: what its writer typed is shown once more, to be copied."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, DateField, Field, Model, SlugField, TextField
from django.utils.functional import Promise
from django.utils.html import strip_tags

ROW = re.compile(r"(?P<prefix>\w+)-\d+-(?P<field>\w+)")
TYPED = (ArrayField, CharField, DateField, TextField)
BLOCK_END = re.compile(r"</(?:p|h\d|li|section|aside|figure|blockquote)>")


def words(
    sent: Mapping[str, str], model: type[Model], rows: Mapping[str, type[Model]]
) -> Iterator[tuple[str | Promise, str]]:
    """Every field that holds words, by what it is called: of the row of `model`, and of those in it, whose models are
    given by the prefix of their names."""
    for name, value in sent.items():
        row = ROW.fullmatch(name)
        field = typed(rows.get(row["prefix"]), row["field"]) if row else typed(model, name)
        if field and value.strip():
            yield field.verbose_name, readable(value) if name == "body" else value


def typed(model: type[Model] | None, name: str) -> Field | None:
    """The field of this name, if somebody writes in it and does not choose; an address makes itself."""
    try:
        field = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, TYPED) and not isinstance(field, SlugField) and not field.choices else None


def readable(html: str) -> str:
    return unescape(strip_tags(BLOCK_END.sub("\n\n", html))).strip()
