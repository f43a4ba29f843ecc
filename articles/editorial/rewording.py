"""What texts say once a name has been taken out of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Model
from django.utils import timezone

from articles.editorial import bearing, media
from articles.editorial.old_names import OldName
from articles.models import Interview, Participation, Person, User, Version
from articles.models.languages import in_language
from articles.pages import frozen_participation
from articles.words import document, spelling
from articles.words.document import Document, Medium

SAID_OF_PHOTOS = ("alt", "caption", "credit")


@dataclass(frozen=True)
class Renaming:
    """Whose name goes, what is said instead, and how much readers learn of it; and how a text says it then."""

    person: Person
    name: OldName
    hidden: frozenset[Medium]  # in which they can be recognised or heard
    by: User
    shown_as: str
    digests: dict[tuple[str, str], str]  # of blocks, by their id and their digest before

    def words_in(self, language: str) -> Callable[[str], str]:
        """A function that says the new name in the place of every spelling of the old one."""
        return spelling.replacing(self.name.spellings, in_language(self.name.instead, language))

    def is_told_by(self, names: Iterable[str], slug: str) -> bool:
        """Whether one of `names`, or the address `slug`, tells the old name."""
        return any(map(self.name.pattern.search, [*names, slug.replace("-", " ")]))

    def new_digests(self, interview: Interview) -> Iterator[tuple[tuple[str, str], str]]:
        """What the digest of each block becomes. A translation that was up to date stays so: else it would tell
        readers at which passage the original has changed."""
        live = Version.objects.live(timezone.now()).filter(interview=interview)
        texts = [interview.document, *(Document.from_json(bearing.content_of(version)["blocks"]) for version in live)]
        for text in texts:
            reworded = text.with_words(self.words_in(interview.language))
            for before, after in zip(text.blocks, reworded.blocks, strict=True):
                yield (before.id, document.digest(before)), document.digest(after)

    def in_document(self, text: Document, language: str) -> Document:
        """`text` with the new name, and what it translates as that says it now."""
        blocks = text.with_words(self.words_in(language)).without_media(self.hidden).blocks
        return Document(
            tuple(
                replace(block, source_digest=self.digests[block.source, block.source_digest])
                if (getattr(block, "source", ""), getattr(block, "source_digest", "")) in self.digests
                else block
                for block in blocks
            )
        )

    def in_content(self, content: dict) -> dict:
        """What a version said, with the new name and without the photos and topics that tell the old one."""
        hidden = self.hidden | media.said_to_tell(content, self.person)
        hidden |= media.perhaps_said_to_tell(content, self.person)
        language, renamed = content["language"], self.words_in(content["language"])
        pictures = [photo for photo in content["photos"] if ("photo", photo["id"]) not in hidden]
        anew = {"slug": "", "share_card": None}  # made when it is frozen
        return content | {
            **anew,
            **{name: renamed(content[name]) for name in bearing.HEADS},
            "blocks": self.in_document(Document.from_json(content["blocks"]), language)
            .without_media(hidden)
            .as_json(),
            "people": [
                frozen_participation(Participation(person=self.person, role=row["role"]), language)
                if row["id"] == self.person.pk
                else row | said(row, ("label", "description"), renamed)
                for row in content["people"]
            ],
            "topics": [
                topic
                for topic in content["topics"]
                if not self.is_told_by([topic["name"], *topic.get("names", {}).values()], topic["slug"])
            ],
            "photos": [photo | said(photo, SAID_OF_PHOTOS, renamed) for photo in pictures],
            **{
                name: [clip for clip in content.get(name, ()) if ("clip", clip["id"]) not in hidden]
                for name in ("clips", "excerpts")
            },
            "lead_photo": None if ("photo", content["lead_photo"]) in hidden else content["lead_photo"],
        }


def said(row: dict, fields: Iterable[str], renamed: Callable[[str], str]) -> dict:
    return {name: renamed(row[name]) for name in fields}


def change(row: Model, fields: Iterable[str], renamed: Callable[[str], str]):
    for field in fields:
        setattr(row, field, renamed(getattr(row, field)))
