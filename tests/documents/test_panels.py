"""What an earlier panel did not read stands on the clinician's brief, where what was told fits one published list."""

from __future__ import annotations

from typing import Any

import pytest
from handed import said

from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html
from tests.everybody import book

UP_TO_20 = {"test.genes": "up_to_20"}
TO_99 = {"test.genes": "21_to_99"}
# As people write the laboratory, with what they know of the panel; what the list of it does not name.
OLD = "CEBPE, CLPB, CXCR2, DBF4, DNAJC21, EFL1, HYOU1, JAGN1, SMARCD2, SRP19, SRP54, and SRPRA"
FITS = [
    ("mayo-scngp", {"test.lab": "mayo clinic"} | UP_TO_20, OLD),
    ("mayo-scngp", {"test.lab": "Mayo (SCNGP)"}, OLD),
    ("mayo-sccnp", {"test.lab": "Mayo Clinic Laboratories"} | TO_99, "DBF4, HYOU1, LAMTOR2, SRP19, and SRPRA"),
    ("chop-ineup", {"test.lab": "CHOP, Philadelphia"} | TO_99, OLD),
    ("wustl-neutropenia", {"test.lab": "WashU St. Louis"} | TO_99,
     "CEBPE, CLPB, DBF4, DNAJC21, EFL1, HYOU1, SMARCD2, SRP19, SRP54, and SRPRA"),
]  # fmt: skip
FITS_NOT = [
    {"test.lab": "Elm Street Lab"} | UP_TO_20,
    {"test.lab": "Mayonnaise Lab"} | UP_TO_20,
    {"test.lab": "Mayo"},
    {"test.lab": "Mayo", "test.genes": "hundreds"},
    {"test.lab": "CHOP"} | UP_TO_20,
    UP_TO_20,
    {"test.lab": "Mayo", "test.kind": "one_gene"} | UP_TO_20,
    {"test.lab": "Mayo", "test.result": "cause_found"} | UP_TO_20,
    {"test.lab": "Mayo", "test.result": "failed"} | UP_TO_20,
]


def _notes(*tests: Any, **options: Any) -> list[str]:
    """What is noted under the table of earlier tests."""
    listed = [{"test.kind": "panel", "test.result": "nothing_found"} | test for test in tests]
    person = said({"tests.ever": "yes"}, {"tests": listed}, **options)
    return [note for block in person.brief.blocks for note in block.notes]


@pytest.mark.parametrize(("name", "told", "expected"), FITS)
def test_the_brief_names_the_genes_that_the_list_of_the_panel_does_not(name: str, told: Any, expected: str) -> None:
    """With its source, the day of reading, and "check the report": it is not known that this was the panel."""
    (panel,) = (each for each in book().panels if each.id == name)
    (note,) = _notes(told)
    assert note.startswith(f"If that was {panel.name} ({panel.laboratory}, {panel.code}):")
    assert note.endswith("Check the report.")
    assert f"published list of {len(panel.genes)} genes" in note
    assert panel.source in note
    assert f"does not name {expected}, of the genes of congenital neutropenias, IUIS 2024." in note


@pytest.mark.parametrize("told", FITS_NOT)
def test_what_fits_no_list_says_nothing(told: Any) -> None:
    """Another laboratory, another number of genes, another kind of test, or an answer that was found."""
    assert [] == _notes(told)


def test_every_panel_has_a_patient_who_reads_of_it_and_two_like_tests_one_note() -> None:
    """All that are listed are tried above."""
    assert {each.id for each in book().panels} == {name for name, _, _ in FITS}
    assert 1 == len(_notes(FITS[0][1], FITS[1][1]))


def test_it_is_for_the_clinician_and_not_on_a_copy_without_names() -> None:
    """A patient reads no list of genes; a copy without names holds no laboratory."""
    told = {"test.kind": "panel", "test.result": "nothing_found"} | FITS[0][1]
    person = said({"tests.ever": "yes"}, {"tests": [told]})
    assert (1, 0) == tuple(papers_html(person, (paper,)).count("DNAJC21") for paper in (BRIEF, SUMMARY))
    assert [] == _notes(FITS[0][1], anonymous=True)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"AP3B1"', '"ap3b1"', "'ap3b1' is no symbol of a gene, such as ELANE"),
        ('"AP3B1"', '"WAS"', "'WAS' stands here twice"),
        ('code = "SCNGP"', 'code = "INEUP"', "'INEUP' is the code of chop-ineup, too"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_its_place(tmp_path: Any, old: str, new: str, says: str) -> None:
    """A misspelled gene would be said to be unread."""
    (tmp_path / "panels").mkdir()
    file = PACK.content / "panels" / "mayo-scngp.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "panels" / "mayo-scngp.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        read_book(PACK, tmp_path)
    assert [says] == [each.says for each in wrong.value.problems]
