"""The floors of the house: imports point down, stand at the top, and words know nothing of Django."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

ARTICLES = settings.BASE_DIR / "articles"

# From the bottom up; docs/architecture.md says what each knows. Nobody imports from above, nor from a neighbour.
FLOORS = (
    ("words",),
    ("models",),
    ("migrations", "publication", "files"),
    ("photos", "sound"),
    ("pages",),
    ("search", "formats", "markers", "editions"),
    ("editorial",),
    ("keeping", "demo"),
    ("public",),
    ("admin", "management", "templatetags", "apps"),
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}


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
    return own == other or LEVEL[other] < LEVEL[own]


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


def test_no_module_imports_itself_by_way_of_others():
    """Within a floor too: the first `CycleError` names the ring."""
    paths = [path for root in ("articles", "newsroom") for path in (settings.BASE_DIR / root).rglob("*.py")]
    known = {module_name(path): path for path in paths}
    graph = {name: {*imported(path, known)} - {name} for name, path in known.items()}
    assert len([*TopologicalSorter(graph).static_order()]) == len(known)


def module_name(path):
    parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path, known):
    """The modules among `known` that this one imports, or imports something from."""
    for _node, names in imports(ast.parse(path.read_text(encoding="utf-8"))):
        for name in names:
            if found := {name, name.rpartition(".")[0]} & known.keys():
                yield max(found, key=len)


def test_every_folder_has_its_floor():
    assert {own for _path, own in modules()} == set(LEVEL)


def test_the_project_knows_the_app_by_its_doors_only():
    """`newsroom` says how things are set; what they are is in `articles`."""
    for path in Path(settings.BASE_DIR / "newsroom").rglob("*.py"):
        for _node, names in imports(ast.parse(path.read_text(encoding="utf-8"))):
            for name in names:
                parts = name.split(".")
                assert parts[0] != "articles" or parts[1] in ("admin", "public"), f"{path} imports {name}"
