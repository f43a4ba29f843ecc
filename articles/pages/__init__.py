"""What a public page says: a draft frozen into a version's content, and that content read back.

Public code and templates get the dataclasses of this package and never a model, so no template can walk a foreign
key into a draft.
"""

from articles.pages.cards import Card, Mention, TopicLink
from articles.pages.freezing import content, files, freeze, freeze_all, frozen_participation, keys, media, media_of
from articles.pages.layout import Exchange, Figure, Recording, Speech
from articles.pages.page import WORDS_PER_MINUTE, Note, Notice, Page, Passage
from articles.pages.policy import PolicyPage

__all__ = [
    "WORDS_PER_MINUTE",
    "Card",
    "Exchange",
    "Figure",
    "Mention",
    "Note",
    "Notice",
    "Page",
    "Passage",
    "PolicyPage",
    "Recording",
    "Speech",
    "TopicLink",
    "content",
    "files",
    "freeze",
    "freeze_all",
    "frozen_participation",
    "keys",
    "media",
    "media_of",
]
