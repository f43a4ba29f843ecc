"""Cards: what is on them, in either direction, compared with what a person has looked at and found good.

`manage.py shell -c "from articles.tests.test_photos_cards import *; draw_golden()"` draws the golden cards anew; look
at them before they are committed.
"""

from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from articles.photos import cards, shaping
from articles.photos.cards import FORMATS, Card

GOLDEN = Path(__file__).parent / "golden" / "cards"
SMALL = 4  # golden cards are kept at a quarter of their size, in grey
FIELD = 30  # pixels of a small card that are compared as one
PAPER = 244  # what the paper is in grey

CARDS = {
    "headline-en": Card("The mapmaker and the postman: ‘Start with the doors’", "Iman Zahr", "", "Shubbak", "en"),
    "headline-ar": Card("راسمة الخريطة وساعي البريد: «ابدئي بالأبواب»", "إيمان الزهر", "", "شبّاك", "ar"),
    "vowelled": Card("«حُرّاً كُنتُ، ألّا تُصدِّق؟»", "سلمى", "معلّمة", "شبّاك", "ar"),
    "mixed-ar": Card("وصل البريد إلى Gothenburg سنة 2014 ثم توقّف", "حبيب سركيس", "Homs", "شبّاك", "ar"),
    "mixed-en": Card("He said صباح الخير and hung up", "Hāla Ḥ. Qanawātī", "", "Shubbak", "en"),
    "long-word": Card("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", "", "", "Shubbak", "en"),
    "kurdish": Card("گۆران دەڵێت: ئێمە لێرەین", "Ferhan Mîro", "", "Shubbak", "ar"),
}

shaped = pytest.mark.skipif(not shaping.can_shape(), reason="no libfribidi: cards are not drawn on this machine")


def small(image: Image.Image) -> Image.Image:
    return ImageOps.grayscale(image).resize((image.width // SMALL, image.height // SMALL), Image.Resampling.BOX)


def structure(image: Image.Image) -> list[float]:
    """How much ink lies in each field of a small card."""
    across, down = image.width // FIELD, image.height // FIELD
    return [(PAPER - value) / PAPER for value in image.resize((across, down), Image.Resampling.BOX).tobytes()]


@shaped
@pytest.mark.parametrize(("name", "form"), list(product(CARDS, FORMATS)))
def test_a_card_looks_as_it_did_when_it_was_found_good(name, form):
    golden = Image.open(GOLDEN / f"{name}-{form}.png")
    drawn = small(cards.draw(CARDS[name], FORMATS[form]))
    assert drawn.size == golden.size
    off = [abs(a - b) for a, b in zip(structure(drawn), structure(golden), strict=True)]
    assert max(off) < 0.08 and sum(off) / len(off) < 0.006


@shaped
def test_the_comparison_sees_letters_that_are_not_joined():
    broken = CARDS["headline-ar"].words.replace("", "\u200c")
    golden = structure(Image.open(GOLDEN / "headline-ar-share.png"))
    drawn = structure(small(cards.draw(Card(broken, "إيمان الزهر", "", "شبّاك", "ar"), FORMATS["share"])))
    off = [abs(a - b) for a, b in zip(drawn, golden, strict=True)]
    assert max(off) > 0.08 and sum(off) / len(off) > 0.006


# -- letters


def strokes(words: str) -> int:
    """Into how many pieces of ink these Arabic words fall on a card."""
    image = cards.draw(Card(words, "", "", "شبّاك", "ar"), FORMATS["share"])
    ink = ImageOps.grayscale(image).point(lambda value: 255 if value < 128 else 0)
    pieces = 0
    while box := ink.getbbox():
        row = ink.crop((box[0], box[1], box[2], box[1] + 1))
        ImageDraw.floodfill(ink, (box[0] + row.getbbox()[0], box[1]), 0)
        pieces += 1
    return pieces


@shaped
def test_arabic_letters_are_joined():
    assert strokes("م\u200cح\u200cل") - strokes("محل") == 2


@shaped
@pytest.mark.parametrize(("language", "near"), [("en", "left"), ("ar", "right")])
@pytest.mark.parametrize("form", FORMATS)
def test_a_card_begins_on_the_side_where_its_language_does(form, language, near):
    words = {"en": "Yes", "ar": "نعم"}[language]
    image = cards.draw(Card(words, "", "", "Shubbak", language), FORMATS[form])
    left, _top, right, _bottom = ImageChops.difference(image, Image.new("RGB", image.size, cards.PAPER)).getbbox()
    margin = FORMATS[form].margin
    assert {"left": left, "right": image.width - right}[near] in range(margin - 10, margin + 10)
    assert {"left": image.width - right, "right": left}[near] > image.width / 4


@shaped
def test_a_letter_that_no_font_has_leaves_no_gap():
    plain = Card("Bread and salt", "", "", "Shubbak", "en")
    with_emoji = Card("Bread and salt\U0001f600\U0001f9c2", "\U0001f600", "", "Shubbak", "en")
    assert cards.draw(with_emoji, FORMATS["share"]).tobytes() == cards.draw(plain, FORMATS["share"]).tobytes()


@shaped
def test_letters_stored_as_they_look_are_drawn_as_they_are_spelt():
    looks, spelt = "\ufefb\ufe8e", "لاا"  # what one copies out of some PDFs
    drawn = [cards.draw(Card(words, "", "", "شبّاك", "ar"), FORMATS["share"]).tobytes() for words in (looks, spelt)]
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Khadija: ‘You could hear it’", ["Khadija:", "‘You could hear it’"]),
        ("هالة: «أقسمتُ: «لا»»", ["هالة:", "«أقسمتُ: «لا»»"]),
        ("“I told her: ‘Start with the doors.’”", ["“I told her: ‘Start with the doors.’”"]),
        ("Bread: a history", ["Bread: a history"]),
    ],
)
def test_the_words_of_a_headline_begin_a_line(words, parts):
    assert cards.parted(words) == parts


