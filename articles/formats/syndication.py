"""Feeds in XML, with the full text: Atom (RFC 4287, deletions after RFC 6721) and RSS 2.0."""

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.formats.feed import Feed
from articles.sound.sounds import MEDIA_TYPE


class Dated(SyndicationFeed):
    """Django dates a feed without entries by the clock; ours says when it last changed."""

    def latest_post_date(self):
        return self.feed["updated"]


class Atom(Dated, Atom1Feed):
    def root_attributes(self):
        return super().root_attributes() | {"xmlns:at": "http://purl.org/atompub/tombstones/1.0"}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for gone in self.feed["withdrawn"]:
            handler.addQuickElement("at:deleted-entry", "", {"ref": gone.id, "when": rfc3339_date(gone.at)})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html", "xml:lang": item["language"]})


class Rss(Dated, Rss201rev2Feed):
    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


def atom(feed: Feed) -> str:
    return write(feed, Atom)


def rss(feed: Feed) -> str:
    return write(feed, Rss, most=1)  # more than one RSS does not know


def write(feed: Feed, format: type[SyndicationFeed], most: int | None = None) -> str:
    """`feed` in this format; `most`, how many recordings come with an entry."""
    document = format(
        title=feed.title,
        link=feed.url,
        description=feed.subtitle or feed.title,
        subtitle=feed.subtitle or None,
        language=feed.language,
        feed_url=feed.feed_url,
        updated=feed.updated,
        feed_copyright=feed.rights,
        withdrawn=feed.withdrawn,
    )
    for entry in feed.entries:
        document.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),  # both formats read it as HTML
            author_name=_(", ").join(entry.authors),
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            unique_id_is_permalink=True,
            categories=entry.topics,
            html=entry.html,
            language=entry.language,
            enclosures=[Enclosure(sound.url, str(sound.size), MEDIA_TYPE) for sound in entry.sounds[:most]],
        )
    return document.writeString("utf-8")
