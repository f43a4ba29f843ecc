"""The draft of an interview: what editors write. Nothing here is read by a public page."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.models.languages import Language
from articles.models.people import Person
from articles.models.photos import Photo
from articles.models.topics import TaggedTopic
from articles.words import codes, dates, document


def new_public_id() -> str:
    """Eight random characters: short enough to pass on, too many to guess."""
    return codes.new(8)


class InterviewQuerySet(models.QuerySet):
    def live(self, at):
        """Those that readers can see at `at`."""
        return self.filter(versions__live__contains=at, versions__cancelled_at=None)

    def family(self, interview):
        """The interview, its original and the other translations of that."""
        return self.filter(models.Q(pk=interview.family) | models.Q(original=interview.family))

    def left_behind(self):
        """Translations whose original says something else now than when they were made of it."""
        head = JSONObject(**{name: f"original__{name}" for name in Interview.HEAD})
        translations = self.exclude(original=None).alias(original_head=head)
        return translations.exclude(
            original__block_digests__contains=models.F("source_digests"),
            original_head__contains=models.F("source_head"),
        )

    def for_titles(self):
        """With what each is called by, and without their texts."""
        return self.select_related("original").defer("body", "original__body")

    def for_list(self):
        """With what a list of drafts shows, in a fixed number of queries."""
        return self.for_titles().select_related("assigned_to").prefetch_related("participations__person__names")


class Interview(models.Model):
    """One interview in one language. Its translation is an interview of its own, with this one as `original`."""

    class Stage(models.TextChoices):
        DRAFTING = "drafting", _("drafting")
        REVIEW = "review", _("in review")
        READY = "ready", _("ready")

    class Method(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        PHONE = "phone", _("by telephone")
        VIDEO = "video", _("by video call")
        WRITING = "writing", _("in writing")

    class Hold(models.TextChoices):
        EDITORIAL = "editorial", _("a question is open")
        LEGAL = "legal", _("a legal question is open")
        SAFETY = "safety", _("somebody could be in danger")

    class DateShown(models.TextChoices):
        DAY = "day", _("the day")
        MONTH = "month", _("the month only")
        WITHHELD = "withheld", _("nothing, for safety")

    # What stands above the text and is the same in every language.
    HEAD = ("lead_photo", "conducted_on", "date_shown")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    original = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("translation of"),
        related_name="translations",
        null=True,
        blank=True,
    )
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        allow_unicode=True,
        blank=True,
        help_text=_("The last part of the page's address. Made from the headline if left empty."),
    )
    dateline = models.CharField(_("place"), max_length=100, blank=True)
    conducted_on = models.DateField(_("date of the conversation"), null=True, blank=True)
    date_shown = models.CharField(
        _("readers see of the date"),
        max_length=8,
        choices=DateShown.choices,
        default=DateShown.DAY,
    )
    method = models.CharField(_("how it was held"), max_length=10, choices=Method.choices, blank=True)
    conducted_in = models.CharField(_("language spoken"), max_length=35, blank=True, default="")
    edited = models.BooleanField(_("edited for length and clarity"), default=True)
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        verbose_name=_("photo at the head"),
        related_name="interviews_led",
        null=True,
        blank=True,
    )
    body = models.TextField(_("text"), blank=True)
    # What the text says and what it was made of, for questions to all texts at once; `save` reads them off the text.
    block_digests = models.JSONField(default=dict, editable=False, help_text="Of the words of each block, by its id.")
    source_digests = models.JSONField(
        default=dict,
        editable=False,
        help_text="By the id of a block of the original: what it said when it was translated.",
    )
    source_head = models.JSONField(
        default=dict, db_default={}, editable=False, help_text="What stood above the original when it was taken over."
    )
    doubts = models.JSONField(
        default=dict, blank=True, editable=False, help_text="What the intake was not sure of, by turn or quotation."
    )
    desk_note = models.TextField(
        _("note for the desk"),
        blank=True,
        help_text=_("For colleagues. Never part of what is published."),
    )
    participants = models.ManyToManyField(Person, through="Participation", related_name="interviews")
    topics = TaggableManager(_("topics"), through=TaggedTopic, blank=True)

    stage = models.CharField(
        _("stage"),
        max_length=8,
        choices=Stage.choices,
        default=Stage.DRAFTING,
        editable=False,
    )
    draft_number = models.PositiveIntegerField(default=1, editable=False)
    approved_number = models.PositiveIntegerField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )
    # Primary keys of those who changed the text since it was last approved; none of them may approve it.
    writers = ArrayField(models.PositiveBigIntegerField(), default=list, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="interviews_created",
        null=True,
        editable=False,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("who it is with"),
        related_name="interviews_assigned",
        null=True,
        blank=True,
    )
    due_on = models.DateField(_("due"), null=True, blank=True)

    beside_changed = models.BooleanField(
        default=False,
        editable=False,
        help_text="A person, photo or topic was changed since it was frozen: the page could be another one.",
    )

    # A hold keeps every way to readers shut, whatever the stage.
    hold = models.CharField(max_length=9, choices=Hold.choices, blank=True, editable=False)
    hold_reason = models.CharField(max_length=300, blank=True, editable=False)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False)
    held_at = models.DateTimeField(null=True, editable=False)
    lift_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
    )

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ("-changed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=("original", "language"),
                condition=models.Q(original__isnull=False),
                name="one_translation_per_language",
                violation_error_message=_("There is a translation into this language already."),
            ),
            models.CheckConstraint(condition=models.Q(language__in=Language.values), name="known_language"),
            models.CheckConstraint(
                condition=~models.Q(original=models.F("pk")),
                name="not_its_own_original",
                violation_error_message=_("A translation is in another language than its original."),
            ),
            # Approval holds for the text that was approved, and for no other.
            models.CheckConstraint(
                condition=~models.Q(stage="ready")
                | models.Q(
                    approved_number__isnull=False,
                    approved_number=models.F("draft_number"),
                ),
                name="ready_means_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(hold="") | models.Q(held_by__isnull=False, held_at__isnull=False),
                name="a_hold_is_somebodys",
            ),
        ]

    def __str__(self):
        if not self.headline and self.original:  # whose headline may run the other way
            original = f"\N{FIRST STRONG ISOLATE}{self.original}\N{POP DIRECTIONAL ISOLATE}"
            return f"{original} · {self.get_language_display()}"
        day = dates.day(timezone.localdate(self.created_at), get_language())
        return self.headline or _("untitled interview of {day}").format(day=day)

    def save(self, *args, **kwargs):
        text = document.parse(self.body)
        self.__dict__.pop("document", None)
        self.body, self.block_digests, self.source_digests = text.html, text.digests, text.source_digests
        if "body" in (stored := kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = [*stored, "block_digests", "source_digests"]
        super().save(*args, **kwargs)

    def clean(self):
        """An original has translations, each in a language of its own, and no translation has any. No constraint tells
        that, as it would have to look at other rows."""
        own = set(self.translations.values_list("language", flat=True))
        if self.original and self.original.original_id:
            raise ValidationError({"original": _("This is a translation itself. Choose what it was made of.")})
        if self.original and own:
            raise ValidationError({"original": _("This interview has translations, so it is none itself.")})
        if self.original and self.original.language == self.language:
            raise ValidationError({"original": _("A translation is in another language than its original.")})
        if self.language in own:
            raise ValidationError({"language": _("There is a translation into this language already.")})

    def get_admin_url(self) -> str:
        return reverse("admin:articles_interview_change", args=[self.pk])

    @property
    def family(self) -> int:
        """Primary key of the interview that this one translates, or its own: one for all its languages."""
        return self.original_id or self.pk

    @cached_property
    def document(self) -> document.Document:
        return document.parse(self.body)

    @property
    def head(self) -> dict[str, str | int | None]:
        """The fields of `HEAD` as the database writes them into JSON."""
        day = self.conducted_on and str(self.conducted_on)
        return {"lead_photo": self.lead_photo_id, "conducted_on": day, "date_shown": self.date_shown}


class Participation(models.Model):
    """That a person takes part in an interview, and what was true of them then."""

    class Role(models.TextChoices):
        INTERVIEWEE = "interviewee", _("interviewee")
        INTERVIEWER = "interviewer", _("interviewer")
        MODERATOR = "moderator", _("moderator")
        TRANSLATOR = "translator", _("translator")
        QUOTED = "quoted", _("quoted")
        PHOTOGRAPHER = "photographer", _("photographer")

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="participations")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.INTERVIEWEE)
    description = models.CharField(
        _("what they were then"),
        max_length=300,
        blank=True,
        help_text=_("Empty: what the person's own page says."),
    )
    label = models.CharField(
        _("label in the text"),
        max_length=100,
        blank=True,
        help_text=_("Empty: their name. For example: Al-Ashkar"),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=("interview", "person"), name="takes_part_once")]

    def __str__(self):
        return self.label or str(self.person)


class Revision(models.Model):
    """What the draft said at a deliberate save. Never changed, and deleted only by a purge."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="revisions")
    draft_number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    draft = models.JSONField(help_text="What articles.editorial.drafting.snapshot made of it.")

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-draft_number",)
        constraints = [models.UniqueConstraint(fields=("interview", "draft_number"), name="one_revision_per_number")]

    def __str__(self):
        return f"{self.interview_id}/{self.draft_number}"
