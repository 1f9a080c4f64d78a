"""What an answer, or its absence, says of one question: on the route, off it, and in an entry."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sheets import (
    ASKED,
    BOOK,
    DONT_KNOW,
    NO,
    PREFER_NOT,
    TODAY,
    YES,
    age,
    at_least,
    cells,
    entry,
    one_of,
    sheet,
    unsure,
)

from questionnaire.asking.answers import Answers, Entry, Given, Group, NotGiven
from questionnaire.asking.counts import read_count
from questionnaire.asking.pages import Page, Route
from questionnaire.asking.questions import Kind, Option, Question
from questionnaire.asking.text import Text
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.facts import Catalog, Computations, EntrySheet, Sheet, aged, fact_of, months_of, stated
from questionnaire.logic.predicates import Among, Compare, CountOf, Fact, Not, Op, Several, Why
from questionnaire.logic.span import Span

WORDS = Text("", "")


def _question(kind: Kind, *options: str, **more: Any) -> Question:
    return Question("q", kind, WORDS, WORDS, options=tuple(Option(each, WORDS) for each in options), **more)


CHOICE, SEVERAL = _question(Kind.CHOICE, "a", "b"), _question(Kind.SEVERAL, "a", "b")
TEXT, NUMBER = _question(Kind.TEXT), _question(Kind.NUMBER)


def _span(low: object, high: object, **opened: bool) -> Fact:
    return Fact(Span(Decimal(str(low)), Decimal(str(high)), **opened), Why.ROUGH)


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (CHOICE, "a", one_of("a")),
        (_question(Kind.YES_NO, "yes", "no"), "yes", YES),
        (TEXT, "Riverside", one_of("Riverside")),
        (SEVERAL, ("a", "b"), Fact(Several(frozenset({"a", "b"})))),
        (SEVERAL, (), Fact(Several(frozenset()))),
        (SEVERAL, "a", Fact(Several(frozenset({"a"})))),
        (NUMBER, Decimal(7), Fact(Span.exactly(7))),
        (_question(Kind.AGE), Amount(Decimal(2), "years"), _span(24, 36, high_open=True)),
        (_question(Kind.AGE), Amount(Decimal(2), "months"), _span(2, 3, high_open=True)),
        (_question(Kind.COUNT), read_count("300", "/uL"), Fact(Span.exactly(300))),
        (_question(Kind.COUNT), read_count("<300", "/uL"), _span(0, 300, high_open=True)),
        (_question(Kind.DATE), PartialDate(1, 1, 31), Fact(Span.exactly(31))),
        (_question(Kind.DATE), PartialDate(1, 2), _span(32, 59)),
    ],
)
def test_a_given_answer_is_the_values_it_says(question: Question, value: Any, expected: Fact):
    """Each kind of answer; a count under a limit, an age and a month are rough."""
    assert expected == fact_of(question, Given(value), Why.NOT_REACHED)


def test_a_week_is_the_fifty_second_part_of_twelve_months():
    """Thirteen weeks are three months, and less than fourteen."""
    week = Decimal(12) / 52
    assert Span(13 * week, 14 * week, high_open=True) == months_of(Amount(Decimal(13), "weeks"))


@pytest.mark.parametrize(
    ("question", "possible"),
    [
        (CHOICE, Among(frozenset({"a", "b"}))),
        (_question(Kind.YES_NO, "yes", "no"), Among(frozenset({"yes", "no"}))),
        (TEXT, Among(frozenset({"", "…"}))),
        (SEVERAL, Several(frozenset(), frozenset({"a", "b"}))),
        *((_question(kind), Span(Decimal(0), None)) for kind in (Kind.NUMBER, Kind.AGE, Kind.COUNT, Kind.DATE)),
    ],
)
def test_an_answer_that_was_not_given_leaves_every_value_of_its_kind(question: Question, possible: Any):
    """And says why: not known, not told, or the reason of the silence."""
    answers = {NotGiven.DONT_KNOW: Why.DONT_KNOW, NotGiven.PREFER_NOT: Why.PREFER_NOT, None: Why.NOT_REACHED}
    for answer, why in answers.items():
        assert Fact(possible, why) == fact_of(question, answer, Why.NOT_REACHED)


def test_nothing_stated_is_the_empty_set():
    """Of a set question; of a choice it is a value like any other."""
    assert Fact(Several(frozenset())) == stated(SEVERAL, "")
    assert one_of("") == stated(CHOICE, "")


def test_a_value_of_no_known_kind_is_refused():
    """Rather than read as anything it is not."""
    with pytest.raises(TypeError, match=r"^no fact can hold 0\.5$"):
        fact_of(NUMBER, Given(0.5), Why.NOT_ANSWERED)  # type: ignore[arg-type]


# --- on the route and off it ----------------------------------------------------------------------------------------

LISTED = Entry("one", {"in": Given("yes")})
YES_NO = _question(Kind.YES_NO, "yes", "no")
CATALOG = Catalog(
    questions={
        "asked": replace(YES_NO, id="asked"),
        "follow": replace(YES_NO, id="follow", otherwise="no"),
    },
    groups={"list": {"in": replace(YES_NO, id="in")}},
    page_of={"asked": "first", "follow": "second", "list": "third"},
)
WORKED_OUT: list[str] = []


def _count_of_list(facts: Sheet) -> Fact:
    WORKED_OUT.append("once")
    return Fact(Span.exactly(len(facts.entries("list")[0])))


def _of_entry(facts: EntrySheet) -> Fact:
    WORKED_OUT.append("entry")
    return facts.fact("in")


COMPUTATIONS = Computations({"how_many": _count_of_list}, {"list": {"same": _of_entry}})


def _sheet(on: str = "", left_open: str = "", passed: str = "", said: Any = None, group: Group | None = None) -> Sheet:
    answers = Answers(said or {}, {"list": group} if group else {}, frozenset(passed.split()))
    pages = tuple(Page(each, WORDS) for each in on.split())
    return Sheet(CATALOG, COMPUTATIONS, Route(pages, answers, frozenset(left_open.split())), TODAY)


def test_a_question_nobody_answered_was_passed_or_not_reached():
    """Passed counts on the route alone: a page that fell off it was not answered there."""
    assert unsure(Why.NOT_ANSWERED) == _sheet(on="first", passed="first").fact("asked")
    for facts in (_sheet(on="first"), _sheet(passed="first"), _sheet()):
        assert unsure(Why.NOT_REACHED) == facts.fact("asked")
    assert YES == _sheet(on="first", said={"asked": Given("yes")}).fact("asked")


def test_a_page_that_does_not_apply_answers_its_questions_otherwise():
    """Unless it is on the route, or was left out because nobody knows whether it applies."""
    assert NO == _sheet().fact("follow")
    assert unsure(Why.NOT_REACHED) == _sheet(on="second").fact("follow")
    assert unsure(Why.NOT_REACHED) == _sheet(left_open="second").fact("follow")
    assert unsure(Why.NOT_ANSWERED) == _sheet(on="second", passed="second").fact("follow")
    assert YES == _sheet(on="second", said={"follow": Given("yes")}).fact("follow")


@pytest.mark.parametrize(
    ("on", "left_open", "passed", "complete", "ids", "why"),
    [
        ("", "", "", True, [], None),
        ("", "third", "", True, [], Why.NOT_REACHED),
        ("third", "", "", True, ["one"], None),
        ("third", "", "", False, ["one"], Why.MORE_ENTRIES),
        ("third", "", "", None, ["one"], Why.NOT_REACHED),
        ("third", "", "third", None, ["one"], Why.NOT_ANSWERED),
        ("third", "", "third", False, ["one"], Why.MORE_ENTRIES),
    ],
)
def test_a_list_says_why_there_may_be_more_in_it(
    on: str, left_open: str, passed: str, complete: bool | None, ids: list[str], why: Why | None
):
    """Nothing is listed on a page that does not apply; until the person said that these are all, there may be more."""
    listed, more = _sheet(on, left_open, passed, group=Group((LISTED,), complete)).entries("list")
    assert (ids, why) == ([key for key, _ in listed], more)


def test_each_fact_is_worked_out_once():
    """A second look at a fact, of a person or of an entry, and at a list, finds what the first found."""
    facts = _sheet(on="third", group=Group((LISTED,), complete=True))
    WORKED_OUT.clear()
    assert facts.fact("how_many") is facts.fact("how_many")
    assert facts.entries("list") is facts.entries("list")
    ((_, one),) = facts.entries("list")[0]
    assert one.fact("same") is one.fact("same")
    assert ["once", "entry"] == WORKED_OUT


def test_an_entry_knows_its_own_facts_and_those_of_the_person():
    """What is computed of the entry, what was asked of it, and else what holds of the person and the lists."""
    facts = _sheet(on="first third", said={"asked": Given("no")}, group=Group((LISTED,), complete=True))
    ((_, one),) = facts.entries("list")[0]
    assert isinstance(one, EntrySheet)
    assert (YES, YES, NO) == (one.fact("same"), one.fact("in"), one.fact("asked"))
    assert Fact(Span.exactly(1)) == one.fact("how_many")
    assert facts.entries("list") is one.entries("list")
    with pytest.raises(KeyError):
        one.fact("nothing of the kind")
    with pytest.raises(KeyError):
        facts.fact("nothing of the kind")


def test_a_list_of_which_nothing_is_computed_has_the_answers_alone():
    """An entry without computed facts is read like any other."""
    facts = Sheet(CATALOG, Computations({}, {}), _sheet(on="third").route, TODAY)
    assert YES == EntrySheet(facts, "list", LISTED.said).fact("in")


def test_an_entry_gives_its_values_and_nothing_for_what_was_not_given():
    """A reason not to answer is no value."""
    found = entry("counts", cells(300, rough=DONT_KNOW, when_ill=PREFER_NOT, date="2026-01"))
    assert PartialDate(2026, 1) == found.given("count.date")
    assert [None] * 3 == [found.given(f"count.{each}") for each in ("rough", "when_ill", "on_gcsf")]
    assert unsure(Why.PREFER_NOT) == found.fact("count.when_ill")
    assert unsure(Why.NOT_ANSWERED) == found.fact("count.on_gcsf")


def test_a_pages_condition_is_known_or_left_open():
    """Met, not met, or not known yet, on the day it is asked."""
    predicate = Compare("asked", Op.IS, ("yes",))
    rules = replace(BOOK.rules, catalog=CATALOG, computations=COMPUTATIONS)
    routes = [_sheet(on="first", said={"asked": Given(each)}).route for each in ("yes", "no")]
    assert [True, False] == [rules.holds(predicate, each, TODAY) for each in routes]
    assert rules.holds(predicate, _sheet().route, TODAY) is None
    assert rules.holds(Not(predicate), routes[1], TODAY)


def test_a_condition_reads_computed_facts_on_the_day_it_is_asked():
    """Whether a test was done a year ago or more depends on today."""
    a_year_ago = Compare("test.years_ago", Op.AT_LEAST, (Decimal(1),))
    said = {"tests": Group((Entry("a", {"test.date": Given(PartialDate(2025, 11, 23))}),), complete=True)}
    condition = CountOf("tests", 1, a_year_ago)
    route = Route(ASKED.pages, Answers(groups=said))
    assert [False, True] == [BOOK.rules.holds(condition, route, TODAY + dt.timedelta(days=days)) for days in (0, 1)]


def test_the_rules_make_a_sheet_of_their_own_catalog_and_computations():
    """Of one route, on one day."""
    found = sheet(age(4))
    assert (BOOK.rules.catalog, BOOK.rules.computations) == (found.catalog, found.computations)
    assert (ASKED.pages, TODAY) == (found.route.pages, found.today)
    assert at_least(0, Why.DONT_KNOW) == sheet({"person.age": DONT_KNOW}).fact("person.age")


@pytest.mark.parametrize(
    ("age", "told_on", "expected"),
    [
        ((2, "years"), PartialDate(2026, 11, 22), _span(24, 36, high_open=True)),
        ((2, "years"), PartialDate(2025, 9, 22), _span(38, 50, high_open=True)),
        ((2, "years"), PartialDate(2025, 9), _span(37 + Decimal(23) / 31, 50 + Decimal(21) / 31, high_open=True)),
        ((2, "years"), PartialDate(2026), _span(24, 36 + 10 + Decimal(21) / 31, high_open=True)),
        ((11, "months"), PartialDate(2026, 10, 22), _span(12, 13, high_open=True)),
        ((2, "years"), None, _span(24, 36, high_open=True)),
        ((2, "years"), PartialDate(2026, 11, 23), _span(24, 36, high_open=True)),
    ],
)
def test_an_age_is_counted_forward_from_the_day_it_was_told(age: Any, told_on: PartialDate | None, expected: Any):
    """As a range, as exactly as the day is known; from a day that is not known, or lies ahead, nothing is counted."""
    assert expected.possible == aged(Amount(Decimal(age[0]), age[1]), told_on, TODAY)
    days = {"person.age": told_on} if told_on else {}
    told = Answers({"person.age": Given(Amount(Decimal(age[0]), age[1]))}, days=days)
    assert expected == BOOK.rules.sheet(BOOK.route(told, TODAY), TODAY).fact("person.age")
