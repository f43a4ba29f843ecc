"""The paragraphs of a Word document (.docx), which is refused before it is read where it could do harm."""

import io
import re
import zipfile

import mammoth

from articles.words import richtext
from articles.words.decoding import Unreadable
from articles.words.marked import Marked

LARGEST = 20_000_000  # bytes of the file: photos may be in it
LARGEST_UNPACKED = 100_000_000
LARGEST_XML = 20_000_000  # bytes of one part; an interview of 12,000 words has 1,000,000
MOST_PARTS = 2_000
MOST_TAGS = 300_000  # in all parts; an interview of 12,000 words has 100,000, and each takes time and memory

BODY = "word/document.xml"
XML = (".xml", ".rels")
XML_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
# No program that writes .docx declares a document type; whoever attacks the one that reads it does.
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # in which a declaration would not be found


def paragraphs(content: bytes) -> list[Marked]:
    """Return the paragraphs of a .docx file, for the intake to read; refuse with Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("too-large", size=len(content), largest=LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
        result = mammoth.convert_to_html(io.BytesIO(content), convert_image=_no_image)
    except Unreadable:
        raise
    except Exception as error:
        # Zip and XML that are broken, or tables that span "x" columns: the parsers trust the file, and whatever is
        # amiss in it comes up as an exception of another kind.
        raise Unreadable("word") from error
    return richtext.paragraphs(result.value)


def _check(archive):
    parts = archive.infolist()
    if BODY not in archive.namelist() or len(parts) > MOST_PARTS:
        raise Unreadable("word")
    # The sizes are those that the archive claims, and zipfile unpacks no more than that.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable("too-large", size=unpacked, largest=LARGEST_UNPACKED)
    if sum(_tags(archive, part) for part in parts) > MOST_TAGS:
        raise Unreadable("intricate")


def _tags(archive, part) -> int:
    """How many tags a part has. Which part holds the text another one says, so that a name alone clears none."""
    content = archive.read(part)
    if content.startswith(UTF_16):
        raise Unreadable("word")
    if not part.filename.endswith(XML) and not XML_BEGINS.match(content):
        return 0
    if len(content) > LARGEST_XML:
        raise Unreadable("too-large", size=len(content), largest=LARGEST_XML)
    if DECLARATION.search(content):
        raise Unreadable("word")
    return content.count(b"<")


@mammoth.images.img_element
def _no_image(image):
    return {}
