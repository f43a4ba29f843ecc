"""What interviews in Arabic call things, and how they say who says what."""

from articles.words.reading.languages.arabic.given_names import GIVEN_NAMES
from articles.words.reading.languages.arabic.labels import LABELS
from articles.words.reading.languages.arabic.naming import NAMING
from articles.words.reading.languages.arabic.openings import OPENINGS
from articles.words.reading.languages.arabic.people import PEOPLE
from articles.words.reading.languages.arabic.saying import SAYING
from articles.words.reading.languages.table import Language

ARABIC = Language(
    code="ar",
    direction="rtl",
    **LABELS,
    **OPENINGS,
    **PEOPLE,
    **GIVEN_NAMES,
    **NAMING,
    **SAYING,
)
