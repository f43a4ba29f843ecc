"""An interview as schema.org's vocabulary describes it (30.0), for search engines and archives.

schema.org has no type for interviews: ours are reportage of the genre "Interview", made of questions and answers.
"""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles.formats.plaintext import backstory
from articles.models import Correction, Participation, Person, Policy
from articles.pages import Card, Exchange, Mention, Notice, Page, Recording, Speech
from articles.photos.pictures import Rendition, ShareCard
from articles.publication import Publication
from articles.sound.sounds import MEDIA_TYPE
from articles.words import tongues
from articles.words.document import Paragraph, Quotation, plain

# Characters of an answer. The page itself holds all of it at the answer's @id, and a reader's line carries both.
OPENING = 100
Role = Participation.Role
TYPES = ["NewsArticle", "ReportageNewsArticle"]
# Which of an organisation's properties a policy answers.
POLICIES = {
    "publishingPrinciples": Policy.Key.METHOD,
    "correctionsPolicy": Policy.Key.CORRECTIONS,
    "actionableFeedbackPolicy": Policy.Key.CONTACT,
}


def article(
    page: Page, translations: tuple[Card, ...], original: Card | None, publication: Publication, written: Iterable[str]
) -> dict:
    """All that the page says, as one object; `written` are the policies that there are. Of a protected person it holds
    the public label and nothing else."""
    url = publication.absolute(page.url)
    work = translation(original, publication) if original else None
    return known(
        {
            "@context": "https://schema.org",
            "@type": TYPES,
            "@id": f"{url}#article",
            "url": url,
            "mainEntityOfPage": url,
            "headline": page.headline,
            "abstract": page.standfirst,
            "genre": "Interview",
            "articleSection": gettext("Interviews"),
            "inLanguage": page.language,
            "image": images(page, publication),
            "audio": [recording(part, publication) for part in page.recordings],
            "translationOfWork": work,
            "workTranslation": [] if work else [translation(card, publication) for card in translations],
            "translator": [mention(who, page, publication) for who in page.translators],
            "datePublished": page.published.isoformat(timespec="seconds"),
            "dateModified": page.since.isoformat(timespec="seconds"),
            "dateCreated": page.conducted_on,
            "dateline": page.dateline,
            "version": version(page),
            "creativeWorkStatus": status(page),
            "wordCount": len(page.document.text.split()),
            "author": [mention(who, page, publication) for who in page.byline]
            or {"@type": "Organization", "@id": organisation_id(publication), "name": publication.name},
            "publisher": organisation(page, publication, written),
            "about": [mention(who, page, publication) for who in page.interviewees],
            "mentions": [mention(who, page, publication) for who in page.in_role(Role.QUOTED)],
            "keywords": [topic.name for topic in page.topics],
            "correction": [comment(notice, page.language, publication) for notice in page.notices],
            "hasPart": [*dialogue(page), *quotations(page, original, publication)],
            "citation": citations(page),
            "backstory": backstory(page),
            "accessibilityFeature": ["structuralNavigation"] + ["alternativeText"] * bool(page.pictures),
            "isAccessibleForFree": True,
            "license": publication.licence.url if publication.licence else "",
            "archivedAt": archive(page, publication),
        }
    )


def version(page: Page) -> str:
    """Counted by the changes that readers are told of: one that they are to learn nothing about leaves no gap in the
    numbers."""
    return str(1 + len(page.notices)) if page.published else ""


def status(page: Page) -> str:
    if not page.published:
        return ""
    return "Corrected" if any(notice.kind == Correction.Kind.CORRECTION for notice in page.notices) else "Published"


def citations(page: Page) -> list[str]:
    """What the text links to, once each."""
    links = (run.link for runs in page.document.all_runs() for run in runs)
    return list(dict.fromkeys(link for link in links if link.startswith("http")))


def archive(page: Page, publication: Publication) -> str:
    """Where the versions before this one stand."""
    return publication.absolute(reverse("history", args=[page.language, page.slug])) if page.published else ""


def images(page: Page, publication: Publication) -> list[dict]:
    """The photo at the head and the share card. A credit that is withheld is no property."""
    found = []
    if page.lead:
        file = page.lead.cuts["whole"].fallback
        words = {"caption": page.lead.caption or page.lead.alt, "creditText": page.lead.credit}
        facts = {"dateCreated": page.lead.taken, "license": page.lead.licence_url}
        found.append(image(file, publication) | words | facts)
    if page.share_card:
        found.append(image(page.share_card, publication))
    return [known(properties) for properties in found]


