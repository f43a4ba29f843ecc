"""Queries whose SQL Django writes once and PostgreSQL plans once, for the pages that most readers ask for.

An interview's page asks two queries. To write them anew for each reader took Django 5 ms and to plan them took
PostgreSQL 1 ms; to answer them takes a quarter of one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import psycopg
from django.db import OperationalError, connection
from django.db.models import Expression, Model, QuerySet


class Asked(Expression):
    """A value that stands in a prepared query by its name, and is told each time the query is asked."""

    def __init__(self, name: str, output_field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Prepared:
    """The queryset that `make` returns, whose values may be `Asked` ones."""

    def __init__(self, make: Callable[[], QuerySet]):
        self.make = make

    @cached_property
    def compiler(self):
        return self.make().query.get_compiler(connection=connection)

    @cached_property
    def sql(self) -> tuple[str, tuple]:
        """With $1, $2 … for the values, as the server reads it: psycopg would rewrite a long one each time."""
        sql, values = self.compiler.as_sql()
        sent, numbers = [], []
        for value in values:
            if not isinstance(value, Asked) or value not in sent:  # what is asked twice is told once
                sent.append(value)
            numbers.append(sent.index(value) + 1 if isinstance(value, Asked) else len(sent))
        places = iter(numbers)
        return re.sub("%([s%])", lambda found: f"${next(places)}" if found[1] == "s" else "%", sql), tuple(sent)

    def rows(self, **asked) -> list[tuple]:
        """The rows as PostgreSQL returns them. If it was restarted since it was asked last, it is asked once more."""
        try:
            return self.execute(asked)
        except OperationalError:
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()
            return self.execute(asked)

    def execute(self, asked: dict) -> list[tuple]:
        # A cursor of psycopg's own sends values beside the query and not in it, as Django's do: the server then keeps
        # its plan for as long as the connection lives.
        sql, values = self.sql
        values = [asked[value.name] if isinstance(value, Asked) else value for value in values]
        connection.ensure_connection()
        wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
        with wrap(psycopg.RawCursor(connection.connection)) as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def place(self, annotation: str) -> int:
        """Where in a row an annotation stands."""
        _sql = self.sql  # which fills in what the compiler knows of its columns
        return self.compiler.annotation_col_map[annotation]

    @cached_property
    def converters(self) -> dict:
        _sql = self.sql  # which fills in what the compiler knows of its columns
        return self.compiler.get_converters([column for column, *_ in self.compiler.select])

    def models(self, rows: Iterable[tuple]) -> Iterator[Model]:
        """`rows` as the queryset itself would give them, annotations too."""
        converters, compiler = self.converters, self.compiler
        places = compiler.klass_info["select_fields"]
        columns = slice(places[0], places[-1] + 1)
        names = [column.target.attname for column, _sql, _alias in compiler.select[columns]]
        for row in compiler.apply_converters(rows, converters):
            made = compiler.klass_info["model"].from_db(compiler.using, names, row[columns])
            for name, place in (compiler.annotation_col_map or {}).items():
                setattr(made, name, row[place])
            yield made
