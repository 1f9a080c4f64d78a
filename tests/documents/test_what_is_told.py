"""What was told, said back in sentences: each thing once, no more than was said, and each reason in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

import pytest
from charted import WORDS
from handed import NAMES, hand, said
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.answers import Answers, Given, Group, NotGiven
from questionnaire.asking.pages import Route
from questionnaire.asking.questions import Kind
from questionnaire.asking.values import PartialDate
from questionnaire.logic.predicates import Among, Compare, Op, Possible, judge
from questionnaire.logic.span import Span
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.reasons import Names, Reason, Reasons
from questionnaire.telling.told import told as told_back
from tests.everybody import TODAY, book

UNSURE = {"not_given": "dont_know"}
MORE = "There may be more than these."
# With these answers every list is asked for.
ON_THE_WAY = {
    "counts.ever_low": "yes",
    "tests.ever": "yes",
    "infection.pneumonia": "yes",
    "medicine.listed": ["antibiotic"],
}


def sentences(hand: Handover) -> list[str]:
    """Every sentence of what was told."""
    return [sentence.text for section in hand.summary.told for sentence in section.sentences]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1200", "1300"), "none of those you listed, but there may be more"),
        (("1200", "400"), "1 of those you listed, and there may be more"),
    ],
)
def test_what_was_listed_is_counted_though_there_may_be_more(cells: tuple[str, ...], expected: str) -> None:
    """A registry asks for counts under 500: who listed none reads so, and why it is still open."""
    listed = [{"count.value": {"amount": each, "unit": "/uL"}, "count.date": "2026-03-10"} for each in cells]
    programs = said({"counts.ever_low": "yes", "person.country": "US"}, {"counts": listed}).summary.programs
    (registry,) = (program for program in programs if program.id == "scn-registry")
    (severe,) = (each for each in registry.criteria if each.id == "severe-three-times")
    assert f"the number of counts under 500 within 3 months: {expected}" in [each.text for each in severe.missing]


def test_what_one_is_unsure_of_is_said_once() -> None:
    """What a list says itself is not said again; what no list says stands together at the end of its section."""
    told = sentences(
        said({"counts.ever_low": UNSURE, "counts.duration": UNSURE, "infection.ears": UNSURE, "infection.skin": "yes"})
    )
    unsure = [text for text in told if "not sure" in text.lower() or "don’t know" in text]
    names = [
        WORDS.say(book().questionnaire.questions[each].name)
        for each in ("counts.ever_low", "counts.duration", "infection.ears")
    ]
    assert [1, 1, 1] == [sum(name in text for text in unsure) for name in names], told


def test_whatever_one_is_unsure_of_is_said_back() -> None:
    """Each question of each page, of whatever kind: its name stands in one sentence, or its day where it has one."""
    asked, lost = book().questionnaire, []
    for page, question in ((at, each) for at in asked.pages for each in at.questions if each.unsure):
        answers = Answers(said={question.id: NotGiven.DONT_KNOW}, days={question.id: PartialDate.on(TODAY)})
        sections = told_back(asked, Route((page,), answers), WORDS, TODAY)
        texts = [sentence.text for section in sections for sentence in section.sentences]
        if len(texts) != 1 or not (question.asked_again or WORDS.say(question.name) in texts[0]):
            lost.append((question.id, texts))
    assert [] == lost


def test_a_list_is_said_back_as_one_has_it_has_not_and_is_not_sure() -> None:
    """Each in its own sentence: this and that, neither this nor that, in the order of the page."""
    answers = ["yes", "no", UNSURE, "yes", "no", "no", UNSURE, "no"]
    page = book().questionnaire.page("common-infections")
    assert page is not None
    not_had = (
        "mouth sores that keep coming back, teeth lost early because of the gums, "
        "infections far more often than others, or bad sinus infections"
    )
    assert [
        "You have had: fevers that keep coming back and gum disease that made teeth loose.",
        f"You have not had: {not_had}.",
        "You are not sure about: swollen or bleeding gums; many ear infections.",
    ] == sentences(said(dict(zip(page.question_ids, answers, strict=True))))


def test_an_entry_of_which_nothing_is_known_says_so() -> None:
    """Its line is not empty, beside one of which something is known."""
    tests = [{"test.kind": UNSURE, "test.result": UNSURE}, {"test.kind": "panel"}]
    told = sentences(said({"tests.ever": "yes"}, {"tests": tests}))
    assert ["No details given", "A panel of many genes"] == told[-2:]


@pytest.mark.people
def test_nothing_is_told_twice(name: str) -> None:
    """No sentence of anybody comes twice in a section, but for entries of a list that are alike."""
    for section in hand(name).summary.told:
        once = [sentence.text for sentence in section.sentences if not sentence.entry]
        assert sorted(set(once)) == sorted(once)


@pytest.mark.parametrize("group", sorted(book().questionnaire.groups))
def test_more_is_spoken_of_only_where_it_was_said(group: str) -> None:
    """“There may be more” is told of a list that its owner left open, not of one never closed or told to be whole."""
    page = book().questionnaire.page_of[group].id
    for complete, expected in ((None, 0), (True, 0), (False, 1)):
        answers = replace(said(ON_THE_WAY).answers, groups={group: Group(complete=complete)})
        person = Handover(book(), answers, TODAY, language("en"))
        told = [each for section in person.summary.told for each in section.sentences if each.page == page]
        assert page in [each.id for each in person.route.pages]
        assert expected == [each.text for each in told].count(MORE)


# --- reasons ----------------------------------------------------------------------------------------------------------


def reasons(hand: Handover) -> Iterator[Reason]:
    """Every reason that is given or missing."""
    yield from hand.summary.timing.because
    for program in hand.summary.programs:
        for criterion in program.criteria:
            yield from (*criterion.because, *criterion.missing)


CHOSEN, EARLIER, NO_TEST = (
    "not among what you chose",
    "not asked, because of an earlier answer",
    "you told us of no test",
)
# Pages that are asked by what was ticked in a list.
BY_TICKING = {
    "skin",
    "eyes-ears",
    "heart-lungs",
    "belly",
    "growth-bones",
    "brain-nerves",
    "blood-immune",
    "newborn",
} | {"medicine-dates"}


def not_asked(page: str) -> str:
    """What is said of a fact whose page was not asked."""
    return NO_TEST if page == "tests" else CHOSEN if page in BY_TICKING else EARLIER


@pytest.mark.people
def test_a_reason_leads_to_a_page_on_the_way_or_to_none(name: str) -> None:
    """What can be changed is on the way; of what was never asked it is said why, with no page."""
    person = hand(name)
    on_the_way = {page.id for page in person.route.pages}
    assert {"", *on_the_way} >= {reason.page for reason in reasons(person)}
    never = {reason for reason in reasons(person) if reason.text.endswith((CHOSEN, EARLIER, NO_TEST))}
    assert {""} >= {reason.page for reason in never}
    findings = [each.finding for program in person.assessment.programs if program.shown for each in program.criteria]
    known = [each for finding in findings for each in finding.because if each.entry is None and is_known(each.possible)]
    off = {each.fact for each in known if page_of(each.fact) not in {"", *on_the_way}}
    names = Names(book().questionnaire, book().rules, person.words)
    assert {f"{names.name(fact)}: {not_asked(page_of(fact))}" for fact in off} <= {reason.text for reason in never}


def test_who_told_of_no_test_is_not_said_to_have_left_one_out() -> None:
    """Nobody was offered a gene change to choose."""
    told = [reason.text for reason in reasons(said({"counts.ever_low": "yes", "tests.ever": "no"}))]
    name = WORDS.say(book().rules.facts["tests.gene_found"].name)
    assert f"{name}: you told us of no test" in told


@pytest.mark.parametrize(("fact", "option"), [("pattern.gaps", "none"), ("sign.spleen", "no")])
def test_what_an_earlier_answer_left_out_is_called_unchosen_only_where_one_could_choose(fact: str, option: str) -> None:
    """A rhythm is not asked of who has no fevers: no list was there to tick. A large spleen stands in such a list."""
    none = {"signs.areas": [], "infection.fevers": "no", "infection.mouth": "no", "counts.now": "normal"}
    person = said({"counts.ever_low": "yes", **none})
    names = Names(book().questionnaire, book().rules, person.words)
    finding = judge(Compare(fact, Op.IS, (option,)), person.assessment.sheet)
    told = Reasons(names, person.route, person.assessment.sheet, person.words).because(finding)
    assert (Reason(f"{names.name(fact)}: {not_asked(page_of(fact))}"),) == told


def page_of(fact: str) -> str:
    """The page from which a fact comes."""
    known = book().rules.facts.get(fact)
    return known.page if known else book().questionnaire.page_of[fact].id


def is_known(possible: Possible) -> bool:
    """Whether one value alone is left."""
    return isinstance(possible, Among) and len(possible.values) == 1


def test_an_area_that_was_not_chosen_is_told_of_somebody() -> None:
    """The law above has somebody to speak of."""
    assert any("not among what you chose" in reason.text for name in NAMES[:5] for reason in reasons(hand(name)))


# --- numbers ----------------------------------------------------------------------------------------------------------

TENTHS = st.integers(1, 4000).map(lambda number: Decimal(number) / 10)


@given(TENTHS, TENTHS)
def test_months_and_years_are_told_as_far_as_they_are_full(one: Decimal, other: Decimal) -> None:
    """11.7 months are 11: nobody is made older, at either end of what is possible."""
    low, high = min(one, other), max(one, other)
    first, last = (each.to_integral_value(ROUND_FLOOR) for each in (low, high))
    number = WORDS.language.number
    expected = (
        number(last)
        if first == last
        else f"at most {number(last)}"
        if first == 0
        else f"{number(first)} to {number(last)}"
    )
    assert expected == WORDS.rounded(Span(low, high))
    assert f"{number(first)} or more" == WORDS.rounded(Span(low, None)) or first == 0


def test_eleven_months_and_some_days_are_eleven() -> None:
    """As a parent would say it."""
    assert "11" == WORDS.rounded(Span(Decimal("11.2"), Decimal("11.7")))


IN_UNITS = {None: "14", "months": "14 months", "years": "14 years", "cells/µL": "14 cells/µL (0.014 × 10⁹/L)"}


def test_a_number_that_a_reason_gives_is_told_in_its_unit() -> None:
    """Months low are never told as years; an age is reckoned in months."""
    person = said({})
    reasons = Reasons(Names(book().questionnaire, book().rules, WORDS), person.route, person.assessment.sheet, WORDS)
    units = {fact.id: fact.unit for fact in book().rules.facts.values() if fact.type == "number"}
    units["person.age"] = "months"
    assert set(IN_UNITS) == set(units.values())
    for fact, unit in units.items():
        assert IN_UNITS[unit] == reasons.value(fact, Span.exactly(14)), fact


def test_one_of_a_unit_is_one() -> None:
    """One year, two years; one month, one week."""
    wanted = {("1", "years"): "1 year", ("1", "months"): "1 month", ("1", "weeks"): "1 week", ("2", "years"): "2 years"}
    for (amount, unit), age in wanted.items():
        assert f"Your age: {age}." in sentences(said({"person.age": {"amount": amount, "unit": unit}}))


def test_a_band_of_counts_is_said_as_people_print_it_in_both_units() -> None:
    """500 to 999 cells are 0.5 to 1, not 0.5 to 0.999; under and over have no end to change."""
    words = hand("typical-adult").words
    assert "500 to 999 cells/µL (0.5 to 1 × 10⁹/L)" == words.count(Span(Decimal(500), Decimal(1000), high_open=True))
    assert "500 to 1,000 cells/µL (0.5 to 1 × 10⁹/L)" == words.count(Span(Decimal(500), Decimal(1000)))
    assert "under 500 cells/µL (under 0.5 × 10⁹/L)" == words.count(Span(Decimal(0), Decimal(500), high_open=True))


@pytest.mark.people
def test_nothing_that_was_answered_is_left_out_of_what_is_said_back(name: str) -> None:
    """Each answer on the way is told: in a sentence of its own, or by its name in that of its page."""
    person = hand(name)
    told = [each.text for section in person.summary.told for each in section.sentences]
    for page in person.route.pages:
        for question in (each for each in page.questions if each.kind is Kind.YES_NO and each.tell is None):
            if isinstance(person.route.answers.said.get(question.id), Given):
                assert any(person.words.say(question.name) in text for text in told), question.id


def test_chemotherapy_and_a_death_in_the_family_are_said_back() -> None:
    """Also where their page asks something else than yes or no."""
    told = sentences(said({"counts.ever_low": "yes", "cause.chemotherapy": "yes", "family.early_death": "yes"}))
    assert any("chemotherapy now or in the last 6 months" in each for each in told)
    assert any("the early death of a baby or child" in each for each in told)
