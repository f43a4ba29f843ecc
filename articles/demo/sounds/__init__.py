"""Makes the demo newsroom's sounds: things, and nobody's voice.

`python -m articles.demo.sounds` writes them into this folder, by means of `lame`, which Debian has. They are
committed, so that a first start needs no encoder.
"""

from pathlib import Path

from articles.demo.sounds.station import station

FOLDER = Path(__file__).parent
SOUNDS = (station,)
