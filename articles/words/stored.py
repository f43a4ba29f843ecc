"""Reads dataclasses back from what was stored of them, by this release of the newsroom or by a later one."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import TypeVar

Kind = TypeVar("Kind")


@cache
def names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


def read(kind: type[Kind], row: Mapping) -> Kind:
    """`row` as a `kind`. What a later release stored beside it is not read, so that one can go back to this one."""
    known = names(kind)
    return kind(**row if row.keys() <= known else {name: row[name] for name in row if name in known})
