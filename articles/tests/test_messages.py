"""The catalogues: every text of the interface is there in Arabic, and what is compiled is what was written."""

import ast
import gettext
import os
import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from django.contrib.auth import password_validation
from django.core.management import call_command
from django.utils import translation

CATALOGUE = "locale/ar/LC_MESSAGES/django.po"
NEEDED = pytest.mark.skipif(
    not shutil.which("msgfmt") and not os.environ.get("CI"),
    reason="NO GETTEXT: the catalogues were not compared with their sources; `make chromium` installs it",
)
# What docs/arabic.md rules out: orders to one man, and spellings that another has taken the place of.
TO_ONE_MAN = """لك، متصفحك، صلاحياتك، ارجع، انسخ، انسخه، ضعه، أعد، أبقِ، أخبر، اسأل، فاسأل، فاسمح، اجعل، اقرأ، قُصّها"""
MISSPELT = """مما، مسودة، نصّ، النصّ، متصفح، المتصفح، الرد، الإنجليزية"""


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


def test_arabic_gives_no_order_to_one_man_and_spells_a_word_in_one_way(settings):
    files = [settings.BASE_DIR / CATALOGUE, *(settings.BASE_DIR / "templates").rglob("*.html")]
    words = {word for file in files for word in re.findall(r"[\u0621-\u0652]+", file.read_text(encoding="utf-8"))}
    assert len(words) > 1000
    assert not words & {*TO_ONE_MAN.split("، "), *MISSPELT.split("، ")}


@pytest.mark.parametrize(
    "english",
    [
        "Enter a valid date/time.",
        "No, take me back",
        "Please enter your old password, for security’s sake, and then enter your new password twice so we can verify "
        "you typed it in correctly.",
        "Remove",
        "Select a valid choice. That choice is not one of the available choices.",
        "The {name} “{obj}” was changed successfully. You may edit it again below.",
        "Yes, I’m sure",
        "Your old password was entered incorrectly. Please enter it again.",
    ],
)
def test_what_django_says_to_one_man_the_newsroom_says_to_everybody(english):
    with translation.override("ar"):
        said = translation.gettext(english)
    assert said != english
    assert not {*"أدخل أدخلها أنا أزِل انتق بك قمت تراجع اختيارك مرورك يمكنك".split()} & {
        *re.findall(r"[\u0621-\u0652]+", said)
    }


def test_a_password_is_asked_for_in_arabic_that_counts():
    with translation.override("ar"):
        asked = password_validation.password_validators_help_texts()
    assert "12 حرفاً على الأقل" in asked[1]


def test_the_page_of_what_is_withdrawn_says_the_same_from_the_front_server(settings):
    page = (settings.BASE_DIR / "templates" / "front" / "410.html").read_text(encoding="utf-8")
    said = re.findall(r">([^<>\n]{20,})</(?:h1|p)>", page)[:2]
    with translation.override("ar"):
        for english in said:
            arabic = translation.gettext(english)
            assert arabic != english and f">{arabic}<" in page


# What stands in a sentence of the interface and is not the interface's own: people's names, and words of theirs.
THEIRS = set("who name names words interview headline slug old new label text note stored problem language".split())
STORED = {"leftovers"}  # makes a line of a text that colleagues go on writing
OUR_OWN = {"lacking(other, now)"}


def put_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each of THEIRS that a function puts into a sentence, and by which words of the code."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or function.name in STORED:
            continue
        made = {}  # of names in the function, by which words
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                names = [name for name in ast.walk(node.targets[0]) if isinstance(name, ast.Name)]
                made |= {name.id: ast.unparse(node.value) for name in names}
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "format":
                for word in call.keywords:
                    if word.arg in THEIRS:
                        value = ast.unparse(word.value)
                        yield word.arg, made.get(value, value)


def test_what_is_not_the_interfaces_own_is_isolated_in_its_sentences(settings):
    """A Latin name at the end of an Arabic sentence would take the full stop to its own end."""
    files = [
        file for floor in ("admin", "editorial") for file in (settings.BASE_DIR / "articles" / floor).glob("*.py")
    ]
    found = {(file.name, *put) for file in files for put in put_in(ast.parse(file.read_text(encoding="utf-8")))}
    assert len(found) > 20
    assert [put for put in found if "isolated" not in put[-1] and put[-1] not in OUR_OWN] == []
