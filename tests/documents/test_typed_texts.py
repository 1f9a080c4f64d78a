"""What a person typed stands in every document that tells it, letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from handed import said
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from questionnaire.asking.questions import Kind
from questionnaire.exporting.datafiles import RESPONSE, data_files
from questionnaire.telling.handover import Handover
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html
from tests.everybody import book
from tests.register import DOCTOR_MESSAGE, DOCUMENTS, REPORT_REQUEST

# Where each is told; a message to a doctor and a card hold nothing that was typed.
TOLD_IN = {
    "test.finding": (SUMMARY, BRIEF, REPORT_REQUEST),
    "test.lab": (SUMMARY, BRIEF, REPORT_REQUEST),
    "illness.note": (SUMMARY, BRIEF),
    "medicine.name": (SUMMARY, BRIEF),
    "gcsf.dose": (SUMMARY, BRIEF),
    "called.syndrome": (SUMMARY, BRIEF),
    "own.text": (SUMMARY, BRIEF),
    "relative.gene": (SUMMARY, BRIEF),
    "visit.language": (SUMMARY, BRIEF, DOCTOR_MESSAGE),
}
ON_THE_WAY = {
    "tests.ever": "yes",
    "counts.ever_low": "yes",
    "treat.gcsf": "under_six_months",
    "medicine.listed": ["antibiotic"],
    "infection.pneumonia": "yes",
    "infection.sepsis": "yes",
}
# As in HGVS, where a capital letter is another thing, and as people write: small at the beginning, signs anywhere.
TYPED = st.text("acgpm.(){}>·<&é *_12GA", max_size=30).map(lambda text: f"p.(Gly{text}".strip())


HEBREW = "שלום"


def telling(question: str, text: str, times: int = 1) -> Handover:
    """Somebody who typed this as the answer to one question, in so many entries where it is one of a list."""
    group = next((key for key, each in book().questionnaire.groups.items() if question in _ids(each.questions)), None)
    if group is None:
        return said({**ON_THE_WAY, question: text})
    return said(ON_THE_WAY, {group: [{question: text}] * times})


def _whole(html: str) -> str:
    """HTML without the spans that keep the name of a change on one line."""
    return re.sub(r'<span class="variant">(.*?)</span>', r"\1", html)


def _ids(questions: Any) -> Iterator[str]:
    return (each.id for each in questions)


def test_every_question_that_is_answered_in_ones_own_words_is_tried_here() -> None:
    """A new one needs its line above."""
    typed = [question.id for _, question in book().questionnaire.every_question() if question.kind is Kind.TEXT]
    assert sorted(typed) == sorted(TOLD_IN)


@pytest.mark.parametrize("question", TOLD_IN)
@given(TYPED)
@settings(max_examples=8)
def test_what_was_typed_stands_letter_by_letter_wherever_it_is_told(question: str, text: str) -> None:
    """In each document that tells it, in the file for other programs, and in no other document."""
    hand = telling(question, text)
    told = [each for each in DOCUMENTS if str(escape(text)) in _whole(papers_html(hand, [each]))]
    assert [each for each in DOCUMENTS if each in TOLD_IN[question]] == told
    response = json.loads(next(each.data for each in data_files(hand) if each.name == RESPONSE))
    assert text in list(_texts(response))


def test_a_change_in_a_gene_is_written_on_the_brief_as_in_the_report() -> None:
    """`p.` is a protein and `P.` is nothing: who checks the change by computer needs it as it was."""
    html = papers_html(telling("test.finding", "p.(Gly185Arg), ELANE"), [BRIEF])
    assert ">p.(Gly185Arg), ELANE<" in _whole(html)


@pytest.mark.parametrize("question", TOLD_IN)
def test_what_was_typed_turns_nothing_that_stands_around_it(question: str) -> None:
    """Hebrew goes from right to left, and the words beside it do not: it stands in an element of its own direction."""
    hand = telling(question, HEBREW, 5)
    for document in TOLD_IN[question]:
        tree = html5lib.parse(papers_html(hand, [document]), namespaceHTMLElements=False).find("body")
        holding = [each for each in tree.iter() if HEBREW in "".join(each.itertext())]
        apart = [inner for each in holding if each.tag == "bdi" or each.get("dir") == "auto" for inner in each.iter()]
        own = [each for each in holding if not any(each is not other and other in list(each) for other in holding)]
        assert own
        assert [] == [each.tag for each in own if each not in apart], document


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)
