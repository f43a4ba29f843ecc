"""Makes an uploaded MP3 anew of its sound alone: its frames, and before them one of ours that tells how long it is.

Gone is what a recorder or a program writes beside the sound, be it in front, between or behind: titles, names, places,
dates, cover pictures, lyrics, the encoder's own frame, and what hides between the sound of two frames. What stays is
all that can be heard, the bits at the end of a frame's own sound that a player skips, and how it was encoded, by which
an expert may tell one program from another.

A frame counts if another one, a tag or the end is right behind it: so none takes in what came after it was cut off.
"""

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil
from mmap import ACCESS_READ, mmap
from tempfile import TemporaryFile

from django.core.files import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.files.uploads import LARGEST_FILE, Unusable
from articles.sound.frames import FORMS, HEADER, MONO, SHAPE, STEREO, UNPROTECTED, Form, header, sound_alone

SHORTEST, LONGEST = 1, 3 * 60 * 60  # seconds
MOST_JUNK = 512 * 1024  # bytes between frames, a tag counted as one: each may be looked at

MAKE_AN_MP3 = _("Make an MP3 of it, for example in Audacity: File, Export Audio, MP3, mono, 64 kbit/s.")
NO_MP3 = format_lazy("{} {}", _("This is not an MP3 that every browser plays."), MAKE_AN_MP3)
OTHERS = (
    (
        re.compile(rb"(?s:....)ftyp|\xff[\xf0\xf1\xf8\xf9]"),
        _("This is an M4A or AAC recording, as iPhones make them."),
    ),
    (re.compile(rb"OggS"), _("This is an Ogg or Opus recording, as WhatsApp and Telegram send them.")),
    (re.compile(rb"(?:RIFF|RF64)(?s:....)WAVE"), _("This is a WAV recording.")),
)
TOO_LARGE = _("This file is too large. A recording may have 25 MB: as an MP3 of 64 kbit/s, that is fifty minutes.")
TOO_SHORT = _("This recording is shorter than a second.")
TOO_LONG = _("This recording is longer than three hours. Cut it first.")
CHANGES = _(
    "In this recording the sampling rate changes, or mono and stereo. Export it as one MP3, for example from Audacity."
)
DAMAGED = _("This recording is damaged or cut off. Send it again, or open it in another program and export it first.")

TOLD, ALL_BUT_QUALITY, TURNS = struct.Struct(">4sIII"), 0b111, 100
MODE = 0xC0  # of a header
IN_A_ROW = 3  # frames, before they are taken for frames
TAG = re.compile(rb"ID3[\x02-\x04]|TAG|APETAGEX|LYRICSBEGIN")
ENCODERS = re.compile(rb"Xing|Info|VBRI")
FRAME_OR_TAG = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]|" + TAG.pattern)


@dataclass(frozen=True)
class Recording:
    """`content` lies in a temporary file; `sha256` is of its bytes."""

    content: File
    seconds: int
    sha256: str


def read(file: File, start: int = 0, end: int | None = None) -> Recording:
    """What can be heard in `file` from `start` to `end` in seconds (None: to its end), in whole frames. Made anew once
    more, it stays the same to the byte. Raises `Unusable`."""
    if file.size > LARGEST_FILE:
        raise Unusable(TOO_LARGE)
    content = opened(file)
    refuse_others(content)
    at, form, junk = next_frame(content, 0)
    if form is None:
        raise Unusable(NO_MP3)
    made, places, rates = TemporaryFile(), [], set()  # noqa: SIM115 - what is returned reads from it
    first, size = head_of_ours(form)
    made.write(bytes(size))
    first_frame, last_frame = int(form.frames(start)), None if end is None else ceil(form.frames(end))
    part = islice(frames(content, at, form, junk), first_frame, last_frame)
    for frame in sound_alone(part, form):
        places.append(size)
        if form.seconds(len(places)) > LONGEST:
            raise Unusable(TOO_LONG)
        rates.add(frame[2] >> 4)
        size += len(frame)
        made.write(frame)
    # A length is told in whole seconds, rounded: a part may begin where there is but half of the last one.
    if form.seconds(len(places)) < (SHORTEST / 2 if start else SHORTEST):
        raise Unusable(TOO_SHORT)
    made.seek(0)
    made.write(first + length_told(places, size, steady=len(rates) == 1))
    made.seek(0)
    digest = hashlib.file_digest(made, "sha256").hexdigest()
    made.seek(0)
    return Recording(File(made, "recording.mp3"), round(form.seconds(len(places))), digest)


