"""Pictures as they come in: ordinary ones, and ones that hide something or are not what they say."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, PngImagePlugin

CANARY = b"CANARY-8f2c41"
SECRET = CANARY.decode()
ORIENTED = 6  # the camera was held upright: turn a quarter to the right

# EXIF's numbers
DESCRIPTION, ORIENTATION, GPS, DETAILS, MAKER_NOTE = 0x010E, 0x0112, 0x8825, 0x8769, 0x927C
LATITUDE = 2


def picture(width: int = 400, height: int = 320) -> Image.Image:
    """Red above, blue below: one can tell whether it stands upright."""
    made = Image.new("RGB", (width, height), "red")
    made.paste("blue", (0, height // 2, width, height))
    return made


def lying(width: int = 400, height: int = 320) -> Image.Image:
    """`picture` as a camera stores it that was held upright."""
    return picture(width, height).transpose(Image.Transpose.ROTATE_90)


def encoded(image: Image.Image, format: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def jpeg(image: Image.Image | None = None, **options) -> bytes:
    return encoded(image or picture(), "JPEG", **options)


# -- what a camera, a phone and a picture desk leave in a file


def exif() -> bytes:
    tags = Image.Exif()
    tags[ORIENTATION], tags[DESCRIPTION] = ORIENTED, SECRET
    tags.get_ifd(GPS)[LATITUDE] = (33.0, 30.0, 45.5)
    tags.get_ifd(DETAILS)[MAKER_NOTE] = CANARY + jpeg(Image.new("RGB", (16, 16)))  # with its thumbnail
    return tags.tobytes()


def profile() -> bytes:
    """sRGB with a word in its description."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace("sRGB built-in".encode("utf-16-be"), SECRET.encode("utf-16-be"), 1)


def swapped_profile() -> bytes:
    """A profile by which red is blue and blue is red."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>{SECRET}</rdf></x:xmpmeta>'.encode()
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(CANARY)) + CANARY


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def talking_jpeg() -> bytes:
    whole = jpeg(lying(), exif=exif(), icc_profile=profile(), xmp=XMP, comment=CANARY)
    return whole[:2] + segment(0xED, IPTC) + whole[2:] + CANARY


def commented_jpeg() -> bytes:
    """One without a profile: converting colours would drop the comment by the way."""
    return jpeg(lying(), exif=exif(), xmp=XMP, comment=CANARY)


def talking_png() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET)
    texts.add_text("Author", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encoded(lying(), "PNG", exif=exif(), icc_profile=profile(), pnginfo=texts) + CANARY


def talking_webp() -> bytes:
    return encoded(lying(), "WEBP", exif=exif(), icc_profile=profile(), xmp=XMP) + CANARY


# -- what is not a picture, or more than one


def polyglot(format: str = "JPEG") -> bytes:
    """A picture, a page with a script and an archive, whichever one looks for."""
    script = "<script>alert(1)</script>"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", script)
    saying = {"JPEG": {"comment": script}, "PNG": {"pnginfo": texts}, "WEBP": {"xmp": script.encode()}}[format]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("index.html", script)
    return encoded(picture(), format, **saying) + archive.getvalue()


def swelling_png() -> bytes:
    """Two kilobytes whose words are two million letters."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "x" * 2_000_000, zip=True)
    return encoded(picture(), "PNG", pnginfo=texts)


def bomb(side: int = 13_000) -> bytes:
    """169 million pixels in some twenty kilobytes."""
    rows = (b"\0" * (side // 8 + 2)) * side
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def moving(format: str, frames: int = 2) -> bytes:
    """An animation; of WebP, one with many `frames` by repeating the second."""
    first, second = picture(), picture().rotate(180)
    whole = encoded(first, format, save_all=True, append_images=[second], duration=40)
    if frames == 2:
        return whole
    frame = whole[whole.rindex(b"ANMF") :]
    body = whole[12:] + frame * (frames - 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def heic() -> bytes:
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + b"\0" * 64


NO_PICTURES = {
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 320\n%%EOF\n",
    "psd": b"8BPS\0\1" + b"\0" * 6 + struct.pack(">HIIHH", 3, 320, 400, 8, 3) + b"\0" * 64,
    "pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "tiff": encoded(picture(), "TIFF"),
    "ppm": encoded(picture(), "PPM"),
    "gif": encoded(picture(), "GIF"),
    "heic": heic(),
    "a jpeg cut off": jpeg(quality=100)[:1500],
    "a png cut off": encoded(picture(), "PNG")[:300],
    "a webp cut off": encoded(picture(), "WEBP", lossless=True)[:-40],
    "a png whose words swell": swelling_png(),
    "a jpeg that is too small": jpeg(picture(319, 400)),
}


# -- what is left of a file


def parts(stored: bytes) -> set[str]:
    """The markers of a JPEG's segments, or the names of a WebP's chunks."""
    return jpeg_markers(stored) if stored[:2] == b"\xff\xd8" else webp_chunks(stored)


def jpeg_markers(stored: bytes) -> set[str]:
    found, at = set(), 2
    while at < len(stored) and stored[at + 1] != 0xDA:  # the picture itself begins
        found.add(f"{stored[at + 1]:02X}")
        at += 2 + struct.unpack(">H", stored[at + 2 : at + 4])[0]
    return found


def webp_chunks(stored: bytes) -> set[str]:
    found, at = set(), 12
    while at < len(stored):
        found.add(stored[at : at + 4].decode("latin-1").strip())
        size = struct.unpack("<I", stored[at + 4 : at + 8])[0]
        at += 8 + size + size % 2
    return found
