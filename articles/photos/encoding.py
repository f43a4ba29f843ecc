"""Writes pictures as the bytes of a file."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from PIL import Image

from articles.files import storage

FORMATS = {"jpg": "JPEG", "webp": "WEBP", "png": "PNG"}


def encode(image: Image.Image, ending: str, **options) -> bytes:
    """`options` go to Pillow's encoder."""
    buffer = BytesIO()
    image.save(buffer, FORMATS[ending], **options)
    return buffer.getvalue()


def write(image: Image.Image, ending: str, where: Storage = default_storage, **options) -> str:
    """Store `image` under a new name and return the name."""
    return storage.save(ContentFile(encode(image, ending, **options)), ending, where)
