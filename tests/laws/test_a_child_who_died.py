"""A child who died: their parents can tell of them, nothing calls them to hurry, and every file says so."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.values import Amount
from questionnaire.clinics import Clinic
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.neutropenia.phenopacket.packet import phenopacket
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import letters, papers_html
from tests.laws.people import BOOK, TODAY, people

CLINIC = Clinic("north", "North Hill Clinic", "555-0111")
URGENT = re.compile(r"right away|call today|emergency department|\b911\b|see a doctor|feel very ill", re.IGNORECASE)
# In the parents' own words, and in no text of ours, anything may stand.
PRESENT = re.compile(
    r"Has your child|Your child has |your child is |does your child |how old is your child", re.IGNORECASE
)


def _died(answers: Answers) -> Answers:
    return replace(answers, said={**answers.said, "person.who": Given("died")}, clinic=None)


def _handover(answers: Answers) -> Handover:
    return Handover(BOOK, _died(answers), TODAY, language("en"), CLINIC)


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL))


@given(people("child"))
def test_nothing_is_urgent_and_nothing_is_asked_of_the_present(answers: Answers):
    """No alert, no notice, no page on today, the next visit or a call; no program and nothing to bring."""
    hand = _handover(answers)
    assert () == hand.summary.alerts == hand.summary.programs == hand.summary.bring
    assert [] == [page.id for page in hand.judged_route.pages if page.notice or page.living]
    assert {"after-death"} >= {each.suggestion.id.rpartition("-")[0] for each in hand.assessment.suggestions}


@given(people("child"))
@settings(max_examples=15)
def test_no_paper_calls_them_to_hurry(answers: Answers):
    """Nor speaks of a fever or of the child as living; neither card nor message to a doctor is there."""
    hand = _handover(answers)
    ids = [paper.id for paper in hand.papers]
    assert ["summary", "brief", "report-request"] == ids
    assert () == letters(hand, "doctor-message")
    typed = sorted(hand.typed_words, key=len, reverse=True)
    text = _text(papers_html(hand, ["summary", "brief"]))
    for each in typed:
        text = text.replace(each, " ")
    assert [] == URGENT.findall(text)
    assert [] == PRESENT.findall(text)


@given(people())
def test_the_living_are_told_as_before(answers: Answers):
    """No text of the other voice, none of the questions that parents ask after a death, and no word of it in a file."""
    hand = Handover(BOOK, answers, TODAY, language("en"), CLINIC)
    assert not hand.words.died
    assert [] == [each for each in hand.assessment.suggestions if each.suggestion.after_death]
    assert "deceased" not in str(response_resource(BOOK, hand.route, hand.language, TODAY))
    assert "vitalStatus" not in phenopacket(BOOK, hand.sure, TODAY, "p-1")["subject"]


def test_the_files_say_that_the_child_died():
    """With the age at death where it was told."""
    said: dict[str, Any] = {"person.who": Given("died"), "person.age": Given(Amount(Decimal(44), "months"))}
    hand = _handover(Answers(said))
    response = response_resource(BOOK, hand.route, hand.language, TODAY)
    assert ("#patient", True) == (response["subject"]["reference"], response["contained"][0]["deceasedBoolean"])
    age = {"age": {"iso8601duration": "P3Y8M"}}
    assert {"status": "DECEASED", "timeOfDeath": age} == phenopacket(BOOK, hand.sure, TODAY, "p")["subject"][
        "vitalStatus"
    ]
    bare = phenopacket(BOOK, _handover(Answers({})).sure, TODAY, "p")
    assert {"id": "p", "sex": "UNKNOWN_SEX", "vitalStatus": {"status": "DECEASED"}} == bare["subject"]


@pytest.mark.parametrize(
    ("pregnancy", "expected"),
    [
        ("now", ("You told us of a pregnancy now. Some choices depend on time, so ask soon.",)),
        ("planning", ("There is no hurry.",)),
        (None, ("There is no hurry.",)),
    ],
)
def test_there_is_no_hurry_but_in_a_pregnancy(pregnancy: str | None, expected: tuple[str, ...]):
    """What is said in place of the word, and what is asked: a pregnancy is a reason to ask soon."""
    hand = _handover(Answers({"family.pregnancy": Given(pregnancy)} if pregnancy else {}))
    assert expected == hand.summary.timing.beside
    assert "hurry" not in hand.summary.timing.says
    asked = [each.suggestion.id for each in hand.assessment.suggestions]
    assert (pregnancy == "now") is ("after-death-pregnancy" in asked)


AT_FOUR_MONTHS: dict[str, Any] = {"person.age": {"amount": 4, "unit": "months"}, "counts.ever_low": "yes"}
MOMENTS = {each.id for each in BOOK.questionnaire.questions.values() if each.moment}
MARCH = {"count.value": {"amount": "100", "unit": "/uL"}, "count.date": "2026-03-02"}


def _load(who: str, said: dict[str, Any], day: str = "2026-11-22", **groups: list[dict[str, Any]]) -> Handover:
    lists = {
        group: {"complete": True, "entries": [{"id": f"e{place}", "answers": each} for place, each in enumerate(told)]}
        for group, told in groups.items()
    }
    answers = {"person.who": who, **AT_FOUR_MONTHS, **said}
    data = {"version": 1, "answers": answers, "groups": lists, "days": dict.fromkeys(MOMENTS & {*answers}, day)}
    return Handover(BOOK, load(data, BOOK.questionnaire, TODAY), TODAY, language("en"))


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        ({}, {"counts": [MARCH]}),
        ({"treat.gcsf": "under_six_months", "gcsf.start": "2026-02"}, {}),
        ({"medicine.listed": ["antibiotic"]}, {"medicines": [{"medicine.start": "2025-01"}]}),
        ({"tests.ever": "yes"}, {"tests": [{"test.kind": "panel", "test.date": "2024-06"}]}),
    ],
    ids=["count", "G-CSF", "medicine", "test"],
)
def test_nothing_is_before_a_birth_that_is_counted_from_no_known_death(said: Any, groups: Any):
    """The age is that at death, whenever it was: of a living child of that age, the same dates do not fit."""
    assert () == _load("died", said, **groups).assessment.doubts
    assert 1 == len(_load("child", said, **groups).assessment.doubts)


def test_what_is_told_back_is_of_the_past():
    """The age is not counted on to today, and no count is "now"."""
    hand = _load("died", {"counts.now": "still_low"}, day="2026-04-01", counts=[MARCH])
    told = [each.text for section in hand.summary.told for each in section.sentences]
    assert "Your child’s age at death: 4 months." in told
    assert "The counts at the last test: Still low." in told
    assert "4 months ·" in (brief := _text(papers_html(hand, ["brief"])))
    assert "4 months (" not in brief


@pytest.mark.parametrize("known", [True, False])
def test_only_who_said_so_is_spared_the_question_on_fever(known: bool):
    """Who left open whom it is about is asked; and a fever is urgent for them."""
    said: dict[str, Any] = {"now.unwell": Given("yes")} | ({"person.who": Given("died")} if known else {})
    hand = Handover(BOOK, Answers(said), TODAY, language("en"), CLINIC)
    asked = {page.id for page in hand.route.pages} & {"right-now", "urgent"}
    assert (set() if known else {"right-now", "urgent"}) == asked
    assert known != bool(hand.summary.urgent)


def test_no_page_asks_as_if_the_child_were_here():
    """In titles, questions, hints and introductions of every page that they may come to, and of every list."""
    words = _handover(Answers({})).words
    pages = [page for page in BOOK.questionnaire.pages if not page.living]
    asked = [*(each for page in pages for each in page.questions)]
    asked += [each for group in BOOK.questionnaire.groups.values() for each in group.questions]
    texts = [text for page in pages for text in (page.title, *page.intro, page.why, page.fold)]
    texts += [text for each in asked for text in (each.label, each.hint, each.name, each.tell)]
    assert [] == [said for text in texts if text and PRESENT.search(said := words.say(text))]
