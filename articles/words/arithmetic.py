"""Numbers in one sentence that claim to add up."""

import re
from dataclasses import dataclass

from articles.words import folding

# "5000 people, including 1000 fighters and 4000 civilians": a total, a word that opens its parts, the parts.
OPENS_PARTS = re.compile(
    r"\b(?:including|of whom|of them|of which|among them|made up of|consisting of|"
    r"(?:من )?بينهم|(?:من )?بينها|منهم|منها|بما في ذلك)\b"
)
SENTENCE = re.compile(r"[^.!?؟\n]+(?:\.\d+[^.!?؟\n]*)*")
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[,٬]\d{3})+(?![\d])|(?<![\d.,])\d+(?![\d]|[.,]\d)")
LONGEST = 20  # signs; nobody adds up longer numbers, and Python refuses to read very long ones
AND = re.compile(r"\band\b|(?:^|\s)و(?=\s?\d)|،|,|;|؛")


@dataclass(frozen=True)
class Sum:
    """A total and its parts as a sentence gives them."""

    total: int
    parts: tuple[int, ...]
    sentence: str

    @property
    def holds(self) -> bool:
        return sum(self.parts) == self.total


def sums(text: str) -> list[Sum]:
    """Every sentence in which two parts or more follow a total that claims to include them."""
    found = []
    for match in SENTENCE.finditer(text):
        sentence = match[0].strip()
        whole, opens, rest = _split(folding.identity(sentence))
        totals, parts = _numbers(whole), _numbers(rest)
        if opens and totals and len(parts) > 1 and AND.search(rest):
            found.append(Sum(totals[-1], tuple(parts), sentence))
    return found


def _split(sentence: str) -> tuple[str, bool, str]:
    match = OPENS_PARTS.search(sentence)
    return (sentence[: match.start()], True, sentence[match.end() :]) if match else (sentence, False, "")


def _numbers(text: str) -> list[int]:
    return [int(re.sub(r"[,٬]", "", number)) for number in NUMBER.findall(text) if len(number) <= LONGEST]
