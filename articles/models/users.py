"""Who works in the newsroom."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.languages import Language


class Role(models.TextChoices):
    """What somebody does here. One person may hold several; each is a group of the same name."""

    REPORTER = "reporter", _("Reporter")
    TRANSLATOR = "translator", _("Translator")
    PHOTO = "photo", _("Photo editor")
    SOCIAL = "social", _("Social media")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")
    ADMINISTRATOR = "administrator", _("Administrator")


class User(AbstractUser):
    """A colleague's account. A byline is a Person, never an account."""

    language = models.CharField(
        _("language of the newsroom's pages"),
        max_length=2,
        choices=Language.choices,
        default=Language.ENGLISH,
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("colleague")
        verbose_name_plural = _("colleagues")

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held, looked up once per request. Nobody has one by being a superuser."""
        return frozenset(self.groups.filter(name__in=Role.values).values_list("name", flat=True))
