"""Judging whole people by the real content: it never fails, and what is known stays known."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from people import ASKED, BOOK, TODAY, people

from questionnaire.asking.answers import Answers, Given
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.facts import fact_of
from questionnaire.judging.programs import Standing
from questionnaire.logic.predicates import Among, Several, Span, Verdict, Why, judge

PEOPLE = people()
# Facts that one more answer may turn round, and why that is meant.
OF_LOW_COUNTS = ("counts.duration", "counts.now", "serial.result")
TURNED_BY_MORE = {
    "now.may_be_unwell": "not knowing counts as yes here",
    "now.cord_may_be_infected": "not knowing counts as yes here",
    "counts.low_lately": "made for alerts: what is not known counts as standing",
    **dict.fromkeys(
        ("counts.call", "counts.told_low", "counts.doctor_may_not_know", "person.stage"),
        "made for alerts: what is not known counts as standing",
    ),
    **dict.fromkeys(
        ("lines.asked", "lines.call", "infant.signs", "infant.infection", "infant.call"),
        "made for alerts: what is not known counts as standing",
    ),
    "medicine.leaflet_call": "made for alerts: what is not known counts as standing",
    "medicine.prescriber_call": "made for alerts: what is not known counts as standing",
    "medicine.still_taken": "made for alerts: what is not known counts as standing",
    "counts.maybe_under_1000": "a plan for a fever does not wait for a number: what is not known counts as standing",
    "counts.standing": "where nothing was told of G-CSF, there was none; only the word about a test reads it so",
    "pattern.cyclic": "many counts in a row outweigh what fevers and sores suggested",
}


def _assess(person: Answers) -> Assessment:
    return assess(BOOK.rules, BOOK.route(person, TODAY), TODAY)


@given(PEOPLE)
def test_everybody_can_be_judged(person: Answers):
    """Any answers give every fact a possible value, every program a standing, and one word about timing."""
    judged = _assess(person)
    assert {*ASKED.questions, *(name.id for name in BOOK.rules.facts.values() if not name.group)} == set(judged.facts)
    for fact_id, fact in judged.facts.items():
        assert isinstance(fact.possible, Several) or fact.possible != Among(frozenset()), fact_id
        known = isinstance(fact.possible, Span) or len(getattr(fact.possible, "values", "-")) == 1
        assert known or fact.why, fact_id
    assert len(BOOK.rules.programs) == len(judged.programs)
    assert judged.timing.words.title


@given(PEOPLE)
def test_a_standing_follows_from_the_criteria(person: Answers):
    """Worth asking needs every criterion met; one that is not met means probably not; nothing else does."""
    for each in _assess(person).programs:
        findings = [item.finding for item in each.criteria] + ([each.country] if each.country else [])
        verdicts = {finding.verdict for finding in findings}
        missing = {item.why for finding in findings for item in finding.missing}
        if each.standing is Standing.WORTH_ASKING:
            assert {Verdict.MET} == verdicts
        elif each.standing is Standing.PROBABLY_NOT:
            assert Verdict.NOT_MET in verdicts
        else:
            assert Verdict.UNKNOWN in verdicts
            assert Verdict.NOT_MET not in verdicts
            assert (each.standing is Standing.ONLY_CLINICIAN) == (missing == {Why.FOR_CLINICIAN})


@given(PEOPLE, PEOPLE)
def test_a_program_that_is_known_to_fit_or_not_stays_so_with_more_answers(person: Answers, other: Answers):
    """Answering what was open, or not known, changes no program's verdict once it is known."""
    known, more = _before_and_after(person, other)
    later = {each.program.id: each.verdict for each in more.programs}
    for each in known.programs:
        assert each.verdict in (Verdict.UNKNOWN, later[each.program.id]), each.program.id


@given(PEOPLE, PEOPLE)
def test_a_computed_fact_that_is_known_stays_so_with_more_answers(person: Answers, other: Answers):
    """A computed choice that is settled is not turned round by answering what was open, but for those listed."""
    known, more = _before_and_after(person, other)
    for fact_id in {name.id for name in BOOK.rules.facts.values() if not name.group} - set(TURNED_BY_MORE):
        possible = known.facts[fact_id].possible
        if isinstance(possible, Among):
            assert more.facts[fact_id].possible.values <= possible.values, fact_id


def _before_and_after(person: Answers, other: Answers) -> tuple[Assessment, Assessment]:
    """One person judged twice: as they answered, and with what they left open answered by another."""
    given_already = {key: answer for key, answer in person.said.items() if isinstance(answer, Given)}
    fuller = replace(person, said={**other.said, **given_already})
    before, after = BOOK.route(person, TODAY), BOOK.route(fuller, TODAY)
    # An answer that takes the page of an earlier one off the route contradicts it: that is changing one's mind.
    assume(set(before.answers.groups) == set(after.answers.groups))
    assume({key for key in before.answers.said if key in given_already} <= set(after.answers.said))
    # So does who says that no count was ever low, and then for how long they were, or how they are now.
    of_low = any(isinstance(fuller.said.get(each), Given) for each in OF_LOW_COUNTS)
    assume(fuller.said.get("counts.ever_low") != Given("no") or not of_low)
    return _assess(person), _assess(fuller)


@given(PEOPLE)
def test_dont_know_is_never_read_as_no(person: Answers):
    """A question that was answered with "I don’t know" keeps every value it may have."""
    found = BOOK.route(person, TODAY)
    facts = _assess(person).facts
    for key, answer in found.answers.said.items():
        if not isinstance(answer, Given):
            assert fact_of(ASKED.questions[key], None, Why.NOT_ANSWERED).possible == facts[key].possible
            assert facts[key].why in (Why.DONT_KNOW, Why.PREFER_NOT)


@given(PEOPLE)
def test_what_the_check_takes_to_be_impossible_is_so_of_nobody(person: Answers):
    """presumed.toml tells the check which facts never stand together; no answers bring them together."""
    sheet = BOOK.rules.sheet(BOOK.route(person, TODAY), TODAY)
    met = [each.id for each in BOOK.rules.presumptions.never if judge(each.when, sheet).verdict is Verdict.MET]
    assert [] == met
