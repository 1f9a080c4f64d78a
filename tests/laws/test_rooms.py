"""The rooms of the house: imports run downward only, each outside library stays in its room, files stay small."""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import questionnaire

HOUSE = Path(questionnaire.__file__).parent
MODULES = {
    ".".join(("questionnaire", *path.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
}
_FLOOR = {"questionnaire", "errors", "limits", "resources"}
_CORE = {*_FLOOR, "logic", "asking", "judging", "reading"}
_TOLD = {*_CORE, "clinics", "drawing", "printing", "telling"}
# What each room may import of the house, beside itself. Every import counts, also one inside a function.
MAY_IMPORT = {
    "questionnaire": set(),
    "errors": set(),
    "limits": set(),
    "resources": set(),
    "settings": _FLOOR,
    "logic": _FLOOR,
    "asking": {*_FLOOR, "logic"},
    "judging": {*_FLOOR, "logic", "asking"},
    "reading": {*_FLOOR, "logic", "asking", "judging"},
    "clinics": {*_FLOOR, "reading"},
    "keeping": {*_FLOOR, "logic", "asking"},
    "drawing": {*_FLOOR, "logic", "asking"},
    "printing": _FLOOR,
    "telling": _TOLD,
    "checking": _TOLD,
    "exporting": {*_TOLD, "checking"},
    "web": {*_TOLD, "exporting", "keeping", "settings"},
    "cli": {*_TOLD, "checking", "exporting", "keeping", "settings", "web"},
    "__main__": {"cli"},
}
# Where outside libraries may be imported; what is not listed may be imported nowhere.
AT_HOME = {
    "weasyprint": "printing/pdf.py",
    "flask": "web/",
    "wtforms": "web/",
    "gunicorn": "web/",
    "werkzeug": "web/",
    "markupsafe": "web/",
    "sqlalchemy": "keeping/",
    "cryptography": "keeping/",
    "babel": "telling/",
    "jinja2": "telling/",
    "pyphen": "checking/",
}


def _imports(module: str) -> set[str]:
    """Every module a module imports, by its full name."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: imports are written in full"
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {each for each in inside if each in MODULES} or {node.module or ""}
    return found


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


IMPORTS = {module: _imports(module) for module in MODULES}


def test_imports_run_downward_only():
    """From web down to asking: telling, reading and judging lie between, and nothing below knows what stands above."""
    wrong = [
        f"{module} imports {other}"
        for module, others in IMPORTS.items()
        for other in others
        if other in MODULES and _room(other) not in {_room(module), *MAY_IMPORT[_room(module)]}
    ]
    assert 40 < len(MODULES)
    assert [] == wrong


def test_outside_libraries_stay_in_their_rooms():
    """Only printing knows WeasyPrint, only web knows Flask; asking and judging know the standard library."""
    outside = {
        (other.partition(".")[0], module)
        for module, others in IMPORTS.items()
        for other in others
        if other.partition(".")[0] not in {*sys.stdlib_module_names, "questionnaire"}
    }
    strange = [
        f"{module} imports {library}"
        for library, module in sorted(outside)
        if not str(MODULES[module].relative_to(HOUSE)).startswith(AT_HOME.get(library, "nowhere"))
    ]
    assert [] == strange
    assert set(AT_HOME) >= {library for library, _ in outside} >= {"flask", "weasyprint", "sqlalchemy"}


def test_no_module_imports_itself_by_a_detour():
    """The modules can be put in an order in which each comes after all it imports."""
    inside = {module: {other for other in others if other in MODULES} - {module} for module, others in IMPORTS.items()}
    assert sorted(MODULES) == sorted(TopologicalSorter(inside).static_order())


@pytest.mark.parametrize("path", MODULES.values(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_file_is_short_enough_to_read_at_once(path: Path):
    """No file has 300 lines or more."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_a_file_of_tests_is_as_short():
    """One that grows to 300 lines is split by idea."""
    files = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in Path(__file__).parents[1].rglob("*.py")
    }
    assert [] == [str(path) for path, lines in files.items() if lines >= 300]


def test_every_test_says_in_one_sentence_what_holds():
    """Each test has a docstring of its own."""
    silent = [
        f"{file.name}: {node.name}"
        for file in sorted(Path(__file__).parents[1].rglob("test_*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert [] == silent
