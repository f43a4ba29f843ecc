"""Draw them all anew."""

from articles.demo.pictures import DRAWINGS, FOLDER

for draw in DRAWINGS:
    draw().save(FOLDER / f"{draw.__name__}.webp", quality=84, method=6)
