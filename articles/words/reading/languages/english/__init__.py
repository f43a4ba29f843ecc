"""What interviews in English call things, and how they say who says what."""

from articles.words.reading.languages.english.given_names import GIVEN_NAMES
from articles.words.reading.languages.english.labels import LABELS
from articles.words.reading.languages.english.naming import NAMING
from articles.words.reading.languages.english.openings import OPENINGS
from articles.words.reading.languages.english.people import PEOPLE
from articles.words.reading.languages.english.saying import SAYING
from articles.words.reading.languages.table import Language

ENGLISH = Language(
    code="en",
    direction="ltr",
    **LABELS,
    **OPENINGS,
    **PEOPLE,
    **GIVEN_NAMES,
    **NAMING,
    **SAYING,
)
