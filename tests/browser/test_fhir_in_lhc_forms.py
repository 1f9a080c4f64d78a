"""LHC-Forms, the form player of the US National Library of Medicine, asks each simulated patient what we ask them.

It reads our FHIR questionnaire and the patient's response, and decides by itself which items to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from questionnaire.asking.answers import Entry, Given, Said
from questionnaire.asking.pages import Question
from questionnaire.telling.fhir_terms import all_of_them_id, not_given_id
from tests.fhir.people_told import BOOK, VOICES, Told, everyone, questionnaire_in

PLAYER = Path(__file__).parents[1] / "node" / "node_modules" / "lforms" / "dist" / "lforms"
PARTS = (
    *(f"webcomponent/{name}.js" for name in ("assets/lib/zone.min", "runtime", "polyfills", "main")),
    "fhir/R4/lformsFHIR.min.js",
)
ADDRESS = "http://127.0.0.1/"
# The link ids of the items that are shown, in order, for each response.
SHOWN = """async ([questionnaire, responses]) => {
    const lists = [];
    for (const response of responses) {
        const empty = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, 'R4');
        const form = new LForms.LFormsData(LForms.Util.mergeFHIRDataIntoLForms(response, empty, 'R4'));
        await form._expressionProcessor.runCalculations(true);
        const hidden = item => item && (form.isItemHidden(item) || hidden(item._parentItem));
        lists.push(form.itemList.filter(item => !hidden(item)).map(item => item.linkId));
    }
    return lists;
}"""


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Page]:
    """A page in which LHC-Forms runs, its files taken from where npm put them; nothing else can be fetched."""
    if not PLAYER.is_dir():
        pytest.fail("LHC-Forms is missing in tests/node; `make test` installs it")
    scripts = "".join(f'<script src="{ADDRESS}{part}"></script>' for part in PARTS)
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>.</title><div id="form"></div>{scripts}</html>'
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(path=PLAYER / route.request.url.removeprefix(ADDRESS)))
    page.route(ADDRESS, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(ADDRESS)
    page.wait_for_function("window.LForms?.Util && window.LForms.FHIR")
    yield page
    page.close()


def _shown_by_us(told: Told) -> Iterator[str]:
    """The items that our route asks, in order."""
    answers = told.route.answers
    for section in BOOK.questionnaire.sections:
        yield f"section/{section.id}"
        for page in section.pages:
            if page not in told.route.pages:
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


@pytest.mark.parametrize("voice", VOICES)
def test_it_shows_each_patient_what_we_ask(player: Page, voice: str):
    """For every simulated patient the same items in the same order, entries of lists counted."""
    patients = [told for told in everyone() if told.voice == voice]
    shown = player.evaluate(SHOWN, [questionnaire_in(voice), [told.response for told in patients]])
    assert 20 < len(patients) == len(shown)
    different = {
        told.name: sorted(set(ours) ^ set(theirs)) or "another order or number"
        for told, theirs in zip(patients, shown, strict=True)
        if (ours := list(_shown_by_us(told))) != theirs
    }
    assert {} == different
