"""Draws the demo newsroom's pictures: places and things, in the greens of the site, and nobody's face.

`python -m articles.demo.pictures` writes them into the folder photos; they are committed, since drawing takes longer
than a first start may. A drawing works on a sheet of 1000 by 1000 units with its origin at the top left. What matters
stands in the middle 800, so that every crop of articles.photos.renditions keeps it.
"""

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

FOLDER = Path(__file__).parent / "photos"

SIZE = 1440  # pixels of the finished picture
FINE = 2  # it is drawn so many times as large, for smooth edges
UNIT = SIZE * FINE / 1000
SOFT = SIZE // 4  # pixels of a light or a shadow, which need not be sharp

Ellipse = tuple[float, ...]  # its middle, its radius and, unless it is a circle, how flat it is

NIGHT, DEEP, MOSS, LAUREL, LEAF = "#12150e", "#1f2a12", "#34481a", "#41600d", "#6f8a35"
SAGE, MIST, CREAM, PAPER = "#a3b07c", "#d8dfca", "#f4edd0", "#fbf8ea"
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


def curve(points, steps=40):
    """A Bézier curve through its end points, as many short lines."""
    for step in range(steps + 1):
        row = list(points)
        while len(row) > 1:
            row = [(a + (c - a) * step / steps, b + (d - b) * step / steps) for (a, b), (c, d) in pairwise(row)]
        yield row[0]


# -- the pictures


def door() -> Image.Image:
    """A house door in a lane of dark and light stone, and a postman's bicycle."""
    chance, sheet = random.Random(3), Sheet("#d9d2b0", "#b9b08a")
    for row in range(14):
        top, dark = row * 66 - 10, row % 2
        left = -80 if row % 3 else -20
        while left < 1000:
            width = chance.randint(110, 190)
            base = between("#4a4f3d", "#5a5f48", chance.random()) if dark else between(STONE, CREAM, chance.random())
            sheet.box(left + 2, top + 2, left + width - 2, top + 64, base, 5)
            left += width
    sheet.box(0, 905, 1000, 1000, "#565a45")
    for left in range(-40, 1000, 118):
        sheet.line([(left, 1000), (left + 36, 912)], 4, "#45493a")
    # the doorway
    sheet.arch(305, 215, 655, 905, "#e8dfba")
    sheet.arch(325, 237, 635, 905, NIGHT)
    sheet.arch(343, 257, 617, 905, MOSS)
    sheet.arch(365, 279, 595, 420, AMBER)
    for angle in range(15, 180, 30):
        far = (480 + 130 * math.cos(math.radians(angle)), 394 - 130 * math.sin(math.radians(angle)))
        sheet.line([(480, 394), far], 7, MOSS)
    sheet.disc(480, 394, 34, MOSS)
    sheet.box(343, 394, 617, 905, MOSS)
    sheet.box(343, 394, 617, 420, "#24330f")
    for left, right in ((357, 472), (488, 603)):
        for top, bottom in ((440, 600), (620, 730), (750, 885)):
            sheet.box(left, top, right, bottom, "#2a3b13", 4)
            sheet.box(left + 10, top + 10, right - 10, bottom - 10, "#3d551c", 4)
    sheet.line([(480, 420), (480, 905)], 6, "#1c280c")
    for x in (458, 502):
        sheet.disc(x, 650, 11, COPPER)
        sheet.ring(x, 676, 20, 6, AMBER)
    sheet.box(295, 882, 665, 918, SLATE, 4)
    sheet.box(280, 914, 680, 946, "#59717a", 4)
    bicycle(sheet, 640, 820)
    sheet.soft_polygon([(0, 0), (1000, 0), (1000, 120), (250, 640), (0, 1000)], NIGHT, 0.55, 16)
    sheet.soft_polygon([(1000, 150), (1000, 900), (340, 905), (560, 480)], CREAM, 0.22, 30)
    sheet.soft_disc((480, 370, 120), AMBER, 0.35, 50)
    return sheet.finished(1)


