"""The verbs of topics: find or make one by its name, move it to another address, merge two that are one."""

import re
from collections import Counter
from difflib import get_close_matches

from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles import search
from articles.editorial import audit, locking
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import (
    AuditEntry,
    Interview,
    TaggedTopic,
    Topic,
    TopicAddress,
    TopicName,
    User,
    Version,
    languages,
)
from articles.models.languages import isolated
from articles.words import canonical, folding, inflection

SUGGESTED = 8
WORD = re.compile(r"\w+")
ALIKE = 0.8  # of 1: Evacuation and Evacuations are, Aleppo and Alep are not


def find(name: str) -> Topic | None:
    """The topic called `name`, in any spelling, or that a topic of this name was merged into."""
    return (
        Topic.objects.named(name).first() or Topic.objects.filter(former_addresses__slug=folding.slugify(name)).first()
    )


def standing(key: int) -> Topic | None:
    """The topic with this key, or the one that it was merged into, however often since."""
    while not (topic := Topic.objects.with_names().filter(pk=key).first()):
        merged = AuditEntry.objects.filter(subject="topic", action="merge", facts__merged=key)
        key = merged.values_list("subject_id", flat=True).first()
        if key is None:
            return None
    return topic


def find_or_make(name: str, by: User) -> Topic:
    """The topic called `name`, made in the language of its letters if there is none."""
    name = " ".join(name.split())
    topic = find(name)
    if topic:
        return topic
    if not may(by, "name topics"):
        raise NotAllowed(_("You may not make new topics."))
    language = languages.of_letters(name)
    with transaction.atomic():
        slug = free_slug(name)
        topic = Topic.objects.create(name=slug, slug=slug)
        TopicName.objects.create(topic=topic, language=language, name=name)
        audit.record(by, "add", topic)
    return topic


def free_slug(name: str) -> str:
    """An address for `name` that no topic has or had."""
    slugs = folding.numbered(folding.slugify(name) or "topic")
    return next(slug for slug in slugs if not is_taken(slug))


def is_taken(slug: str) -> bool:
    return Topic.objects.filter(slug=slug).exists() or TopicAddress.objects.filter(slug=slug).exists()


def neighbours(name: str) -> list[Topic]:
    """Topics that are probably meant by `name` though they are spelt otherwise: at most three, the closest first."""
    known = {inflection.uninflected(row.name): row.topic_id for row in TopicName.objects.only("name", "topic_id")}
    close = get_close_matches(inflection.uninflected(name), known, n=3, cutoff=ALIKE)
    topics = Topic.objects.with_names().in_bulk({known[spelling] for spelling in close})
    return list({known[spelling]: topics[known[spelling]] for spelling in close}.values())


def refuse_former(slug: str, topic: Topic):
    """Refuse an address for `topic`, which may be new, from which readers are led to another one."""
    if TopicAddress.objects.filter(slug=slug).exclude(topic=topic.pk).exists():
        raise Refused(_("Another topic had the address “{slug}”. Choose another.").format(slug=isolated(slug)))


def move(topic: Topic, slug: str, by: User):
    """Give `topic` the address `slug`; its old one leads there."""
    if not may(by, "name topics"):
        raise NotAllowed(_("You may not do this."))
    if slug == topic.slug:
        return
    refuse_former(slug, topic)
    with transaction.atomic():
        topic.former_addresses.filter(slug=slug).delete()
        old, topic.name, topic.slug = topic.slug, slug, slug
        topic.save(update_fields=["name", "slug"])
        lead(old, topic)
        audit.record(by, "move", topic)


def forget(topic: Topic, slug: str, by: User):
    """Let the address `slug` that `topic` had lead nowhere, as if it had never been: it may tell a name."""
    if not may(by, "merge topics"):
        raise NotAllowed(_("You may not merge topics."))
    with transaction.atomic():
        if not topic.former_addresses.filter(slug=slug).delete()[0]:
            raise Refused(_("Somebody has taken this address out already."))
        audit.record(by, "forget address", topic)


def merge(topic: Topic, into: Topic, by: User):
    """Make `topic` part of `into`: its interviews, its names and descriptions where `into` lacks one, its addresses as
    redirects."""
    if not may(by, "merge topics"):
        raise NotAllowed(_("You may not merge topics."))
    if topic == into:
        raise Refused(_("Choose another topic: this is the same one."))
    with transaction.atomic():
        topic, into = locking.locked(topic, into)
        if topic is None or into is None:
            raise Refused(_("One of the two is no longer there: somebody has merged it."))
        tagged = TaggedTopic.objects.filter(tag=into).values("content_object")
        TaggedTopic.objects.filter(tag=topic).exclude(content_object__in=tagged).update(tag=into)
        said = topic.names.filter(language=OuterRef("language")).values("description")
        into.names.filter(description="").update(description=Coalesce(Subquery(said), Value("")))
        topic.names.exclude(language__in=into.name_in).update(topic=into)
        topic.former_addresses.update(topic=into)
        audit.record(by, "merge", into, merged=topic.pk)
        topic.delete()
        lead(topic.slug, into)


def lead(old: str, topic: Topic):
    """Send readers from the address `old` to `topic`, and list under it whatever was listed there.

    What versions showed stays in their content; only the columns follow by which lists and searches find them.
    """
    TopicAddress.objects.create(topic=topic, slug=old)
    # In the order of their keys: two topics of one interview may move at once.
    listed = Version.objects.about(old).order_by("pk").select_for_update(of=("self",), no_key=True)
    versions = listed.only("topics", "facets")
    for version in versions:
        others = [row for row in version.topics if row["slug"] not in (old, topic.slug)]
        moved = next(row for row in version.topics if row["slug"] == old)
        version.topics = [*others, moved | {"id": topic.pk, "slug": topic.slug}]
        if version.facets is not None:
            version.facets = search.within_topics(version.facets.split("\n"), version.topics)
    Version.objects.bulk_update(versions, ["topics", "facets"], batch_size=500)
    # A page that calls it otherwise was found by a name that nothing has any more.
    said = canonical.dumps({"slug": old})[1:-1]
    moved_before = Version.objects.filter(pk__in=[version.pk for version in versions]).exclude(content="")
    for version in moved_before.exclude(content__contains=said).iterator(chunk_size=50):
        search.index(version)


def suggest(interview: Interview) -> list[Topic]:
    """Topics of the newsroom that the text names, in any spelling, the most often named first; not those it has."""
    said = words(" ".join((interview.headline, interview.standfirst, interview.document.text)))
    counts = Counter()
    for topic, name in TopicName.objects.exclude(topic__items__content_object=interview).values_list("topic", "name"):
        counts[topic] += said.count(words(name))
    found = [topic for topic, count in counts.most_common(SUGGESTED) if count]
    topics = Topic.objects.with_names().in_bulk(found)
    return [topics[topic] for topic in found]


def words(text: str) -> str:
    """The words of `text` as they are searched for, with a space at either side of each."""
    return f" {' '.join(WORD.findall(inflection.uninflected(text)))} "
