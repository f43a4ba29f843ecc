"""Who works in the newsroom."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac
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
    sessions_ended = models.PositiveIntegerField(
        default=0, editable=False, help_text="How often all sessions were ended at once; each remembers the number."
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

    def get_session_auth_hash(self) -> str:
        """What a session must match: it is over once the password or a role has changed, or `sessions_ended` has."""
        return self.session_digest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return map(self.session_digest, settings.SECRET_KEY_FALLBACKS)

    def session_digest(self, secret: str | None = None) -> str:
        state = " ".join([self.password, str(self.sessions_ended), *sorted(self.roles)])
        return salted_hmac("articles.User.session", state, secret=secret, algorithm="sha256").hexdigest()
