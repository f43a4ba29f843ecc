"""Draws words on a card to pass on: large, whose they are, and the publication's mark, in either direction."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from articles.models.languages import Language
from articles.words import quoting

FONTS = Path(__file__).parent / "fonts"
# All hold both scripts, since names cross over. A line is set in the first that has each of its letters.
LABELS = ("readex.ttf", "amiri.ttf")
DISPLAY = {Language.ENGLISH: ("newsreader-readex.ttf", "amiri.ttf"), Language.ARABIC: LABELS}
LEADING = {Language.ENGLISH: 1.18, Language.ARABIC: 1.5}
QUOTES = {Language.ENGLISH: "“”", Language.ARABIC: "«»"}
OPENING = "“‘«‹\"'"
# In “Name: ‘words’” the name has lines of its own, and the words begin one.
BEFORE_WORDS = re.compile(rf"(?<=:) (?=[{OPENING}])")

PAPER, INK, MUTED, ACCENT = "#f3f6eb", "#171b14", "#525a4b", "#41600d"
ARABIC = re.compile("[\u0600-\u06ff]")
# Letters that were stored as they look (PDF does this); fonts have them as they are spelt.
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]+")


@dataclass(frozen=True)
class Format:
    """Sizes in pixels. `above` and `below` stay free: a telephone lays its own signs over a story."""

    width: int
    height: int
    margin: int
    largest: int
    smallest: int
    label: int
    above: int = 0
    below: int = 0


FORMATS = {
    "share": Format(1200, 630, margin=64, largest=84, smallest=40, label=28),
    "square": Format(1080, 1080, margin=88, largest=100, smallest=48, label=34),
    "story": Format(1080, 1920, margin=96, largest=116, smallest=52, label=38, above=200, below=260),
}


@dataclass(frozen=True)
class Card:
    """What a card says. `about` is what the speaker is; either may be empty."""

    words: str
    who: str
    about: str
    publication: str
    language: Language

    @property
    def alt(self) -> str:
        return " · ".join(filter(None, (self.words, self.who, self.publication)))


def quoted(words: str, language: Language) -> str:
    """`words` in the quotation marks of the language, unless they bring their own."""
    if words.startswith(tuple(OPENING)):
        return words
    words, stop = quoting.stop_outside(words)
    return words.join(QUOTES[language]) + stop


def parted(words: str) -> list[str]:
    """The name and the words of a headline; a quotation is one part, whatever it quotes in its turn."""
    return [words] if words.startswith(tuple(OPENING)) else BEFORE_WORDS.split(words, maxsplit=1)


def draw(card: Card, form: Format, picture: Image.Image | None = None) -> Image.Image:
    """The card as an image. A `picture` fills its far side."""
    words, who, about, publication = map(spelt, (card.words, card.who, card.about, card.publication))
    card = replace(card, words=words, who=who, about=about, publication=publication)
    canvas = Image.new("RGB", (form.width, form.height), PAPER)
    page = _Page(canvas, form, card.language, form.width)
    if picture:
        page = page.beside(picture)
    foot = page.foot(card)
    page.words(card.words, foot)
    return canvas


@lru_cache(maxsize=64)
def font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / file, size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=2048)
def has(file: str, letter: str) -> bool:
    """Whether a font has a letter. What it lacks, it leaves blank; joiners and spaces are meant to be."""
    invisible = letter.isspace() or unicodedata.category(letter) == "Cf"
    return invisible or font(file, 20).getmask(letter).getbbox() is not None


def file_for(text: str, files: tuple[str, ...]) -> str:
    return next((file for file in files if all(has(file, letter) for letter in text)), files[-1])


def spelt(text: str) -> str:
    """`text` in letters that the fonts have. What none has, emoji for one, would leave a gap."""
    text = PRESENTATION_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return "".join(letter for letter in text if has(LABELS[-1], letter) or has(LABELS[0], letter))


class _Page:
    """A canvas that is written on from the side where its language begins."""

    def __init__(self, canvas: Image.Image, form: Format, language: Language, width: int):
        self.canvas, self.form, self.language, self.width = canvas, form, Language(language), width
        self.pen = ImageDraw.Draw(canvas)
        self.backwards = self.language.direction == "rtl"

    @property
    def room(self) -> int:
        return self.width - 2 * self.form.margin

    def beside(self, picture: Image.Image) -> "_Page":
        """Put `picture` on the far side; the page that is left."""
        wide = picture.width * self.form.height // picture.height
        scaled = picture.resize((wide, self.form.height), Image.Resampling.LANCZOS)
        self.canvas.paste(scaled, (self.across(self.form.width - wide, wide), 0))
        return _Page(self.canvas, self.form, self.language, self.form.width - wide)

    def across(self, start: int, width: int = 0) -> int:
        """Where something of this width lies that begins `start` pixels from the near side."""
        return self.form.width - start - width if self.backwards else start

    def line(self, text: str, start: int, baseline: int, face: ImageFont.FreeTypeFont, colour: str):
        anchor = "rs" if self.backwards else "ls"
        place = (self.across(start), baseline)
        self.pen.text(place, text, colour, face, anchor, direction=self.language.direction, language=self.language)

    def foot(self, card: Card) -> int:
        """Write who speaks, and the mark; how high up that reaches."""
        size, margin = self.form.label, self.form.margin
        baseline = self.form.height - self.form.below - margin
        mark = size * 2
        draw_window(self.canvas, self.across(margin, mark * 5 // 6), baseline - mark + size // 4, mark)
        name = font(file_for(card.publication, DISPLAY[self.language]), size * 5 // 4)
        self.line(card.publication, margin + mark + size // 3, baseline - size // 4, name, ACCENT)
        top = baseline - mark - size
        for text, colour in ((card.about, MUTED), (card.who, INK)):
            face = font(file_for(text, LABELS), size)
            for line in reversed(self.wrap(text, face, self.room)[:2]):
                self.line(line, margin, top, face, colour)
                top -= round(size * 1.5)
        return top - size

    def words(self, text: str, bottom: int):
        """Write `text` as large as it fits between the top and `bottom`, under a short thick rule."""
        ceiling = self.form.above + self.form.margin + self.form.label
        face, lines = self.fit(text, bottom - ceiling)
        leading = self.leading(text, face)
        top = ceiling + max(0, bottom - ceiling - leading * len(lines)) // 2
        rule = (self.across(self.form.margin, 88), top - self.form.label)
        self.pen.rectangle((*rule, rule[0] + 88, rule[1] + 7), ACCENT)
        for number, line in enumerate(lines):
            self.line(line, self.form.margin, top + leading * number + round(leading * 0.75), face, INK)

    def leading(self, text: str, face: ImageFont.FreeTypeFont) -> int:
        """From line to line. Arabic reaches higher and deeper, also among English words."""
        language = Language.ARABIC if ARABIC.search(text) else Language.ENGLISH
        return round(face.size * LEADING[language])

    def fit(self, text: str, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        """The largest face in which `text` fits without breaking a word; in the smallest one it is cut."""
        file = file_for(text, DISPLAY[self.language])
        for size in range(self.form.largest, self.form.smallest, -4):
            face = font(file, size)
            if all(self.length(word, face) <= self.room for word in text.split()):
                lines = [line for part in parted(text) for line in self.balanced(part, face)]
                if len(lines) * self.leading(text, face) <= height:
                    return face, lines
        face = font(file, self.form.smallest)
        lines, most = self.wrap(text, face, self.room), height // self.leading(text, face)
        return face, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]

    def balanced(self, text: str, face: ImageFont.FreeTypeFont) -> list[str]:
        """Lines of about one length: the narrowest column that needs no further line. The last word stands alone only
        where the line before it has none to spare."""
        lines = self.wrap(text, face, self.room)
        low, high = self.room // 2, self.room
        while high - low > 8:
            middle = (low + high) // 2
            narrower = self.wrap(text, face, middle)
            if len(narrower) > len(lines):
                low = middle
            else:
                high, lines = middle, narrower
        while len(lines) > 1 and " " in lines[-2]:
            shorter, word = lines[-2].rsplit(" ", 1)
            longer = f"{word} {lines[-1]}"
            if self.length(longer, face) > self.length(shorter, face):
                break
            lines[-2:] = shorter, longer
        return lines

    def wrap(self, text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
        lines, line = [], ""
        for word in self.pieces(text, face, width):
            longer = f"{line} {word}".strip()
            if line and self.length(longer, face) > width:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line] if line else lines

    def pieces(self, text: str, face: ImageFont.FreeTypeFont, width: int):
        """The words of `text`; one that is wider than a line, cut where the line ends."""
        for word in text.split():
            while self.length(word, face) > width and len(word) > 1:
                fits = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or self.length(word[:n], face) <= width)
                yield word[:fits]
                word = word[fits:]
            yield word

    def length(self, text: str, face: ImageFont.FreeTypeFont) -> float:
        return face.getlength(text, direction=self.language.direction, language=self.language)


def draw_window(canvas: Image.Image, left: int, top: int, height: int):
    """The publication's mark, an arched window with a cross, `height` high and five sixths as wide."""
    unit = height / 6  # it stands in 20 by 24 units; drawn four times as large, its edges come out smooth
    mask = Image.new("L", (round(20 * unit), round(24 * unit)))
    pen = ImageDraw.Draw(mask)
    for out, light in ((0.95, 255), (-0.95, 0)):
        pen.ellipse([n * unit for n in (2 - out, 2 - out, 18 + out, 18 + out)], light)
        pen.rectangle([n * unit for n in (2 - out, 10, 18 + out, 22.5 + out)], light)
    for bar in ((9.05, 2, 10.95, 22.5), (2, 12.05, 18, 13.95)):
        pen.rectangle([n * unit for n in bar], 255)
    mask = mask.resize((height * 5 // 6, height), Image.Resampling.LANCZOS)
    canvas.paste(ACCENT, (left, top), mask)
