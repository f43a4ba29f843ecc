"""A draft frozen: all that its page says, as the plain values that a version keeps."""

from collections import defaultdict
from collections.abc import Iterable

from articles.models import Interview, Participation, Person, Photo, TaggedTopic, Topic
from articles.models.languages import in_language
from articles.photos import pictures
from articles.words import document


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
    shown = {interview.pk: photos_of(interview) for interview in interviews}
    photos = Photo.objects.filter(pk__in=set().union(*shown.values())).with_words().prefetch_related("people")
    theirs = {key: [photo for photo in photos if photo.pk in keys] for key, keys in shown.items()}
    return {one.pk: content(one, cast[one.pk], about[one.pk], theirs[one.pk]) for one in interviews}


def content(
    interview: Interview, cast: Iterable[Participation], topics: Iterable[Topic], photos: Iterable[Photo]
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
        "blocks": interview.document.written().as_json(),
    }


def photos_of(interview: Interview) -> set[int]:
    """Primary keys of the photos at the head and in the text, as both stand now."""
    return {interview.lead_photo_id, *document.parse(interview.body).photos} - {None}


def files(content: dict) -> list[dict]:
    """All files that a page with this content shows: the name of each, and the SHA-256 of its bytes where it was made
    since that is kept."""
    cuts = [row for photo in content["photos"] for row in photo["renditions"]]
    return [*cuts, *filter(None, [content.get("share_card")])]


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
