"""Who tells it, the person, somebody who helps them, or staff from a paper, changes the words and no verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from people import BOOK, TODAY, people

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.text import Turns
from questionnaire.asking.values import Amount
from questionnaire.checking.texts import texts_of
from questionnaire.checking.voices import OTHER_VOICE
from questionnaire.clinics import Clinic
from questionnaire.judging.assessment import assess
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import letters
from questionnaire.telling.wording import words_for
from tests.everybody import SIMULATED, answers_of

CLINIC = Clinic("north", "North Hill Clinic", "555-0111")
TELLERS: dict[str, dict[str, Any]] = {
    "helper": {"person.who": Given("helped"), "helped.kin": Given("father"), "helped.beside": Given("no")},
    "own paper": {"person.who": Given("staff"), "paper.by": Given("self")},
    "paper of a helper": {"person.who": Given("staff"), "paper.by": Given("helped")},
}
WRONG = re.compile(r"\b(your|my) (child|baby)\b|(help|you|I)’s\b|\{(my\.)?kin|\b(he|she|his|her)\b", re.IGNORECASE)


def _grown() -> list[str]:
    """The patients of tests/cases who answer for themselves."""
    return [name for name in SIMULATED if answers_of(name).said.get("person.who") == Given("self")]


def _verdicts(answers: Answers) -> list[Any]:
    found = assess(BOOK.rules, BOOK.route(answers, TODAY), TODAY)
    facts = {
        key: each.possible for key, each in found.facts.items() if key.partition(".")[0] not in ("helped", "paper")
    }
    return [
        {**facts, "person.who": None},
        [(each.alert.id, each.finding.verdict) for each in found.alerts],
        (found.timing.id, found.timing.answer, [each.side.id for each in found.timing.reasons]),
        {each.program.id: (each.standing, each.shown) for each in found.programs},
        [each.suggestion.id for each in found.suggestions],
    ]


def _told_by(teller: str, answers: Answers) -> Answers:
    return replace(answers, said={**answers.said, **TELLERS[teller]})


@pytest.mark.parametrize("teller", TELLERS)
def test_what_follows_does_not_depend_on_who_tells_it(teller: str):
    """Every grown patient of the cases, with an age and without one, is judged as if they told it themselves."""
    assert 30 < len(_grown())
    for name in _grown():
        whole = answers_of(name)
        ageless = replace(whole, said={key: each for key, each in whole.said.items() if key != "person.age"})
        for answers in (whole, ageless):
            assert _verdicts(answers) == _verdicts(_told_by(teller, answers)), name


@given(people("self"))
@settings(max_examples=30)
def test_a_helper_hears_what_the_person_would_hear_in_words_of_their_own(answers: Answers):
    """The same for anybody at all; and no text speaks of a child, of “he” or “she”, or has a slot left."""
    helped = _told_by("helper", answers)
    assert _verdicts(answers) == _verdicts(helped)
    hand = Handover(BOOK, helped, TODAY, language("en"), CLINIC)
    said = " ".join([*(each.says[0] for each in hand.summary.alerts), *(each.ask for each in hand.summary.picked)])
    for own in hand.typed_words:
        said = said.replace(own, " ")
    assert not WRONG.search(said), said


def test_an_age_that_is_told_counts_whoever_tells_it():
    """A helped “adult” of 2 weeks is a newborn; without an age they are grown, and so is who filled in a paper."""
    ages = {None: "adult", 2: "newborn"}
    for teller in TELLERS:
        for weeks, stage in ages.items():
            told = {} if weeks is None else {"person.age": Given(Amount(weeks, "weeks"))}  # type: ignore[arg-type]
            sheet = BOOK.rules.sheet(BOOK.route(_told_by(teller, Answers(told)), TODAY), TODAY)
            assert {stage} == sheet.fact("person.stage").possible.values, (teller, weeks)  # type: ignore[union-attr]


def test_every_text_reads_right_to_a_helper_whoever_the_person_is_to_them():
    """No text in the third voice speaks of a child or of “he” or “she”, and every kinship fills its place."""
    kin = BOOK.questionnaire.questions["helped.kin"].options
    wrong: list[tuple[Any, ...]] = []
    texts = [each for each in texts_of(BOOK) if each[0].key != OTHER_VOICE]
    for each in (*(option.id for option in kin), None):
        said = {"person.who": Given("helped")} | ({"helped.kin": Given(each)} if each else {})
        words = words_for(BOOK, Answers(said), None, language("en"))
        pairs = [(place, words.say(text)) for place, text in texts if text.you != text.child]
        wrong += [(each, place.file, place.where, told) for place, told in pairs if WRONG.search(told)]
    assert [] == wrong


def test_a_phrase_is_turned_whole_and_each_of_the_table_is_needed():
    """“your child’s” is not “your child” with something behind it, and “your children” is left alone."""
    turns = Turns({"your child": "{kin}", "your child’s": "{kin.of}", "a child": "a person"})
    said = "Is your child’s count low? Ask your child, or your children. Was it a child?"
    expected = "Is {kin.of} count low? Ask {kin}, or your children. Was it a person?"
    assert expected == turns.made_from(said)
    pairs = [text.child for _, text in texts_of(BOOK) if text.you != text.child and text.helped is None]
    for phrase in BOOK.turns.phrases:
        alone = Turns({phrase: "…"})
        assert any(text != alone.made_from(text) for text in pairs), phrase


def test_the_right_person_signs():
    """A helper signs the message to the doctor; a request for a report is the patient’s own, in their own words."""
    told = {**TELLERS["helper"], "person.country": Given("US"), "tests.ever": Given("yes")}
    hand = Handover(BOOK, Answers(told), TODAY, language("en"), CLINIC)
    (message,), (request,) = letters(hand, "doctor-message"), letters(hand, "report-request")
    assert "Written for the patient by:" in message.text
    assert "for my father" in message.text
    assert "I answered alone" in message.text
    assert "my records" in request.text
    assert "father" not in request.text
    assert ["Name:", "Born on:", "Address:", "Phone or email:"] == [each.label for each in request.signature]
