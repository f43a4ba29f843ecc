"""Reads an uploaded picture into a clean one: upright, in sRGB, on a canvas that holds pixels and nothing else."""

from io import BytesIO

from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from articles.files.uploads import LARGEST_FILE, Unusable

# Nearly every hole in Pillow was in a format that a newsroom does not need. HEIC is not among these either: the
# library that reads it is one more parser of hostile bytes, and a telephone exports JPEG.
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 50_000_000
SHORTEST_SIDE = 320
LONGEST_SIDE = 2560  # of what is kept: twice the widest picture on a page

HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
SRGB = ImageCms.createProfile("sRGB")

NO_PICTURE = _("This is not a picture that can be used here. Send a JPEG, PNG or WebP file.")
TOO_LARGE = _("This file is too large. A picture may have 25 MB.")
TOO_MANY_PIXELS = _("This picture has too many pixels. It may have 50 million; make it smaller first.")
TOO_SMALL = _("This picture is too small. Each side must have 320 pixels at least.")
TOO_NARROW = _("This picture is too narrow. Its longer side may be eight times the shorter one; cut it first.")
ANIMATED = _("This picture moves. Send a still one.")
DAMAGED = _("This picture is damaged or cut off. Send it again, or open it in another program and save it first.")
FROM_IPHONE = _(
    "This is a HEIC picture, as iPhones take them. Send it as JPEG: open it in Photos and export it, or choose "
    "Settings, Camera, Formats, Most Compatible before taking the next one."
)


def decode(file: File) -> Image.Image:
    """The picture in `file` as an RGB image, at most `LONGEST_SIDE` long, with nothing attached.

    Whatever can be refused by its header is refused before a pixel is decoded. Raises `Unusable`.
    """
    if file.size > LARGEST_FILE:
        raise Unusable(TOO_LARGE)
    with open_image(file) as image:
        refuse_by_header(image)
        try:
            return redraw(image)
        except Exception as error:  # Pillow does not say what a damaged file can make it raise
            raise Unusable(DAMAGED) from error


def open_image(file: File) -> Image.Image:
    start = file.read(12)
    file.seek(0)
    if start[4:8] == b"ftyp" and start[8:12] in HEIC:
        raise Unusable(FROM_IPHONE)
    try:
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        raise Unusable(NO_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise Unusable(TOO_MANY_PIXELS) from error
    except Exception as error:  # as above
        raise Unusable(DAMAGED) from error


def refuse_by_header(image: Image.Image):
    if image.width * image.height > MOST_PIXELS:
        raise Unusable(TOO_MANY_PIXELS)
    # A JPEG with further pictures behind it (MPO) is what many telephones take: the first is the photo.
    if image.format in ("PNG", "WEBP") and image.n_frames > 1:
        raise Unusable(ANIMATED)
    if min(image.size) < SHORTEST_SIDE:
        raise Unusable(TOO_SMALL)
    if max(image.size) * SHORTEST_SIDE > min(image.size) * LONGEST_SIDE:
        raise Unusable(TOO_NARROW)


def redraw(image: Image.Image) -> Image.Image:
    """Saving a decoded image again would keep comments and colour profiles; a canvas of our own has none."""
    image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded at a fraction of its size
    image = in_full_colours(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    ImageOps.exif_transpose(image, in_place=True)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(in_srgb(image), mask=alpha)
    return canvas


def in_full_colours(image: Image.Image) -> Image.Image:
    """In a mode that can be scaled without steps: grey, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")  # 16 bits of grey
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def in_srgb(image: Image.Image) -> Image.Image:
    """Colours as a screen without colour management shows them. A profile that does not fit is passed over."""
    profile = image.info.get("icc_profile")
    if image.mode == "RGBA":
        image = image.convert("RGB")
    if profile:
        try:
            return ImageCms.profileToProfile(image, BytesIO(profile), SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")
