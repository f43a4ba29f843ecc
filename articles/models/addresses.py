"""Where interviews and topics stand or stood, so that old links still lead somewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.interviews import Interview
from articles.models.languages import Language
from articles.models.topics import Topic


class Address(models.Model):
    """Where an interview stands or stood. Never given to another one."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="addresses")
    language = models.CharField(max_length=2, choices=Language.choices)
    slug = models.CharField(max_length=100)
    since = models.DateTimeField(auto_now_add=True)
    silent = models.BooleanField(
        default=False, help_text="Withdrawn for somebody's safety: it answers as if it had never been."
    )

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [models.UniqueConstraint(fields=("language", "slug"), name="address_never_reused")]

    def __str__(self):
        return f"/{self.language}/interviews/{self.slug}/"


class TopicAddress(models.Model):
    """A slug that a topic no longer has. Whoever asks for it is sent on."""

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name = _("former address of a topic")
        verbose_name_plural = _("former addresses of topics")

    def __str__(self):
        return self.slug
