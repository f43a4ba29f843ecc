"""What the pictures are drawn on and with: a sheet of 1000 by 1000 units, the colours, and a little geometry."""

import math
import random
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SIZE = 1440  # pixels of the finished picture
FINE = 2  # it is drawn so many times as large, for smooth edges
UNIT = SIZE * FINE / 1000
STEPS = 40  # lines that a curve is made of
SOFT = SIZE // 4  # pixels of a light or a shadow, which need not be sharp

Ellipse = tuple[float, ...]  # its middle, its radius and, unless it is a circle, how flat it is

NIGHT, DEEP, MOSS, LAUREL, LEAF = "#12150e", "#1f2a12", "#34481a", "#41600d", "#6f8a35"
MIST, CREAM, PAPER = "#d8dfca", "#f4edd0", "#fbf8ea"
AMBER, COPPER, CLAY, STONE, SLATE = "#e3b75c", "#b5733f", "#7d5233", "#c9c3a4", "#6f8a94"


class Sheet:
    """What is drawn on, in units."""

    def __init__(self, top: str, bottom: str):
        self.image = gradient(top, bottom, SIZE * FINE)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points, colour: str):
        self.pen.polygon([(x * UNIT, y * UNIT) for x, y in points], colour)

    def box(self, left, top, right, bottom, colour: str, radius=0):
        place = [n * UNIT for n in (left, top, right, bottom)]
        self.pen.rounded_rectangle(place, radius * UNIT, colour)

    def disc(self, x, y, radius, colour: str, flat=1.0):
        """A circle, or with `flat` below 1 an ellipse that is less high than wide."""
        self.pen.ellipse([n * UNIT for n in box_of(x, y, radius, flat)], colour)

    def ring(self, x, y, radius, width, colour: str, flat=1.0):
        place = [n * UNIT for n in box_of(x, y, radius, flat)]
        self.pen.ellipse(place, outline=colour, width=round(width * UNIT))

    def line(self, points, width, colour: str):
        """A line through `points`, round at its ends and corners."""
        points = list(points)
        self.pen.line([(x * UNIT, y * UNIT) for x, y in points], colour, round(width * UNIT), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def arch(self, left, top, right, bottom, colour: str):
        """A door or a window with a round top."""
        radius = (right - left) / 2
        self.disc(left + radius, top + radius, radius, colour)
        self.box(left, top + radius, right, bottom, colour)

    def soft_polygon(self, points, colour: str, strength: float, blur: float):
        """Light or shadow of this outline, `strength` of 1 at its densest."""
        mask = Image.new("L", (SOFT, SOFT))
        ImageDraw.Draw(mask).polygon([(x * SOFT / 1000, y * SOFT / 1000) for x, y in points], 255)
        self.lay(mask, colour, strength, blur)

    def soft_disc(self, place: Ellipse, colour: str, strength: float, blur: float, outside=False):
        """Light or shadow of a disc, or of all that lies outside it."""
        mask = Image.new("L", (SOFT, SOFT), 255 if outside else 0)
        ImageDraw.Draw(mask).ellipse([n * SOFT / 1000 for n in box_of(*place)], 0 if outside else 255)
        self.lay(mask, colour, strength, blur)

    def lay(self, mask: Image.Image, colour: str, strength: float, blur: float):
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SOFT / 1000)).point(lambda value: value * strength)
        self.image.paste(ImageColor.getrgb(colour), mask=mask.resize(self.image.size))

    def finished(self, seed: int) -> Image.Image:
        """With darker corners and a grain, as if printed on rough paper."""
        self.soft_disc((500, 500, 560), NIGHT, 0.35, 120, outside=True)
        picture = self.image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", picture.size, random.Random(seed).randbytes(SIZE * SIZE))
        noise = noise.filter(ImageFilter.GaussianBlur(1.0)).point(lambda value: 128 + (value - 128) * 0.42)
        return ImageChops.soft_light(picture, Image.merge("RGB", [noise] * 3))


def box_of(x: float, y: float, radius: float, flat: float = 1.0) -> tuple[float, float, float, float]:
    """The corners round an ellipse that is `flat` times as high as wide."""
    return x - radius, y - radius * flat, x + radius, y + radius * flat


def gradient(top: str, bottom: str, size: int) -> Image.Image:
    ramp = Image.linear_gradient("L").resize((size, size))
    return Image.composite(Image.new("RGB", ramp.size, bottom), Image.new("RGB", ramp.size, top), ramp)


def between(one: str, other: str, part: float) -> str:
    """The colour that lies `part` of the way from one to the other."""
    mixed = (round(a + (b - a) * part) for a, b in zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def curve(points):
    """A Bézier curve through its end points, as many short lines."""
    for step in range(STEPS + 1):
        row = list(points)
        while len(row) > 1:
            row = [(a + (c - a) * step / STEPS, b + (d - b) * step / STEPS) for (a, b), (c, d) in pairwise(row)]
        yield row[0]


def turned(x: float, y: float, across: float, down: float, degrees: float) -> tuple[float, float]:
    """The point `across` and `down` from (x, y) on something that lies there turned."""
    angle = math.radians(degrees)
    return (
        x + across * math.cos(angle) - down * math.sin(angle),
        y + across * math.sin(angle) + down * math.cos(angle),
    )


def corners(x: float, y: float, wide: float, high: float, degrees: float):
    halves = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [turned(x, y, wide / 2 * right, high / 2 * low, degrees) for right, low in halves]


def star(sheet: Sheet, x: float, y: float, radius: float, colour: str):
    """Eight points: two squares, one turned."""
    for turn in (0, 45):
        corners = [math.radians(turn + quarter * 90) for quarter in range(4)]
        sheet.polygon([(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in corners], colour)
