"""The verbs of photos and clips: make an upload anew, find where it is used, sweep the files that nothing names."""

from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from itertools import chain
from typing import TypeVar

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage, storages
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from PIL import Image

from articles import pages
from articles.editorial.people import taking_part
from articles.editorial.permissions import may, readable_by
from articles.editorial.refusals import Refused
from articles.files import storage
from articles.files.uploads import Unusable
from articles.models import Clip, Interview, Person, Photo, User, Version
from articles.photos import encoding, renditions
from articles.sound import mp3, sounds
from articles.words import document
from articles.words.document import Medium

KINDS = {"photo": Photo, "clip": Clip}
Kind = TypeVar("Kind", Photo, Clip)
MASTER = {"quality": 92, "subsampling": 0}


def draw(photo: Photo, picture: Image.Image, upload: File | None = None):
    """Write the files of `photo` before its row: a file without a row is swept, a row without a file is a hole."""
    with storage.all_or_none():
        photo.master = encoding.write(picture, "jpg", storage.private_storage(), **MASTER)
        if upload and settings.KEEP_ORIGINALS:
            photo.original = storage.keep_original(upload)
        photo.renditions = renditions.make(picture, photo.focus)


def cut_again(photo: Photo):
    """Write new files round another focal point. Live versions go on showing the ones they froze."""
    with storage.all_or_none():
        photo.renditions = renditions.make(master(photo), photo.focus)


def master(photo: Photo) -> Image.Image:
    with storage.private_storage().open(photo.master) as file:
        return Image.open(file, formats=["JPEG"]).convert("RGB")


def keep(clip: Clip, recording: mp3.Recording):
    """Write the file of `clip` before its row, as above."""
    clip.name = storage.save(recording.content, "mp3", default_storage)
    clip.sha256, clip.size, clip.seconds = recording.sha256, recording.content.size, recording.seconds


def cut_out(page: pages.Page) -> list[dict]:
    """Write a file for each part of a recording that `page` plays; what a version keeps of each. Readers get no more
    of the recording than that."""
    parts = [part for part in page.recordings if part.start or part.end]
    try:
        with storage.all_or_none():
            return [cut(part) for part in parts]
    except OSError as error:
        raise Refused(_("A part of a recording could not be stored. Try again later.")) from error
    except Unusable as error:  # by now, though it was taken
        raise Refused(str(error)) from error


def cut(part: pages.Recording) -> dict:
    clip, excerpt = Clip.objects.get(pk=part.sound.id), Clip()
    with default_storage.open(clip.name) as file:
        keep(excerpt, mp3.read(file, part.start or 0, part.end))
    return {"block": part.id} | sounds.freeze(clip) | sounds.file(excerpt)


def readable(user: User, kind: type[Kind]) -> QuerySet[Kind]:
    """The photos or clips that `user` may see: all, or their own and those in interviews that they may read."""
    rows = kind._default_manager.all()
    if may(user, "see all media"):
        return rows
    interviews = readable_by(user, Interview.objects.all())
    return rows.filter(Q(added_by=user) | Exists(interviews.filter(shows(kind, OuterRef("pk")))))


def refuse_hidden(added: set[Medium], by: User):
    """Nobody puts into a text what they may not see: they would see it there."""
    for kind, model in KINDS.items():
        keys = pages.keys(added, kind)
        if readable(by, model).filter(pk__in=keys).count() < len(keys):
            raise Refused(_("A photo or a recording in this text is not there, or not yours to use."))


def used_in(row: Photo | Clip) -> QuerySet[Interview]:
    """The drafts that show this photo, at the head or in the text, or this clip."""
    return Interview.objects.filter(shows(type(row), Value(row.pk)))


def shows(kind: type[Kind], pk) -> Q:
    """Matches interviews with this photo or clip. A stored body is canonical, so its mark is always written so."""
    name = kind._meta.model_name
    mark = Concat(Value(f'data-{name}="'), Cast(pk, TextField()), Value('"'), output_field=TextField())
    in_text = Q(body__contains=mark)
    return Q(lead_photo=pk) | in_text if kind is Photo else in_text


def playing(interviews: Iterable[Interview]) -> set[int]:
    """The keys of those of `interviews` whose text plays a recording."""
    keys = [interview.pk for interview in interviews]
    found = Interview.objects.filter(pk__in=keys, body__regex="<figure [^>]*data-clip=")
    return set(found.values_list("pk", flat=True))


def telling(person: Person) -> list[Photo | Clip]:
    """The photos in which `person` can be recognised, and the clips in which they can be heard."""
    return [*person.photos.all(), *person.clips.all()]


def known_by(row: Person | Photo | Clip) -> list[Person | Photo | Clip]:
    """`row` and, of a person, what else tells who they are."""
    return [row, *telling(row)] if isinstance(row, Person) else [row]


