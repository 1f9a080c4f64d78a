"""The rooms of the house: imports run downward only, each outside library stays in its room, files stay small."""

from __future__ import annotations

import ast
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import questionnaire
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

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
    "confirmations": {*_FLOOR, "judging", "reading"},
    "keeping": {*_FLOOR, "logic", "asking"},
    "importing": {*_FLOOR, "logic", "asking"},
    "drawing": {*_FLOOR, "logic", "asking"},
    "printing": _FLOOR,
    "telling": _TOLD,
    "checking": _TOLD,
    "neutropenia": _TOLD,
    "exporting": {*_TOLD, "checking"},
    "web": {*_TOLD, "exporting", "importing", "keeping", "settings"},
    "fromfile": {*_TOLD, "importing"},
    "desk": {*_TOLD, "checking", "confirmations", "settings"},
    "cli": {*_TOLD, "desk", "fromfile", "checking", "exporting", "keeping", "settings", "web"},
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
    "lxml": "importing/ccda.py",
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


def test_a_file_is_short_enough_to_read_at_once():
    """No file has 300 lines or more."""
    assert [path for path in MODULES.values() if len(path.read_text(encoding="utf-8").splitlines()) >= 300] == []


_PACK = "neutropenia"
# An id that is also a word of the house: the topic of what people ask themselves, kept in answers files as "own.e1".
_ALSO_A_WORD = {"own"}


def test_no_question_fact_list_or_program_is_named_outside_a_pack():
    """The house asks, judges and tells whatever it is given: a pack alone knows its ids."""
    book = read_book(PACK)
    ids = {question.id for _, question in book.questionnaire.every_question()}
    ids |= {*book.rules.facts, *book.questionnaire.groups, *(program.id for program in book.rules.programs)}
    ids -= _ALSO_A_WORD
    named = [
        f"{module}: {node.value}"
        for module, path in MODULES.items()
        if _room(module) != _PACK
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert 200 < len(ids)
    assert [] == named


def test_only_a_setting_names_the_pack():
    """No other room imports it."""
    named = {
        _room(module) for module, others in IMPORTS.items() for each in others & {*MODULES} if _room(each) == _PACK
    }
    assert {_PACK} == named


def test_no_room_is_more_than_a_quarter_of_the_house():
    """Lines of Python: a room that grows beyond that is two rooms."""
    lines: dict[str, int] = {}
    for module, path in MODULES.items():
        lines[_room(module)] = lines.get(_room(module), 0) + len(path.read_text(encoding="utf-8").splitlines())
    assert {} == {room: count for room, count in lines.items() if 4 * count > sum(lines.values())}


def test_a_file_of_tests_is_as_short():
    """One that grows to 300 lines is split by idea."""
    files = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in Path(__file__).parents[1].rglob("*.py")
    }
    assert [] == [str(path) for path, lines in files.items() if lines >= 300]


def test_a_function_is_short_enough_to_read_at_once():
    """No function of any module has more than 40 lines."""
    trees = {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in MODULES.items()}
    functions = [
        (name, node) for name, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    ]
    assert 1000 < len(functions)
    assert [] == [(name, node.name) for name, node in functions if (node.end_lineno or 0) - node.lineno >= 40]


def test_every_test_says_in_one_sentence_what_holds():
    """Each test has a docstring of its own."""
    silent = [
        f"{file.name}: {node.name}"
        for file in sorted(Path(__file__).parents[1].rglob("test_*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert [] == silent
