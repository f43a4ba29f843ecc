"""What the newsroom says about itself and how it works: a handful of pages, each in both languages."""

import re
from itertools import chain

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.languages import Language
from articles.words import document
from articles.words.document import Block, Document, Paragraph, PullQuote, Turn

# What an item begins with. These, and what is looked for here, are as in static/js/editor/lists.js.
BULLET = "• "
NUMBER = "[0-9٠-٩۰-۹]{1,2}[.)-]"
# Where lists begin and end, and where the words of an item begin that has no sign yet.
LISTED = re.compile(
    r"<(?P<end>/?)(?P<list>ol|ul)\b(?P<look>[^<>]*)>|<li\b(?P<item>[^<>]*)>"
    rf"(?!\s*(?:<[^<>]*>\s*){{0,5}}(?:•|{NUMBER}\s|</li\b|<[ou]l\b|<h[1-6]\b))(?:\s*<(?:p|div)\b[^<>]*>)*",
    re.IGNORECASE,
)
BEGINS = re.compile(r"\b(?:start|value)\s*=\s*[\"']?(\d{1,2})\b", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][a-z0-9]*(?=[\s/>])[^<>]*>", re.IGNORECASE)  # an address in angle brackets is none
BEFORE_AN_ITEM = re.compile(rf"\n(?=\s*(?:•|{NUMBER}\s))")
WITHOUT_WORDS = re.compile(rf"\s*(?:•|{NUMBER})?\s*")


class Policy(models.Model):
    """One of these pages in one language. Until it is written its address answers 404, and nothing leads to it.

    The database keeps a digest of what it says in the audit: a forged address of contact could cost a life.
    """

    class Key(models.TextChoices):
        ABOUT = "about", _("About")
        METHOD = "how-we-interview", _("How we interview")
        CORRECTIONS = "corrections-policy", _("Corrections policy")
        CONTACT = "contact-securely", _("Contact us securely")

    key = models.CharField(_("page"), max_length=20, choices=Key.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"))
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    salt = models.CharField(max_length=32, default="", db_default="", editable=False, help_text="Of its seal.")

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("about and policies")
        ordering = ("key", "-language")
        constraints = [
            models.UniqueConstraint(
                fields=("key", "language"),
                name="one_policy_per_language",
                violation_error_message=_("This page exists in this language already."),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.body = as_stored(self.body)
        super().save(*args, **kwargs)

    @classmethod
    def written(cls, language):
        """The keys of those that stand in `language`: readers are led to no other."""
        return cls.objects.filter(language=language).order_by("key").values_list("key")


def as_stored(text: str) -> str:
    """`text` as HTML of the grammar of interviews, which has no lists: an item is a paragraph that begins with a
    bullet or a number. Of a text without HTML each run of lines is a paragraph, and each item."""
    if TAG.search(text):
        written = document.parse(with_signs(text))
    else:
        written = document.from_text(BEFORE_AN_ITEM.sub("\n\n", text))
    return shown(written).html


def with_signs(html: str) -> str:
    """Before the words of each item the number that it has in its list, or a bullet."""
    lists = []  # those that are open: the number of the next item, or None

    def signed(found: re.Match) -> str:
        if found["list"]:
            if found["end"]:
                del lists[-1:]
            else:
                lists.append(begins(found["look"], 1) if found["list"].lower() == "ol" else None)
            return found[0]
        if not lists or lists[-1] is None:
            return found[0] + BULLET
        number = begins(found["item"], lists[-1])
        lists[-1] = number + 1
        return f"{found[0]}{number}. "

    return LISTED.sub(signed, html)


def begins(look: str, otherwise: int) -> int:
    found = BEGINS.search(look)
    return int(found[1]) if found else otherwise


def shown(written: Document) -> Document:
    """What a page shows of it: what is said, or pulled out of a text, as words like others, for nobody speaks there;
    and no item without words."""
    blocks = chain.from_iterable(map(plain_blocks, written.blocks))
    return Document(tuple(block for block in blocks if not is_empty(block)))


def plain_blocks(block: Block) -> tuple[Block, ...]:
    match block:
        case Turn():
            return block.parts
        case PullQuote():  # which only repeats, and so is not read aloud
            return (Paragraph(document.new_id("p"), block.runs),)
    return (block,)


def is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(WITHOUT_WORDS.fullmatch("".join(run.text for run in block.runs)))
