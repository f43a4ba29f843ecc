"""Finding interviews by their words: what is indexed, and how a query meets it."""

import json

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from articles.models import Version
from articles.pages import Page
from articles.words import folding

CONFIGURATIONS = {"en": "english", "ar": "arabic"}


def index(version: Version):
    """Store what readers can find `version` by."""
    page = Page.from_content(json.loads(version.content))
    names = " ".join(name for person in page.people for name in person.names.values())
    topics = " ".join(topic.name for topic in page.topics)
    weighted = (
        ("A", page.headline),
        ("B", f"{page.standfirst} {names} {topics} {page.dateline}"),
        ("D", page.document.text),
    )
    vector = None
    for weight, text in weighted:
        part = SearchVector(Value(folding.search(text)), weight=weight, config=CONFIGURATIONS[version.language])
        vector = part if vector is None else vector + part
    Version.objects.filter(pk=version.pk).update(search_vector=vector)
