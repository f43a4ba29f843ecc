"""The floors of the house: imports point down, stand at the top, and words know nothing of Django."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ARTICLES = settings.BASE_DIR / "articles"

# From the bottom up; docs/architecture.md says what each knows. Modules of one floor do not import each other's,
# except within their own folder.
FLOORS = (
    ("words",),
    ("models", "migrations"),
    ("publication", "pages", "photos", "search", "formats", "markers", "editions"),
    ("editorial",),
    ("admin", "public", "management", "demo", "keeping", "templatetags", "apps"),
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}

# What a page says is known to every craft that shows pages; files reach the disk in one way; the demo moves in by a
# command; the admin previews.
NEIGHBOURS = {
    ("pages", "photos"),
    ("search", "pages"),
    ("formats", "pages"),
    ("formats", "publication"),
    ("formats", "photos"),
    ("photos", "publication"),
    ("markers", "photos"),
    ("editions", "photos"),
    ("management", "demo"),
    ("management", "keeping"),
    ("admin", "keeping"),
    ("migrations", "models"),
    ("admin", "public"),
}


def modules():
    for path in sorted(ARTICLES.rglob("*.py")):
        parts = path.relative_to(ARTICLES).with_suffix("").parts
        if parts[0] not in ("tests", "__init__"):
            yield path, parts[0]


def imports(tree):
    """Every import with the names it brings in, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield node, [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            yield node, [f"{node.module}.{alias.name}" for alias in node.names]


def may_import(own, other):
    return own == other or LEVEL[other] < LEVEL[own] or (own, other) in NEIGHBOURS


@pytest.mark.parametrize(("path", "own"), [pytest.param(*found, id=str(found[0].name)) for found in modules()])
def test_imports_point_down_and_stand_at_the_top(path, own):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, names in imports(tree):
        assert node in tree.body, f"{path}:{node.lineno} hides an import"
        for name in names:
            parts = name.split(".")
            if parts[0] == "articles":
                assert may_import(own, parts[1]), f"{path}:{node.lineno}: {own} imports {parts[1]}"
            if own == "words":
                assert parts[0] != "django", f"{path}:{node.lineno}: words know nothing of Django"


def test_every_folder_has_its_floor():
    assert {own for _path, own in modules()} == set(LEVEL)


def test_the_project_knows_the_app_by_its_doors_only():
    """`newsroom` says how things are set; what they are is in `articles`."""
    for path in Path(settings.BASE_DIR / "newsroom").rglob("*.py"):
        for _node, names in imports(ast.parse(path.read_text(encoding="utf-8"))):
            for name in names:
                parts = name.split(".")
                assert parts[0] != "articles" or parts[1] in ("admin", "public"), f"{path} imports {name}"
