"""How well the intake reads the corpus that lies beside the checkout: `python -m articles.tests.intake_score`.

The corpus holds texts with the structure that readers gave them, and `score.py`, which compares. It is not ours to
keep here. A folder of texts can be named; without one it is the corpus's own, with its table and its words lost.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from articles.words import decoding, intake

# Beside the checkout lies what is shared with other projects; elsewhere the environment says where.
SHARED = Path(os.environ.get("NEWSROOM_SHARED") or Path(__file__).parents[2].parent / "shared")
CORPUS = SHARED / "corpus"
TEXTS = CORPUS / "dev"
SCORER = CORPUS / "score.py"


def predict(texts: Path, into: Path):
    """Write what the intake proposes for each text of a folder."""
    for path in sorted(texts.glob("*.txt")):
        text, _ = decoding.decode(path.read_bytes())
        proposal = json.dumps(intake.read(text).as_json(), ensure_ascii=False)
        (into / f"{path.stem}.json").write_text(proposal, encoding="utf-8")


def score(texts: Path, *options: str) -> subprocess.CompletedProcess:
    """Run the scorer on the intake's proposals for a folder of texts."""
    with tempfile.TemporaryDirectory() as folder:
        predict(texts, Path(folder))
        command = [sys.executable, SCORER, *options, texts, folder]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def main(arguments: list[str]) -> int:
    options = [argument for argument in arguments if argument.startswith("-")]
    texts = next((Path(argument) for argument in arguments if not argument.startswith("-")), TEXTS)
    if not SCORER.is_file() or not texts.is_dir():
        print(f"There is no corpus at {texts}. NEWSROOM_SHARED says where it lies.")
        return 2
    for run in (score(texts, *options), score(texts, "--text-loss")):
        print(run.stdout + run.stderr)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
