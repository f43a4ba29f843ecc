"""The sums of docs/scaling.md, done again from the inputs that the page itself names."""

import re

import pytest

from deploy.rehearsal import ROOT

PAGE = (ROOT / "docs" / "scaling.md").read_text()
UNITS = {"×": 1, "ms": 1 / 1000, "MB": 10**6, "KB": 1000, "%": 1 / 100, "pages": 1, "": 1}
DAY = 86_400


def rows(heading: str) -> list[list[str]]:
    """The rows of the table whose first column has this heading."""
    table = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[ |-]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)[1]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()]


def inputs() -> dict[str, float]:
    found = re.findall(r"^\| ([A-Z]+) \| ([\d.,]+) ?(×|ms|MB|KB|%|pages|) \|", PAGE, re.MULTILINE)
    return {name: number(value) * UNITS[unit] for name, value, unit in found}


def number(text: str) -> float:
    return float(text.replace(",", ""))


GIVEN = inputs()
CORE = [
    ("kept articles", 1 / GIVEN["KEPT"]),
    ("kept front pages", 1 / GIVEN["FRONT"]),
    ("articles from their templates", 1 / GIVEN["RENDERED"]),
    ("searches", 1 / (GIVEN["SEARCH"] + GIVEN["FOUND"])),
]
MILLION = 10**6 * GIVEN["OPENED"] / DAY * GIVEN["PEAK"]  # pages in the busiest second
READERS = [number(row[0]) for row in rows("readers a day")]


def assert_says(said: str, found: float):
    """The page rounds to two digits, as one does in a sentence; small parts of a core to one."""
    assert number(said) == pytest.approx(found, rel=0.06, abs=0.1), f"write {found:,.3g} instead of {said}"


@pytest.mark.parametrize(("what", "found"), CORE)
def test_a_core_answers_what_follows_from_the_inputs(what, found):
    said = {row[0]: row[1] for row in rows("one core answers")}
    assert_says(said[what], found)


@pytest.mark.parametrize("readers", READERS)
def test_so_many_readers_need_what_follows_from_the_inputs(readers):
    said = {number(row[0]): row[1:5] for row in rows("readers a day")}[readers]
    pages = readers * GIVEN["OPENED"] / DAY * GIVEN["PEAK"]
    different = min(pages, GIVEN["ADDRESSES"])
    bits = pages * GIVEN["VISIT"] * 8 / 10**6
    for cell, found in zip(said, (pages, bits, different * GIVEN["KEPT"], different * GIVEN["RENDERED"]), strict=True):
        assert_says(cell, found)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (r"Were all ([\d,]+) pages of the busiest second", MILLION),
        (r"it would be ([\d.]+) of a core", MILLION * GIVEN["KEPT"]),
        (r"it would be ([\d.]+) cores, which no day", MILLION * GIVEN["RENDERED"]),
        (r"a search \(SEARCHING\): ([\d.]+) of them", MILLION * GIVEN["SEARCHING"]),
        (
            r"take ([\d.]+) of a core with PostgreSQL",
            MILLION * GIVEN["SEARCHING"] * (GIVEN["SEARCH"] + GIVEN["FOUND"]),
        ),
        (r"that is ([\d.]+) cores for the application", GIVEN["ADDRESSES"] * GIVEN["KEPT"]),
        (r"which takes ([\d.]+) cores for its part", GIVEN["ADDRESSES"] * GIVEN["QUERIES"]),
    ],
)
def test_the_sentences_say_what_the_table_says(said, found):
    assert_says(re.search(said, PAGE.replace("\n", " "))[1], found)
