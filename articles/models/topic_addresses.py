"""Where topics stood before they were renamed or merged, so that old links still lead somewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.topics import Topic


class TopicAddress(models.Model):
    """A slug that a topic no longer has. Whoever asks for it is sent on."""

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name = _("former address of a topic")
        verbose_name_plural = _("former addresses of topics")

    def __str__(self):
        return self.slug
