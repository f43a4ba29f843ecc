"""Writes the table of moves for the documentation."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.utils import translation

from articles.editorial.permissions import RIGHTS
from articles.editorial.workflow import MOVES, Move
from articles.models import Role

HEAD = """# Moves

What can be done with an interview, from where, and by whom. `articles/editorial/workflow.py` holds this table, and the
buttons, the verb and the tests read it there; `manage.py moves > docs/moves.md` writes this page.

No command publishes what is due, because nothing needs one: readers see a scheduled text from its second on, whatever
runs or does not run. `manage.py verify_record` walks the public record and names the first broken link of each chain.

| Move | English | Arabic | From | To | Who | A second person |
| --- | --- | --- | --- | --- | --- | --- |
"""


class Command(BaseCommand):
    help = "Print docs/moves.md: the table of moves, from the table itself."

    def handle(self, **options):
        self.stdout.write(page(), ending="")


def page() -> str:
    return HEAD + "".join(f"| {' | '.join(cells(move))} |\n" for move in MOVES.values())


def cells(move: Move) -> Iterator[str]:
    yield f"`{move.name}`"
    for language in ("en", "ar"):
        with translation.override(language):
            yield str(move.label)
    yield ", ".join(move.sources)
    yield move.target or "stays"
    yield who(move.name)
    yield "yes" if move.second_person else ""


def who(name: str) -> str:
    """The roles that have the right of this name; over their own interviews or holds, where it says so."""
    right = RIGHTS[name]
    names = [role.value for role in Role if role in right.any]
    names += [f"{role.value} (own)" for role in Role if role in right.own]
    return ", ".join(names + [f"{role.value} (their hold)" for role in Role if role in right.holding - right.any])
