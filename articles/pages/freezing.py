"""A draft frozen: all that its page says, as the plain values that a version keeps."""

from collections import defaultdict
from collections.abc import Iterable

from articles.models import Clip, Interview, Participation, Person, Photo, TaggedTopic, Topic
from articles.models.languages import in_language
from articles.photos import pictures
from articles.sound import sounds
from articles.words import document
from articles.words.document import Medium


def freeze(interview: Interview) -> dict:
    """All that a page of `interview` says, as plain JSON values. What readers may not see is not in it."""
    return freeze_all([interview])[interview.pk]


def freeze_all(interviews: list[Interview]) -> dict[int, dict]:
    """The same of each of them, by its key, at the cost of one."""
    cast, about = defaultdict(list), defaultdict(list)
    parts = Participation.objects.filter(interview__in=interviews)
    for row in parts.select_related("person").prefetch_related("person__names"):
        cast[row.interview_id].append(row)
    tagged = TaggedTopic.objects.filter(content_object__in=interviews).order_by("tag__name")
    for row in tagged.select_related("tag").prefetch_related("tag__names"):
        about[row.content_object_id].append(row.tag)
    shown = {interview.pk: media_of(interview) for interview in interviews}
    every = set().union(*shown.values())
    photos = Photo.objects.filter(pk__in=keys(every, "photo")).with_words().prefetch_related("people")
    clips = Clip.objects.filter(pk__in=keys(every, "clip")).order_by("pk").prefetch_related("people")
    return {
        one.pk: content(
            one,
            cast[one.pk],
            about[one.pk],
            [photo for photo in photos if ("photo", photo.pk) in shown[one.pk]],
            [clip for clip in clips if ("clip", clip.pk) in shown[one.pk]],
        )
        for one in interviews
    }


def content(
    interview: Interview,
    cast: Iterable[Participation],
    topics: Iterable[Topic],
    photos: Iterable[Photo],
    clips: Iterable[Clip] = (),
) -> dict:
    """The same, of rows that somebody has found already."""
    return {
        "schema": document.SCHEMA,
        "public_id": interview.public_id,
        "language": interview.language,
        "slug": interview.slug,
        "headline": interview.headline,
        "standfirst": interview.standfirst,
        "dateline": interview.dateline,
        "conducted_on": conducted_on(interview),
        "date_withheld": interview.date_shown == Interview.DateShown.WITHHELD,
        "method": interview.method,
        "conducted_in": interview.conducted_in,
        "edited": interview.edited,
        "people": [frozen_participation(row, interview.language) for row in cast],
        "topics": [
            {
                "id": topic.pk,
                "slug": topic.slug,
                "name": in_language(topic.name_in, interview.language),
                "names": topic.name_in,
            }
            for topic in topics
        ],
        "lead_photo": interview.lead_photo_id,
        "photos": [pictures.freeze(photo, interview.language) for photo in photos],
        "clips": [sounds.freeze(clip) for clip in clips],
        "blocks": interview.document.written().as_json(),
    }


def media_of(interview: Interview) -> set[Medium]:
    """The photos at the head and in the text, and the clips, as both stand now."""
    head = {("photo", interview.lead_photo_id)} if interview.lead_photo_id else set()
    return head | document.parse(interview.body).media


def keys(media: Iterable[Medium], kind: str) -> set[int]:
    """Primary keys of the photos, or of the clips, among `media`."""
    return {key for which, key in media if which == kind}


def files(content: dict) -> list[dict]:
    """All files that a page with this content shows: the name of each, and the SHA-256 of its bytes where it was made
    since that is kept."""
    cuts = [row for photo in content["photos"] for row in photo["renditions"]]
    return [*cuts, *heard(content), *filter(None, [content.get("share_card")])]


def heard(content: dict) -> list[dict]:
    """The recordings that a page with this content plays. Of one of which it plays a part, the whole is not there."""
    excerpts = content.get("excerpts", [])
    parts = {row["block"] for row in excerpts}
    whole = {row["clip"] for row in content["blocks"] if row["type"] == "clip" and row["id"] not in parts}
    return [*excerpts, *(clip for clip in content.get("clips", ()) if clip["id"] in whole)]


def media(content: dict) -> list[str]:
    """The names of all files that a page with this content shows."""
    return [row["name"] for row in files(content)]


def conducted_on(interview: Interview) -> str:
    """The date as far as readers may know it: `2026-05-17`, `2026-05` or nothing."""
    shown = Interview.DateShown
    length = {shown.DAY: 10, shown.MONTH: 7, shown.WITHHELD: 0}[interview.date_shown]
    return interview.conducted_on.isoformat()[:length] if interview.conducted_on else ""


def frozen_participation(row: Participation, language: str) -> dict:
    person, words = row.person, row.person.words_in(language)
    return {
        "id": person.pk,
        "role": row.role,
        "kind": person.kind,
        "naming": person.naming,
        "name": words.name if words else "",
        "names": person.name_in,
        "label": row.label,
        "description": row.description or (words.description if words else ""),
        "slug": person.slug if person.has_page else "",
        "spellings": person.spellings if person.has_page and person.naming == Person.Naming.FULL else [],
    }
