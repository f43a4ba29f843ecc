"""A long command that is killed in the midst of it leaves nothing half done, and is finished by the next one."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.utils import timezone

from articles import search
from articles.demo import archive, loading
from articles.editorial import media
from articles.keeping import backups, chains, contents, integrity, last_backup, restoring
from articles.models import Interview, Person, Photo, Topic, Version
from articles.tests import make
from articles.tests.emptying import empty_tables
from articles.tests.processes import killed_at, steps_of

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = timedelta(days=3)  # after which anything is swept


@dataclass(frozen=True)
class Work:
    """What is done, and what then must hold: wherever it was killed, and once it is `done`."""

    act: Callable[[], object]
    holds: Callable[[], bool]
    done: Callable[[], bool]


def backing_up(folder: Path) -> Work:
    make.published(lead_photo=make.photo())
    secret, public = backups.new_identity()
    target, before = folder / "friday.age", folder / "thursday.age"
    backups.back_up(before, public)
    kept = before.read_bytes(), last_backup.made_at()

    def is_whole(file: Path) -> bool:
        with tempfile.TemporaryDirectory() as unpacked:
            try:
                restoring.unpack(file, [pyrage.x25519.Identity.from_str(secret)], Path(unpacked))
            except contents.BackupError:
                return False
            return (Path(unpacked) / contents.MANIFEST).exists()

    def holds() -> bool:
        """No name of a backup stands for less than one, and the desk tells of none that is not there."""
        named = [file for file in folder.iterdir() if file.suffix == ".age"]
        told_of = last_backup.made_at() == kept[1] or target in named
        return before.read_bytes() == kept[0] and all(map(is_whole, named)) and told_of

    def done() -> bool:
        files = {file.name for file in folder.iterdir()}
        return files == {"friday.age", "thursday.age"} and last_backup.made_at() > kept[1]

    return Work(lambda: backups.back_up(target, public), holds, done)


def indexing(folder: Path) -> Work:
    for headline in ("Bread at four", "Bread at five", "Bread at six"):
        make.published(headline=headline)
    columns = ("search_head", "search_vector", "search_names", "facets", "passages", "passage_words")
    rows = Version.objects.order_by("pk").values(*columns)
    new = list(rows.all())
    Version.objects.update(search_names="as the release before did it", facets=None, passages=None, passage_words=None)
    old = list(rows.all())
    return Work(
        lambda: list(search.index_again()),
        lambda: all(now in (before, after) for before, now, after in zip(old, rows.all(), new, strict=True)),
        lambda: list(rows.all()) == new,
    )


def archiving(folder: Path) -> Work:
    topics = len(loading.read("topics.toml")["topic"])
    return Work(
        lambda: list(archive.make(2, timezone.now())),
        lambda: (
            Interview.objects.count() == Version.objects.live(timezone.now()).count() in (0, 4, 8)
            and not Person.objects.filter(names=None).exists()
            and Topic.objects.count() in (0, topics)
        ),
        lambda: Interview.objects.count() >= 4,
    )


def drawing(folder: Path) -> Work:
    """As the form of a photo does: the files, then the rows, all of them or none."""
    before = Photo.objects.count()
    return Work(transaction.atomic(make.photo), no_photo_has_holes, lambda: Photo.objects.count() > before)


def cutting_again(folder: Path) -> Work:
    """Of a photo that readers see, who go on seeing the files of their version."""
    photo = make.photo()
    make.published(lead_photo=photo)
    before = {row["name"] for row in photo.renditions}

    def cut_again():
        again = Photo.objects.get(pk=photo.pk)
        again.focus_x = again.focus_y = 10
        media.cut_again(again)
        again.save()

    def done() -> bool:
        return not before & {row["name"] for row in Photo.objects.get(pk=photo.pk).renditions}

    return Work(cut_again, no_photo_has_holes, done)


def no_photo_has_holes() -> bool:
    rows = list(Photo.objects.all())
    names = [row["name"] for photo in rows for row in photo.renditions]
    return all(map(default_storage.exists, names)) and all(storages["private"].exists(row.master) for row in rows)


WORK = (backing_up, indexing, archiving, drawing, cutting_again)


def begin(scene, folder: Path, step: int) -> Work:
    """The scene in an empty newsroom, so that it takes as many steps each time."""
    empty_tables()
    make.roles()
    media.sweep(before=timezone.now() + DAYS)
    place = folder / str(step)
    place.mkdir()
    return scene(place)


def kill(scene, step: int, folder: Path):
    """Do it, killed before this step; then do it again, and sweep as at night."""
    work = begin(scene, folder, step)
    killed_at(work.act, step)
    assert work.holds(), step
    assert sound(), step
    work.act()
    assert work.holds() and work.done(), step
    media.sweep(before=timezone.now() + DAYS)
    assert sound(), step
    assert not [name for storage in ("default", "private") for name in unfinished(storage)], step


def sound() -> bool:
    return [*integrity.problems(), *chains.record_problems()] == []


def unfinished(storage: str) -> list[str]:
    return [name for name in integrity.names_in(storage) if name.endswith(".part")]


@pytest.mark.parametrize("scene", WORK)
def test_killed_at_some_step_it_is_done_by_the_next_one(scene, tmp_path):
    steps = steps_of(begin(scene, tmp_path, 0).act)
    assert steps > 10
    for step in (steps // 3, steps - steps // 4, steps - 1, steps):
        kill(scene, step, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("scene", WORK)
def test_killed_at_every_step_it_is_done_by_the_next_one(scene, tmp_path):
    for step in range(1, steps_of(begin(scene, tmp_path, 0).act) + 1):
        kill(scene, step, tmp_path)


def test_what_a_killed_backup_left_goes_with_the_next_one_and_one_that_is_written_stays(tmp_path):
    _secret, public = backups.new_identity()
    left = tmp_path / f"thursday.age{backups.UNFINISHED}"
    left.write_bytes(b"age-encryption.org/v1\n-> X25519 ")
    with backups.written_aside(tmp_path / "friday.age") as (aside, file):
        assert not left.exists()
        file.write(b"age-encryption.org/v1")
        backups.back_up(tmp_path / "saturday.age", public)
        assert aside.exists()
        with pytest.raises(contents.BackupError, match="Another backup is just being written"):
            backups.back_up(tmp_path / "friday.age", public)
        assert aside.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["saturday.age"]
