"""What gives away somebody, or a day, that is kept back: gates that a colleague's signature opens."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.editorial import old_names
from articles.models import Person
from articles.models.languages import isolated
from articles.pages import Mention, Page
from articles.photos.pictures import Picture
from articles.words.document import Clip, Photo


def voices(page: Page) -> Iterator[tuple[str, ...]]:
    """Whoever takes part in a conversation is likely to be heard in a recording of it, if not in each part."""
    unnamed = [person for person in page.people if not person.named and person.kind == Person.Kind.PERSON]
    for block in page.document.blocks if unnamed else ():
        if isinstance(block, Clip):
            message = _(
                "Not named in full, and perhaps known by their voice: {names}. Are they not in this recording?"
            )
            about = " ".join(str(person.id) for person in unnamed)
            names = " · ".join(isolated(person.short) for person in unnamed)
            yield message.format(names=names), block.id, f"{block.clip} {block.start}-{block.end} {about}"


def dates(page: Page) -> Iterator[tuple[str, ...]]:
    """No photo gives away the day that is kept back, as one does that was taken at the conversation."""
    message = _(
        "A photo says when it was taken, {taken}, and the day of the conversation is kept back. Is it another?"
    )
    told = page.conducted_on  # “2026-05”, or nothing where it is withheld
    if not page.date_withheld and (not told or page.conducted_day_known):
        return
    for picture in page.pictures.values():
        if len(picture.taken) > max(len(told), len("2026")) and picture.taken.startswith(told):
            about = f"{picture.id} {picture.taken}"
            yield message.format(taken=isolated(picture.taken)), place_of(picture, page), about


def labels(page: Page) -> Iterator[tuple[str, ...]]:
    """Whoever is not named in full is called in the text by no more than what readers may know them by."""
    message = _("“{label}” stands in the text for somebody who is not named in full. Is it no name of theirs?")
    for person in page.people:
        if says_more(person, old_names.words_of(person.label)):
            yield message.format(label=isolated(person.label)), "participants", str(person.id)


def addresses(page: Page) -> Iterator[tuple[str, ...]]:
    """Nor does their page stand at an address that was made of another name."""
    message = _("The page of “{name}” has the address {address}, which says something else. Is it no name of theirs?")
    for person in page.people:
        if says_more(person, {word for word in old_names.words_of(person.slug) if not word.isdigit()}):
            told = message.format(name=isolated(person.name), address=isolated(person.slug))
            yield told, "participants", f"{person.id} {person.slug}"


def says_more(person: Mention, words: set[str]) -> bool:
    """Whether there are `words` that are in none of the names of somebody who is not named in full."""
    names = map(old_names.words_of, (person.name, *person.names.values()))
    return not person.named and not any(words <= name for name in names)


def place_of(picture: Picture, page: Page) -> str:
    blocks = (block.id for block in page.document.blocks if isinstance(block, Photo) and block.photo == picture.id)
    return next(blocks, "lead_photo")
