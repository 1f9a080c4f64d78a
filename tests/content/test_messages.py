"""Translators are given every text with where it stands, and nothing else is asked of a translation."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations

import pytest

from questionnaire.checking.texts import texts_of
from questionnaire.clinics import Clinic
from questionnaire.exporting.datafiles import data_files, left_out
from questionnaire.reading import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import Language
from questionnaire.telling.messages import MANY, ONE, catalog
from questionnaire.telling.papers import letter_text, papers_html
from tests.everybody import SIMULATED, TODAY, answers_of
from tests.register import DOCUMENTS, LETTERS

_SLOT = re.compile(r"\{[\w.]+\}")


class Asked(NullTranslations):
    """Notes what is asked for, as catalogs keep it: the message and its context. Every message has a translation."""

    def __init__(self) -> None:
        self.noted: set[tuple[str, str]] = set()
        super().__init__()

    def pgettext(self, context: str, message: str) -> str:
        """Note the message where it stands."""
        self.noted.add((message, context))
        return f"{message}\u2060"

    def gettext(self, message: str) -> str:
        """Note the message of a template."""
        return self.pgettext("", message)

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        """Note the message that counts."""
        return self.pgettext(context, one if number == 1 else many)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Note the message of a template that counts."""
        return self.npgettext("", one, many, number)


@pytest.fixture(scope="module")
def messages(book):
    """The messages of the catalog."""
    return [message for message in catalog(book) if message.id]


@pytest.fixture(scope="module")
def given(messages):
    """What a translation is found by: each message with its context, "" for everywhere."""
    forms = ((message, message.id if message.pluralizable else [message.id]) for message in messages)
    return {(form, message.context or "") for message, ids in forms for form in ids}


def test_every_text_of_the_content_is_given_to_translators(book: Book, given):
    """Every text in both voices, for everywhere or for where it stands."""
    found = {place: text for place, text in texts_of(book) if not place.key.endswith(MANY)}
    assert 2000 < len(found)
    missing = {
        place: said
        for place, text in found.items()
        for said in {text.you, text.child}
        if not {(said, ""), (said, text.context)} & given
    }
    assert {} == missing


def test_each_message_of_the_content_says_where_it_stands(messages):
    """The file and the path of keys, whose last one is its role; a template says its line."""
    placed = re.compile(
        r"[\w-]+\.toml: [\w\[\].-]+|[\w/-]+\.(html|svg): line \d+|\w+ [\w-]+: what only a clinician can"
    )
    assert [] == [message.id for message in messages if not message.auto_comments]
    assert [] == [each for message in messages for each in message.auto_comments if not placed.match(each)]
    said = {message.id: message.auto_comments for message in messages}
    assert ["words.toml: answer.dont_know"] == said["I don’t know"]
    assert any(each.endswith("(said to a parent about their child)") for each in said["How old is your child?"])


def test_words_in_several_places_may_be_translated_apart(messages):
    """Each stands in the catalog once for each place; whole sentences, which mean the same everywhere, once."""
    apart: dict[str, set[str]] = {}
    for message in messages:
        apart.setdefault(str(message.id), set()).add(message.context or "")
    assert "brief.toml: blocks[family].columns[3].title" in apart["Alive"]
    assert 1 < len(apart["Alive"])
    assert {""} == apart["The year alone is fine."]


@pytest.mark.parametrize("word", ["unit.years", "chart.text.rough", "doctor-message.routes"])
def test_a_text_that_counts_has_a_plural(messages, book, word):
    """Translators give as many forms as their language has."""
    ids = book.words[word + ONE].you, book.words[word + MANY].you
    assert ids in {message.id for message in messages}


def test_a_text_that_counts_is_there_in_both_forms(book):
    """No `.one` without its `.many`, and both fill in the same."""
    counting = {word.rpartition(".")[0] for word in book.words if word.endswith((ONE, MANY))}
    assert counting
    for word in counting:
        one, many = book.words[word + ONE], book.words[word + MANY]
        assert set(_SLOT.findall(one.you)) == set(_SLOT.findall(many.you)), word


def test_a_sign_of_percent_is_no_placeholder(messages):
    """Babel takes "5 % of" for a placeholder, and would refuse every honest translation."""
    flagged = [message.id for message in messages if "python-format" in message.flags]
    assert flagged
    assert [] == [ids for ids in flagged if "%(" not in str(ids)]


def test_what_only_editors_read_is_not_given_to_translators(given, book):
    """Sources, citations and ids are no texts."""
    texts = {text for text, _ in given}
    rules = book.rules
    untold = {*(each.source for each in rules.programs), *(each.cite for each in rules.alerts)}
    assert set() == texts & {*untold, *(each.id for each in rules.programs), "Neutropenia"}


@pytest.fixture(scope="module")
def asked(book):
    """What the papers of every third patient ask of a translation, with a clinic, nameless, or on the short way."""
    asked = Asked()
    for number, name in enumerate((*SIMULATED[::3], "typical-adult", "carbimazole")):
        clinic = Clinic("north", "North Hill", "555-0111") if number % 2 else None
        told = replace(answers_of(name), short=number % 5 == 0)
        hand = Handover(book, told, TODAY, Language("en", asked), clinic, anonymous=number % 3 == 0)
        papers_html(hand, DOCUMENTS)
        data_files(hand)
        left_out(hand)
        for letter in LETTERS:
            letter_text(hand, letter)
    return asked.noted


def test_what_the_papers_ask_for_is_in_the_catalog(asked, given):
    """All that is asked of a translation is there, with where it stands or for everywhere; pages are walked in web/."""
    assert 1000 < len(asked)
    assert set() == {(text, at) for text, at in asked if text and not {(text, at), (text, "")} & given}


def test_what_is_in_the_catalog_of_the_papers_is_asked_for(asked, messages):
    """The other way: what the templates of the papers say is asked for by somebody's; nothing is translated in vain."""
    said = {text for text, _ in asked}
    papers = [each for each in messages if any(at.startswith("print/papers/") for at in each.auto_comments)]
    assert papers
    assert [] == [message.id for message in papers if message.id not in said]
