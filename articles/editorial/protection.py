"""Protecting somebody after the fact: taking a name out of everything that readers, and later colleagues, could find.

A version that said the name loses its text and its salt; the record keeps its digest, so the loss is visible and what
was lost cannot be guessed at. Backups made before keep it until they are rotated away: docs/safety.md says so.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import markers
from articles.editorial import audit, drafting, people, periods, photos, publishing, record
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.models import (
    Correction,
    Interview,
    Person,
    PersonName,
    Photo,
    PhotoWords,
    RecordEntry,
    User,
    Version,
)
from articles.models.languages import in_language
from articles.pages import photos_of
from articles.words import folding

# What stays of a redacted version. A column that somebody adds to versions is emptied unless it is named here.
KEPT = (
    *("id", "interview", "family", "number", "draft_number", "language", "minutes"),
    *("live", "cancelled_at", "first_published_at", "content_digest"),
)
TEXTS = ("headline", "standfirst", "dateline", "desk_note")


def rename(
    person: Person, naming: str, names: dict[str, str], also: Iterable[str], by: User, shown_as: str
) -> list[Interview]:
    """Call `person` by the public `names` (by language) from now on, and by no other.

    `also` are other spellings to take out. Drafts say the new name. What is live is replaced by one that says it,
    as a change for somebody's safety of which readers learn `shown_as`. Every other version is redacted; revisions and
    preview links go. Refused, naming the interview, where a spelling would still stand afterwards.
    A photo in which they can be recognised goes out with the name. Returns the interviews that changed.
    """
    if not may(by, "redact"):
        raise NotAllowed(_("You may not take a name out of what was published."))
    with transaction.atomic():
        old = spellings_of(person, also)
        call(person, naming, names)
        interviews = list(Interview.objects.select_for_update().filter(participations__person=person).order_by("pk"))
        hidden = [] if person.naming == Person.Naming.FULL else list(person.photos.all())
        refuse_elsewhere(hidden, interviews)
        reword_photos(interviews, old, names)
        for interview in interviews:
            photos.take_out(interview, {photo.pk for photo in hidden})
            rewrite(interview, old, in_language(names, interview.language), by)
            replace_what_is_live(interview, by, shown_as)
            forget(interview)
        audit.record(by, "rename", person, naming=naming, interviews=[interview.pk for interview in interviews])
    return interviews


def refuse_elsewhere(hidden: list[Photo], interviews: list[Interview]):
    """Where somebody takes no part, an editor decides what stands in place of a photo of theirs."""
    files = [row["name"] for photo in hidden for row in photo.renditions]
    live = Version.objects.live(timezone.now()).filter(media__overlap=files).values("interview")
    others = Interview.objects.exclude(pk__in=[interview.pk for interview in interviews])
    for photo in hidden:
        left = (others.filter(pk__in=live) | others & photos.used_in(photo.pk)).first()
        if left:
            raise Refused(
                _("A photo in which they can be recognised is in “{interview}”. Take it out there first.").format(
                    interview=left
                )
            )


def reword_photos(interviews: list[Interview], old: list[str], names: dict[str, str]):
    """Call the person by the new name in what is said about the photos in `interviews`."""
    shown = set().union(*map(photos_of, interviews))
    for words in PhotoWords.objects.filter(photo__in=shown):
        change(words, ("alt", "caption", "credit"), replacing(old, in_language(names, words.language)))
        words.save()


def spellings_of(person: Person, also: Iterable[str]) -> list[str]:
    """Everything the person was called, the longest first: a full name goes before its parts."""
    labels = person.participations.exclude(label="").values_list("label", flat=True)
    every = {*person.known_as, *labels, *also}
    return sorted(filter(None, map(str.strip, every)), key=len, reverse=True)


def call(person: Person, naming: str, names: dict[str, str]):
    """Store the new public names and nothing of the old ones."""
    person.names.all().delete()
    for language, name in names.items():
        PersonName.objects.create(person=person, language=language, name=name)
    person.naming, person.spellings, person.page_allowed = naming, [], False
    person.slug = people.free_slug(next(iter(names.values())))
    person.save()
    person.participations.update(label="", description="")
    person.__dict__.pop("name_in", None)


def rewrite(interview: Interview, old: list[str], name: str, by: User):
    """Put `name` in the place of every spelling in the draft and its cards; give it an address that does not tell."""
    renamed = replacing(old, name)
    change(interview, TEXTS, renamed)
    text = interview.document.with_words(renamed)
    interview.body, interview.slug = text.html, ""
    left = folding.identity(" ".join([*(getattr(interview, field) for field in TEXTS), text.text]))
    if as_word(map(folding.identity, old)).search(left):
        raise Refused(
            _("A spelling still stands in “{interview}”. Change it there first.").format(interview=interview)
        )
    drafting.take_number(interview, by, interview.draft_number)
    interview.save()
    for card in interview.quote_cards.all():
        change(card, ("words",), renamed)
        card.save()


def replacing(old: list[str], name: str) -> Callable[[str], str]:
    said = as_word(old)
    return lambda words: said.sub(rf"\g<joined>{name}", words)


def change(row: Model, fields: Iterable[str], renamed: Callable[[str], str]):
    for field in fields:
        setattr(row, field, renamed(getattr(row, field)))


def as_word(spellings: Iterable[str]) -> re.Pattern:
    """Any of the spellings as a word of its own, or behind the letters that Arabic joins to the front of one."""
    return re.compile(rf"(?<!\w)(?P<joined>[وفبلك]?)(?:{'|'.join(map(re.escape, spellings))})(?!\w)", re.IGNORECASE)


def replace_what_is_live(interview: Interview, by: User, shown_as: str):
    now = timezone.now()
    timeline = publishing.timeline(interview)
    if periods.coming(timeline, now):
        publishing.unschedule(interview, by, now)
    live = periods.current(timeline, now)
    if live:
        before = interview.versions.get(number=live.version)
        after = publishing.publish(interview, by, now)
        Correction.objects.create(
            interview=interview, before=before, after=after, kind=Correction.Kind.SAFETY, shown_as=shown_as
        )
    kept = after.pk if live else None
    for version in interview.versions.exclude(pk=kept).exclude(content="").order_by("number"):
        redact(version, now)
    # An address that tells the name is not even kept from being given away again: it must not be on any disk.
    interview.addresses.exclude(slug=interview.slug).delete()


def redact(version: Version, now: datetime):
    """Remove what a version said. Its digest stays on the record, and that it was removed."""
    columns = [field for field in Version._meta.concrete_fields if field.name not in KEPT]
    files = version.media
    Version.objects.filter(pk=version.pk).update(**{field.name: field.get_default() for field in columns})
    transaction.on_commit(partial(photos.delete_unnamed, files))
    record.append(version.interview, RecordEntry.Kind.REDACTED, version, now)
    transaction.on_commit(markers.begin_edition)  # no cached list says it any more


def forget(interview: Interview):
    """What colleagues said about the text while it told the name, and its copies."""
    for rows in (interview.revisions, interview.preview_links, interview.notes, interview.signatures):
        rows.all().delete()
