"""Draws the demo newsroom's pictures: places and things, in the greens of the site, and nobody's face.

`python -m articles.demo.pictures` writes them into the folder photos; they are committed, since drawing takes longer
than a first start may. What matters stands in the middle 800 of the sheet's 1000 units, so that every crop of
articles.photos.renditions keeps it.
"""

from pathlib import Path

from articles.demo.pictures.gardens import hives, reeds
from articles.demo.pictures.places import boat, door, station
from articles.demo.pictures.things import bowl, fridge, letters, papers, radio, soap

FOLDER = Path(__file__).parent.parent / "photos"
DRAWINGS = (door, soap, station, papers, fridge, bowl, radio, hives, boat, reeds, letters)
