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

BODY = "word/document.xml"
XML = (".xml", ".rels")
# No program that writes .docx declares a document type; whoever attacks the one that reads it does.
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # in which a declaration would not be found

# The marks of footnotes in the text, and the way back from them.
NOTE_LINKS = re.compile(r'<sup><a href="#(?:foot|end)note-\d+"[^>]*>\[\d+\]</a></sup>|<a href="#\w+-ref-\d+">↑</a>')


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
    return richtext.paragraphs(NOTE_LINKS.sub("", result.value))


def _check(archive):
    parts = archive.infolist()
    if BODY not in archive.namelist() or len(parts) > MOST_PARTS:
        raise Unreadable("word")
    # The sizes are those that the archive claims, and zipfile unpacks no more than that.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable("too-large", size=unpacked, largest=LARGEST_UNPACKED)
    for part in parts:
        if part.filename.endswith(XML):
            _check_xml(archive, part)


def _check_xml(archive, part):
    if part.file_size > LARGEST_XML:
        raise Unreadable("too-large", size=part.file_size, largest=LARGEST_XML)
    xml = archive.read(part)
    if DECLARATION.search(xml) or xml.startswith(UTF_16):
        raise Unreadable("word")


@mammoth.images.img_element
def _no_image(image):
    return {}
