"""Protecting somebody after the fact: taking a name out of everything that readers, and later colleagues, could find.

What stands in its place is in `rewording`, and what becomes of the versions that said it in `redaction`.
docs/safety.md says what is not reached.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import markers
from articles.editorial import (
    audit,
    bearing,
    calling_off,
    drafting,
    freezing,
    locking,
    media,
    old_names,
    people,
    periods,
    publishing,
    redaction,
)
from articles.editorial.permissions import may
from articles.editorial.refusals import NotAllowed, Refused
from articles.editorial.rewording import SAID_OF_PHOTOS, Renaming, change
from articles.models import (
    Correction,
    Interview,
    Person,
    PersonName,
    PhotoWords,
    User,
    Version,
)
from articles.models.languages import isolated
from articles.pages import keys, media_of
from articles.words import document
from articles.words.document import Medium

TEXTS = tuple(name for name in bearing.FIELDS if name != "body")


@dataclass(frozen=True)
class Choice:
    """What somebody is called from now on, by language, and how much readers learn of it. `also` are other spellings
    to take out; `elsewhere`, keys of interviews that speak of them where they take no part."""

    naming: str
    names: dict[str, str]
    shown_as: str
    also: Sequence[str] = ()
    elsewhere: Sequence[int] = ()


def rename(person: Person, choice: Choice, by: User) -> list[Interview]:
    """Call `person` as `choice` says, and no longer as before.

    Drafts say the new name. What is live is replaced by the same text that says it, as a change for somebody's safety;
    nothing else of a draft reaches readers. Every other version is redacted; revisions and preview links go. Where the
    name stands elsewhere only in what is kept, the copies that say it go and nothing else changes. Refused, naming the
    interview, where a spelling would still stand afterwards. With the name go a photo in which they can be recognised,
    a recording in which they can be heard, and one in these interviews of which nobody has said who is heard in it.
    Returns the interviews that changed.
    """
    if not may(by, "redact"):
        raise NotAllowed(_("You may not take a name out of what was published."))
    with markers.seen_or_taken_back(), transaction.atomic():
        person = locked_around(person, choice.elsewhere)
        refuse_plainer(person, choice.naming)
        name = old_names.of(person, choice.naming, choice.names, choice.also)
        call(person, choice.naming, choice.names)
        interviews = locking.interviews(*concerned(person, choice.elsewhere).values_list("pk", flat=True))
        now = timezone.now()
        refuse_elsewhere(person, [row for row in interviews if bearing.is_reworded(row, person, name, now)], now)
        hidden = [*media.telling(person), *media.perhaps_telling(person)]
        renaming = Renaming(person, name, frozenset(map(media.medium, hidden)), by, choice.shown_as, {})
        for interview in interviews:
            renaming.digests.update(renaming.new_digests(interview))
        for interview in interviews:
            take_out(interview, renaming)
        calling_off.end_links(person, by, now)  # to texts of which only the link tells that they took part
        changed = [interview.pk for interview in interviews]
        audit.record(by, "rename", person, naming=choice.naming, interviews=changed)
    return interviews


def refuse_plainer(person: Person, naming: str):
    """Nobody is named more plainly by that: somebody may have protected them better since it was asked for."""
    if naming == Person.Naming.FIRST and person.naming in (Person.Naming.PSEUDONYM, Person.Naming.ROLE):
        raise Refused(_("They are named less plainly by now than by their first name. Choose again."))


def locked_around(person: Person, elsewhere: Iterable[int]) -> Person:
    """`person` as they are stored by now, locked with all that speaks of them.

    What came to it while this waited for a lock would be locked out of order: then all are let go of and locked anew.
    Nothing comes to it afterwards, for the key that refers to them is locked too.
    """
    while True:
        point = transaction.savepoint()
        shown, interviews = found = around(person, elsewhere)
        locking.locked(*media.rows(shown), person, also=interviews)
        now = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if around(person, elsewhere) == found:
            transaction.savepoint_commit(point)
            return now
        transaction.savepoint_rollback(point)


def around(person: Person, elsewhere: Iterable[int]) -> tuple[set[Medium], set[int]]:
    """The photos and clips, and the keys of the interviews, that are locked with `person`."""
    live = Version.objects.live(timezone.now()).exclude(content="")
    telling = [*media.telling(person), *media.perhaps_telling(person)]
    shown, interviews = set(map(media.medium, telling)), set(elsewhere)
    for interview in concerned(person, elsewhere):
        shown |= media_around(interview, live.filter(interview=interview).first())
        interviews |= locking.reached(interview)
    return shown, interviews


def concerned(person: Person, elsewhere: Iterable[int]) -> QuerySet[Interview]:
    return people.taking_part(person) | Interview.objects.filter(pk__in=list(elsewhere))


def media_around(interview: Interview, version: Version | None) -> set[Medium]:
    """The photos and clips in the draft, and those in `version`."""
    return media_of(interview) | media.frozen_in(bearing.content_of(version) if version else {})


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


def refuse_elsewhere(person: Person, reworded: list[Interview], now: datetime):
    """Where nothing else changes, an editor decides what stands in place of a photo of theirs, or of their voice."""
    others = Interview.objects.exclude(pk__in=[interview.pk for interview in reworded])
    for row in media.telling(person):
        shown = media.frozen_with(row).live_or_coming(now).values("interview")
        if left := (others.filter(pk__in=shown) | others & media.used_in(row)).first():
            raise left_elsewhere(media.medium(row), left)
    shown = Version.objects.live_or_coming(now).filter(media.says_to_tell(person), interview__in=others)
    for version in shown.select_related("interview"):
        for medium in media.gone(media.said_to_tell(bearing.content_of(version), person)):
            raise left_elsewhere(medium, version.interview)


def left_elsewhere(medium: Medium, interview: Interview) -> Refused:
    told = {
        "clip": _("A recording in which they can be heard is in “{interview}”. Take it out there first."),
        "photo": _("A photo in which they can be recognised is in “{interview}”. Take it out there first."),
    }
    return Refused(told[medium[0]].format(interview=isolated(interview)))


def take_out(interview: Interview, renaming: Renaming):
    """Leave nothing of the name in one interview: what readers see, the draft, and all that is kept about it."""
    was, now, timeline = copy(interview), timezone.now(), publishing.timeline(interview)
    silent = interview.addresses.filter(silent=True).exists()
    if not bearing.is_reworded(interview, renaming.person, renaming.name, now):
        return take_out_of_copies(interview, renaming, now)
    if periods.coming(timeline, now):
        publishing.unschedule(interview, renaming.by, now)
    live = periods.current(timeline, now)
    before = interview.versions.get(number=live.version) if live else None
    rewrite(interview, renaming)
    reword_around(interview, before, renaming)
    kept = [replace(interview, before, renaming, now).pk] if before else []
    if before and before.draft_number == was.draft_number:
        keep_approval(interview, was)
    for version in interview.versions.exclude(pk__in=kept).exclude(content="").order_by("number"):
        redaction.redact(version, now)
    give_up(interview, interview.addresses.exclude(slug=interview.slug))
    if not before and interview.versions.begun(now).exists():
        stay_away(interview, silent)
    forget(interview)


def take_out_of_copies(interview: Interview, renaming: Renaming, now: datetime):
    """Where the name stands only in what is kept, neither what readers see nor the draft is touched."""
    for version in list(bearing.versions_saying(interview, renaming.name)):
        redaction.redact(version, now)
    for kept in bearing.COPIES:
        for row in list(bearing.saying(interview, kept, renaming.name)):
            row.delete()
    told = [row.pk for row in interview.addresses.exclude(slug=interview.slug) if renaming.is_told_by((), row.slug)]
    give_up(interview, interview.addresses.filter(pk__in=told))


def give_up(interview: Interview, addresses: QuerySet):
    """An address that tells the name is not even kept from being given away again: it must not be on any disk."""
    places = {*publishing.places(interview)}
    addresses.delete()
    transaction.on_commit(partial(markers.unmark, places - {*publishing.places(interview)}))


def stay_away(interview: Interview, silent: bool):
    """Keep in mind how it was withdrawn, at an address that tells nothing where none is left."""
    if silent and not interview.addresses.exists():
        interview.addresses.create(language=interview.language, slug=interview.public_id, silent=True)
    markers.mark(publishing.places(interview), silent)


def rewrite(interview: Interview, renaming: Renaming):
    """Put the new name in the place of every spelling in the draft; give it an address that does not tell."""
    renamed = renaming.words_in(interview.language)
    media.take_out(interview, renaming.hidden)
    change(interview, TEXTS, renamed)
    text = renaming.in_document(document.parse(interview.body), interview.language)
    interview.body, interview.slug, interview.doubts = text.html, "", {}
    interview.__dict__.pop("document", None)
    if any(map(renaming.name.pattern.search, bearing.drafted(interview))):
        refuse_left_over(interview)
    stored = drafting.take_number(interview, renaming.by, interview.draft_number)
    drafting.follow_head(interview, stored)
    interview.save()
    topics = [(topic, [topic.name, *topic.name_in.values()]) for topic in interview.topics.all()]
    interview.topics.remove(*(topic for topic, names in topics if renaming.is_told_by(names, topic.slug)))


def reword_around(interview: Interview, before: Version | None, renaming: Renaming):
    """What is said beside the text: on cards, of others who take part, of photos, to readers, among colleagues."""
    renamed = renaming.words_in(interview.language)
    shown = keys(media_around(interview, before) | renaming.hidden, "photo")
    for owner, model, fields in bearing.BESIDE:
        for row in model.objects.filter(**{owner: interview}):
            change(row, fields, renamed)
            row.save(update_fields=fields)
    for words in PhotoWords.objects.filter(photo__in=shown):
        change(words, SAID_OF_PHOTOS, renaming.words_in(words.language))
        words.save(update_fields=SAID_OF_PHOTOS)


def replace(interview: Interview, before: Version, renaming: Renaming, now: datetime) -> Version:
    """Show the text of `before` with the new name in its place."""
    content = renaming.in_content(bearing.content_of(before) | {"topics": before.topics})  # at the addresses of now
    if bearing.is_named(content, renaming.name):
        refuse_left_over(interview)
    version = freezing.reword(interview, content)
    if before.draft_number != interview.draft_number - 1:
        version.draft_number = before.draft_number  # readers see no change that only the draft has
    after = publishing.show(interview, version, now)
    Correction.objects.create(
        interview=interview, before=before, after=after, kind=Correction.Kind.SAFETY, shown_as=renaming.shown_as
    )
    return after


def refuse_left_over(interview: Interview):
    raise Refused(
        _("A spelling still stands in “{interview}”. Change it there first.").format(interview=isolated(interview))
    )


def keep_approval(interview: Interview, was: Interview):
    """What readers see was approved but for the name, which is two people's doing: it need not be approved again."""
    Interview.objects.filter(pk=interview.pk).update(
        stage=was.stage,
        approved_by=was.approved_by,
        approved_number=interview.draft_number if was.stage == Interview.Stage.READY else None,
        writers=was.writers,
    )


def forget(interview: Interview):
    """What colleagues said about the text while it told the name, and its copies."""
    for kept in bearing.COPIES:
        getattr(interview, kept).all().delete()
