"""Frames of MPEG audio, Layer III, as ISO 11172-3 and 13818-3 have them, and the 2.5 of slow recorders: what their
headers say, and what in them is no sound.

The sound of a frame, its main data, may begin in the bodies of those before it, up to 511 bytes back. What lies
between the main data of two frames no player looks at, and an encoder may write there what it likes.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

# Hertz, by the two bits of the version: MPEG-1, MPEG-2, MPEG-2.5.
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
# Thousands of bits a second. The first and the last of sixteen stand for "free" and "forbidden".
MPEG_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
STEREO, MONO = (0, 1, 2), (3,)

HEADER, CHECKSUM = 4, 2  # bytes
SHAPE = 0xFFFEFEC0  # of a header: what says how long a frame is, and of what form
UNPROTECTED = 0x00010000
SOUND = ~(0x00000100 | 0x00000008 | 0x00000004)  # all but the bits for private use, "copyright" and "original"


@dataclass(frozen=True)
class Side:
    """Side information: what is in front of the body of a frame. All but `size` are numbers of bits."""

    size: int  # bytes
    back: int  # a number comes first: how many bytes back the main data begin
    private: int
    parts: int  # at the end, one for each channel; in MPEG-1 for each half of it
    part: int

    @cached_property
    def back_shift(self) -> int:
        return self.size * 8 - self.back

    @cached_property
    def private_mask(self) -> int:
        return ((1 << self.private) - 1) << (self.back_shift - self.private)

    @cached_property
    def length_shifts(self) -> list[int]:
        """Each part begins with the length of its main data in bits, a number of twelve."""
        return [self.part * number - 12 for number in range(1, self.parts + 1)]


LENGTH = 0xFFF
# Whether it is MPEG-1, and whether it is mono.
SIDES = {
    (True, True): Side(17, back=9, private=5, parts=2, part=59),
    (True, False): Side(32, back=9, private=3, parts=4, part=59),
    (False, True): Side(9, back=8, private=1, parts=1, part=63),
    (False, False): Side(17, back=8, private=2, parts=2, part=63),
}


@dataclass(frozen=True)
class Form:
    """What all frames of one recording have in common."""

    version: int
    rate: int
    mono: bool
    lengths: dict[int, int] = field(default_factory=dict, compare=False)  # of frames in bytes, by header & SHAPE

    @property
    def mpeg_1(self) -> bool:
        return self.version == 3

    @property
    def samples(self) -> int:
        """In each frame."""
        return 1152 if self.mpeg_1 else 576

    @property
    def side(self) -> Side:
        return SIDES[self.mpeg_1, self.mono]

    def frames(self, seconds: float) -> float:
        """So many are over by then."""
        return seconds * self.rate / self.samples

    def seconds(self, frames: int) -> float:
        return frames * self.samples / self.rate


def _forms() -> Iterator[tuple[int, Form]]:
    for version, rates in RATES.items():
        for rate_index, rate in enumerate(rates):
            for modes in (STEREO, MONO):
                form = Form(version, rate, modes is MONO)
                for bits_index, bits in enumerate(MPEG_1 if form.mpeg_1 else MPEG_2, start=1):
                    for padding in (0, 1):
                        for mode in modes:
                            header = (0x7FF << 21) | (version << 19) | (1 << 17)
                            header |= (bits_index << 12) | (rate_index << 10) | (padding << 9) | (mode << 6)
                            form.lengths[header] = form.samples // 8 * bits * 1000 // rate + padding
                            yield header, form


FORMS = dict(_forms())


def header(data: bytes, at: int = 0) -> int:
    return int.from_bytes(data[at : at + HEADER], "big")


def sound_alone(frames: Iterable[bytes], form: Form) -> Iterator[bytearray]:
    """The frames with noughts for whatever no player plays: bytes between main data, and bits for private use."""
    side = form.side
    held = deque()  # frames that later main data may begin in, and where each would begin in the stream of bodies
    heard = stream = 0  # bytes: where in that stream main data end, and the bodies of the frames so far
    for frame in frames:
        made = bytearray(frame)
        body = HEADER + (0 if header(frame) & UNPROTECTED else CHECKSUM) + side.size
        told = clean(made, body, side)
        begin = stream - (told >> side.back_shift)
        bits = sum([told >> shift & LENGTH for shift in side.length_shifts])
        blank(held, heard, begin)
        held.append((stream - body, body, made))
        stream += len(made) - body
        heard = min(max(heard, begin + (bits + 7) // 8), stream)
        while held and held[0][0] + len(held[0][2]) <= heard:
            yield held.popleft()[2]
    blank(held, heard, stream)
    for _start, _body, made in held:
        yield made


def clean(frame: bytearray, body: int, side: Side) -> int:
    """Blank the bits of `frame`, in front of its body, that say nothing of the sound; its side information."""
    head = header(frame) & SOUND
    start = body - side.size
    told = int.from_bytes(frame[start:body], "big") & ~side.private_mask
    frame[:HEADER] = head.to_bytes(HEADER, "big")
    frame[start:body] = told.to_bytes(side.size, "big")
    if start > HEADER:
        frame[HEADER:start] = checksum(frame[2:HEADER] + frame[start:body]).to_bytes(CHECKSUM, "big")
    return told


def blank(held: deque, first: int, last: int):
    """Noughts from `first` to `last` in the stream of the bodies of `held`."""
    if first < last:
        for start, body, frame in held:
            here, there = max(first - start, body), min(last - start, len(frame))
            if here < there:
                frame[here:there] = bytes(there - here)


def _checksums() -> Iterator[int]:
    for value in range(256):
        value <<= 8
        for _bit in range(8):
            value = value << 1 ^ (0x8005 if value & 0x8000 else 0)
        yield value & 0xFFFF


CHECKSUMS = tuple(_checksums())


def checksum(content: bytes) -> int:
    """CRC-16 as a protected frame carries it."""
    value = 0xFFFF
    for byte in content:
        value = (value << 8 & 0xFF00) ^ CHECKSUMS[value >> 8 ^ byte]
    return value
