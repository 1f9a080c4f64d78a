"""In languages made up from the collected messages, what a translator was never given stands out."""

from __future__ import annotations

import datetime as dt
import json
import re
from io import BytesIO

import pytest
from babel import Locale
from babel.dates import get_month_names
from languages import LONG, RIGHT_TO_LEFT, unchanged_words, write_languages
from page_rules import faults, parse, visible_text
from pypdf import PdfReader

from questionnaire.asking.answers import Answers, Given
from questionnaire.exporting.datafiles import QUESTIONNAIRE, RESPONSE, data_files
from questionnaire.keeping.seal import keys_of
from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import ENGLISH, language
from questionnaire.telling.papers import letter_text, papers_html, papers_pdf
from questionnaire.telling.wording import words_for
from tests.register import DOCUMENTS, LETTERS, WHO

JOINING = {LONG: {"y", "o", "e", "u", "de", "am", "pm"}, RIGHT_TO_LEFT: set()}  # Babel's own: of lists and dates
GENERATIONS = {"I", "II", "III", "IV", "V"}  # numbers of a pedigree, the same in every language
TODAY = dt.date(2026, 11, 22)
CODES = [LONG, RIGHT_TO_LEFT]


@pytest.fixture(scope="session")
def site(book, tmp_path_factory):
    """A site's folder with the made-up languages."""
    return write_languages(book, tmp_path_factory.mktemp("site"))


@pytest.fixture(params=CODES)
def code(request):
    """One of the made-up languages."""
    return request.param


@pytest.fixture
def foreign(make_app, arrive_anywhere, site, code):
    """A visitor with everything, at an app in the made-up language."""
    app = make_app(settings={"languages": (code,), "content": site})
    return arrive_anywhere(app, clinic="sample")


@pytest.fixture
def own_words(book, foreign, code):
    """What is not ours to translate: what the person typed, dates, the clinic, sources."""
    clinic = foreign.app.extensions["questionnaire"].clinics["sample"]
    months = [*get_month_names("wide", locale=code).values(), *get_month_names("abbreviated", locale=code).values()]
    typed = ["Elm Street Lab", "Is it safe to travel?", "no-such-option"]
    sources = [program.source for program in book.rules.programs]
    # What a code is called stands in its own list of codes.
    listed = [
        part
        for each in book.brief.codes
        for part in (each.system, each.source, *(text for code in each.list for text in (code.code, code.title)))
    ]
    known = ["HP", *listed, *JOINING[code]]
    return sorted([clinic.name, clinic.phone, clinic.hours, *typed, *sources, *months, *known], key=len, reverse=True)


@pytest.fixture
def hand(foreign, book, site, code):
    """What the visitor with everything hands over, all in one language."""
    house = foreign.app.extensions["questionnaire"]
    answers = house.keeper.open(keys_of(foreign.client.get_cookie("visit").value), TODAY).answers
    return Handover(book, answers, TODAY, language(code, site), house.clinics["sample"])


def _untranslated(tree, own_words, code):
    spoken = [
        element.get(name, "") for element in tree.iter() for name in ("aria-label", "title", "placeholder", "alt")
    ]
    return _bare(f"{visible_text(tree)} {tree.findtext('./head/title')} {' '.join(spoken)}", own_words, code)


def _bare(text, own_words, code):
    for own in own_words:
        text = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return [word for word in unchanged_words(text, code) if word not in GENERATIONS]


def test_every_word_of_every_page_is_translated(foreign, addresses, own_words, code):
    """On every page there is, no word stands that a translator was not given; each says its language and direction."""
    direction = Locale(code).text_direction
    for address in [*addresses, "/q/who?from=check", "/?gone=1", "/nothing", "/c/nothing"]:
        response = foreign.client.get(address)
        page, tree = response.text, parse(response.text)
        assert (404 if "nothing" in address else 200) == response.status_code, address
        assert [] == _untranslated(tree, own_words, code), address
        assert (code, direction) == (tree.get("lang"), tree.get("dir")), address
        assert [] == [fault for fault in faults(page, own_words) if "straight quote" not in fault], address


def test_every_word_of_every_message_is_translated(foreign, own_words, code):
    """The messages of errors, of stale forms and of other tabs are translated too."""
    for address, data, status in (
        ("/q/age", {"person-age": "eight"}, 422),
        ("/q/counts/e1", {"count-value": "50%", "count-date": "3/5", "count-white": "2"}, 422),
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
        assert [] == _untranslated(parse(response.text), own_words, code), address


def test_every_word_of_the_papers_is_translated(hand, own_words, code):
    """Every paper is in the same language as the pages, and says so."""
    for document in DOCUMENTS:
        html = papers_html(hand, [document])
        assert [] == _untranslated(parse(html), own_words, code), document
        assert f'<html lang="{code}" dir="{Locale(code).text_direction}">' in html
    for letter in LETTERS:
        assert [] == _bare(letter_text(hand, letter), own_words, code), letter


@pytest.mark.parametrize("who", ["self", "child"])
def test_every_word_of_the_questions_on_paper_is_translated(hand, own_words, code, who):
    """The questions to fill in with a pen, in both voices."""
    words = words_for(hand.book, Answers({WHO: Given(who)}), hand.clinic, hand.language)
    html = blank_html(blank(hand.book, words), TODAY)
    assert [] == _untranslated(parse(html), own_words, code)


def test_the_questions_for_other_programs_are_translated(hand, own_words, code):
    """What the FHIR files say in words is in the language that they name; codes and ids stay."""
    for file in data_files(hand):
        told = json.loads(file.data)
        if file.name in (QUESTIONNAIRE, RESPONSE):
            assert code == told["language"]
            assert [] == [text for text in _texts(told["item"]) if _bare(text, own_words, code)]


def _texts(items):
    for item in items:
        yield item.get("text", "")
        yield from _texts(item.get("item", []))


def test_the_papers_of_one_patient_are_made_as_a_pdf(hand, code):
    """All papers in one file, which says its language: right to left as well as left to right."""
    reader = PdfReader(BytesIO(papers_pdf(hand, DOCUMENTS, files=data_files)))
    assert code == reader.trailer["/Root"]["/Lang"]
    assert 5 < len(reader.pages)


def test_a_clinic_reads_its_papers_in_its_language_and_the_patient_theirs(hand, own_words, code):
    """Brief and letters are in English, summary and card in the language of the patient, in one file; each says so."""
    two = Handover(hand.book, hand.answers, TODAY, hand.language, hand.clinic, language_of_clinic=ENGLISH)
    tree = parse(papers_html(two, DOCUMENTS))
    told = {each.get("class").rpartition("--")[2]: each for each in tree.iter("article")}
    assert {"summary": code, "brief": "en", "doctor-message": "en", "report-request": "en", "card": code} == {
        document: article.get("lang") for document, article in told.items()
    }
    for document, article in told.items():
        untranslated = _bare(visible_text(article), own_words, code)
        assert ("en" == article.get("lang")) == bool(untranslated), document
    assert "Brief for the clinician" in visible_text(told["brief"])
    assert code == tree.get("lang")
    only_for_clinic = parse(papers_html(two, ["brief"]))
    assert "en" == only_for_clinic.get("lang")
    questionnaire, *_ = data_files(two.for_clinic)
    assert "en" == json.loads(questionnaire.data)["language"]