def image(file: Rendition | ShareCard, publication: Publication) -> dict:
    return {
        "@type": "ImageObject",
        "contentUrl": publication.absolute(file.url),
        "width": file.width,
        "height": file.height,
    }


def recording(part: Recording, publication: Publication) -> dict:
    return known(
        {
            "@type": "AudioObject",
            "@id": f"#{part.id}",
            "contentUrl": publication.absolute(part.sound.url),
            "encodingFormat": MEDIA_TYPE,
            "duration": f"PT{part.seconds}S",
            "inLanguage": tongues.code(part.sound.language),
            "caption": plain(part.runs),
        }
    )


def organisation(page: Page, publication: Publication, written: Iterable[str]) -> dict:
    policies = {
        name: publication.absolute(reverse("policy", args=[page.language, key]))
        for name, key in POLICIES.items()
        if key in written
    }
    return {
        "@type": "NewsMediaOrganization",
        "@id": organisation_id(publication),
        "name": publication.name,
        "url": publication.absolute(reverse("home", args=[page.language])),
        **policies,
    }


def organisation_id(publication: Publication) -> str:
    return f"{publication.url}/#organisation"


def translation(card: Card, publication: Publication) -> dict:
    url = publication.absolute(card.url)
    return {"@type": TYPES, "@id": f"{url}#article", "url": url, "inLanguage": card.language}


def mention(who: Mention, page: Page, publication: Publication) -> dict:
    if who.kind == Person.Kind.ORGANISATION or not who.named:
        return voice(who)
    url = publication.absolute(who.url(page.language)) if who.slug else ""
    facts = {"alternateName": other_names(who), "description": who.description, "url": url}
    return voice(who) | known(facts)


def other_names(who: Mention) -> list[str]:
    """What else the pages of somebody named in full call them: their name in the other script, and its spellings."""
    return [name for name in (*who.names.values(), *who.spellings) if name not in ("", who.name)]


def voice(who: Mention) -> dict:
    """Who says a part, by name alone: what else there is to tell, the article tells once."""
    kind = "Organization" if who.kind == Person.Kind.ORGANISATION else "Person"
    return {"@type": kind, "name": who.name}


def comment(notice: Notice, language: str, publication: Publication) -> dict:
    """A correction as readers are told of it; of one for somebody's safety perhaps only the month."""
    made = notice.on.isoformat(timespec="seconds") if notice.day_known else f"{timezone.localdate(notice.on):%Y-%m}"
    comment = {"@type": "CorrectionComment", "text": notice.note, "datePublished": made}
    return known(comment | {"inLanguage": language, "author": {"@id": organisation_id(publication)}})


def dialogue(page: Page) -> Iterator[dict]:
    for exchange in page.questions:
        question = speech("Question", exchange.question, exchange.question.turn.text)
        yield question | {"position": exchange.number, "acceptedAnswer": answers(exchange)}


def answers(exchange: Exchange) -> list[dict]:
    openings = (shorten(answer.turn.text, OPENING, placeholder=" …") for answer in exchange.answers)
    return [speech("Answer", answer, text) for answer, text in zip(exchange.answers, openings, strict=True)]


def speech(kind: str, said: Speech, text: str) -> dict:
    return known(
        {
            "@type": kind,
            "@id": f"#{said.turn.id}",
            "text": text,
            "author": voice(said.who) if said.who else None,
        }
    )


def quotations(page: Page, original: Card | None, publication: Publication) -> Iterator[dict]:
    people = {who.id: who for who in page.people}
    translated = sources(page) if original else {}
    for quoted in page.document.quotations:
        described = quotation(quoted, people.get(quoted.speaker), page)
        if quoted.id in translated:
            described["isBasedOn"] = f"{publication.absolute(original.url)}#{translated[quoted.id]}"
        yield described


def sources(page: Page) -> dict[str, str]:
    """Of each quotation the paragraph of the original that it stands in."""
    paragraphs = [block for block in page.document.blocks if isinstance(block, Paragraph) and block.source]
    return {run.quote: paragraph.source for paragraph in paragraphs for run in paragraph.runs if run.quote}


def quotation(quoted: Quotation, who: Mention | None, page: Page) -> dict:
    return known(
        {
            "@type": "Quotation",
            "@id": f"#{quoted.id}",
            "text": quoted.text,
            "creator": voice(who) if who else None,
            "inLanguage": page.language,
        }
    )


def known(properties: dict) -> dict:
    """The properties that have a value."""
    return {name: value for name, value in properties.items() if value not in ("", None, [])}
