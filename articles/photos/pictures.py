"""What a page shows of a photo: frozen into a version's content, and read back as a `Picture`."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Person, Photo
from articles.words import stored

# Licences that let a reader use the picture, and where each stands.
FREE = {
    Photo.Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Photo.Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Photo.Licence.PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/",
}


def freeze(photo: Photo, language: str) -> dict:
    """All that a page in `language` says and shows of `photo`, as plain values. Words it does not have are empty."""
    words = {row.language: row for row in photo.words.all()}.get(language)
    return {
        "id": photo.pk,
        "alt": words.alt if words else "",
        "caption": words.caption if words else "",
        "credit": words.credit if words and not photo.credit_withheld else "",
        "credit_withheld": photo.credit_withheld,
        "licence": photo.licence,
        "taken": photo.taken,
        "people": sorted(person.pk for person in photo.people.all()),
        "protected": any(person.naming != Person.Naming.FULL for person in photo.people.all()),
        "renditions": photo.renditions,
    }


@dataclass(frozen=True)
class Rendition:
    """One file of a picture."""

    name: str
    width: int
    height: int
    url: str


@dataclass(frozen=True)
class Cut:
    """A picture in one shape and all widths: WebP, narrowest first, and a JPEG for browsers that cannot read it."""

    renditions: tuple[Rendition, ...]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{r.url} {r.width}w" for r in self.renditions if r.name.endswith(".webp"))

    @property
    def fallback(self) -> Rendition:
        return next(r for r in self.renditions if r.name.endswith(".jpg"))


@dataclass(frozen=True)
class Picture:
    """A photo as a page shows it. `people` are the primary keys of those who can be recognised; `protected`, that
    one of them is not named in full, which no gate lets through."""

    id: int
    alt: str
    caption: str
    credit: str
    credit_withheld: bool
    licence: str
    taken: str
    people: tuple[int, ...]
    protected: bool
    cuts: dict[str, Cut]

    @classmethod
    def from_frozen(cls, content: dict, public: bool = True) -> "Picture":
        """A picture that is not `public` yet is shown to colleagues from addresses of the newsroom's."""
        values = {name: value for name, value in content.items() if name != "renditions"}
        cuts: dict[str, list[Rendition]] = {}
        for row in content["renditions"]:
            url = public_url(row["name"]) if public else private_url(content["id"], row["name"])
            cuts.setdefault(row["shape"], []).append(Rendition(row["name"], row["width"], row["height"], url))
        values["cuts"] = {shape: Cut(tuple(renditions)) for shape, renditions in cuts.items()}
        return stored.read(cls, values | {"people": tuple(content["people"])})

    @property
    def licence_name(self) -> str:
        """Empty where a reader may not use the picture."""
        return Photo.Licence(self.licence).label if self.licence_url else ""

    @property
    def licence_url(self) -> str:
        return FREE.get(self.licence, "")


@dataclass(frozen=True)
class ShareCard:
    """What stands for a page wherever its address is shared."""

    name: str
    width: int
    height: int
    alt: str

    @property
    def url(self) -> str:
        return public_url(self.name)


def public_url(name: str) -> str:
    return reverse("media", args=[name])


def private_url(photo: int, name: str) -> str:
    return reverse("admin:articles_photo_file", args=[photo, name])
