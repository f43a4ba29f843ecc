"""JSON Feed 1.1."""

import json

from articles.formats.feed import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> str:
    return json.dumps(
        {
            "version": VERSION,
            "title": feed.title,
            **({"description": feed.subtitle} if feed.subtitle else {}),
            "home_page_url": feed.url,
            "feed_url": feed.feed_url,
            "language": feed.language,
            "items": [item(entry) for entry in feed.entries],
        },
        ensure_ascii=False,
    )


def item(entry: Entry) -> dict:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "language": entry.language,
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.topics),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
    }
