"""What the newsroom's door answers while it is shut."""

from articles.editorial import lockdown
from newsroom import outages
from newsroom.security import in_newsroom


class LockdownMiddleware:
    """Stands before sessions and accounts, so that nothing of the newsroom runs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return outages.unavailable() if in_newsroom(request) and lockdown.is_on() else self.get_response(request)
