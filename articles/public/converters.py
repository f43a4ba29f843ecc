"""What may stand in an address: a language, a slug in any script, the key of a policy, a year, a file."""

import unicodedata

from django.urls.converters import StringConverter

from articles.models import Language, Policy


class LanguageConverter:
    regex = "|".join(Language.values)

    def to_python(self, value):
        return Language(value)

    def to_url(self, value):
        return str(value)


class SlugConverter(StringConverter):
    """Letters of any script, composed: a telephone may send é as two characters."""

    regex = r"[^/\x00]+"  # PostgreSQL refuses to compare with NUL

    def to_python(self, value):
        return unicodedata.normalize("NFC", value)


class PolicyConverter(StringConverter):
    regex = "|".join(Policy.Key.values)


class YearConverter:
    regex = "[12][0-9]{3}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class FileConverter(StringConverter):
    """The name that `articles.files.storage` gives what readers may get."""

    regex = r"[0-9a-f]{32}\.(?:jpg|webp|mp3)"
