"""What a page lets hear of a clip: frozen into a version's content, and read back as a `Sound`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from articles.models import Clip, Person
from articles.words import stored

MEDIA_TYPE = "audio/mpeg"


def freeze(clip: Clip) -> dict:
    """All that a page needs to know of `clip`, as plain values. What colleagues call it is not among them."""
    return {
        "id": clip.pk,
        "language": clip.language,
        "people": sorted(person.pk for person in clip.people.all()),
        "protected": any(person.naming != Person.Naming.FULL for person in clip.people.all()),
        **file(clip),
    }


def file(clip: Clip) -> dict:
    return {"seconds": clip.seconds, "bytes": clip.size, "name": clip.name, "sha256": clip.sha256}


@dataclass(frozen=True)
class Sound:
    """A recording as a page plays it. `people` are the primary keys of those who can be heard; `protected`, that one
    of them is not named in full, which no gate lets through."""

    id: int
    language: str
    seconds: int
    bytes: int
    people: tuple[int, ...]
    protected: bool
    name: str
    url: str

    @classmethod
    def from_frozen(cls, content: dict, public: bool = True) -> "Sound":
        """A recording that is not `public` yet is played to colleagues from an address of the newsroom's."""
        url = reverse("media", args=[content["name"]]) if public else private_url(content["id"])
        return stored.read(cls, content | {"people": tuple(content["people"]), "url": url})


def is_recording(name: str) -> bool:
    """Whether this file of public media is one."""
    return name.endswith(".mp3")


def lasting(seconds: int) -> str:
    """How long something is to be heard, in words: in whole minutes, or seconds where it is less than one."""
    if seconds < 60:
        return ngettext("{number} second", "{number} seconds", seconds).format(number=seconds)
    minutes = round(seconds / 60)
    return ngettext("{number} minute", "{number} minutes", minutes).format(number=minutes)


def private_url(clip: int) -> str:
    return reverse("admin:articles_clip_file", args=[clip])
