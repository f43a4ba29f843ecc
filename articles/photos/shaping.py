"""Knows whether this machine can set Arabic in a picture, and says what to install where it cannot."""

from django.core import checks
from PIL import features


def can_shape() -> bool:
    """Whether Pillow joins Arabic letters and writes them from the right: fribidi is the system's, not Pillow's."""
    return features.check_feature("raqm") and features.check_feature("fribidi")


@checks.register()
def arabic_can_be_drawn(**kwargs):
    if can_shape():
        return []
    return [
        checks.Warning(
            "Share cards are not drawn: Pillow finds no libfribidi, and Arabic would come out unjoined and reversed.",
            hint="Install it (Debian and Ubuntu: apt-get install libfribidi0) and start the newsroom again.",
            id="articles.W001",
        )
    ]
