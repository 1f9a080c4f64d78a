"""The HPO terms of the questions, against the ontology itself."""

from __future__ import annotations

from questionnaire.asking.codes import Code
from questionnaire.logic.walking import facts_in
from questionnaire.neutropenia.phenopacket.terms import HPO_RELEASE
from questionnaire.reading import Book
from tests.ontology.terms import RELEASE, terms


def _codes(book: Book) -> list[Code]:
    """Every term on a question or an option."""
    questions = [question for _, question in book.questionnaire.every_question()]
    return [code for each in questions for code in (*each.hpo, *(c for option in each.options for c in option.hpo))]


def test_the_release_that_is_named_is_the_one_that_labels_are_checked_against():
    """Labels change between releases, so files name theirs."""
    assert RELEASE == HPO_RELEASE


def test_every_hpo_label_is_written_as_in_the_ontology(book: Book):
    """Letter by letter, even where the ontology has a slip of the pen; and no term is obsolete."""
    codes, labels = _codes(book), {term: label for term, (label, _) in terms().items()}
    assert 80 < len(codes)
    assert {code.id: labels.get(code.id) for code in codes} == {code.id: code.label for code in codes}


def test_a_term_is_asked_for_in_one_place(book: Book):
    """Two questions for one term could contradict each other; a list may say in detail what was answered yes before."""
    questions = [question for _, question in book.questionnaire.every_question()]
    asked = [code.id for each in questions for code in each.hpo]
    chosen = {code.id: each.id for each in questions for option in each.options for code in option.hpo}
    assert [] == sorted({each for each in asked if asked.count(each) > 1})
    for question in questions:
        for term in {code.id for code in question.hpo} & chosen.keys():
            page = book.questionnaire.page_of[chosen[term]]
            assert (page.id, True) == (
                page.id,
                page.asked_when is not None and question.id in facts_in(page.asked_when),
            )
            assert page.only_if_known