def bicycle(sheet: Sheet, x: int, y: int):
    """Leaning, with a bag on its carrier."""
    back, front, seat, pedals, head = (x, y), (x + 235, y), (x + 62, y - 112), (x + 96, y - 4), (x + 186, y - 106)
    for hub in (back, front):
        sheet.ring(*hub, 88, 8, NIGHT)
        for angle in range(0, 180, 20):
            across = (83 * math.cos(math.radians(angle)), 83 * math.sin(math.radians(angle)))
            sheet.line([(hub[0] - across[0], hub[1] - across[1]), (hub[0] + across[0], hub[1] + across[1])], 1, NIGHT)
    for start, end in ((back, seat), (back, pedals), (pedals, seat), (seat, head), (pedals, head), (head, front)):
        sheet.line([start, end], 9, NIGHT)
    sheet.line([head, (x + 176, y - 152), (x + 214, y - 166)], 9, NIGHT)
    sheet.line([seat, (x + 54, y - 134)], 9, NIGHT)
    sheet.line([(x + 28, y - 138), (x + 88, y - 136)], 14, NIGHT)
    sheet.line([(x - 62, y - 96), (x + 40, y - 96)], 7, NIGHT)
    sheet.box(x - 70, y - 172, x + 26, y - 74, CLAY, 12)
    sheet.box(x - 70, y - 172, x + 26, y - 126, "#93633f", 12)
    sheet.box(x - 30, y - 134, x - 14, y - 112, AMBER, 3)


def soap() -> Image.Image:
    """Cubes of soap stacked to dry, and one in front that has been stamped."""
    chance, sheet = random.Random(8), Sheet("#2a3714", "#151b0b")
    for middle, foot, wide, rows, dark in (
        (210, 800, 300, 15, 0.55),
        (790, 800, 300, 15, 0.5),
        (500, 790, 380, 13, 0.15),
    ):
        for row in range(rows):
            size = wide * (1 - row / rows * 0.62)
            height = 44
            top = foot - (row + 1) * (height + 4)
            number = max(3, round(size / 62))
            step = size / number
            for place in range(number):
                left = middle - size / 2 + place * step + (step / 2 if row % 2 else 0) * 0.5
                edge = abs((place + 0.5) / number - 0.5) * 1.3
                colour = between(
                    between("#c7cf8a", "#94a552", chance.random()), "#1d270e", min(0.9, dark + edge * 0.6)
                )
                sheet.box(left + 3, top, left + step - 5, top + height, colour, 5)
    sheet.box(0, 800, 1000, 1000, "#3a2c1b")
    for top in (800, 868, 944):
        sheet.line([(0, top), (1000, top)], 4, "#2a1f12")
    sheet.soft_disc((500, 925, 210, 0.25), NIGHT, 0.7, 18)
    sheet.polygon([(330, 600), (385, 556), (725, 556), (670, 600)], "#dbe0a6")
    sheet.polygon([(670, 600), (725, 556), (725, 876), (670, 930)], "#6f7f38")
    sheet.box(330, 600, 670, 930, "#b5c071", 8)
    star(sheet, 500, 765, 118, "#8a9a48")
    star(sheet, 503, 768, 104, "#a9b566")
    star(sheet, 500, 765, 60, "#8a9a48")
    sheet.disc(500, 765, 22, "#b5c071")
    sheet.ring(500, 765, 142, 7, "#8a9a48")
    sheet.soft_polygon([(180, 0), (430, 0), (700, 800), (300, 800)], CREAM, 0.35, 60)
    return sheet.finished(2)


