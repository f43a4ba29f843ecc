"""Which encoding the bytes of a text are in, and which bytes are no text at all."""

import codecs
import re

from articles.words import folding

LARGEST = 2_000_000  # bytes; a long interview has 100,000

# A clear sentence for each refusal. A door that speaks another language translates by the code.
REASONS = {
    "empty": "There is no text in it.",
    "too-large": "It has {size} bytes, and {largest} is the most that can be read.",
    "binary": "It is not a text.",
    "nul": "It contains NUL characters, which no text has.",
    "surrogates": "It contains half characters (lone surrogates), which no text has.",
    "encoding": "It is in none of the encodings UTF-8, UTF-16, Windows-1256 and Windows-1252.",
    "word": "It is not a sound Word document (.docx).",
    "intricate": "This Word document is made of more pieces than can be read. Copy its text and paste it.",
}

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: ("UTF-8", "utf-8-sig"),
    codecs.BOM_UTF16_LE: ("UTF-16", "utf-16"),
    codecs.BOM_UTF16_BE: ("UTF-16", "utf-16"),
}
# Tab, line ends, vertical tab, form feed and the end mark of MS-DOS do occur in typed text.
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
SURROGATE = re.compile("[\ud800-\udfff]")
WORD = re.compile(r"[^\W\d_]+")
ARABIC = re.compile("[\u0600-\u06ff]+")


class Unreadable(ValueError):
    """Something that cannot be read as a text: `code` is a key of REASONS, `params` fill its sentence."""

    def __init__(self, code, **params):
        super().__init__(REASONS[code].format(**params))
        self.code = code
        self.params = params


def decode(content: bytes) -> tuple[str, str]:
    """Return the text in `content` (bytes) and the name of the encoding it was in; refuse with Unreadable."""
    _check_size(len(content))
    text, encoding = _decoded(content)
    return check(text), encoding


def check(text: str) -> str:
    """Return `text` when it is one that can be kept; refuse with Unreadable otherwise."""
    if SURROGATE.search(text):
        raise Unreadable("surrogates")
    _check_size(len(text.encode()))
    if "\0" in text:
        raise Unreadable("nul")
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise Unreadable("binary")
    if not text.translate(folding.INVISIBLE).strip():
        raise Unreadable("empty")
    return text


def _check_size(size):
    if size > LARGEST:
        raise Unreadable("too-large", size=size, largest=LARGEST)


def _decoded(content):
    for mark, (name, codec) in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _strictly(content, codec), name
    try:
        return content.decode("utf-8", "surrogatepass"), "UTF-8"
    except UnicodeDecodeError:
        pass
    if CONTROL.search(content.decode("latin-1")):
        raise Unreadable("binary")
    if _is_arabic(content.decode("cp1256")):
        return content.decode("cp1256"), "Windows-1256"
    return _strictly(content, "cp1252"), "Windows-1252"


def _strictly(content, codec):
    # "surrogatepass" lets check() name lone surrogates; charmap codecs have none and ignore it.
    try:
        return content.decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None


def _is_arabic(text):
    """Say whether the Arabic letters make words; in a Western text misread they stand in Latin ones."""
    words = WORD.findall(text)
    arabic = sum(len(word) for word in words if len(word) > 1 and ARABIC.fullmatch(word))
    mixed = sum(len(word) for word in words if ARABIC.search(word) and not ARABIC.fullmatch(word))
    return arabic > mixed