@shaped
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", ["x", "word " * 60, "W" * 280, "كلمة " * 60, "م" * 280, ""])
def test_nothing_runs_out_of_a_card(words, form, language):
    image = cards.draw(Card(words, "n" * 300, "about " * 60, "Shubbak", language), FORMATS[form])
    box = ImageChops.difference(image, Image.new("RGB", image.size, cards.PAPER)).getbbox()
    margin = FORMATS[form].margin // 2
    assert box[0] >= margin and image.width - box[2] >= margin
    assert box[1] >= FORMATS[form].above and image.height - box[3] >= FORMATS[form].below


@pytest.mark.parametrize(
    ("words", "language", "marked"),
    [
        ("Bread is work.", "en", "“Bread is work.”"),
        ("‘Bread’, he said", "en", "‘Bread’, he said"),
        ("الخبز عمل", "ar", "«الخبز عمل»"),
        ("الخبز عمل.", "ar", "«الخبز عمل»."),
        ("«الخبز» عمل", "ar", "«الخبز» عمل"),
    ],
)
def test_a_quotation_stands_in_the_marks_of_its_language(words, language, marked):
    assert cards.quoted(words, language) == marked


def test_a_picture_fills_the_far_side():
    red = Image.new("RGB", (400, 500), "red")
    for language, x in (("en", 1150), ("ar", 50)):
        image = cards.draw(Card("Yes", "", "", "Shubbak", language), FORMATS["share"], red)
        assert image.getpixel((x, 300)) == (255, 0, 0) and image.getpixel((1200 - x, 300)) != (255, 0, 0)


# -- a machine that cannot


def test_a_check_says_what_to_install_where_arabic_cannot_be_drawn(monkeypatch):
    monkeypatch.setattr(shaping.features, "check_feature", lambda name: name != "fribidi")
    (warning,) = shaping.arabic_can_be_drawn()
    assert "libfribidi0" in warning.hint and not shaping.can_shape()


def draw_golden():
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, form in product(CARDS, FORMATS):
        small(cards.draw(CARDS[name], FORMATS[form])).save(GOLDEN / f"{name}-{form}.png", optimize=True)