def star(sheet: Sheet, x: float, y: float, radius: float, colour: str):
    """Eight points: two squares, one turned."""
    for turn in (0, 45):
        corners = [math.radians(turn + quarter * 90) for quarter in range(4)]
        sheet.polygon([(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in corners], colour)


def station() -> Image.Image:
    """An empty halt at dawn: rails to the horizon, the clock, somebody with a broom, from behind."""
    sheet = Sheet("#93a36a", "#f4e6b8")
    sheet.soft_disc((560, 560, 150), AMBER, 0.8, 60)
    sheet.disc(560, 560, 62, "#fbf3d2")
    for height, colour in ((540, "#9fae78"), (565, "#839659"), (588, "#5f7438")):
        ridge = [(x, height + 16 * math.sin(x / 97 + height)) for x in range(0, 1001, 20)]
        sheet.polygon([*ridge, (1000, 1000), (0, 1000)], colour)
    sheet.polygon([(0, 600), (1000, 596), (1000, 1000), (0, 1000)], "#5d6a39")
    sheet.polygon([(552, 598), (568, 598), (1000, 1000), (420, 1000)], "#4b4a34")
    for step in range(1, 16):
        at = (step / 15) ** 2.2
        y = 600 + at * 400
        left, right = 556 - at * 92, 564 + at * 380
        sheet.line([(left, y), (right, y)], 2 + at * 16, "#352a1c")
    for far, near in ((557, 520), (563, 860)):
        sheet.polygon([(far - 1, 598), (far + 1, 598), (near + 12, 1000), (near - 12, 1000)], "#d9d4b4")
    sheet.polygon([(0, 690), (540, 600), (552, 600), (400, 1000), (0, 1000)], "#8f8a66")
    sheet.polygon([(540, 600), (552, 600), (400, 1000), (352, 1000)], "#d8cfa3")
    # the roof over the platform, its posts and its clock
    sheet.polygon([(0, 90), (0, 190), (520, 520), (540, 520), (540, 505)], "#1f2a12")
    sheet.polygon([(0, 190), (520, 520), (470, 520), (0, 262)], "#34481a")
    for x, top, foot, wide in ((110, 240, 905, 22), (300, 350, 775, 15), (404, 420, 700, 10), (466, 466, 656, 7)):
        sheet.box(x - wide / 2, top, x + wide / 2, foot, DEEP)
        sheet.line([(x, top + 70), (x - 50 * wide / 22, top + 10)], wide / 2, DEEP)
    sheet.line([(300, 190), (300, 262)], 8, NIGHT)
    sheet.disc(300, 330, 92, NIGHT)
    sheet.disc(300, 330, 80, PAPER)
    for hour in range(12):
        angle = math.radians(hour * 30)
        inner, outer = (62, 72) if hour % 3 else (54, 72)
        points = [(300 + r * math.sin(angle), 330 - r * math.cos(angle)) for r in (inner, outer)]
        sheet.line(points, 5, NIGHT)
    sheet.line([(300, 330), (268, 302)], 9, NIGHT)
    sheet.line([(300, 330), (330, 280)], 6, NIGHT)
    somebody(sheet, 222, 862, 250)
    sheet.line([(262, 690), (300, 858)], 6, CLAY)
    sheet.polygon([(294, 842), (308, 840), (330, 880), (284, 886)], AMBER)
    sheet.soft_polygon([(222, 864), (150, 1000), (30, 1000), (190, 866)], NIGHT, 0.35, 12)
    return sheet.finished(3)


def somebody(sheet: Sheet, x: float, foot: float, tall: float):
    """A person in a long coat and a cap, seen from behind and too dark to be anybody."""
    unit = tall / 100

    def shape(*points):
        sheet.polygon([(x + across * unit, foot - up * unit) for across, up in points], NIGHT)

    for side in (-1, 1):
        shape((1 * side, 26), (9 * side, 26), (8 * side, 0), (2 * side, 0))
    shape((-6, 84), (6, 84), (14, 79), (17, 60), (15, 22), (-15, 22), (-17, 60), (-14, 79))
    sheet.disc(x, foot - 91 * unit, 7 * unit, NIGHT, 1.2)
    shape((-9, 93), (-8, 99), (0, 102), (8, 99), (9, 93))
    sheet.line([(x - 14 * unit, foot - 76 * unit), (x - 20 * unit, foot - 44 * unit)], 7 * unit, NIGHT)
    sheet.line(
        [(x + 14 * unit, foot - 76 * unit), (x + 21 * unit, foot - 58 * unit), (x + 16 * unit, foot - 50 * unit)],
        6 * unit,
        NIGHT,
    )


def papers() -> Image.Image:
    """A translator's desk from above: two papers, a seal, the ring that a cup has left."""
    chance, sheet = random.Random(5), Sheet("#3b4f22", "#26351a")
    for turn, x, y, colour, ends in ((-7, 420, 540, "#e9e2c4", 1), (4, 575, 480, PAPER, 0)):
        sheet.soft_polygon(corners(x + 14, y + 20, 470, 640, turn), NIGHT, 0.55, 14)
        sheet.polygon(corners(x, y, 460, 630, turn), colour)
        for row in range(17):
            if row in (3, 8, 13):
                continue
            length = 330 * chance.uniform(0.55, 1)
            start = -180 if not ends else 180 - length
            down = -245 + row * 29
            ink = between(colour, "#3c4230", 0.75 if row else 1)
            sheet.line(
                [turned(x, y, start, down, turn), turned(x, y, start + length, down, turn)], 5 if row else 10, ink
            )
    seal = turned(575, 480, 105, 225, 4)
    sheet.ring(*seal, 66, 6, LEAF)
    sheet.ring(*seal, 50, 3, LEAF)
    star(sheet, *seal, 30, LEAF)
    cup = turned(420, 540, -90, 190, -7)
    for radius, width, colour in ((92, 9, "#b98f5c"), (88, 3, "#8a6238"), (97, 2, "#9a7245")):
        sheet.ring(*cup, radius, width, colour)
    for x, y, radius in ((-120, 250, 7), (-20, 300, 5), (-170, 130, 4), (-6, 118, 3)):
        sheet.disc(*turned(420, 540, x, y, -7), radius, "#a97e4c")
    sheet.soft_disc((825, 812, 112), NIGHT, 0.6, 14)
    sheet.disc(812, 790, 118, MIST)
    sheet.disc(812, 790, 100, "#c2c9ae")
    sheet.disc(812, 786, 72, PAPER)
    sheet.disc(812, 786, 60, "#2c1a0d")
    sheet.ring(812, 786, 54, 4, "#6b4526")
    sheet.line([(866, 756), (905, 728)], 16, PAPER)
    sheet.soft_polygon([(770, 250), (784, 252), (720, 640), (706, 640)], NIGHT, 0.5, 8)
    sheet.line([(760, 236), (712, 560)], 20, "#1b240e")
    sheet.line([(753, 282), (748, 316)], 20, AMBER)
    sheet.polygon([(702, 556), (721, 559), (703, 612)], AMBER)
    sheet.soft_polygon([(0, 0), (560, 0), (240, 1000), (0, 1000)], CREAM, 0.25, 90)
    return sheet.finished(4)


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


def fridge() -> Image.Image:
    """A refrigerator left ajar in a dark room; its light is the only one."""
    sheet = Sheet("#161c0d", "#0f130a")
    sheet.polygon([(0, 800), (1000, 800), (1000, 1000), (0, 1000)], "#1d2412")
    sheet.arch(120, 180, 270, 470, "#2b3a24")
    sheet.arch(134, 194, 256, 458, "#25364a")
    for x, y in ((160, 260), (205, 232), (232, 310), (176, 352), (214, 408)):
        sheet.disc(x, y, 3, CREAM)
    sheet.line([(195, 194), (195, 458)], 7, "#2b3a24")
    sheet.line([(134, 330), (256, 330)], 7, "#2b3a24")
    sheet.soft_polygon([(430, 240), (650, 240), (350, 1000), (60, 1000)], "#e9efcf", 0.55, 46)
    sheet.box(430, 190, 720, 850, "#d7dcc4", 22)
    sheet.box(452, 214, 698, 828, "#f6f8e6", 10)
    for top in (360, 500, 640):
        sheet.line([(456, top), (694, top)], 6, "#b7c19a")
    for shelf, number in ((360, 7), (500, 6), (640, 7)):
        for place in range(number):
            x = 474 + place * 31
            sheet.box(x, shelf - 52, x + 20, shelf - 4, "#dfe6c4", 4)
            sheet.box(x, shelf - 30, x + 20, shelf - 16, LEAF)
            sheet.box(x + 3, shelf - 64, x + 17, shelf - 50, COPPER, 3)
    sheet.box(470, 672, 680, 806, "#cdd6b2", 8)
    sheet.line([(470, 716), (680, 716)], 4, "#a9b58a")
    # the door, opened towards us, and what is stuck on it
    sheet.polygon([(712, 200), (900, 150), (900, 930), (712, 846)], "#c3caa9")
    sheet.polygon([(900, 150), (922, 158), (922, 922), (900, 930)], "#6f7a52")
    sheet.polygon([(748, 420), (842, 410), (842, 560), (748, 556)], AMBER)
    for row in range(4):
        y = 450 + row * 26
        sheet.line([(762, y), (828, y - 3)], 4, CLAY)
    sheet.line([(735, 590), (735, 700)], 12, "#6f7a52")
    sheet.box(430, 850, 500, 872, "#3a4228")
    sheet.box(650, 850, 720, 872, "#3a4228")
    sheet.soft_disc((570, 500, 230, 1.5), "#f6f8e6", 0.3, 60)
    return sheet.finished(5)


def bowl() -> Image.Image:
    """A copper bowl with a hole in it, sinking in a basin of spring water, from above."""
    sheet = Sheet("#4d6330", "#22301a")
    sheet.soft_disc((640, 700, 420), "#0f1a12", 0.75, 90)
    for radius in range(720, 190, -34):
        lit = (720 - radius) / 720
        sheet.ring(500, 520, radius, 3 + lit * 5, between("#3f5530", "#a9bb86", lit))
    for radius, sweep in ((300, (200, 262)), (420, (20, 62)), (520, (196, 236)), (360, (330, 366))):
        place = [n * UNIT for n in (500 - radius, 520 - radius, 500 + radius, 520 + radius)]
        sheet.pen.arc(place, *sweep, fill=MIST, width=round(5 * UNIT))
    sheet.soft_disc((522, 552, 208), NIGHT, 0.65, 20)
    sheet.disc(500, 520, 196, "#6b3f20")
    sheet.disc(500, 520, 190, COPPER)
    sheet.disc(500, 520, 170, "#c98750")
    sheet.disc(500, 520, 156, "#8a5229")
    sheet.disc(506, 528, 142, "#5f7446")
    sheet.disc(510, 534, 118, "#4b6137")
    for radius in (92, 62, 34):
        sheet.ring(500, 526, radius, 4, "#8fa56c")
    sheet.disc(500, 526, 13, NIGHT)
    for turn in range(0, 360, 30):
        x, y = turned(500, 520, 180, 0, turn)
        sheet.disc(x, y, 5, "#6b3f20")
    sheet.soft_polygon([(352, 440), (402, 372), (470, 340), (420, 390)], CREAM, 0.75, 10)
    for x, y, turn, colour in ((212, 300, 35, "#9aac52"), (262, 274, 80, "#7f9440"), (772, 742, -50, "#9aac52")):
        tip, stem = turned(x, y, 66, 0, turn), turned(x, y, -66, 0, turn)
        sides = [turned(x, y, 0, 50 * side, turn) for side in (-1, 1)]
        sheet.polygon([*curve([stem, sides[0], tip]), *curve([tip, sides[1], stem])], colour)
        sheet.line([stem, tip], 3, "#4f6426")
    sheet.soft_polygon([(0, 0), (500, 0), (180, 520), (0, 620)], CREAM, 0.2, 70)
    return sheet.finished(6)


def radio() -> Image.Image:
    """An old radio set, alight, on the sill of a window at dusk."""
    sheet = Sheet("#27331a", "#161d0e")
    sheet.box(140, 60, 860, 700, "#101509")
    sheet.image.paste(
        gradient("#5f7f86", "#f0d79a", round(640 * UNIT)).crop((0, 0, round(640 * UNIT), round(580 * UNIT))),
        (round(180 * UNIT), round(100 * UNIT)),
    )
    sheet.disc(640, 250, 46, PAPER)
    for height, colour in ((540, "#9aa06a"), (590, "#6f7f45"), (630, "#475a25")):
        ridge = [(x, height + 26 * math.sin(x / 110 + height)) for x in range(180, 821, 20)]
        sheet.polygon([*ridge, (820, 680), (180, 680)], colour)
    for x, top in ((250, 560), (282, 600), (320, 580), (560, 610), (596, 580), (700, 604)):
        sheet.box(x, top, x + 30, 680, "#2d3c16")
        sheet.box(x + 9, top + 16, x + 17, top + 26, AMBER)
    for x in (488, 512):
        sheet.line([(x, 100), (x, 680)], 12, "#101509")
    sheet.line([(500, 100), (500, 680)], 30, "#1b2411")
    sheet.line([(180, 360), (820, 360)], 26, "#1b2411")
    sheet.line(curve([(720, 700), (790, 380), (700, 250), (820, 60)]), 4, "#0c1007")
    sheet.box(60, 680, 940, 735, "#3f4d28", 4)
    sheet.box(60, 728, 940, 760, "#26311a", 4)
    sheet.soft_polygon([(230, 690), (800, 690), (840, 735), (210, 735)], NIGHT, 0.6, 14)
    sheet.box(240, 420, 770, 702, "#3b2413", 46)
    sheet.box(254, 434, 756, 688, "#6d4526", 38)
    sheet.box(280, 460, 520, 662, "#c7a76c", 26)
    for x in range(292, 516, 12):
        sheet.line([(x, 470), (x, 652)], 2, "#a1824c")
    sheet.box(546, 468, 732, 560, "#2a1a0d", 10)
    sheet.box(554, 476, 724, 552, "#f3d98c", 6)
    for x in range(566, 720, 14):
        sheet.line([(x, 486), (x, 500 if x % 28 else 510)], 3, CLAY)
    for x in range(566, 712, 24):
        sheet.line([(x, 528), (x + 12, 528)], 4, CLAY)
    sheet.line([(648, 480), (648, 548)], 4, "#b23b1e")
    for x in (590, 688):
        sheet.disc(x, 618, 36, "#2a1a0d")
        sheet.disc(x, 614, 28, "#e8d6a6")
        sheet.line([(x, 614), (x + 10, 592)], 5, CLAY)
    sheet.soft_disc((640, 514, 120, 0.7), AMBER, 0.5, 46)
    sheet.soft_polygon([(180, 740), (820, 740), (920, 1000), (80, 1000)], AMBER, 0.22, 60)
    return sheet.finished(7)


def hives() -> Image.Image:
    """Clay hives built into the wall of a house that has lost its roof; bees come and go."""
    chance, sheet = random.Random(11), Sheet("#b9c694", "#eadfb2")
    sheet.box(0, 100, 1000, 1000, "#8f8660")
    for row in range(13):
        left, top = (-60 if row % 2 else -20), 96 + row * 74
        while left < 1000:
            width = chance.randint(90, 170)
            colour = between("#cfc59b", "#a99f74", chance.random())
            sheet.box(left + 3, top + 3, left + width - 3, top + 71, colour, 14)
            left += width
    broken = [(0, 210), (90, 190), (150, 150), (260, 170), (330, 120), (470, 150), (560, 205), (700, 190), (1000, 235)]
    sheet.polygon([(0, 0), *broken, (1000, 0)], "#c3cb97")
    for row, y in enumerate((380, 580, 780)):
        for x in (270, 500, 730):
            x += 18 if row % 2 else -8
            sheet.disc(x, y, 84, "#6d5231")
            sheet.disc(x, y, 74, "#b98a54")
            sheet.disc(x, y, 62, "#8d6236")
            sheet.disc(x, y + 2, 54, "#a87943")
            for radius in (44, 30):
                sheet.ring(x, y + 2, radius, 3, "#8d6236")
            sheet.disc(x, y + 34, 11, NIGHT)
    for _each in range(30):
        x, y = chance.uniform(150, 880), chance.uniform(120, 900)
        bee(sheet, x, y, chance.uniform(-60, 60))
    sheet.soft_polygon([(0, 1000), (0, 430), (330, 1000)], NIGHT, 0.45, 24)
    sheet.soft_polygon([(1000, 0), (560, 0), (300, 1000), (900, 1000)], AMBER, 0.3, 90)
    jasmine(sheet, chance)
    return sheet.finished(8)


def bee(sheet: Sheet, x: float, y: float, turn: float):
    for side in (-1, 1):
        wing = turned(x, y, -2, 9 * side, turn)
        sheet.disc(*wing, 8, PAPER, 0.7)
    tail, head = turned(x, y, -9, 0, turn), turned(x, y, 9, 0, turn)
    sheet.line([tail, head], 10, "#5a3a12")
    sheet.line([turned(x, y, -2, -4, turn), turned(x, y, -2, 4, turn)], 4, AMBER)


def jasmine(sheet: Sheet, chance: random.Random):
    """A branch that has grown over the edge of the wall."""
    stem = list(curve([(-20, 60), (180, 120), (120, 330), (60, 520)]))
    sheet.line(stem, 9, "#3d4a1e")
    for x, y in stem[4::3]:
        for side in (-1, 1):
            turn = chance.uniform(20, 80) * side
            far, wide = turned(x, y, 62, 0, turn), turned(x, y, 30, 22 * side, turn)
            sheet.polygon(
                [*curve([(x, y), wide, far]), *curve([far, turned(x, y, 30, -8 * side, turn), (x, y)])],
                between(LAUREL, LEAF, chance.random()),
            )
    for x, y in stem[6::7]:
        x, y = x + chance.uniform(-34, 34), y + chance.uniform(-20, 20)
        for petal in range(5):
            sheet.disc(*turned(x, y, 15, 0, petal * 72), 12, PAPER)
        sheet.disc(x, y, 6, AMBER)


def boat() -> Image.Image:
    """The ribs of a boat on a slip above a quiet harbour."""
    sheet = Sheet("#8da08a", "#f3e2b0")
    sheet.soft_disc((700, 420, 110), PAPER, 0.7, 50)
    sheet.disc(700, 420, 54, "#fdf6dc")
    sheet.polygon(
        [(0, 492), (170, 470), (250, 478), (330, 452), (420, 470), (520, 488), (1000, 500), (1000, 520), (0, 520)],
        "#7d8f63",
    )
    for x, top, wide in ((190, 430, 26), (224, 448, 34), (330, 418, 30), (368, 440, 28), (404, 452, 40)):
        sheet.box(x, top, x + wide, 500, "#71845a")
    sheet.polygon([(0, 500), (1000, 500), (1000, 720), (0, 720)], "#6f8b7a")
    for row in range(16):
        y = 510 + row * row * 0.9
        half = 20 + row * 7
        sheet.line([(700 - half, y), (700 + half, y)], 2 + row * 0.3, "#f0e5bd")
    for x, y in ((140, 560), (300, 545), (880, 575)):
        sheet.polygon([(x - 60, y), (x + 60, y), (x + 40, y + 20), (x - 40, y + 20)], DEEP)
        sheet.line([(x, y), (x, y - 90)], 4, DEEP)
        sheet.polygon([(x + 4, y - 88), (x + 46, y - 10), (x + 4, y - 10)], CREAM)
    sheet.polygon([(0, 690), (1000, 640), (1000, 1000), (0, 1000)], "#8b7a50")
    sheet.polygon([(0, 830), (1000, 760), (1000, 1000), (0, 1000)], "#6d5d3a")
    sheet.soft_disc((490, 862, 380, 0.12), NIGHT, 0.6, 26)
    sheer = list(curve([(95, 452), (250, 560), (640, 590), (915, 408)]))
    bottom = list(curve([(95, 452), (170, 830), (400, 850), (560, 850), (830, 850), (915, 408)]))
    for x, y in ((280, 700), (420, 790), (600, 790), (740, 690)):
        sheet.line([(x - 70, 940), (x, y)], 13, "#2c1c0e")
        sheet.line([(x + 60, 940), (x, y)], 13, "#2c1c0e")
    # behind: the ribs of the far side; in front: those of this side, planked half way up
    for number in range(3, 38, 2):
        (x, top), (_x, low) = sheer[number], bottom[number]
        sheet.line(curve([(x + 26, top - 14), (x + 34, (top + low) / 2), (x + 12, low)]), 8, "#4a3119")
    sheet.line([(x + 24, y - 16) for x, y in sheer], 8, "#5b3d20")
    for number in range(2, 39, 2):
        (x, top), (foot, low) = sheer[number], bottom[number]
        sheet.line(curve([(x, top - 30), (x - 10, (top + low) / 2), (foot, low)]), 13, "#8a5c30")
    for strake in range(5):
        part, width = strake / 9, 1 / 9
        lower, upper = (
            [(bx + (sx - bx) * p, by + (sy - by) * p) for (sx, sy), (bx, by) in zip(sheer, bottom, strict=True)]
            for p in (part, part + width)
        )
        sheet.polygon([*lower, *reversed(upper)], between("#7b5029", "#c08b4e", strake / 4))
        sheet.line(upper, 3, "#5b3a1c")
    sheet.line(bottom, 22, "#3a2612")
    sheet.line(sheer, 16, "#b98548")
    sheet.line([(915, 408), (925, 360)], 20, "#3a2612")
    sheet.line([(95, 452), (86, 410)], 20, "#3a2612")
    sheet.soft_polygon([(560, 300), (1000, 260), (1000, 760), (420, 900)], CREAM, 0.2, 60)
    return sheet.finished(9)


def reeds() -> Image.Image:
    """A field of reeds against a low sun."""
    chance, sheet = random.Random(21), Sheet("#7f9560", "#f6e3a6")
    sheet.soft_disc((500, 430, 240), "#fff4cf", 0.8, 70)
    sheet.disc(500, 430, 170, "#fff8e0")
    for layer, (colour, number) in enumerate((("#c3c58a", 26), ("#97a557", 22), ("#5b6f2c", 18), (DEEP, 12))):
        mist = 760 - layer * 10
        sheet.soft_polygon([(0, mist), (1000, mist), (1000, 1000), (0, 1000)], "#f0e3ac", 0.4, 60)
        for _each in range(number):
            x, tall = chance.uniform(-40, 1040), chance.uniform(300, 560) + layer * 85
            lean, width = chance.uniform(-70, 110), 4 + layer * 3.2
            tip = (x + lean, 1000 - tall)
            stem = list(curve([(x, 1010), (x + lean * 0.1, 1000 - tall * 0.6), tip]))
            sheet.line(stem, width, colour)
            for knot in stem[8:36:7]:
                sheet.disc(*knot, width * 0.85, colour)
            plume = [turned(*tip, -90 - layer * 14, side, 78 - lean / 6) for side in (-13 - layer * 3, 13 + layer * 3)]
            end = turned(*tip, -130 - layer * 22, 0, 70 - lean / 6)
            sheet.polygon([*curve([tip, plume[0], end]), *curve([end, plume[1], tip])], between(colour, CLAY, 0.25))
            for side in (-1, 1):
                start = stem[chance.randint(12, 30)]
                far = (start[0] + side * chance.uniform(60, 150), start[1] - chance.uniform(-20, 90))
                bend = (start[0] + side * 50, start[1] - 80)
                under = (start[0] + side * 40, start[1] - 62 + width)
                sheet.polygon([*curve([start, bend, far]), *curve([far, under, start])], colour)
    return sheet.finished(10)


def letters() -> Image.Image:
    """A postman's sack, and the letters that are still in it."""
    chance, sheet = random.Random(14), Sheet("#5b6b3a", "#39481f")
    sheet.polygon([(0, 720), (1000, 690), (1000, 1000), (0, 1000)], "#5a4126")
    for left in (0, 250, 520, 790):
        sheet.line([(left - 40, 1000), (left + 60, 715)], 4, "#432f1a")
    sheet.soft_disc((480, 880, 400, 0.2), NIGHT, 0.65, 26)
    sheet.disc(495, 428, 250, "#6b5a34", 0.24)
    for _each in range(15):
        x, y = chance.uniform(340, 650), chance.uniform(310, 430)
        envelope(sheet, x, y, chance.uniform(-50, 50) - (x - 495) / -9, chance)
    sack = [(250, 420), (230, 640), (180, 800), (250, 890), (500, 905), (740, 890), (810, 800), (770, 640), (740, 420)]
    rim = list(curve([(740, 420), (620, 520), (370, 520), (250, 420)]))
    sheet.polygon([*curve(sack[:4]), *curve(sack[3:6]), *curve(sack[5:]), *rim], "#b39b68")
    sheet.line(rim, 26, "#cdb883")
    for bend, low in ((300, 700), (380, 820), (610, 830), (700, 720)):
        sheet.line(curve([(bend, 520), (bend - 16, 620), (bend + 12, low)]), 5, "#8f7947")
    sheet.ring(495, 690, 74, 8, "#5b6b3a")
    star(sheet, 495, 690, 44, "#5b6b3a")
    sheet.disc(495, 690, 16, "#b39b68")
    for x, y, turn in ((190, 880, -12), (330, 940, 9), (770, 915, 16)):
        sheet.soft_polygon(corners(x + 8, y + 12, 220, 140, turn), NIGHT, 0.5, 8)
        envelope(sheet, x, y, turn, chance)
    sheet.soft_polygon([(0, 0), (420, 0), (760, 1000), (240, 1000), (0, 620)], CREAM, 0.22, 80)
    return sheet.finished(11)


def envelope(sheet: Sheet, x: float, y: float, turn: float, chance: random.Random):
    """Addressed in lines nobody can read, with a stamp and its postmark."""
    paper = between(PAPER, "#d9c99a", chance.random())
    sheet.polygon(corners(x, y, 220, 140, turn), between(paper, CLAY, 0.35))
    sheet.polygon(corners(x, y, 214, 134, turn), paper)
    for row, wide in enumerate((96, 120, 70)):
        start, end = turned(x, y, 80 - wide, row * 20, turn), turned(x, y, 80, row * 20, turn)
        sheet.line([start, end], 4, "#5a5640")
    stamp = turned(x, y, -76, -36, turn)
    sheet.polygon(corners(*stamp, 46, 54, turn), "#efe8c8")
    sheet.polygon(corners(*stamp, 36, 44, turn), chance.choice((LEAF, COPPER, SLATE)))
    sheet.ring(*turned(x, y, -46, -26, turn), 26, 3, "#5a5640")


DRAWINGS = (door, soap, station, papers, fridge, bowl, radio, hives, boat, reeds, letters)

if __name__ == "__main__":
    for draw in DRAWINGS:
        draw().save(FOLDER / f"{draw.__name__}.webp", quality=84, method=6)
