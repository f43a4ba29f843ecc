"""Make them all anew."""

import subprocess

from articles.demo.sounds import FOLDER, SOUNDS

for make in SOUNDS:
    mp3 = FOLDER / f"{make.__name__}.mp3"
    subprocess.run(["lame", "--quiet", "-t", "-m", "m", "--abr", "28", "-", mp3], input=make().as_wav(), check=True)
