"""What the public saw, and from when to when. Of interviews public pages read these rows and no others."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Deferrable, Exists, F, Func, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.models.languages import Language
from articles.models.policies import Policy

ENDED = Q(live__upper_inf=False, cancelled_at=None)


class HoldsAny(Func):
    """Whether a JSON column holds one of an array of values; their number is not part of the query."""

    template, arg_joiner = "(%(expressions)s))", " @> ANY ("
    output_field = models.BooleanField()


class VersionQuerySet(models.QuerySet):
    def live(self, at):
        """What readers see at `at`. A scheduled version is among them from its first second, without a job."""
        return self.filter(live__contains=at, cancelled_at=None)

    def live_then(self, at):
        """The same rows, for a query that is planned before `at` is known. For `@>` PostgreSQL would then expect one
        row in two hundred, and so fetch and sort all that are live."""
        return self.live_or_coming(at).filter(live__startswith__lte=at)

    def live_or_coming(self, at):
        """What readers see at `at`, or will see."""
        goes_on = Q(live__upper_inf=True) | Q(live__endswith__gt=at)
        return self.filter(goes_on, cancelled_at=None)

    def coming(self, at):
        """What readers will see later than `at`."""
        return self.filter(live__startswith__gt=at, cancelled_at=None)

    def standing(self):
        """Those that were not called off before readers saw them."""
        return self.filter(cancelled_at=None)

    def without_end(self):
        """What readers see, or will see, until somebody ends it; there is at most one of an interview."""
        return self.standing().filter(live__upper_inf=True)

    def in_language(self, language):
        return self.filter(language=language)

    def at_address(self, language, slug):
        return self.filter(language=language, slug=slug)

    def begun(self, at):
        """What readers see at `at` or saw before."""
        return self.filter(live__startswith__lte=at, cancelled_at=None)

    def ended(self):
        """Those whose period has an end, by the small index of them."""
        return self.filter(ENDED)

    def naming(self, *slugs, **facts):
        """Those that lead to the page of one of these people, of whom `facts` (a role) are true there.

        By the address they show and not by key: where somebody was not named then, their page does not tell now.
        """
        return self.holding("people", [[{"slug": slug, **facts}] for slug in slugs])

    def about(self, *slugs):
        """Those that lead to the page of one of these topics."""
        return self.holding("topics", [[{"slug": slug}] for slug in slugs])

    def holding(self, column, values):
        """Those whose JSON `column` holds one of `values`: a list, or an expression for one."""
        if not hasattr(values, "resolve_expression"):
            values = models.Value(values, output_field=ArrayField(models.JSONField()))
        return self.filter(HoldsAny(F(column), values))

    def showing(self, file):
        """Those whose page shows a file of public media, a photo's or a share card."""
        return self.filter(media__contains=[file])

    def with_translations(self, live):
        """Each with `translations`: what `live` has of the same interview in another language, as a link names it."""
        others = live.filter(family=OuterRef("family")).exclude(language=OuterRef("language")).order_by("language")
        named = JSONObject(language="language", slug="slug", headline="headline")
        return self.annotate(translations=ArraySubquery(others.values(named=named)))

    def with_written(self, language):
        """Each with `written`, the keys of the policies in `language`: a page needs no query of its own for them."""
        return self.annotate(written=ArraySubquery(Policy.written(language)))

    def any_of_interview(self):
        """For a filter of interviews: whether there is one of these of it."""
        return Exists(self.filter(interview=OuterRef("pk")))

    def newest_first(self):
        return self.order_by("-first_published_at", "-id")

    def for_periods(self):
        """Without what takes room: the text, and what it is found by."""
        return self.defer("content", "search_vector", "passages", "passage_words", "people", "topics")

    def for_cards(self):
        """Without the document, which no list needs."""
        return self.only(*Version.CARD_FIELDS)

    def for_pages(self):
        """With the document, without what only searches and translations need."""
        return self.only(*Version.CARD_FIELDS, "topics", "live", "content")


class Version(models.Model):
    """An interview as it was frozen for readers. Its content is never rewritten; a redaction removes it."""

    CARD_FIELDS = (
        "interview_id",
        "family",
        "language",
        "slug",
        "headline",
        "standfirst",
        "dateline",
        "minutes",
        "people",
        "media",
        "first_published_at",
    )

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    draft_number = models.PositiveIntegerField(help_text="Of the draft it was frozen from.")
    live = DateTimeRangeField(_("seen by readers"))
    cancelled_at = models.DateTimeField(
        null=True,
        help_text="When a future period was called off; `live` says what it was.",
    )
    content = models.TextField(help_text="Canonical JSON (RFC 8785); empty after a redaction.")
    salt = models.CharField(max_length=32)
    content_digest = models.CharField(max_length=64)

    # Key of the interview that this one translates, or its own; frozen, so that no draft moves a translation.
    family = models.PositiveBigIntegerField(db_index=True)

    # What lists and searches need, copied out of the content.
    language = models.CharField(max_length=2, choices=Language.choices)
    slug = models.CharField(max_length=100)
    headline = models.CharField(max_length=200)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveSmallIntegerField()
    people = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    lead_photo = models.JSONField(null=True)
    # A file is public exactly while a live version names it here. A redaction empties the list.
    media = ArrayField(models.CharField(max_length=40), default=list)
    first_published_at = models.DateTimeField()
    block_digests = models.JSONField(default=dict, help_text="By block id: what translations are compared with.")
    search_vector = SearchVectorField(null=True)
    search_head = SearchVectorField(null=True, help_text="Without the text: small, so that thousands can be ranked.")
    search_names = models.TextField(blank=True, help_text="Headline, people and topics: what a slip is compared with.")
    facets = models.JSONField(null=True, help_text="Who and what results are counted by: a text, for each a line.")
    passages = ArrayField(models.JSONField(), null=True, help_text="What a hit may lead to: block, speaker, words.")
    passage_words = ArrayField(SearchVectorField(), null=True, help_text="What is found in each of the passages.")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=("interview", "number"), name="one_version_per_number"),
            ExclusionConstraint(
                name="one_live_version_at_a_time",
                expressions=[
                    ("interview", RangeOperators.EQUAL),
                    ("live", RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at=None),
                deferrable=Deferrable.IMMEDIATE,
            ),
            # An empty or open-ended beginning would slip past the exclusion constraint.
            models.CheckConstraint(
                name="live_has_a_beginning",
                condition=Q(cancelled_at__isnull=False)
                | Q(live__isnull=False, live__isempty=False, live__lower_inf=False),
            ),
        ]
        indexes = [
            models.Index(fields=("language", "-first_published_at", "-id"), name="newest_first"),
            models.Index(fields=("language", "slug"), name="by_address"),
            models.Index(fields=("language",), name="ended", condition=ENDED),
            GinIndex(fields=["people"], name="by_person", opclasses=["jsonb_path_ops"]),
            GinIndex(fields=["topics"], name="by_topic", opclasses=["jsonb_path_ops"]),
            GinIndex(fields=["media"], name="by_file"),
            GinIndex(fields=["search_vector"], name="by_words"),
            GinIndex(fields=["search_names"], name="by_likeness", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return f"{self.headline} ({self.number})"
