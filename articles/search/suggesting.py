"""What to ask instead when nothing is found."""

import re
from datetime import datetime
from difflib import get_close_matches

from django.db.models import Q

from articles.models import Version
from articles.search.questions import Question
from articles.words import folding

LIKENED = 4  # letters; of a shorter word one wrong letter leaves nothing alike, and half the archive shares the rest


def suggestion(question: Question, at: datetime) -> str:
    """The words with each that nobody uses replaced by the likest that readers can meet, or "" for no idea.

    Only headlines, names and topics of live versions are looked at.
    """
    words = folding.identity(question.words).split()
    long = [word for word in words if len(word) >= LIKENED]
    if not long:
        return ""
    like = Q(*(Q(search_names__trigram_word_similar=word) for word in long), _connector=Q.OR)
    near = Version.objects.live(at).in_language(question.language).filter(like).newest_first()
    known = {}
    for headline, people, topics in near.values_list("headline", "people", "topics")[:50]:
        names = [headline, *(who["name"] for who in people), *(topic["name"] for topic in topics)]
        known |= {folding.identity(word): word for word in re.findall(r"\w+", " ".join(names))}
    better = [closest(word, known) if word in long else word for word in words]
    return " ".join(better) if [folding.identity(word) for word in better] != words else ""


def closest(word: str, known: dict[str, str]) -> str:
    return known[match[0]] if (match := get_close_matches(word, known, n=1, cutoff=0.6)) else word
