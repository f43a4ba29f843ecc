"""What must hold between tables, files and markers, and the places where it does not."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import storages
from django.db.models import Count, F, Q
from django.utils import timezone

from articles import markers, search
from articles.editorial import freezing, protection, publishing, withdrawals
from articles.models import Address, Interview, Version
from articles.pages import Page, files

SWEPT = timedelta(days=2)  # by every night's sweep, which leaves what is younger than a day


def problems() -> Iterator[str]:
    """One sentence for each thing that does not fit; none in a sound newsroom, whatever has been killed before."""
    now = timezone.now()
    yield from lost_files()
    yield from changed_files()
    yield from half_written_files(now)
    yield from versions_without_address()
    yield from approvals_of_other_texts()
    yield from versions_that_cannot_be_found()
    yield from columns_unlike_their_content()
    yield from versions_that_still_speak()
    yield from disagreements(now)


def lost_files() -> Iterator[str]:
    here = set(names_in("default"))
    for pk, media in Version.objects.exclude(media=[]).values_list("pk", "media").iterator():
        for name in set(media) - here:
            yield f"version {pk} shows {name}, which is not there"


def changed_files() -> Iterator[str]:
    """A picture with other bytes than its version was frozen with: a face could be back that was made unknowable."""
    frozen = {}
    for content in Version.objects.exclude(media=[]).values_list("content", flat=True).iterator():
        frozen |= {row["name"]: row["sha256"] for row in files(json.loads(content)) if "sha256" in row}
    for path in paths_in("default"):
        if path.name in frozen:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != frozen[path.name]:
                    yield f"{path.name} is not the picture that a version was published with"


def half_written_files(now: datetime) -> Iterator[str]:
    """Left by whoever was killed, which harms nobody, and should have been swept since."""
    for storage in ("default", "private"):
        for path in paths_in(storage):
            with suppress(FileNotFoundError):  # finished meanwhile
                if path.suffix == ".part" and path.stat().st_mtime < (now - SWEPT).timestamp():
                    yield f"{path.name} was never finished, and not swept either: does sweep run every night?"


def names_in(storage: str) -> list[str]:
    return [path.name for path in paths_in(storage)]


def paths_in(storage: str) -> list[Path]:
    root = Path(storages[storage].location)
    return [*root.iterdir()] if root.exists() else []


def versions_without_address() -> Iterator[str]:
    standing = Version.objects.filter(
        interview__addresses__slug=F("slug"), interview__addresses__language=F("language")
    )
    for version in Version.objects.exclude(content="").exclude(pk__in=standing.values("pk")):
        yield f"version {version.pk} stands at an address that is nobody's: {version.slug}"
    for address in Address.objects.annotate(versions=Count("interview__versions")).filter(versions=0):
        yield f"the address {address} was given to an interview without a version"


def approvals_of_other_texts() -> Iterator[str]:
    for pk in Interview.objects.filter(~Q(approved_number=F("draft_number")), stage="ready").values_list(
        "pk", flat=True
    ):
        yield f"interview {pk} is ready though another text was approved"


def versions_that_cannot_be_found() -> Iterator[str]:
    for pk in Version.objects.filter(search_vector=None).exclude(content="").values_list("pk", flat=True):
        yield f"version {pk} is not in the search"


def columns_unlike_their_content() -> Iterator[str]:
    """Lists and searches read columns, and the digest on the record covers the content alone."""
    versions = Version.objects.exclude(content="").defer("search_vector", "search_head", "passage_words")
    for version in versions.iterator(chunk_size=100):
        content = json.loads(version.content)
        said = freezing.copied(content)
        columns = search.columns(Page.from_content(content), other_names=())
        found = {name: columns[name] for name in ("facets", "passages", "search_names")}
        if any(getattr(version, name) is None for name in found):
            found = {}  # by a release that did not store all of it yet, and may have folded words otherwise
        for name, value in (said | found).items():
            if getattr(version, name) != value:
                yield f"version {version.pk} says another thing in lists and searches than on its page: {name}"


def versions_that_still_speak() -> Iterator[str]:
    """What a redaction left in a column is a name that somebody asked to be taken out."""
    empty = protection.emptied()
    for version in Version.objects.filter(content="").iterator():
        for name, nothing in empty.items():
            if getattr(version, name) != nothing:
                yield f"version {version.pk} was removed, and still says something: {name}"


def disagreements(now: datetime) -> Iterator[str]:
    """Between the database and what the front server was told; settle_withdrawals mends them."""
    marked = {marker.place for marker in markers.every() if marker.shut}
    for interview in withdrawals.gone(now):
        if missing := set(publishing.places(interview)) - marked:
            yield f"interview {interview.pk} was withdrawn, and the front server was not told of {sorted(missing)}"
    for interview in withdrawals.known(marked).live(now):
        yield f"interview {interview.pk} is live, and the front server was told that it is withdrawn"
