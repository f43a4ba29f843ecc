"""JSON Feed 1.1."""

import json

from articles.formats.feed import Attached, Entry, Feed
from articles.sound.sounds import MEDIA_TYPE

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
        **({"attachments": [attachment(sound) for sound in entry.sounds]} if entry.sounds else {}),
    }


def attachment(sound: Attached) -> dict:
    return {
        "url": sound.url,
        "mime_type": MEDIA_TYPE,
        "size_in_bytes": sound.size,
        "duration_in_seconds": sound.seconds,
    }