def perhaps_telling(person: Person) -> QuerySet[Clip]:
    """Clips in interviews in which `person` takes part, of which nobody has said who can be heard in them."""
    theirs = taking_part(person)
    drafted = Exists(theirs.filter(shows(Clip, OuterRef("pk"))))
    frozen = Exists(Version.objects.filter(has_frozen(Clip, OuterRef("pk")), interview__in=theirs))
    return Clip.objects.filter(drafted | frozen, people=None)


def rows(media: Set[Medium]) -> list[Photo | Clip]:
    return [row for kind, model in KINDS.items() for row in model.objects.filter(pk__in=pages.keys(media, kind))]


def medium(row: Photo | Clip) -> Medium:
    return row._meta.model_name, row.pk


def frozen_with(*rows: Photo | Clip) -> QuerySet[Version]:
    """The versions that show one of these photos, or play one of these clips or a part of it."""
    frozen = Q(pk__in=[])
    for row in rows:
        frozen |= has_frozen(type(row), Value(row.pk))
    return Version.objects.filter(frozen)


def coming_with(rows: Iterable[Person | Photo | Clip], now: datetime) -> QuerySet[Version]:
    """The versions that will name, show or play one of `rows`: by their keys, or because they say so themselves."""
    # Asked for first: PostgreSQL would look through the content of every version there is.
    coming, frozen = list(Version.objects.coming(now).values_list("pk", flat=True)), Q(pk__in=[])
    for row in rows:
        if isinstance(row, Person):
            frozen |= Q(people__contains=[{"id": row.pk}]) | says_to_tell(row)
        else:
            frozen |= has_frozen(type(row), Value(row.pk))
    return Version.objects.filter(frozen, pk__in=coming)


def has_frozen(kind: type[Kind], pk) -> Q:
    """Matches versions with this photo or clip, by its key and not by a file: a part of a clip is a file of its own,
    and a photo may have been cut anew. Content is canonical, so it always says it so."""
    wanted = Q()
    for place in ("photo", "lead_photo") if kind is Photo else ("clip",):
        said = Concat(Value(f'"{place}":'), Cast(pk, TextField()), Value(',"'), output_field=TextField())
        wanted |= Q(content__contains=said)
    return wanted


def frozen_in(content: dict) -> set[Medium]:
    """The photos and clips of a version."""
    media = {"photo": content.get("photos", ()), "clip": content.get("clips", ())}
    return {(kind, row["id"]) for kind, rows in media.items() for row in rows}


def said_to_tell(content: dict, person: Person) -> set[Medium]:
    """What a version says itself that `person` is in: a photo or a clip may be kept by nobody else any more."""
    media = {"photo": content["photos"], "clip": content.get("clips", ())}
    return {(kind, row["id"]) for kind, rows in media.items() for row in rows if person.pk in row["people"]}


def says_to_tell(person: Person) -> Q:
    """Matches versions of whose content something is `said_to_tell`."""
    return Q(content__regex=rf'"people":\[(\d+,)*{person.pk}[],]')


def perhaps_said_to_tell(content: dict, person: Person) -> set[Medium]:
    """Clips of a version in which `person` takes part, where it does not say who can be heard and nobody can any
    more."""
    takes_part = any(who["id"] == person.pk for who in content["people"])
    clips = content.get("clips", ()) if takes_part else ()
    return gone({("clip", row["id"]) for row in clips if not row["people"]})


def gone(media: Set[Medium]) -> set[Medium]:
    """Those of `media` that the newsroom keeps no more."""
    return media - set(map(medium, rows(media)))


def take_out(interview: Interview, hidden: Set[Medium]):
    """Show none of `hidden` in a draft, which is not stored yet."""
    if ("photo", interview.lead_photo_id) in hidden:
        interview.lead_photo = None
    interview.body = document.parse(interview.body).without_media(hidden).html


def delete_unnamed(names: list[str]):
    """Delete those public files that no photo, no clip and no version names any more."""
    for name in names:
        in_use = Photo.objects.filter(renditions__contains=[{"name": name}]).exists()
        in_use = in_use or Clip.objects.filter(name=name).exists()
        if not in_use and not Version.objects.showing(name).exists():
            default_storage.delete(name)


def files() -> Iterator[tuple[Photo | Clip, str, str]]:
    """Every photo and clip with each of its files: the storage that has it, and its name there. Those, too, that no
    version shows."""
    for photo in Photo.objects.iterator():
        yield from ((photo, "default", row["name"]) for row in photo.renditions)
        yield from ((photo, "private", name) for name in (photo.master, photo.original) if name)
    for clip in Clip.objects.iterator():
        yield clip, "default", clip.name


def sweep(before: datetime) -> list[str]:
    """Delete files older than `before` that no photo, no clip and no version names; return their names."""
    named = {"default": set(), "private": set()}
    for _row, where, name in files():
        named[where].add(name)
    # Afterwards: what a version has frozen since, it has of them.
    named["default"].update(chain.from_iterable(Version.objects.values_list("media", flat=True)))
    return [name for where in named for name in storage.sweep(storages[where], named[where], before)]
