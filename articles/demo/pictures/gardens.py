"""What grows and hums in the demo's interviews: a wall of hives, a bed of reeds."""

import random

from PIL import Image

from articles.demo.pictures.sheet import AMBER, CLAY, DEEP, LAUREL, LEAF, NIGHT, PAPER, Sheet, between, curve, turned


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
