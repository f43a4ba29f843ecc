"""Photos: what a picture shows, in the words of each language, and the files it was drawn anew into."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.languages import Language, in_language
from articles.models.people import Person

# A year, a month or a day, as ISO 8601 writes them.
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z"


class PhotoQuerySet(models.QuerySet):
    def with_words(self):
        return self.prefetch_related("words")


class Photo(models.Model):
    """A picture of the newsroom's. It is never replaced: another picture is another photo."""

    class Licence(models.TextChoices):
        OURS = "ours", _("made for us")
        PERMISSION = "permission", _("used with permission")
        CC_BY = "cc-by-4.0", "CC BY 4.0"
        CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
        PUBLIC_DOMAIN = "public-domain", _("in the public domain")

    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.OURS)
    credit_withheld = models.BooleanField(
        _("keep the photographer's name back"),
        default=False,
        help_text=_("For their safety. Then type it nowhere here: readers are told that it is withheld."),
    )
    taken = models.CharField(
        _("when it was taken"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(DATE, _("For example 2016-12."))],
        help_text=_("As exactly as readers may know it: 2016-12-19, 2016-12 or 2016. Empty: they are not told."),
    )
    people = models.ManyToManyField(
        Person,
        verbose_name=_("who can be recognised"),
        related_name="photos",
        blank=True,
        help_text=_("By their face, a tattoo, their house. Nobody who is not named in full may be among them."),
    )
    # In hundredths of the width and the height. Every crop keeps this point in sight, as CSS object-position does.
    focus_x = models.PositiveSmallIntegerField(_("focal point from the left, 0 to 100"), default=50)
    focus_y = models.PositiveSmallIntegerField(_("focal point from the top, 0 to 100"), default=50)
    master = models.CharField(max_length=40, editable=False, help_text="The picture drawn anew, in private storage.")
    original = models.CharField(
        max_length=40, blank=True, editable=False, help_text="What was uploaded, if KEEP_ORIGINALS says so."
    )
    renditions = models.JSONField(default=list, editable=False, help_text="What articles.photos.renditions makes.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("added by"),
        related_name="photos_added",
        null=True,
        editable=False,
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("-added_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100),
                name="focus_inside_the_photo",
                violation_error_message=_(
                    "The focal point lies outside the picture: click in it what every crop must keep in sight."
                ),
            )
        ]

    def __str__(self):
        return in_language(self.alt_in, get_language()) or _("photo {number}").format(number=self.pk)

    def clean(self):
        """A day must be one that the calendar has, which no pattern can tell."""
        if len(self.taken) == len("2016-12-19"):
            try:
                date.fromisoformat(self.taken)
            except ValueError as error:
                raise ValidationError({"taken": _("There is no such day.")}) from error

    @property
    def focus(self) -> tuple[int, int]:
        return self.focus_x, self.focus_y

    @cached_property
    def alt_in(self) -> dict[str, str]:
        """What it shows, by language."""
        return {row.language: row.alt for row in self.words.all()}


class PhotoWords(models.Model):
    """What is said about a photo in one language: what it shows, what a reader should know, whose it is."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    alt = models.CharField(
        _("what it shows"),
        max_length=150,
        help_text=_("For readers who do not see it: a plain sentence that is not the caption."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("For example: Photo: Hala Qanawati")
    )

    class Meta:
        verbose_name = _("words about a photo")
        verbose_name_plural = _("words about a photo")
        ordering = ("-language",)
        constraints = [
            models.UniqueConstraint(fields=("photo", "language"), name="one_set_of_words_per_language"),
            models.CheckConstraint(
                condition=~models.Q(alt=models.F("caption")),
                name="alt_is_not_the_caption",
                violation_error_message=_("What it shows and the caption must not be the same words."),
            ),
        ]

    def __str__(self):
        return self.alt