def opened(file: File) -> mmap | bytes:
    """The bytes of `file`. Those of a large upload stay on the disk until they are looked at."""
    file.seek(0)
    try:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # it lies in memory, or is empty
        return file.read()


def refuse_others(content: mmap | bytes):
    """Name those that newsrooms are sent, behind a tag too."""
    at = tag_length(content, 0)
    for start, name in OTHERS:
        if start.match(content, at):
            raise Unusable(format_lazy("{} {}", name, MAKE_AN_MP3))


def next_frame(content: mmap | bytes, at: int, form: Form | None = None) -> tuple[int, Form | None, int]:
    """Where from `at` on frames of `form` follow, which form that is, and how many bytes before them are no frames, a
    tag counted as one. At the end of `content` there is none."""
    junk = 0
    while found := FRAME_OR_TAG.search(content, at):
        junk += found.start() - at
        at = found.start()
        other = form_of_several(content, at)
        if other and form in (None, other):
            return at, other, junk
        if other:
            raise Unusable(CHANGES)
        at += tag_length(content, at) or 1
        junk += 1
        if junk > MOST_JUNK:
            raise Unusable(DAMAGED if form else NO_MP3)
    return len(content), None, junk + len(content) - at


def form_of_several(content: mmap | bytes, at: int) -> Form | None:
    """Of what form frames are that follow each other from `at` on."""
    form = FORMS.get(header(content, at) & SHAPE)
    for _frame in range(IN_A_ROW) if form else ():
        length = form.lengths.get(header(content, at) & SHAPE)
        if length is None:
            return None
        at += length
    return form


def tag_length(content: mmap | bytes, at: int) -> int:
    """Of the tag that begins at `at`, if one does that says how long it is and is not cut off."""
    head, length = content[at : at + 32], 0
    if re.match(rb"ID3[\x02-\x04].{2}[\x00-\x7f]{4}", head, re.DOTALL):
        length = 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9])
    elif head.startswith(b"TAG"):
        length = 128
    elif head.startswith(b"APETAGEX") and len(head) == 32:
        size, _items, flags = struct.unpack("<III", head[12:24])
        length = 32 + (size if flags & 1 << 29 else 0)  # or it is the foot of one
    return length if at + length <= len(content) else 0


def frames(content: mmap | bytes, at: int, form: Form, junk: int) -> Iterator[bytes]:
    """The frames from `at` on, but for the encoder's own. Raises `Unusable` if it passes over more than it keeps."""
    lengths, kept = form.lengths, 0
    while at < len(content):
        length = lengths[header(content, at) & SHAPE]
        while length:
            behind = at + length
            following = lengths.get(int.from_bytes(content[behind : behind + HEADER], "big") & SHAPE)
            if not following and not ends(content, at, behind):
                break
            frame = content[at:behind]
            if not ENCODERS.search(frame, 13, 42):
                kept += length
                yield frame
            at, length = behind, following
        at, _form, passed = next_frame(content, at, form)
        junk += passed
        if junk > MOST_JUNK:
            break
    if junk > min(kept, MOST_JUNK):
        raise Unusable(DAMAGED)


def ends(content: mmap | bytes, at: int, behind: int) -> bool:
    """Whether a frame may be the last: one that was cut off could reach into what follows."""
    return (behind == len(content) or bool(TAG.match(content, behind))) and not TAG.search(content, at, behind)


def head_of_ours(form: Form) -> tuple[bytes, int]:
    """What the frame begins with that tells how long the recording is, and the size of that frame: the smallest there
    is room in. Its side information says that nothing is to be heard."""
    mode = (MONO if form.mono else STEREO)[0] << 6
    room = HEADER + form.side.size + TOLD.size + TURNS
    size, head = min((size, head) for head, size in form.lengths.items() if head & MODE == mode and size >= room)
    return (head | UNPROTECTED).to_bytes(HEADER, "big") + bytes(form.side.size), size


def length_told(places: list[int], size: int, steady: bool) -> bytes:
    """Frames, bytes, and where each hundredth of the time begins, in 256ths of the bytes: by these a player seeks.
    "Xing" and "Info" is what the first encoder called it that did so, where the rate changes and where it does not."""
    turns = (places[len(places) * part // TURNS] * 256 // size for part in range(TURNS))
    return TOLD.pack(b"Info" if steady else b"Xing", ALL_BUT_QUALITY, len(places), size) + bytes(turns)
