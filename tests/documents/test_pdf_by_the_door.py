"""WeasyPrint is used as it documents, so that a newer one may arrange its inside in another way."""

from __future__ import annotations

import ast
import gc
import inspect
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from papers import PaperOf
from pypdf import PdfReader
from weasyprint.text.line_break import Layout

from questionnaire.printing import pdf
from questionnaire.printing.pdf import make_pdf

PAGE = "<!doctype html><html lang=en><title>A page</title><h1>A page</h1><p>One<p>Another"
# What the manual of WeasyPrint names: its root, and two modules that are imported by their own names.
DOCUMENTED = {
    "weasyprint": {"CSS", "HTML", "Attachment"},
    "weasyprint.text.fonts": {"FontConfiguration"},
    "weasyprint.urls": {"FatalURLFetchingError", "URLFetcher", "URLFetcherResponse"},
}
# What every part of WeasyPrint and pydyf is, of every class and table too, before and after a PDF was made.
UNTOUCHED = """
import inspect, pkgutil, sys
import weasyprint
for _ in map(__import__, (each.name for each in pkgutil.walk_packages(weasyprint.__path__, "weasyprint."))): pass
def parts():
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] in {"weasyprint", "pydyf"}:
            for part, value in vars(module).copy().items():
                yield name, part, value
                if inspect.isclass(value) or isinstance(value, dict):
                    inside = value if isinstance(value, dict) else vars(value)
                    yield from ((name, part, *each) for each in inside.copy().items())
def code(found):
    return {tuple(names): value for *names, value in found if callable(value) or inspect.ismodule(value)}
before = code(parts())
from questionnaire.printing.pdf import make_pdf
make_pdf(sys.argv[1], "a4")
after = code(parts())
print(len(before), [names for names in before if after.get(names) is not before[names]])
"""


def test_no_part_of_weasyprint_is_replaced() -> None:
    """Once a PDF was made, each function, class and method of it and of pydyf is the one that came with it."""
    program = [sys.executable, "-W", "ignore", "-c", UNTOUCHED, PAGE]
    environment = os.environ | {"PYTHONPATH": str(Path(inspect.getfile(pdf)).parents[2])}
    number, _, replaced = subprocess.check_output(program, env=environment, text=True).strip().partition(" ")
    assert "[]" == replaced
    assert 2000 < int(number)


def test_only_documented_parts_of_weasyprint_are_used() -> None:
    """What is imported is what the manual names, and no private part of anything is read."""
    tree = ast.parse(Path(inspect.getfile(pdf)).read_text(encoding="utf-8"))
    of_ours = {node.module: node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported = {name: {each.name for each in node.names} for name, node in of_ours.items() if "weasyprint" in str(name)}
    by_root = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and "weasyprint" == node.value.id
    }
    assert imported | {"weasyprint": imported["weasyprint"] | by_root} == DOCUMENTED
    assert [] == [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr[0] == "_"]


def test_nothing_of_pango_is_left_for_another_thread() -> None:
    """Once a file is made, every line that was laid out is gone, whether or not Python has collected."""
    gc.disable()
    try:
        make_pdf(PAGE, "a4")
        held = [each for each in gc.get_objects() if isinstance(each, Layout) and "layout" in vars(each)]
    finally:
        gc.enable()
    assert [] == held


def test_a_file_is_packed_less_tight_and_says_the_same(monkeypatch: pytest.MonkeyPatch, paper_of: PaperOf) -> None:
    """Packed with all might, it is less than a twentieth smaller, and its pages do not differ."""
    paper = paper_of("typical-adult")
    loose = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    with monkeypatch.context() as packed:
        packed.setattr(pdf, "_compress", lambda _stream: None)
        tight = make_pdf(paper.html, paper.size, paper.summary.unprinted)
    assert len(tight) < len(loose) < 1.05 * len(tight)
    inside = [[page.get_contents().get_data() for page in PdfReader(BytesIO(each)).pages] for each in (tight, loose)]
    assert inside[0] == inside[1]
