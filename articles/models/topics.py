"""What interviews are about: topics with one name per language, found whichever way they are spelt."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.languages import Language, in_language
from articles.words import folding


class TopicQuerySet(models.QuerySet):
    def with_names(self):
        return self.prefetch_related("names")

    def named(self, name: str):
        """Topics that have `name` in any language, spelt with or without hamza, vowel signs or capitals."""
        return self.filter(names__folded=folding.identity(name)).distinct()


class Topic(TagBase):
    """A tag of ours. `name` is the name it was made with; readers see its `names`. One slug serves both languages."""

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("name",)

    def __str__(self):
        return in_language(self.name_in, get_language()) or self.name

    @cached_property
    def name_in(self) -> dict[str, str]:
        """Its names by language; at least one."""
        return {row.language: row.name for row in self.names.all()}

    def slugify(self, tag, i=None):
        slug = folding.slugify(tag)
        return slug if i is None else f"{slug}-{i}"


class TopicName(models.Model):
    """A topic's name in one language. Two topics of a language never differ in spelling alone.

    Its description is in no version: as with a policy, readers see what stands here, and the database keeps a digest
    of it in the audit.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    name = models.CharField(_("name"), max_length=100)
    folded = models.CharField(max_length=200, editable=False)
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "A sentence or two under the name on the topic’s page. Readers see a change at once; there is no such "
            "page before an interview about the topic is published."
        ),
    )
    salt = models.CharField(max_length=32, default="", db_default="", editable=False, help_text="Of its seal.")

    class Meta:
        verbose_name = _("name of a topic")
        verbose_name_plural = _("names of topics")
        ordering = ("-language",)
        constraints = [
            models.UniqueConstraint(fields=("topic", "language"), name="one_topic_name_per_language"),
            models.UniqueConstraint(
                fields=("language", "folded"),
                name="one_topic_per_folded_name",
                violation_error_message=_("There is a topic of this name already."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = folding.identity(self.name)
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        self.folded = folding.identity(self.name)  # before the constraints are looked at


class TaggedTopic(ItemBase):
    """That an interview is about a topic."""

    tag = models.ForeignKey(Topic, models.CASCADE, related_name="items")
    content_object = models.ForeignKey("articles.Interview", models.CASCADE, related_name="tagged_topics")

    class Meta:
        verbose_name = _("topic of an interview")
        verbose_name_plural = _("topics of interviews")
        constraints = [models.UniqueConstraint(fields=("tag", "content_object"), name="one_topic_once")]
