"""Who speaks, asks or signs, and how they may be named. A protected person's real name has no field to stand in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.languages import Language, in_language


class PersonQuerySet(models.QuerySet):
    def with_names(self):
        return self.prefetch_related("names")


class Person(models.Model):
    """Somebody a reader may meet, or an organisation that asks. What is stored is what may be shown."""

    class Naming(models.TextChoices):
        FULL = "full", _("by name")
        FIRST = "first", _("first name only")
        PSEUDONYM = "pseudonym", _("pseudonym")
        ROLE = "role", _("by what they do, without a name")

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PERSON)
    naming = models.CharField(
        _("how they may be named"),
        max_length=10,
        choices=Naming.choices,
        default=Naming.FULL,
        help_text=_("For anybody who is not named in full, type only what readers may see. Never the real name."),
    )
    page_allowed = models.BooleanField(
        _("may have a page"),
        default=False,
        help_text=_("Somebody named in full has a page. Anybody else has one only if this is ticked."),
    )
    slug = models.SlugField(_("address"), max_length=100, unique=True, allow_unicode=True)
    spellings = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("other spellings"),
        default=list,
        blank=True,
        help_text=_(
            "Separated by commas. Readers who search for one of these find this person, and their page shows them."
        ),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("slug",)

    def __str__(self):
        return in_language(self.name_in, get_language()) or self.slug

    @property
    def has_page(self) -> bool:
        return self.kind == self.Kind.PERSON and (self.naming == self.Naming.FULL or self.page_allowed)

    @property
    def known_as(self) -> tuple[str, ...]:
        """Every name and spelling."""
        return (*self.name_in.values(), *self.spellings)

    def words_in(self, language: str) -> "PersonName | None":
        """Their name and what they are in `language`, else in another; None while there is no name."""
        rows = {row.language: row for row in self.names.all()}
        return rows.get(language) or next(iter(rows.values()), None)

    @cached_property
    def name_in(self) -> dict[str, str]:
        """The public names by language; at least one."""
        return {row.language: row.name for row in self.names.all()}


class PersonName(models.Model):
    """What readers call a person in one language."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    name = models.CharField(_("public name"), max_length=200)
    description = models.CharField(
        _("what they are"),
        max_length=300,
        blank=True,
        help_text=_("For example: activist from eastern Aleppo"),
    )

    class Meta:
        verbose_name = _("public name")
        verbose_name_plural = _("public names")
        ordering = ("-language",)
        constraints = [models.UniqueConstraint(fields=("person", "language"), name="one_name_per_language")]

    def __str__(self):
        return self.name
