"""Tell Sukkar: the bell is struck, the rail is heard before the wheels are, and a trolley comes in and stops."""

import random
from collections.abc import Iterator

from articles.demo.sounds.tape import RATE, Tape, noise, resonance, ringing, smooth

SECONDS = 16
# A bell is no string: its tones stand in no simple ratio. Pitch in Hertz, loudness, and how long it lasts.
STRIKE = 830
BELL = (
    (0.5, 0.5, 2.2),
    (1.0, 0.8, 1.6),
    (1.19, 0.7, 1.3),
    (1.5, 0.3, 0.9),
    (2.0, 1.0, 0.9),
    (2.52, 0.35, 0.55),
    (2.67, 0.3, 0.5),
    (3.01, 0.4, 0.4),
    (4.17, 0.25, 0.25),
    (5.43, 0.15, 0.15),
)
JOINTS, AXLES = 8.0, 1.9  # metres between the joints of the rails, and between the axles of the trolley
STARTS, STOPS = 2.8, 12.6  # seconds
EARLIER = 1.2  # the rail is heard
DISTANCE = 84.0  # metres away from the bench, when it is first heard


def station() -> Tape:
    chance, tape = random.Random(5), Tape(SECONDS)
    tape.add(noise(chance, 0.985), loud=0.012)  # the plain
    for at, loud in ((0.5, 1.0), (1.75, 0.85), (13.4, 0.6)):
        bell(tape, chance, at, loud * 0.34)
    tape.add(rail(chance), STARTS - EARLIER, 0.11)
    tape.add(rolling(chance), STARTS, 0.75)
    for at, near in joints():
        joint(tape, chance, at, near)
    for delay, loud in ((0.043, 0.22), (0.071, 0.16), (0.113, 0.1)):
        tape.echo(delay, loud)
    tape.fade(0.4, 2.2)
    return tape


def bell(tape: Tape, chance: random.Random, at: float, loud: float):
    """One stroke. Each tone is two that are not quite in tune, as no casting is quite round, and so they beat."""
    for ratio, share, lasts in BELL:
        for apart in (-0.0008, 0.0008):
            pitch = STRIKE * ratio * (1 + apart)
            tape.add(ringing(pitch, lasts, lasts * 5), at, loud * share * chance.uniform(0.45, 0.55))
    tape.add((value * (1 - n / 200) for n, value in zip(range(200), noise(chance, 0.3), strict=False)), at, loud * 0.5)


def travelled(at: float) -> float:
    """Metres, of a trolley that rolls in and slows down until it stops."""
    part = min(max((at - STARTS) / (STOPS - STARTS), 0.0), 1.0)
    return DISTANCE * (1 - (1 - part) ** 1.8)


def near(at: float) -> float:
    """How loud what is at the trolley's place is here, from 0 to 1."""
    left = DISTANCE - travelled(at)
    return 1 / (1 + left / 9) ** 1.2


def joints() -> Iterator[tuple[float, float]]:
    """When a wheel goes over a joint, and how loud that is here: its nearness, and the less the slower it rolls."""
    before = (0.0, -AXLES)
    for step in range(round(STARTS * 500), round(STOPS * 500)):
        at = step / 500
        now = (travelled(at), travelled(at) - AXLES)
        speed = (now[0] - before[0]) * 500
        for was, place in zip(before, now, strict=True):
            if place > 0 and place // JOINTS > was // JOINTS:
                yield at, near(at) * min(speed / 8, 1)
        before = now


def joint(tape: Tape, chance: random.Random, at: float, loud: float):
    """A knock: the wheel, the rail, and the ground below."""
    for pitch, share, lasts in (
        (74, 1.0, 0.07),
        (167, 0.8, 0.05),
        (410, 0.5, 0.035),
        (1130, 0.28, 0.05),
        (2380, 0.1, 0.04),
    ):
        tape.add(ringing(pitch * chance.uniform(0.97, 1.03), lasts, lasts * 6), at, loud * share * 1.5)


def rail(chance: random.Random) -> Iterator[float]:
    """It sings of what is coming: first thin and high, and gone when the trolley is there."""
    tones = [resonance(noise(chance, 0.2), pitch, 0.03) for pitch in (1870, 2640, 3310)]
    lasting = round((STOPS - STARTS + EARLIER) * RATE)
    for sample in range(lasting):
        part = sample / lasting
        yield sum(map(next, tones)) * smooth(part * 3) * smooth((1 - part) * 2.5) * (0.15 + 0.85 * part)


def rolling(chance: random.Random) -> Iterator[float]:
    low, rough = noise(chance, 0.97), noise(chance, 0.8)
    for sample in range(round((STOPS - STARTS) * RATE)):
        at = STARTS + sample / RATE
        speed = (1 - sample / RATE / (STOPS - STARTS)) ** 0.8
        yield (next(low) + 0.25 * next(rough)) * near(at) * speed * smooth(sample / RATE)
