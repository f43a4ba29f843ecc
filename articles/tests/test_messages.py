"""The catalogues: every text of the interface is there in Arabic, and what is compiled is what was written."""

import gettext
import os
import shutil
import subprocess

import pytest
from django.core.management import call_command

CATALOGUE = "locale/ar/LC_MESSAGES/django.po"
NEEDED = pytest.mark.skipif(
    not shutil.which("msgfmt") and not os.environ.get("CI"),
    reason="NO GETTEXT: the catalogues were not compared with their sources; `make chromium` installs it",
)


@NEEDED
def test_every_text_is_translated_and_the_compiled_catalogue_is_of_today(settings, tmp_path, monkeypatch):
    project, copy, compiled = settings.BASE_DIR, tmp_path / "project", tmp_path / "compiled.mo"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("var", ".*"))
    monkeypatch.chdir(copy)
    settings.LOCALE_PATHS = [copy / "locale"]
    call_command("makemessages", locale=["ar"], no_obsolete=True, verbosity=0)
    made = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", compiled, CATALOGUE], check=True, capture_output=True, text=True
    )
    assert "untranslated" not in made.stderr and "fuzzy" not in made.stderr, made.stderr
    assert texts(compiled) == texts(project / CATALOGUE.replace(".po", ".mo"))


def texts(path):
    with path.open("rb") as file:
        catalogue = dict(gettext.GNUTranslations(file)._catalog)
    catalogue.pop("")  # the header, which holds the day
    return catalogue
