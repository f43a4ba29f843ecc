"""Where what colleagues are told waits for the next page that they see."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class Messages(CookieStorage):
    """In a cookie, not in the session: what they did is done, and where the database has no room for these words it
    would be called undone."""

    @property
    def cookie_name(self) -> str:
        return settings.MESSAGES_COOKIE_NAME
