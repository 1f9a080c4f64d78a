"""A language in which every word of a message is marked shows what never went through translation."""

from __future__ import annotations

import datetime as dt
import re
from gettext import NullTranslations

import pytest
from babel.dates import get_month_names
from page_rules import parse, visible_text

from questionnaire.telling.documents import DOCUMENTS, documents_html
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import Language

_SLOT_OR_WORD = re.compile(r"(\{[\w.]+\}|%\(\w+\)s)|([^\W\d_]+)")
JOINING = {"and", "or"}  # Babel's own: the language of lists
GENERATIONS = {"I", "II", "III", "IV", "V"}  # numbers of a pedigree, the same in every language


class Marked(NullTranslations):
    """Marks every word of every message."""

    def gettext(self, message: str) -> str:
        """The message with each word in ⟦…⟧, its slots as they are."""
        return _SLOT_OR_WORD.sub(lambda found: found[1] or f"⟦{found[2]}⟧", message)


MARKED = Language("en", Marked())


@pytest.fixture
def foreign(make_app, arrive_anywhere):
    """A visitor with everything, at an app in the marked language."""
    return arrive_anywhere(make_app(language_of_pages=MARKED), clinic="sample")


@pytest.fixture
def own_words(book, foreign):
    """What is not ours to translate: what the person typed, dates, the clinic, sources."""
    clinic = foreign.app.extensions["questionnaire"].clinics["sample"]
    months = [*get_month_names("wide", locale="en").values(), *get_month_names("abbreviated", locale="en").values()]
    typed = ["Elm Street Lab", "Is it safe to travel?", "no-such-option"]
    sources = [program.source for program in book.rules.programs]
    # What a code is called stands in its own list of codes.
    listed = [
        part
        for each in book.brief.codes
        for part in (each.system, each.source, *(text for code in each.list for text in (code.code, code.title)))
    ]
    codes = ["HP:", *listed]
    return sorted([clinic.name, clinic.phone, clinic.hours, *typed, *sources, *months, *codes], key=len, reverse=True)


def _unmarked(tree, own_words):
    spoken = [
        element.get(name, "") for element in tree.iter() for name in ("aria-label", "title", "placeholder", "alt")
    ]
    text = f"{visible_text(tree)} {tree.findtext('./head/title')} {' '.join(spoken)}"
    for own in own_words:
        text = text.replace(own, " ")
    bare = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return [word for word in re.findall(r"[^\W\d_]+", bare) if word not in JOINING | GENERATIONS]


def test_every_word_of_every_page_went_through_translation(foreign, addresses, own_words):
    """On every page there is, no word stands that a translator could not have translated."""
    for address in [*addresses, "/q/who?from=check", "/?gone=1", "/nothing", "/c/nothing"]:
        page = foreign.client.get(address).text
        assert [] == _unmarked(parse(page), own_words), address


def test_every_word_of_every_message_went_through_translation(foreign, own_words):
    """The messages of errors, of stale forms and of other tabs are translated too."""
    for address, data, status in (
        ("/q/age", {"person-age": "8"}, 422),
        ("/q/counts/e1", {"count-value": "50%", "count-date-day": "3"}, 422),
        ("/q/who", {"person-who": "no-such-option"}, 422),
        ("/q/who", {"person-who": "self", "seen": "x"}, 409),
        ("/q/own", {"csrf_token": ""}, 400),
        ("/start", {"csrf_token": ""}, 400),
        ("/delete", {"csrf_token": ""}, 400),
        ("/q/own/e1", {"own-text": "x" * 70_000}, 413),
    ):
        foreign.html = foreign.client.get("/q/who" if address == "/start" else address).text
        response = foreign.client.post(address, data={**foreign.filled(), **data})
        assert status == response.status_code, address
        assert [] == _unmarked(parse(response.text), own_words), address


def test_every_word_of_the_papers_went_through_translation(foreign, book, own_words):
    """The paper is in the same language as the pages."""
    house = foreign.app.extensions["questionnaire"]
    today = dt.date(2026, 11, 22)
    saved = foreign.client.get_cookie("visit").value
    from questionnaire.keeping.seal import keys_of

    answers = house.keeper.open(keys_of(saved), today).answers
    hand = Handover(book, answers, today, MARKED, house.clinics["sample"])
    for document in DOCUMENTS:
        assert [] == _unmarked(parse(documents_html(hand, [document])), own_words), document


def test_a_language_written_from_the_right_turns_the_pages_and_the_paper(make_app, arrive_anywhere, book):
    """In Arabic every page and the paper run from right to left, and say which language they are in."""
    arabic = Language("ar")
    person = arrive_anywhere(make_app(language_of_pages=arabic))
    for address in ("/", "/q/counts", "/check", "/result", "/nothing"):
        tree = parse(person.client.get(address).text)
        assert ("ar", "rtl") == (tree.get("lang"), tree.get("dir")), address
    today = dt.date(2026, 11, 22)
    answers = arrive_nothing(book)
    hand = Handover(book, answers, today, arabic)
    assert '<html lang="ar" dir="rtl">' in documents_html(hand, DOCUMENTS)


def arrive_nothing(_book):
    """The answers of somebody who said nothing."""
    from questionnaire.asking.answers import Answers

    return Answers()
