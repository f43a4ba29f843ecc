"""What stands on an interview's cards: its headline or a chosen quotation, and who says it."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import DatabaseError

from articles.editorial import media
from articles.files import storage
from articles.models import Interview, Participation, Photo, QuoteCard, Version
from articles.pages import Mention, Page, frozen_participation
from articles.photos import cards, encoding, renditions, shaping
from articles.photos.cards import Card
from articles.publication import Publication

JPEG = {"quality": 86, "optimize": True}
logger = logging.getLogger(__name__)


def draw_share_card(interview: Interview, page: Page) -> dict | None:
    """Draw and store what stands for `interview` wherever its address is shared; None where nothing can draw it, or
    drawing fails: a card is no reason to keep a text from its readers."""
    if not shaping.can_shape():
        return None
    try:
        card = share_card(interview, page)
        image = cards.draw(card, cards.FORMATS["share"], head_picture(page))
        file = storage.save_picture(encoding.encode(image, "jpg", **JPEG), "jpg")
    except DatabaseError:
        raise  # the transaction is lost anyway
    except Exception:  # whatever a picture or a letter made the libraries do
        logger.exception("No share card could be drawn for interview %s", interview.pk)
        return None
    return {**file, "width": image.width, "height": image.height, "alt": card.alt}


def share_card(interview: Interview, page: Page) -> Card:
    chosen = next((card for card in interview.quote_cards.all() if card.shared), None)
    if chosen and not chosen.outdated:
        return quote_card(chosen)
    # A headline often names who speaks; then the line below says what they are.
    names = " · ".join(who.name for who in page.interviewees if who.name not in page.headline)
    about = page.interviewees[0].what_else if len(page.interviewees) == 1 else ""
    return Card(page.headline, names, about, Publication.in_language(page.language).name, page.language)


def found_by_readers(cards: Iterable[QuoteCard], now: datetime) -> set[QuoteCard]:
    """Those of `cards` whose words are said in what is public, whatever the draft does."""
    cards = [*cards]
    live = Version.objects.live(now).filter(interview__in={card.interview_id for card in cards}).for_pages()
    public = {version.interview_id: Page.from_version(version).document for version in live}
    return {card for card in cards if card.interview_id in public and any(card.speakers(public[card.interview_id]))}


def quote_card(card: QuoteCard) -> Card:
    interview, language = card.interview, card.interview.language
    part = Participation.objects.select_related("person").get(interview=interview, person=card.speaker)
    who = Mention(**frozen_participation(part, language))
    words = cards.quoted(card.words, language)
    return Card(words, who.name, who.what_else, Publication.in_language(language).name, language)


def head_picture(page: Page):
    photo = page.lead and Photo.objects.filter(pk=page.lead.id).first()
    if not photo:
        return None
    return renditions.crop(media.master(photo), renditions.SHAPES["portrait"].ratio, photo.focus)
