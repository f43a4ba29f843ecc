"""Cuts a picture to the shapes that pages show, round its focal point, and scales each to the widths they need."""

from dataclasses import dataclass

from PIL import Image

from articles.files import storage
from articles.photos import encoding

Focus = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """`ratio` is width to height; None: the whole picture. `widths` in pixels, narrowest first."""

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]


SHAPES = {
    "portrait": Shape((4, 5), (320, 480, 720)),
    "square": Shape((1, 1), (320, 480, 720)),
    "landscape": Shape((3, 2), (320, 480, 720, 1280)),
    "whole": Shape(None, (320, 480, 720, 1280)),
}
# One JPEG of a middling width serves the few browsers that cannot read WebP.
FALLBACK_WIDTH = 720
WEBP = {"quality": 72, "method": 2}  # slower methods save a twentieth
# A picture full of fine detail pays with some of it: a phone's first picture, 480 by 480, keeps to 22,000 bytes,
# and a second page to 30,000.
BYTES_PER_PIXEL = 22_000 / 480**2
COARSER = (60, 48, 36, 24)
JPEG = {"quality": 80, "optimize": True, "progressive": True}


def make(picture: Image.Image, focus: Focus) -> list[dict]:
    """Write every rendition of `picture` into public storage; what each is, as plain values, narrowest first."""
    return [row for name in SHAPES for row in make_shape(name, picture, focus)]


def make_shape(name: str, picture: Image.Image, focus: Focus) -> list[dict]:
    image = crop(picture, SHAPES[name].ratio, focus)
    # Nothing is enlarged; a picture narrower than all widths keeps its own.
    widths = [width for width in SHAPES[name].widths if width <= image.width] or [image.width]
    fallback = max(width for width in widths if width <= FALLBACK_WIDTH)
    rows = []
    for width in reversed(widths):
        image = scale(image, width)  # from the next wider: twice as fast as from the whole, and no eye tells (52 dB)
        if width == fallback:
            rows.append(row(name, image, encoding.encode(image, "jpg", **JPEG), "jpg"))
        rows.append(row(name, image, light_webp(image), "webp"))
    return rows[::-1]


def light_webp(image: Image.Image) -> bytes:
    """WebP as fine as its share of bytes allows."""
    encoded = encoding.encode(image, "webp", **WEBP)
    for quality in COARSER:
        if len(encoded) <= image.width * image.height * BYTES_PER_PIXEL:
            break
        encoded = encoding.encode(image, "webp", **WEBP | {"quality": quality})
    return encoded


def row(shape: str, image: Image.Image, encoded: bytes, ending: str) -> dict:
    return {"shape": shape, "width": image.width, "height": image.height, **storage.save_picture(encoded, ending)}


def scale(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def crop(picture: Image.Image, ratio: tuple[int, int] | None, focus: Focus) -> Image.Image:
    """The largest part of `picture` of this ratio. The point `focus` (in % of both sides) lies as far into the part
    as into the picture, which keeps it in sight; CSS says the same with `object-position`."""
    if ratio is None:
        return picture
    across, down = ratio
    width = min(picture.width, picture.height * across // down)
    height = min(picture.height, picture.width * down // across)
    left = (picture.width - width) * focus[0] // 100
    top = (picture.height - height) * focus[1] // 100
    return picture.crop((left, top, left + width, top + height))
