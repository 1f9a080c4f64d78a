"""What follows from facts: alerts, suggestions, the word about timing, what to bring, programs, and their order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from worlds import World

from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Route
from questionnaire.asking.text import Text
from questionnaire.judging.alerts import Alert, RaisedAlert, raise_alerts
from questionnaire.judging.assessment import FactName, Rules, assess
from questionnaire.judging.facts import Catalog, Computations
from questionnaire.judging.policy import Cell, Policy, Reading, Said, Side, time
from questionnaire.judging.programs import Criterion, Program, Standing, Status, judge_program
from questionnaire.judging.suggestions import (
    BringItem,
    Suggested,
    Suggestion,
    ToBring,
    bring,
    suggest,
)
from questionnaire.logic.predicates import (
    Among,
    Compare,
    Fact,
    ForClinician,
    Op,
    Predicate,
    Verdict,
    Why,
    judge,
)
from tests.register import COUNTRY

WORDS = Text("", "")
TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)


def _is_yes(fact: str) -> Predicate:
    return Compare(fact, Op.IS, ("yes",))


YES, NO, OPEN, CLINICIAN = _is_yes("yes"), _is_yes("no"), _is_yes("open"), ForClinician("")
FACTS = {
    "yes": Fact(Among(frozenset({"yes"}))),
    "no": Fact(Among(frozenset({"no"}))),
    "open": Fact(Among(frozenset({"yes", "no"})), Why.DONT_KNOW),
}
VERDICTS = {YES: Verdict.MET, NO: Verdict.NOT_MET, OPEN: Verdict.UNKNOWN}


def _world(country: str | None = None) -> World:
    there = Fact(Among(frozenset({country} if country else {"US", "CA"})), None if country else Why.NOT_REACHED)
    return World(FACTS | {COUNTRY: there})


WORLD = _world()


# --- alerts, suggestions, policy, what to bring -----------------------------------------------------------------------


def _alert(name: str, when: Predicate, unless: Predicate | None = None) -> Alert:
    return Alert(name, "urgent", WORDS, WORDS, (), when, "", unless=unless)


@pytest.mark.parametrize(("when", "unless"), list(product(VERDICTS, [*VERDICTS, None])))
def test_an_alert_stands_when_it_is_met_unless_it_is_known_to_be_silenced(when: Predicate, unless: Predicate | None):
    """What is not known raises nothing and silences nothing."""
    alert = _alert("a", when, unless)
    stands = when is YES and unless is not YES
    assert ((RaisedAlert(alert, judge(when, WORLD), ()),) if stands else ()) == raise_alerts((alert,), WORLD)


def test_alerts_stand_in_the_order_of_the_content():
    """The one that was written first is said first, and one that does not stand keeps none from being said."""
    alerts = (_alert("b", YES), _alert("c", NO), _alert("d", YES, YES), _alert("a", YES))
    assert ["b", "a"] == [raised.alert.id for raised in raise_alerts(alerts, WORLD)]


def _suggestion(name: str, rank: int, when: Predicate, **more: Any) -> Suggestion:
    return Suggestion(name, "", WORDS, (), when, "", rank=rank, **more)


def test_what_is_met_is_suggested_by_rank_and_then_by_name():
    """With the finding it follows from; what is not met, or not known, is not suggested."""
    made = {each.id: each for each in (_suggestion("c", 2, YES), _suggestion("b", 3, YES), _suggestion("a", 3, YES))}
    others = [_suggestion("d", 1, NO), _suggestion("e", 1, OPEN)]
    expected = tuple(Suggested(made[name], judge(YES, WORLD)) for name in "cab")
    assert expected == suggest([*others, *made.values()], WORLD)


POLICY = Policy(
    (Side("a", WORDS, WORDS, NO, ""), Side("b", WORDS, WORDS, YES, "")),
    (),
    {("a", None): Cell(Reading.ASK), ("b", None): Cell(Reading.FIRST)},
    dict.fromkeys(Reading, Said(WORDS, WORDS)),
)


@pytest.mark.parametrize("only_if_known", [False, True])
@pytest.mark.parametrize("when", [*VERDICTS, None])
def test_what_may_apply_is_brought_unless_it_has_to_be_known(when: Predicate | None, only_if_known: bool):
    """What does not apply is never brought, what has no condition always."""
    item = BringItem("a", WORDS, "", when, only_if_known=only_if_known)
    wanted = when in (YES, None) or (when is OPEN and not only_if_known)
    assert ((ToBring(item, have=False),) if wanted else ()) == bring([item], WORLD)


@pytest.mark.parametrize("have", [*VERDICTS, None])
def test_what_the_patient_is_known_to_have_is_ticked(have: Predicate | None):
    """What they may have is not."""
    item = BringItem("a", WORDS, "", YES, have)
    assert (ToBring(item, have is YES),) == bring([item], WORLD)


# --- programs ---------------------------------------------------------------------------------------------------------


def _program(*criteria: Predicate, countries: tuple[str, ...] = (), **more: Any) -> Program:
    made = {
        "id": "p",
        "name": WORDS,
        "about": WORDS,
        "status": Status.OPEN,
        "checked_on": TODAY,
        "review_by": TODAY,
        "source": "",
        "countries": countries,
        "in_country": Compare(COUNTRY, Op.IS_ONE_OF, countries) if countries else None,
        "orders": WORDS,
        "cost": WORDS,
        "counseling": WORDS,
        "sample": WORDS,
        "data": WORDS,
        "start": WORDS,
        "bring": (),
        "says": {},
        "criteria": tuple(Criterion(str(place), WORDS, when, "") for place, when in enumerate(criteria)),
    }
    return Program(**(made | more))


def _standing(criteria: tuple[Predicate, ...], there: Verdict) -> tuple[Verdict, Standing]:
    """What the criteria and the country come to, in plain words."""
    if NO in criteria or there is Verdict.NOT_MET:
        return Verdict.NOT_MET, Standing.PROBABLY_NOT
    if OPEN in criteria or there is Verdict.UNKNOWN:
        return Verdict.UNKNOWN, Standing.MORE_NEEDED
    return (Verdict.UNKNOWN, Standing.ONLY_CLINICIAN) if CLINICIAN in criteria else (Verdict.MET, Standing.WORTH_ASKING)


COUNTRIES = {"US": Verdict.MET, "CA": Verdict.NOT_MET, None: Verdict.UNKNOWN}


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_program_stands_by_all_its_criteria_and_the_country(size: int):
    """One that fails outweighs all, one that is open outweighs the clinician, who never counts against asking."""
    for criteria in product([*VERDICTS, CLINICIAN], repeat=size):
        anywhere, in_us = (judge_program(_program(*criteria, countries=each), WORLD, TODAY) for each in ((), ("US",)))
        assert _standing(criteria, Verdict.MET) == (anywhere.verdict, anywhere.standing)
        assert _standing(criteria, Verdict.UNKNOWN) == (in_us.verdict, in_us.standing)
        assert anywhere.country is None
        assert [judge(when, WORLD) for when in criteria] == [each.finding for each in anywhere.criteria]
        assert anywhere.program.criteria == tuple(each.criterion for each in anywhere.criteria)
        for country, there in COUNTRIES.items():
            judged = judge_program(_program(*criteria, countries=("US",)), _world(country), TODAY)
            assert _standing(criteria, there) == (judged.verdict, judged.standing)
            assert judged.country is not None
            assert there is judged.country.verdict


@pytest.mark.parametrize(
    ("countries", "country", "shown"),
    [
        ((), "CA", True),
        ((), None, True),
        (("US",), "US", True),
        (("US",), "CA", False),
        (("US",), None, False),
        (("US", "AU"), "US", True),
        (("US", "AU"), "CA", False),
        (("US", "AU"), None, True),
    ],
)
def test_a_program_is_shown_where_it_runs_and_is_not_closed(
    countries: tuple[str, ...], country: str | None, shown: bool
):
    """While the country is not known, one that runs in several is shown, one that runs in one is not."""
    for status in Status:
        judged = judge_program(_program(NO, countries=countries, status=status), _world(country), TODAY)
        assert (shown and status is not Status.CLOSED) is judged.shown


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_program_is_confirmed_through_the_day_of_its_review_while_it_runs(status: Status, late: int):
    """The day after, or with any other status, nothing is stated as current."""
    program = _program(review_by=TODAY)
    day = TODAY + late * DAY
    expected = late <= 0 and status is Status.OPEN
    assert expected is replace(program, status=status).confirmed(day)
    assert expected is judge_program(replace(program, status=status), WORLD, day).confirmed


# --- all at once ------------------------------------------------------------------------------------------------------


def _rules(**more: Any) -> Rules:
    computations = Computations({name: lambda _, name=name: FACTS[name] for name in FACTS}, {})
    names = (*FACTS, "in a list")
    facts = {
        name: FactName(name, "choice", WORDS, "", (), {}, group="list" if name == "in a list" else None)
        for name in names
    }
    empty: dict[str, Any] = {"programs": (), "alerts": (), "suggestions": (), "policy": POLICY, "bring": ()}
    return Rules(Catalog({}, {}, {}), computations, facts, **(empty | more))


NOBODY = Route((), Answers())


def test_programs_come_by_standing_then_the_confirmed_then_by_rank():
    """The most useful first; among equals the order of the content."""
    old = TODAY - DAY
    made = [
        _program(NO, id="not"),
        _program(YES, id="old", review_by=old, rank=1),
        _program(YES, id="second", rank=7),
        _program(YES, id="first", rank=6),
        _program(OPEN, id="more"),
        _program(YES, id="third", rank=7),
        _program(CLINICIAN, id="clinician", review_by=old),
    ]
    found = assess(_rules(programs=tuple(made)), NOBODY, TODAY)
    expected = ["first", "second", "third", "old", "clinician", "more", "not"]
    assert expected == [each.program.id for each in found.programs]


def test_an_assessment_holds_what_follows_from_one_sheet():
    """Every fact that is not an entry's, and every list of the rules judged by them."""
    rules = _rules(
        alerts=(_alert("a", YES), _alert("b", NO)),
        suggestions=(_suggestion("a", 1, YES), _suggestion("b", 1, NO)),
        bring=(BringItem("a", WORDS, "", NO), BringItem("b", WORDS, "", YES, YES)),
    )
    found = assess(rules, NOBODY, TODAY)
    assert FACTS == found.facts
    assert (rules.catalog, rules.computations, NOBODY, TODAY) == (
        found.sheet.catalog,
        found.sheet.computations,
        found.sheet.route,
        found.sheet.today,
    )
    assert raise_alerts(rules.alerts, WORLD) == found.alerts
    assert suggest(rules.suggestions, WORLD, now=found.timing.answer == "yes") == found.suggestions
    assert time(rules.policy, WORLD) == found.timing
    assert bring(rules.bring, WORLD) == found.bring
    assert (1, 1, 1) == (len(found.alerts), len(found.suggestions), len(found.bring))
