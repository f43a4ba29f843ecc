"""Recordings as they come in: ordinary ones, and ones that hide something."""

import struct

CANARY = b"CANARY-8f2c41"

# MPEG-1 Layer III, 64 kbit/s, 44.1 kHz, mono: 208 bytes are 1152 samples.
HEAD = b"\xff\xfb\x50\xc0"
FRAME = HEAD + bytes(204)
PER_SECOND = 44_100 / 1152
SIDE = 17  # bytes


def mp3(seconds: float = 2) -> bytes:
    """Silence."""
    return FRAME * round(seconds * PER_SECOND)


def frame(
    head: bytes = HEAD,
    main: bytes = b"",
    behind: bytes = b"",
    back: int = 0,
    private: int = 0,
    bits: int | None = None,
) -> bytes:
    """One whose sound is `main`, of which `back` bytes are in the frames before it, and something `behind` that. It
    says that of its sound there are so many `bits`."""
    said = back << 127 | private << 122 | (len(main) * 8 if bits is None else bits) << 106
    checksum = b"" if head[1] & 1 else b"??"
    return (head + checksum + said.to_bytes(SIDE, "big") + main[back:] + behind).ljust(208, b"\0")


# -- what recorders and programs write beside the sound


def id3v2(content: bytes = CANARY) -> bytes:
    size = bytes(len(content) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x04\0\0" + size + content


def ape(content: bytes = CANARY) -> bytes:
    """With a head and a foot."""
    size = struct.pack("<IIII", 2000, len(content) + 32, 1, 1 << 31 | 1 << 29) + bytes(8)
    return b"APETAGEX" + size + content + b"APETAGEX" + size[:12] + struct.pack("<I", 1 << 31) + bytes(8)


TAGS = {
    "ID3v2": id3v2(),
    "ID3v2 with a cover": id3v2(CANARY + b"\xff\xd8\xff\xe0" + FRAME * 9 + CANARY),
    "ID3v1": b"TAG" + CANARY.ljust(125, b"\0"),
    "APE": ape(),
    "APE with a recording": ape(FRAME * 9 + CANARY),
    "Lyrics3": b"LYRICSBEGININD0000210" + CANARY + b"000030LYRICS200",
    "several": id3v2() + id3v2() + ape() + b"TAG" + CANARY.ljust(125, b"\0") + id3v2(),
    "junk": CANARY * 20,
    "a tag that says it is longer than the file": b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + CANARY,
}
