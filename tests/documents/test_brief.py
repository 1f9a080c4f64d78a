"""The clinician's brief: all that was told, neutral, on two pages at most."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from papers import answers_file
from pypdf import PdfReader

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Given, NotGiven
from questionnaire.asking.pages import Kind
from questionnaire.checking.patients import read_patients
from questionnaire.reading import Book
from questionnaire.resources import CASES
from questionnaire.telling.brief import Brief
from questionnaire.telling.documents import BRIEF, Layout, documents_html, documents_pdf
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language


@pytest.fixture(scope="module")
def everyone(book: Book, today: dt.date) -> list[Handover]:
    """What every simulated patient hands over."""
    patients = read_patients(CASES, book.questionnaire, today)
    return [Handover(book, each.answers, today, language("en")) for each in patients]


def test_everything_answered_on_the_route_is_told(everyone: list[Handover], book: Book) -> None:
    """No given answer of a page that the brief tells is left out: it is present, absent, unknown, or in a line."""
    for hand in everyone:
        pages = {page.id for block in book.brief.blocks for page in block.pages}
        asked = [q for page in hand.route.pages if page.id in pages for q in page.questions]
        answered = [q for q in asked if isinstance(hand.route.answers.said.get(q.id), Given)]
        unsure = [q for q in asked if hand.route.answers.said.get(q.id) is NotGiven.DONT_KNOW]
        told = [len(part) for block in hand.brief.blocks for part in (block.present, block.absent, block.lines)]
        assert len(answered) == sum(told)
        assert len(unsure) == sum(len(block.unknown) for block in hand.brief.blocks)


def test_a_no_is_never_told_as_unknown_nor_unknown_as_a_no(everyone: list[Handover]) -> None:
    """What is absent was answered "no"; what is not known was answered "I don't know"; nothing else is either."""
    for hand in everyone:
        asked = [(q, hand.route.answers.said.get(q.id)) for page in hand.route.pages for q in page.questions]
        no = {hand.words.say(q.name) for q, answer in asked if q.kind is Kind.YES_NO and answer == Given("no")}
        unsure = {hand.words.say(q.name) for q, answer in asked if answer is NotGiven.DONT_KNOW}
        assert {each for block in hand.brief.blocks for each in block.absent} <= no
        assert {each for block in hand.brief.blocks for each in block.unknown} <= unsure


def test_every_entry_of_a_list_has_its_row(everyone: list[Handover], book: Book) -> None:
    """A count, a test, a relative, a medicine, an infection: one row each, and no row is added."""
    for hand in everyone:
        for block in book.brief.blocks:
            if block.group and (entries := hand.route.answers.group(block.group).entries):
                view = hand.brief.block(block.id)
                assert view is not None
                assert view.table is not None
                assert len(entries) == len(view.table.rows)


def test_every_feature_carries_the_terms_of_its_question(everyone: list[Handover], book: Book) -> None:
    """The ids beside a feature are those the content gives its question."""
    codes = {tuple(code.id for code in q.hpo) for _, q in book.questionnaire.every_question()}
    features = [each for hand in everyone for block in hand.brief.blocks for each in block.present]
    assert len(features) > 100
    assert [] == [each for each in features if each.codes not in codes]
    assert [] == [code for each in features for code in each.codes if not re.fullmatch(r"HP:\d{7}", code)]


def test_the_brief_speaks_of_nobody_as_you(everyone: list[Handover]) -> None:
    """Blocks, columns and problem line are in the third person; only what the patient asks is in their own words."""
    words = re.compile(r"\b(you|your|my|I)\b")
    for hand in everyone:
        assert [] == [text for text in _own_words(hand.brief) if words.search(text.replace("I don’t know", ""))]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", ["typical-child", "typical-adult", "in-england", "almost-nothing"])
def test_the_brief_of_a_typical_patient_takes_two_pages_at_most(
    name: str, paper: str, book: Book, today: dt.date
) -> None:
    """One page, two at most, on either paper."""
    answers = load(answers_file(name), book.questionnaire, today)
    pdf = documents_pdf(Handover(book, answers, today, language("en")), [BRIEF], Layout(paper))
    assert len(PdfReader(BytesIO(pdf)).pages) <= 2


def test_the_brief_gives_no_one_a_code(everyone: list[Handover]) -> None:
    """The codes for the record are the same list for everyone."""
    lists = {
        re.search(r"No code was assigned\..*?</p>", documents_html(hand, [BRIEF]), re.DOTALL)[0]
        for hand in everyone[:12]
    }
    assert 1 == len(lists)


def _own_words(brief: Brief) -> list[str]:
    texts = [brief.problem]
    for block in brief.blocks:
        texts += [block.title, *block.absent, *block.unknown, *(each.name for each in block.present)]
        texts += [line.partition(":")[0] for line in block.lines]
        texts += list(block.table.columns) if block.table else []
    return texts
