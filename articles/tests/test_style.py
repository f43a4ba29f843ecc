"""The style sheet keeps to logical properties, readable colours and what a reader's settings ask for."""

import re
from itertools import accumulate
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from articles import templatetags
from articles.tests import weight
from newsroom.storage import without_comments

SHEET = finders.find("css/site.css")


@pytest.fixture(scope="module")
def css():
    with open(SHEET, encoding="utf-8") as sheet:
        return without_comments(sheet.read())


# -- colours

SCHEMES = {
    "light": r"^:root \{(.*?)\}",
    "dark": r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}",
    "paper": r"media print \{.*?:root,\s*html\S* \{(.*?)\}",
}
# Text on a ground needs 4.5 to 1, the border of a control 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = [
    ("ink", "bg", 4.5),
    ("ink", "tint", 4.5),
    ("ink", "mark", 4.5),
    ("muted", "bg", 4.5),
    ("muted", "tint", 4.5),
    ("accent", "bg", 4.5),
    ("accent", "tint", 4.5),
    ("line", "bg", 3),
    ("line", "tint", 3),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("above", "below", "least"), PAIRS)
def test_colours_are_told_apart(css, scheme, above, below, least):
    tokens = dict(re.findall(r"--(\w+): (#\w+);", re.search(SCHEMES[scheme], css, re.DOTALL | re.MULTILINE)[1]))
    assert contrast(tokens[above], tokens[below]) >= least


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_text_on_a_mark_is_never_muted(css):
    rules = re.findall(r"\{([^{}]*background: var\(--mark\)[^{}]*)\}", css)
    assert rules
    assert not any("--muted" in rule for rule in rules)


# -- what must not stand in it


@pytest.mark.parametrize(
    "forbidden",
    [
        r"(?<![\w-])(left|right)\b",  # would be wrong in one of the two directions
        r"(?<![\w-])(margin|padding|border)-(top|bottom)\b",
        r"(?<![\w-])(width|height|min-width|max-width|min-height|max-height):",
        r"outline: (0|none)",
        r"!important",
        r"font(-size)?:[^;]*\dpx",  # a reader's own size of text counts
        r"(?<![\w-])(transition|animation|scroll-behavior|float)\b",
        r"@import",
        r"url\((?!\.\./fonts/|#)",  # nothing from another host, nothing inlined
    ],
)
def test_style_sheet_is_without(css, forbidden):
    media = re.sub(r"@media [^{]*", "", css)
    assert not re.search(forbidden, media)


def test_letters_that_join_are_never_tracked(css):
    spacings = re.findall(r"letter-spacing: ([^;]+);", css)
    assert set(spacings) == {"var(--track)"}
    # A page in Arabic, and Arabic words on any other.
    assert re.search(r'\n\[lang="ar"\] \{\s*--track: 0;\s*letter-spacing: var\(--track\);', css)


@pytest.mark.parametrize("name", ["site", "admin", "editor"])
def test_arabic_is_never_slanted(name):
    sheet = Path(finders.find(f"css/{name}.css")).read_text(encoding="utf-8")
    slanted = re.findall(r"([^{}]*)\{[^{}]*font-style: italic", sheet)
    assert all("@font-face" in selector or ":not(:lang(ar))" in selector for selector in slanted)
    upright = re.search(r"em:lang\(ar\) \{\s*font-style: normal;\s*font-weight: 600;", sheet)
    assert upright or name == "editor"  # which the sheet of the admin reaches


def test_no_type_is_smaller_than_can_be_read(css):
    sizes = [float(size) for size in re.findall(r"font[^:;{}]*:[^;]*?(?:\s|\()(\d*\.?\d+)rem", css)]
    assert sizes
    assert min(sizes) >= 0.85


def test_every_class_stands_in_a_template(css):
    templates = Path(settings.BASE_DIR, "templates")
    tags = Path(templatetags.__file__).parent.glob("*.py")
    pages = [*templates.glob("*.html"), *templates.glob("articles/*.html"), *tags]
    written = "".join(page.read_text(encoding="utf-8") for page in pages)
    classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"url\([^)]*\)|[\d.]+r?em", "", css)))
    assert {name for name in classes if not re.search(rf"\b{name}\b", written)} == set()


# -- old browsers

# What the browsers of 2018 do not know: they pass it over, and what depends on it is laid out wrongly.
NEWER = re.compile(
    r"(?:clamp|min|max)\(|:(?:is|where|has|focus-visible)\b|:not\([^)]*,|(?<![\w-])gap:|inset-|aspect-ratio:"
    r"|(?:margin|padding|border)-(?:inline|block):|text-wrap"
)
OLD, OTHERS = "@supports not (aspect-ratio: 1) {", "@supports (aspect-ratio: 1) {"


def test_old_browsers_are_told_what_they_know(css):
    tokens = dict(re.findall(r"--([\w-]+): ([^;]+);", css[: css.index(OLD)]))
    rules = css[css.index(OLD) + len(OLD) : css.index(OTHERS)]
    assert "max-inline-size" in rules
    assert NEWER.findall(rules) == []
    assert [name for name in re.findall(r"var\(--([\w-]+)\)", rules) if NEWER.search(tokens[name])] == []


def test_all_others_are_told_everything_else(css):
    """One block, to the end of the file: what stood after it would reach old browsers too."""
    others = css[css.index(OTHERS) + len(OTHERS) :].rstrip()
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in others))
    assert depths.index(-1) == len(others) - 1


# -- what it weighs


def test_style_sheet_is_light():
    assert weight.packed(SHEET) <= 5_900
    assert weight.gzipped(SHEET) <= 6_400  # with what old browsers are told
