"""Which act shows what somebody does: whoever drives is the driver, ومن يخبز فهو الخباز."""

import re

from articles.words.reading import forms
from articles.words.reading.languages import ANY

AGENT = re.compile("(?:er|or|ist|ian)$")
DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")  # a runner runs
ENDINGS = ("", "s", "e", "es", "ed", "en", "ing", "ery", "y")
SHORTEST_STEM = 3
LONG_LETTERS = re.compile("[اويىءئؤة]")  # خبّاز, يخبز and خابز have the others in common
MAKES_DOER = "م"
SHORTEST_VERB = 4
FEWEST = 2  # letters in common: سائق, يسوق


def shows(act: str, noun: str) -> bool:
    """Say whether a word for what somebody does, such as "drives", is kindred to the noun "driver"."""
    if act == noun or act in ANY.stops:
        return False
    if noun[:1].isascii():
        stem = AGENT.sub("", noun)
        stems = {stem, DOUBLED.sub(r"\1", stem)} if stem != noun and len(stem) >= SHORTEST_STEM else ()
        return any(act.startswith(one) and act[len(one) :] in ENDINGS for one in stems)
    if not act.startswith(forms.PRESENT) or len(act) < SHORTEST_VERB:
        return False
    root = LONG_LETTERS.sub("", noun.removeprefix(forms.ARTICLE).removeprefix(MAKES_DOER))
    return len(root) >= FEWEST and root == LONG_LETTERS.sub("", act[1:])
