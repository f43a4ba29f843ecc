"""Which language an answer speaks: the address decides for readers, the account for colleagues, no cookie."""

from django.conf import settings
from django.utils import translation

from newsroom.security import in_newsroom


class LanguageMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(language_of(request)):
            return self.get_response(request)


def language_of(request) -> str:
    # Only here is the account asked for: a public page that touched the session would say "Vary: Cookie".
    if in_newsroom(request):
        return getattr(request.user, "language", "") or translation.get_language_from_request(request)
    # From the path and not from the route, so that an address nobody knows gets its 404 in its own language.
    return translation.get_language_from_path(request.path_info) or settings.DEFAULT_READER_LANGUAGE
