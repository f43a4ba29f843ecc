"""Brings the demo newsroom into an empty database, through the same verbs as everybody else."""

import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files import File
from django.utils import timezone

from articles.editorial import audit, drafting, media, workflow
from articles.models import (
    Clip,
    Correction,
    Interview,
    Participation,
    Person,
    PersonName,
    Photo,
    PhotoWords,
    Policy,
    Topic,
    TopicName,
    User,
)
from articles.photos import decoding
from articles.publication import Publication
from articles.sound import mp3
from articles.words import document

HERE = Path(__file__).parent
ILLUSTRATION = {"en": "Illustration: {}", "ar": "رسم: {}"}
COPIED = ("headline", "standfirst", "dateline", "conducted_on", "method", "conducted_in", "edited")


def staff() -> dict[str, User]:
    """One colleague for each role, with the password made up on this machine."""
    return {role: colleague(role, password) for role, password in settings.DEMO_PASSWORDS.items()}


def colleague(role: str, password: str) -> User:
    user, made = User.objects.get_or_create(username=role, defaults={"is_staff": True})
    if made:
        user.set_password(password)
        user.save()
        user.groups.set(Group.objects.filter(name=role))
    return user


def people(file: str = "people.toml") -> dict[str, Person]:
    return {row["key"]: person(row) for row in read(file)["person"]}


def person(row: dict) -> Person:
    made = Person.objects.create(
        kind=row.get("kind", Person.Kind.PERSON),
        naming=row["naming"],
        page_allowed=row.get("page_allowed", False),
        slug=row["slug"],
        spellings=row.get("spellings", []),
    )
    for language, name in row["name"].items():
        description = row.get("description", {}).get(language, "")
        PersonName.objects.create(person=made, language=language, name=name, description=description)
    return made


def topics() -> dict[str, Topic]:
    return {row["slug"]: topic(row) for row in read("topics.toml")["topic"]}


def topic(row: dict) -> Topic:
    made = Topic.objects.create(slug=row["slug"], name=next(iter(row["name"].values())))
    for language, name in row["name"].items():
        description = row.get("description", {}).get(language, "")
        TopicName.objects.create(topic=made, language=language, name=name, description=description)
    audit.record(None, "add", made)
    return made


def policies():
    for key, titles in read("pages/titles.toml").items():
        for language, title in titles.items():
            html = (HERE / "pages" / f"{key}.{language}.html").read_text(encoding="utf-8")
            policy = Policy.objects.create(key=key, language=language, title=title, body=html)
            audit.record(None, "add", policy)


def gallery(by: User) -> dict[str, Photo]:
    """The photos, by the interview at whose head each stands."""
    return {row["interview"]: photo(row, by) for row in read("photos.toml")["photo"]}


def photo(row: dict, by: User) -> Photo:
    focus_x, focus_y = row["focus"]
    made = Photo(focus_x=focus_x, focus_y=focus_y, added_by=by)
    with (HERE / "photos" / row["file"]).open("rb") as file:
        media.draw(made, decoding.decode(File(file)))
    made.save()
    for language, alt in row["alt"].items():
        credit = ILLUSTRATION[language].format(Publication.in_language(language).name)
        PhotoWords.objects.create(
            photo=made, language=language, alt=alt, caption=row["caption"][language], credit=credit
        )
    return made


def recordings(by: User) -> dict[str, Clip]:
    return {row["key"]: clip(row, by) for row in read("clips.toml")["clip"]}


def clip(row: dict, by: User) -> Clip:
    made = Clip(title=row["title"], added_by=by)
    with (HERE / "sounds" / row["file"]).open("rb") as file:
        media.keep(made, mp3.read(File(file)))
    made.save()
    return made


def interviews(
    by: User,
    cast: dict[str, Person],
    about: dict[str, Topic],
    pictures: dict[str, Photo],
    heard: dict[str, Clip],
    folder: str = "interviews",
) -> Iterator[tuple[Interview, dict]]:
    """The drafts, oldest first and originals before their translations, each with what its file says."""
    made: dict[tuple[str, str], Interview] = {}
    oldest_first = sorted(rows(folder), key=lambda found: ("original" in found[2], -found[2].get("days_ago", 0)))
    for key, language, row in oldest_first:
        original = made.get((key, row.get("original")))
        was = {"standfirst": row["corrected"]["standfirst"]} if "corrected" in row else {}
        interview = drafting.begin(
            by,
            language,
            original=original,
            date_shown=row["conducted_shown"],
            slug=row.get("slug", "" if language == "ar" else key),
            lead_photo=pictures.get(key),
            body=body(row["body"], cast, heard, original),
            **{name: row[name] for name in COPIED if name in row} | was,
        )
        for position, part in enumerate(row["participants"]):
            Participation.objects.create(
                interview=interview, position=position, **part | {"person": cast[part["person"]]}
            )
        interview.topics.set([about[slug] for slug in row["topics"]])
        made[key, language] = interview
        yield interview, row


def rows(folder: str = "interviews") -> Iterator[tuple[str, str, dict]]:
    for path in sorted((HERE / folder).glob("*.*.toml")):
        key, language, _ending = path.name.split(".")
        yield key, language, tomllib.loads(path.read_text(encoding="utf-8"))


def body(html: str, cast: dict[str, Person], heard: dict[str, Clip], original: Interview | None) -> str:
    """The files name a speaker and a recording by their keys, and the block that one translates by its id. A draft
    holds their numbers, and what that block said when it was translated."""
    digests = {block.id: document.digest(block) for block in original.document.blocks} if original else {}
    html = re.sub(
        r'data-source="([^"]+)"', lambda match: f'{match[0]} data-source-digest="{digests.get(match[1], "")}"', html
    )
    html = re.sub(r'data-clip="([^"]+)"', lambda match: f'data-clip="{heard[match[1]].pk}"', html)
    return re.sub(r'data-speaker="([^"]+)"', lambda match: f'data-speaker="{cast[match[1]].pk}"', html)


def release(interview: Interview, row: dict, team: dict[str, User]):
    """Bring a draft to its readers by the usual steps, or alone for the reason it says, as of so many days ago."""
    moment = timezone.now() - timedelta(days=row["days_ago"])
    steps = [("submit", "reporter", {}), ("approve", "editor", {}), ("publish", "publisher", {})]
    if "alone" in row:
        steps = [("submit", "reporter", {}), ("publish-alone", "publisher", {"reason": row["alone"]})]
    for move, role, details in steps:
        workflow.perform(move, interview, by=team[role], clock=lambda: moment, **details)


def correct(interview: Interview, row: dict, team: dict[str, User]):
    """Put right what the first readers were told wrongly, and say so."""
    moment = timezone.now() - timedelta(days=row["days_ago"] - row["corrected"]["after_days"])
    interview.refresh_from_db()
    interview.standfirst = row["standfirst"]
    drafting.save(interview, team["reporter"], seen=interview.draft_number)
    said = {"kind": Correction.Kind.CORRECTION, "message": row["corrected"]["note"]}
    for move, role, details in (("submit", "reporter", {}), ("approve", "editor", {}), ("correct", "publisher", said)):
        workflow.perform(move, interview, by=team[role], clock=lambda: moment, **details)


def read(name: str) -> dict:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
