"""A new release beside a newsroom at work: the release before still runs on its tables, and nobody waits."""

from collections.abc import Iterator

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader

# The last migration of the last release: write it here with each. There is none yet, and so nobody to disturb.
RELEASED = ""
TAKES_AWAY = (operations.RemoveField, operations.RenameField, operations.DeleteModel, operations.RenameModel)


def new_migrations() -> list[Migration]:
    migrations = MigrationLoader(None).disk_migrations
    return [migrations[key] for key in sorted(migrations) if key[0] == "articles" and "" < RELEASED < key[1]]


def troubles(migration: Migration) -> Iterator[str]:
    made = {made.name_lower for made in migration.operations if isinstance(made, operations.CreateModel)}
    for operation in migration.operations:
        if isinstance(operation, TAKES_AWAY):
            yield "The release before asks for it. Take it away in the release after the one that stopped asking."
        if isinstance(operation, operations.AddField) and not may_be_left_out(operation.field):
            yield "The release before stores rows without it. Give it a db_default, or let it be null."
        if isinstance(operation, operations.RunPython) and migration.atomic:
            yield "Each row is locked until the last one is read. Say atomic = False, and store them in batches."
        adds_index = isinstance(operation, operations.AddIndex) and not isinstance(operation, AddIndexConcurrently)
        if adds_index and operation.model_name_lower not in made:
            yield "Nobody can write while it is made. Say AddIndexConcurrently, and atomic = False."


def may_be_left_out(field: models.Field) -> bool:
    return field.many_to_many or field.null or field.has_db_default()


@pytest.mark.parametrize("migration", new_migrations(), ids=str)
def test_a_migration_disturbs_neither_the_release_before_nor_who_writes_meanwhile(migration):
    assert list(troubles(migration)) == []


INDEX = models.Index(fields=["slug"], name="by_slug")
SAMPLES = [
    (operations.RemoveField("interview", "slug"), True, "asks for it"),
    (operations.AddField("interview", "mood", models.TextField(default="")), True, "db_default"),
    (operations.AddField("interview", "mood", models.TextField(db_default="")), True, None),
    (operations.AddField("interview", "mood", models.TextField(null=True)), True, None),
    (operations.RunPython(print), True, "atomic = False"),
    (operations.RunPython(print), False, None),
    (operations.AddIndex("version", INDEX), True, "AddIndexConcurrently"),
    (AddIndexConcurrently("version", INDEX), False, None),
    (operations.CreateModel("Mood", [("id", models.BigAutoField(primary_key=True))]), True, None),
]


@pytest.mark.parametrize(("operation", "atomic", "said"), SAMPLES)
def test_what_would_disturb_is_found_and_nothing_else(operation, atomic, said):
    migration = Migration("0099_sample", "articles")
    migration.operations, migration.atomic = [operation], atomic
    found = list(troubles(migration))
    assert len(found) == bool(said)
    assert not said or said in found[0]
