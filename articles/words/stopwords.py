"""Arabic words that say nothing of what is looked for: PostgreSQL knows those of English only."""

import re

from articles.words import folding

# Hamza and vowel signs are often left out. The ى of على stays: علي is a name.
PLAIN = {**folding.INVISIBLE, **folding.MARKS, **folding.TATWEEL, **str.maketrans("أإ", "اا")}
WORDS = """
    كيف لماذا ماذا متى اين هل كم من ما اي اية ماهو ماهي
    شو ليش وين مين
    في الى على عن مع
    فيه فيها منه منها عنه عنها عليه عليها اليه اليها
    هو هي انا نحن هذا هذه ذلك تلك الذي التي الذين
    ان او ثم لكن لان لا لم لن كان كانت
"""
# In front of one of two letters only "and" is joined: فلم is a film, too.
STOPWORD = re.compile(rf"(?<!\w)-?(?:و|[فبل](?=\w{{3}}))?(?:{'|'.join(WORDS.split())})(?!\w)")


def left_out(query: str) -> str:
    """Return a reader's query without them; whole what it puts between "quotation marks", and whole if it has nothing
    else."""
    parts = query.translate(PLAIN).split('"')
    parts[::2] = [STOPWORD.sub(" ", part) for part in parts[::2]]
    rest = '"'.join(parts)
    return rest if re.search(r"\w", rest) else query
