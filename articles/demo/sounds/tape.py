"""What sounds are made on and of: a tape, tones that die away, and noise."""

import io
import math
import random
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator

RATE = 22_050  # samples a second
LOUDEST = 0.7


class Tape:
    """One channel, `seconds` long, on which sounds are laid over each other."""

    def __init__(self, seconds: float):
        self.samples = array("d", bytes(8 * round(seconds * RATE)))

    def add(self, sound: Iterable[float], at: float = 0, loud: float = 1):
        """Lay `sound` on the tape from the second `at`; what reaches beyond its end is lost."""
        first = round(at * RATE)
        for place, value in zip(range(first, len(self.samples)), sound, strict=False):
            self.samples[place] += value * loud

    def echo(self, delay: float, loud: float):
        """Let everything come back from a wall, duller each time."""
        back, dull = round(delay * RATE), 0.0
        for place in range(back, len(self.samples)):
            dull += 0.35 * (self.samples[place - back] - dull)
            self.samples[place] += dull * loud

    def fade(self, seconds_in: float, seconds_out: float):
        end = len(self.samples)
        for place in range(end):
            rising, falling = place / RATE / seconds_in, (end - place) / RATE / seconds_out
            self.samples[place] *= smooth(rising) * smooth(falling)

    def as_wav(self) -> bytes:
        loud = LOUDEST * 32_767 / max(map(abs, self.samples))
        numbers = array("h", (round(value * loud) for value in self.samples))
        if sys.byteorder == "big":
            numbers.byteswap()
        file = io.BytesIO()
        with wave.open(file, "wb") as writer:
            writer.setparams((1, 2, RATE, 0, "NONE", ""))
            writer.writeframes(numbers.tobytes())
        return file.getvalue()


def smooth(part: float) -> float:
    """From 0 to 1 without a corner."""
    part = min(max(part, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def ringing(pitch: float, lasts: float, seconds: float) -> Iterator[float]:
    """A tone that sinks to a third every `lasts` seconds: a point that turns and draws inwards."""
    turn = complex(math.cos(math.tau * pitch / RATE), math.sin(math.tau * pitch / RATE)) * math.exp(-1 / lasts / RATE)
    point = 1 + 0j
    for _sample in range(round(seconds * RATE)):
        yield point.imag
        point *= turn


def noise(chance: random.Random, dullness: float) -> Iterator[float]:
    """Without end; the nearer to 1 the dullness, the lower it rumbles."""
    value = 0.0
    while True:
        value += (1 - dullness) * (chance.uniform(-1, 1) - value)
        yield value / math.sqrt(1 - dullness)


def resonance(sound: Iterable[float], pitch: float, lasts: float) -> Iterator[float]:
    """What rings along at `pitch` when `sound` strikes it."""
    turn = complex(math.cos(math.tau * pitch / RATE), math.sin(math.tau * pitch / RATE)) * math.exp(-1 / lasts / RATE)
    point = 0j
    for value in sound:
        point = point * turn + value
        yield point.imag / math.sqrt(lasts * RATE)
