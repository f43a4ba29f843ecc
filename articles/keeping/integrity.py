"""What must hold between tables, files and markers, and the places where it does not."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import storages
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Func, Q
from django.utils import timezone

from articles import markers, search
from articles.editorial import freezing, media, publishing, redaction, withdrawals
from articles.models import Address, Interview, Person, Topic, TopicAddress, TopicName, Version
from articles.pages import Page, files
from newsroom import progress

SWEPT = timedelta(days=2)  # by every night's sweep, which leaves what is younger than a day
CHUNK = 50  # versions that are in memory at once
STORAGES = ("default", "private")


def problems(watched: Callable = progress.silent) -> Iterator[str]:
    """One sentence for each thing that does not fit; none in a sound newsroom, whatever has been killed before.

    `watched` is given what takes long to go through, how many there are, and what to call them.
    """
    now = timezone.now()
    yield from lost_files()
    yield from changed_files(watched)
    yield from half_written_files(now)
    yield from versions_without_address()
    yield from addresses_without_version()
    yield from approvals_of_other_texts()
    yield from versions_that_cannot_be_found()
    yield from columns_unlike_their_content(watched)
    yield from versions_that_still_speak()
    yield from disagreements(now)


def lost_files() -> Iterator[str]:
    here = {storage: set(names_in(storage)) for storage in STORAGES}
    for pk, shown in Version.objects.exclude(media=[]).values_list("pk", "media").iterator():
        for name in set(shown) - here["default"]:
            if is_lost("default", name):
                yield f"version {pk} shows {name}, which is not there"
    for row, storage, name in media.files():  # which a draft may want for a version that is not made yet
        if name not in here[storage] and is_lost(storage, name):
            yield f"{row._meta.model_name} {row.pk} is kept in {name}, which is not there"


def is_lost(storage: str, name: str) -> bool:
    """Whether a file that was not there a moment ago was not added since."""
    return not storages[storage].exists(name)


def changed_files(watched: Callable = progress.silent) -> Iterator[str]:
    """Other bytes than a version was frozen with: a face or a voice could be back that was made unknowable."""
    frozen = {}
    for content in Version.objects.exclude(media=[]).values_list("content", flat=True).iterator(chunk_size=CHUNK):
        frozen |= {row["name"]: row["sha256"] for row in files(json.loads(content)) if "sha256" in row}
    here = paths_in("default")
    for path in watched(here, len(here), label="Files"):
        if path.name in frozen:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != frozen[path.name]:
                    yield f"{path.name} is not the file that a version was published with"


def half_written_files(now: datetime) -> Iterator[str]:
    """Left by whoever was killed, which harms nobody, and should have been swept since."""
    for storage in STORAGES:
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


def addresses_without_version() -> Iterator[str]:
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


def columns_unlike_their_content(watched: Callable = progress.silent) -> Iterator[str]:
    """Lists and searches read columns, and the digest on the record covers the content alone."""
    versions = Version.objects.exclude(content="").defer("search_vector", "search_head", "passage_words")
    moved, names = topics_that_moved(), OtherNames()
    standing = set(Topic.objects.values_list("slug", flat=True))
    for version in watched(versions.iterator(chunk_size=CHUNK), versions.count(), label="Versions"):
        content = json.loads(version.content)
        page = Page.from_content(content)
        said = freezing.copied(content)
        unlike = [name for name, value in said.items() if name != "topics" and getattr(version, name) != value]
        topics = [as_listed(topic, version.topics, moved, standing) for topic in said["topics"]]
        if are_listed(version.topics, topics):
            topics = version.topics
        else:
            unlike.append("topics")
        columns = search.columns(page, topics, names.of(page, topics))
        found = {name: columns[name] for name in ("facets", "passages", "search_names")}
        # Else by a release that did not store all of it yet, and may have folded words otherwise.
        if all(getattr(version, name) is not None for name in found):
            unlike += [name for name, value in found.items() if getattr(version, name) != value]
            for name in found_by_more_than_they_say(version, columns):
                yield f"version {version.pk} is found by words that its page does not say ({name}): run reindex"
        for name in unlike:
            yield f"version {version.pk} says another thing in lists and searches than on its page: {name}"


def topics_that_moved() -> dict[str, dict]:
    """Where each address leads that a topic had: lists follow (`articles.editorial.topics.lead`), and pages do not."""
    addresses = TopicAddress.objects.values_list("slug", "topic", "topic__slug")
    return {slug: {"id": pk, "slug": leads_to} for slug, pk, leads_to in addresses}


def as_listed(topic: dict, listed: list[dict], moved: dict[str, dict], standing: set[str]) -> dict:
    """`topic` of a page with the address it has by now. Where the old one was taken out, only lists know the new."""
    if topic["slug"] in moved or topic["slug"] in standing:
        return topic | moved.get(topic["slug"], {})
    return next((row for row in listed if row["name"] == topic["name"]), topic)


def are_listed(topics: list[dict], said: list[dict]) -> bool:
    """Whether `topics` are those that are `said`. Of two that became one, either may have stayed."""
    addresses = [{topic["slug"] for topic in rows} for rows in (topics, said)]
    return addresses[0] == addresses[1] and all(topic in said for topic in topics)


class OtherNames:
    """What readers may find people and topics by though the page calls them otherwise."""

    def __init__(self):
        self.spellings = dict(Person.objects.exclude(spellings=[]).values_list("pk", "spellings"))
        self.topics = defaultdict(list)
        for topic, name in TopicName.objects.values_list("topic", "name"):
            self.topics[topic].append(name)

    def of(self, page: Page, topics: list[dict]) -> list[str]:
        """Of somebody who is not named in full, none."""
        named = [person for person in page.people if person.named]
        spellings = [(*person.spellings, *self.spellings.get(person.id, ())) for person in named]
        shown = [(topic.name, *topic.names.values(), *self.topics[topic.id]) for topic in page.topics]
        listed = [self.topics[topic["id"]] for topic in topics]
        return [name for names in (*spellings, *shown, *listed) for name in names]


class HasMoreWords(Func):
    """Whether a column for the search has words that another has not."""

    template = "EXISTS (SELECT unnest(tsvector_to_array(%(expressions)s)))"
    arg_joiner = ")) EXCEPT SELECT unnest(tsvector_to_array("
    output_field = BooleanField()


def found_by_more_than_they_say(version: Version, columns: dict) -> list[str]:
    """The columns of `version` by which a search finds it for words that its page does not say: a name that was taken
    out, or never was to be there. That it is found by fewer harms nobody."""
    more = {name: HasMoreWords(F(name), columns[name]) for name in ("search_head", "search_vector")}
    more["passage_words"] = ExpressionWrapper(~Q(passage_words=columns["passage_words"]), BooleanField())
    (answers,) = Version.objects.filter(pk=version.pk).values_list(*more.values())
    return [name for name, has_more in zip(more, answers, strict=True) if has_more]


def versions_that_still_speak() -> Iterator[str]:
    """What a redaction left in a column is a name that somebody asked to be taken out."""
    empty = redaction.emptied()
    for version in Version.objects.filter(content="").iterator(chunk_size=CHUNK):
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
