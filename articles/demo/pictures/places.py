"""Where the demo's interviews lead: a lane, a railway station, a shore."""

import math
import random

from PIL import Image

from articles.demo.pictures.sheet import (
    AMBER,
    CLAY,
    COPPER,
    CREAM,
    DEEP,
    MOSS,
    NIGHT,
    PAPER,
    SLATE,
    STONE,
    Sheet,
    between,
    curve,
)


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
