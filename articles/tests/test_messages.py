"""The catalogues: every text of the interface is there in Arabic, and what is compiled is what was written."""

import gettext
import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

HAS_GETTEXT = shutil.which("msgfmt") is not None
NEEDED = pytest.mark.skipif(
    not HAS_GETTEXT and not os.environ.get("CI"),
    reason="NO GETTEXT: the catalogues were not compared with their sources; `make chromium` installs it",
)
CATALOGUE = "locale/ar/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """A copy of the project in which the texts were gathered anew; the path of its catalogue."""
    copy = tmp_path_factory.mktemp("project")
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.html", "*.txt", "*.po"],
        cwd=settings.BASE_DIR,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in listed.stdout.splitlines():
        if (settings.BASE_DIR / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(settings.BASE_DIR / name, copy / name)
    command = [sys.executable, "manage.py", "makemessages", "-l", "ar", "--no-location", "--no-wrap", "--no-obsolete"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env=os.environ | {"SECRET_KEY": "gather"})
    return copy / CATALOGUE


@NEEDED
def test_every_text_is_translated_and_the_compiled_catalogue_is_of_today(gathered, tmp_path):
    compiled = tmp_path / "django.mo"
    made = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", compiled, gathered], check=True, capture_output=True, text=True
    )
    assert "untranslated" not in made.stderr and "fuzzy" not in made.stderr, made.stderr
    assert texts(compiled) == texts(settings.BASE_DIR / CATALOGUE.replace(".po", ".mo"))


def texts(path):
    with path.open("rb") as file:
        catalogue = dict(gettext.GNUTranslations(file)._catalog)
    catalogue.pop("")  # the header, which holds the day
    return catalogue
