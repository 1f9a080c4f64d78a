"""LHC-Forms, the form player of the US National Library of Medicine, asks each simulated patient what we ask them.

It reads our FHIR questionnaire and the patient's response, and decides by itself which items to show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from questionnaire.asking.answers import Entry, Given, Said
from questionnaire.asking.questions import Kind, Question
from questionnaire.exporting.fhir.conditions import unsaid
from questionnaire.exporting.fhir.terms import all_of_them_id, not_given_id
from tests.fhir.people_told import BOOK, VOICES, Told, everyone, questionnaire_in

PLAYER = Path(__file__).parents[1] / "node" / "node_modules" / "lforms" / "dist" / "lforms"
PARTS = (
    *(f"webcomponent/{name}.js" for name in ("assets/lib/zone.min", "runtime", "polyfills", "main")),
    "fhir/R4/lformsFHIR.min.js",
)
DATES = {question.id for _, question in BOOK.questionnaire.every_question() if question.kind is Kind.DATE}
ADDRESS = "http://127.0.0.1/"
# For each response: the link ids of the items that are shown, in order, and the response it makes of it.
PLAY = """async ([questionnaire, responses]) => {
    const played = [];
    for (const response of responses) {
        const empty = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, 'R4');
        const form = new LForms.LFormsData(LForms.Util.mergeFHIRDataIntoLForms(response, empty, 'R4'));
        await form._expressionProcessor.runCalculations(true);
        const hidden = item => item && (form.isItemHidden(item) || hidden(item._parentItem));
        const shown = form.itemList.filter(item => !hidden(item)).map(item => item.linkId);
        played.push([shown, LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', form)]);
    }
    return played;
}"""


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Page]:
    """A page in which LHC-Forms runs, its files taken from where npm put them; nothing else can be fetched."""
    if not PLAYER.is_dir():
        pytest.fail("LHC-Forms is missing in tests/node; `make test` installs it")
    scripts = "".join(f'<script src="{ADDRESS}{part}"></script>' for part in PARTS)
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>.</title><div id="form"></div>{scripts}</html>'
    page = browser.new_page()

    def serve(asked: Route) -> None:
        file = PLAYER / asked.request.url.removeprefix(ADDRESS)
        if file.is_file():
            asked.fulfill(path=file)
        else:
            asked.abort()

    page.route("**/*", serve)
    page.route(ADDRESS, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ADDRESS)
    page.wait_for_function("window.LForms?.Util && window.LForms.FHIR")
    yield page
    page.close()


def _shown_by_us(told: Told) -> Iterator[str]:
    """The items that our route asks, in order; a question whose condition FHIR cannot say stands there for all.

    So does a page that we skip for who does not know if it applies: a form player asks it.
    """
    answers, always = told.route.answers, unsaid(BOOK)
    for section in BOOK.questionnaire.sections:
        yield f"section/{section.id}"
        for page in section.pages:
            skipped = page.skip_unsure and page.id in told.route.left_open
            if not skipped and (page.notice if page.id in always else page not in told.route.pages):
                continue
            yield f"page/{page.id}"
            yield from _questions(page.questions, answers.said)
            if page.group:
                group = BOOK.questionnaire.groups[page.group]
                for entry in answers.group(group.id).entries or (Entry("", {}),):
                    yield group.id
                    yield from _questions(group.questions, entry.said)
                yield all_of_them_id(group.id)
            if page.notice:
                yield from (f"page/{page.id}/{number}" for number, _ in enumerate(page.intro, 1))


def _questions(questions: tuple[Question, ...], said: Said) -> Iterator[str]:
    for question in questions:
        yield question.id
        # Why there is no answer is asked where there is none.
        if not question.options and not isinstance(said.get(question.id), Given):
            yield not_given_id(question)


@pytest.mark.parametrize("voice", VOICES)
def test_it_opens_our_questionnaire(player: Page, voice: str):
    """The form is drawn, and its first question can be read."""
    player.evaluate("form => LForms.Util.addFormToPage(form, 'form', {fhirVersion: 'R4'})", questionnaire_in(voice))
    first = BOOK.questionnaire.pages[0].title
    player.get_by_text(first.child if voice == "child" else first.you).first.wait_for(timeout=10_000)
    player.evaluate("LForms.Util.removeFormsFromPage('form')")


@pytest.fixture(scope="module")
def played(player: Page) -> list[tuple[Told, list[str], dict[str, Any]]]:
    """Every simulated patient, what the player shows them, and the response it makes of theirs."""
    found = []
    for voice in VOICES:
        patients = [told for told in everyone() if told.voice == voice]
        results = player.evaluate(PLAY, [questionnaire_in(voice), [told.response for told in patients]])
        found += [(told, *result) for told, result in zip(patients, results, strict=True)]
    return found


def test_it_shows_each_patient_what_we_ask(played: list[tuple[Told, list[str], dict[str, Any]]]):
    """For every simulated patient the same items in the same order, entries of lists counted."""
    assert len(everyone()) == len(played)
    different = {
        told.name: sorted(set(ours) ^ set(theirs)) or "another order or number"
        for told, theirs, _ in played
        if (ours := list(_shown_by_us(told))) != theirs
    }
    assert {} == different


def _given(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each answer with its item, without the words around it."""
    for item in items:
        for answer in item.get("answer", []):
            for value in answer.values():
                told = value
                if isinstance(value, dict):
                    told = {key: value.get(key) for key in ("system", "code", "value", "comparator")}
                yield item["linkId"], str(told)
        yield from _given(item.get("item", []))


# What LHC-Forms 40.1.3 changes in an answer that it only had to pass on. Both are its own doing: FHIR has dates of a
# month or a year, and signs that a reader may not ignore; our own reading keeps both.
CHANGED = {
    "a month or a year becomes its first day": lambda link_id, told: (
        link_id in DATES and re.fullmatch(r"\d{4}(-\d\d)?", told)
    ),
    "“<0.2” becomes 0.2": lambda _, told: "'comparator': '" in told,
}


def test_it_gives_every_answer_back_but_for_two_things_it_changes(
    played: list[tuple[Told, list[str], dict[str, Any]]],
):
    """Of every patient's answers those two kinds come back changed, every one of them, and no other."""
    seen: Counter[str] = Counter()
    for told, _, theirs in played:
        ours, back = Counter(_given(told.response.get("item", []))), Counter(_given(theirs.get("item", [])))
        known = {each: [name for name, is_so in CHANGED.items() if is_so(*each)] for each in ours}
        expected = Counter({each: count for each, count in ours.items() if known[each]})
        assert (told.name, expected) == (told.name, ours - back)
        assert sorted(link_id for link_id, _ in expected.elements()) == sorted(
            link_id for link_id, _ in (back - ours).elements()
        )
        seen.update(name for each in expected.elements() for name in known[each])
    assert set(CHANGED) == set(seen)
