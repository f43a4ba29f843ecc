"""What the demo's interviews turn on: soap, papers, a fridge, a bowl, a radio, letters."""

import math
import random

from PIL import Image

from articles.demo.pictures.sheet import (
    AMBER,
    CLAY,
    COPPER,
    CREAM,
    LEAF,
    MIST,
    NIGHT,
    PAPER,
    SLATE,
    UNIT,
    Sheet,
    between,
    corners,
    curve,
    gradient,
    star,
    turned,
)


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
