"""What somebody said, cut out of an interview, with the address at which it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from articles.pages import Mention, Page

FIRST_SENTENCE = re.compile(r".{20,280}?[.!?؟…][\"”»’)\]]*(?=\s|\Z)", re.DOTALL)
# “I had it from my uncle,” he says: what a sentence breaks off from is no quotation to stand alone.
WHOLE = re.compile(r"[“‘«\"'\[(]*[^\Wa-z].*[.!?؟…][”’»\"'\])]*", re.DOTALL)
PER_INTERVIEW = 3


@dataclass(frozen=True)
class Quotation:
    text: str
    who: str
    language: str
    about: str  # the question that it answers, or the headline
    url: str
    date: datetime


def said_by(slug: str, pages: list[Page]) -> list[Quotation]:
    """What the person of this address says in `pages`: quotations, and the first sentences of answers."""
    return [quotation for page in pages for quotation in islice(words_of(slug, page), PER_INTERVIEW)]


def words_of(slug: str, page: Page) -> Iterator[Quotation]:
    speaker = next(person for person in page.people if person.slug == slug)
    for quoted in page.document.quotations:
        if quoted.speaker == speaker.id and WHOLE.fullmatch(quoted.text.strip()):
            yield cut(page, quoted.text, speaker, quoted.id)
    asked = ""
    for passage in page.passages:
        sentence = FIRST_SENTENCE.match(passage.text)
        if passage.kind in ("question", "reported"):
            asked = passage.text
        elif passage.kind == "answer" and passage.who == speaker and sentence:
            yield cut(page, sentence[0], speaker, passage.id, asked)


def chosen(page: Page) -> Quotation | None:
    """The first pull quote that stands word for word in an answer."""
    pulled = [block.text for block in page.document.blocks if block.type == "pullquote"]
    for passage in page.passages:
        for text in pulled:
            if passage.kind == "answer" and passage.who and text.strip("“”«»\"' ") in passage.text:
                return cut(page, text, passage.who, passage.id)
    return None


def cut(page: Page, text: str, who: Mention, place: str, asked: str = "") -> Quotation:
    return Quotation(text, who.name, page.language, asked or page.headline, f"{page.url}#{place}", page.published)
