"""What a file may weigh that somebody sends, and how one is refused that cannot be used."""

from django.utils.functional import Promise

LARGEST_FILE = 25 * 1024 * 1024


class Unusable(Exception):
    """A file that is not taken, and the reason in the words of whoever sent it."""

    def __init__(self, reason: str | Promise):
        self.reason = reason
        super().__init__(str(reason))
