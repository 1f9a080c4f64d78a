"""The policy of the content: each reason, each first, each cell and each pair, by the least that a person tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest
from policies import (
    ABOVE,
    BASE,
    CELLS,
    COLUMNS,
    FIRSTS,
    GROUPS,
    LETTERS,
    LOW,
    ON_GCSF,
    READINGS,
    REASONS,
    Said,
    by_hand,
    letter,
    together,
    ways,
)

from questionnaire.asking.answers import Answers, Given
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.policy import Side, Timed, time
from questionnaire.logic.predicates import Among, Compare, Fact, Op, Verdict, Why, judge
from questionnaire.logic.walking import facts_in
from questionnaire.reading import Book
from tests.everybody import EVERYBODY, answers_of, book
from tests.laws.worlds import World

Look = Callable[[Said], Assessment]
POLICY = book().rules.policy
CELLS_WITH_A_LETTER = [key for key, cell in CELLS.items() if key[1] is not None and cell != "-"]
# Where one stands the other does, too: by its very condition.
COME_ALONG = {"medicine-new": {"few-counts"}, "other-lines-open": {"few-counts"}}
# A first of which the same answer is a reason, too.
BRINGS = {"other-lines-open": {"other-lines"}}
ALSO_STAND = {("other-lines", first): {"other-lines-open"} for first in ("medicine-new", "few-counts")}
# By age at the first low count, which is not worked out yet.
LATER = {("one-supporting-adult", "watching")}


@pytest.fixture(scope="module")
def look(judged: Any) -> Look:
    """Judges somebody who said this, entries of groups among it."""

    def assessed(said: Said) -> Assessment:
        groups = {key: value for key, value in said.items() if key in GROUPS}
        found: Assessment = judged({key: value for key, value in said.items() if key not in groups}, **groups)
        return found

    return assessed


def _standing(sides: Iterable[Side], found: Assessment) -> set[str]:
    """All that stand, said or not."""

    def stands(side: Side) -> bool:
        silenced = side.unless is not None and judge(side.unless, found.sheet).verdict is Verdict.MET
        return judge(side.when, found.sheet).verdict is Verdict.MET and not silenced

    return {side.id for side in sides if stands(side)}


def _both(found: Assessment) -> tuple[set[str], set[str]]:
    return _standing(POLICY.reasons, found), _standing(POLICY.firsts, found)


def _ids(standings: Any) -> list[str]:
    return [each.side.id for each in standings]


def test_there_is_an_example_of_every_reason_and_every_first():
    """And of none that is gone; the letters read by hand are those of the table."""
    assert (set(REASONS), set(FIRSTS)) == ({each.id for each in POLICY.reasons}, {each.id for each in POLICY.firsts})
    assert dict(ABOVE) == {key: {"result": "R"}.get(reading.value, "B") for key, reading in POLICY.above.items()}
    for reason, first in product(REASONS, (None, *FIRSTS)):
        assert READINGS[letter(reason, first)] == POLICY.reads(reason, first).value


def test_who_was_asked_everything_and_has_nothing_needs_no_test(look: Look):
    """Nothing stands, nothing is said to come first, and nothing is open that could change it."""
    found = look(BASE)
    assert (set(), set()) == _both(found)
    assert ("not_first", (), ()) == (found.timing.id, found.timing.open_reasons, found.timing.open_firsts)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_by_itself_is_said_and_reads_as_its_row_begins(look: Look, reason: str):
    """Nothing comes first; a reason that says more is not said beside it, one that it stands before is not either."""
    told = look(together(REASONS[reason][0])).timing
    assert ([reason], []) == (_ids(told.reasons), _ids(told.firsts))
    assert READINGS[CELLS[reason, None]] == told.id


@pytest.mark.parametrize("first", FIRSTS)
def test_a_first_by_itself_stands_beside_a_low_count(look: Look, first: str):
    """It is said, and the reading is that of a low count in its column."""
    found = look(together(LOW, FIRSTS[first][0]))
    reasons, firsts = _both(found)
    assert ({"low-count"} | BRINGS.get(first, set()), {first} | COME_ALONG.get(first, set())) == (reasons, firsts)
    assert firsts == set(_ids(found.timing.firsts))
    assert READINGS[by_hand(reasons, firsts)] == found.timing.id


@pytest.mark.parametrize("reason", REASONS)
def test_each_cell_reads_as_it_says(look: Look, reason: str):
    """With the reason and the first both standing, and as little else as can be: the worse of the cell and of none."""
    for first in [first for row, first in CELLS_WITH_A_LETTER if row == reason] + list(ABOVE):
        if (reason, first) in LATER or first in BRINGS:
            continue
        found = _nearest(look, ways(REASONS[reason], FIRSTS[first]), reason, first)
        reasons, firsts = _both(found)
        assert {first} | COME_ALONG.get(first, set()) | ALSO_STAND.get((reason, first), set()) == firsts, first
        assert READINGS[by_hand(reasons, firsts)] == found.timing.id, first
        alone = min(letter(reason, first), letter(reason, None), key=LETTERS.index)
        others = {by_hand([reason], [each]) for each in firsts - {first}}
        assert by_hand([reason], firsts) == min({alone, *others}, key=LETTERS.index)


def _nearest(look: Look, people: Iterable[Said], reason: str, first: str) -> Assessment:
    """Of those in whom both stand the one in whom least else does."""
    found = [look(said) for said in people]
    both = [each for each in found if reason in _both(each)[0] and first in _both(each)[1]]
    assert both, f"nobody has {reason} and {first}"
    return min(both, key=lambda each: sum(map(len, _both(each))))


@pytest.mark.parametrize("reason", REASONS)
def test_two_reasons_read_like_the_better_one(look: Look, reason: str):
    """Whichever two can stand together."""
    for other in [each for each in REASONS if each != reason]:
        for said in ways(REASONS[reason], REASONS[other]):
            reasons, firsts = _both(found := look(said))
            if {reason, other} <= reasons and not firsts:
                better = max(letter(reason, None), letter(other, None), key=LETTERS.index)
                assert LETTERS.index(better) <= LETTERS.index(by_hand(reasons, []))
                assert _with_what_is_open(by_hand(reasons, []), found.timing) == found.timing.id, (reason, other)


def _with_what_is_open(found: str, told: Timed) -> str:
    """The reading of a letter: a first that is open caps it, a reason that is open keeps it from closing."""
    if found == "A" and told.open_firsts:
        return READINGS["A+"]
    return READINGS["?" if found == "N" and told.open_reasons else found]


@pytest.mark.parametrize("first", FIRSTS)
def test_two_firsts_read_like_the_worse_one(look: Look, first: str):
    """Whichever two can stand together, beside a low count and beside signs that tell more."""
    for other, reason in product([each for each in FIRSTS if each != first], ("low-count", "telling-signs")):
        for one, two in product(FIRSTS[first], FIRSTS[other]):
            reasons, firsts = _both(found := look(together(REASONS[reason][0], one, two)))
            if {first, other} <= firsts:
                worse = min(by_hand(reasons, [first]), by_hand(reasons, [other]), key=LETTERS.index)
                assert LETTERS.index(worse) >= LETTERS.index(by_hand(reasons, firsts))
                assert _with_what_is_open(by_hand(reasons, firsts), found.timing) == found.timing.id, (other, reason)


# --- every pair in all three values ---------------------------------------------------------------------------------

VALUES = {"yes": Among(frozenset({"yes"})), "no": Among(frozenset({"no"})), "open": Among(frozenset({"yes", "no"}))}
STAND_IN = replace(
    POLICY,
    reasons=tuple(replace(each, when=Compare(each.id, Op.IS, ("yes",)), unless=None) for each in POLICY.reasons),
    firsts=tuple(replace(each, when=Compare(each.id, Op.IS, ("yes",)), unless=None) for each in POLICY.firsts),
    earlier=(),
)
ONLY_IF_KNOWN = {side.id for side in POLICY.sides if side.only_if_known}


def _said(values: dict[str, str]) -> Timed:
    every = dict.fromkeys([*REASONS, *FIRSTS], "no") | values
    facts = {key: Fact(VALUES[value], Why.DONT_KNOW if value == "open" else None) for key, value in every.items()}
    return time(STAND_IN, World(facts))


def _expected(values: dict[str, str]) -> str:
    """The letter by hand: what is open caps "ask now", and keeps "not a first step" from being said."""

    def of(sides: Collection[str], value: str) -> list[str]:
        return [key for key in values if key in sides and values[key] == value and (value, key) not in silent]

    silent = {("open", key) for key in ONLY_IF_KNOWN}
    reasons, firsts = of(REASONS, "yes"), of(FIRSTS, "yes")
    found = by_hand(reasons, firsts)
    if found == "A" and any(by_hand(reasons, [*firsts, each]) != "A" for each in of(FIRSTS, "open")):
        return "A+"
    if found == "N" and by_hand([*reasons, *of(REASONS, "open")], firsts) not in ("N", "B", "R"):
        return "?"
    return found


@pytest.mark.parametrize("column", COLUMNS)
def test_each_pair_of_reasons_in_each_column_in_all_three_values(column: str | None):
    """The table itself, with something in place of each condition: met, not met and open."""
    beside = {} if column is None else {column: "yes"}
    for one, two in combinations(REASONS, 2):
        for values in product(VALUES, repeat=2):
            told = beside | dict(zip((one, two), values, strict=True))
            assert READINGS[_expected(told)] == _said(told).id, told


@pytest.mark.parametrize("reason", REASONS)
def test_each_pair_of_firsts_for_each_reason_in_all_three_values(reason: str):
    """So that a first that is open is never passed over, whichever reason stands."""
    for one, two in combinations(FIRSTS, 2):
        for values in product(VALUES, repeat=2):
            told = {reason: "yes"} | dict(zip((one, two), values, strict=True))
            assert READINGS[_expected(told)] == _said(told).id, told


# --- what is normal, and what is only a name ------------------------------------------------------------------------


@pytest.mark.parametrize("stopped", ["still_on_it", None])
def test_counts_that_are_normal_on_treatment_are_not_called_normal(look: Look, stopped: str | None):
    """What they are without it is not known: it neither comes first nor closes anything."""
    on_it = ON_GCSF if stopped else {"treat.gcsf": "under_six_months"}
    normal = LOW | {"counts.now": "normal"}
    assert "normal-now" in _both(look(together(normal)))[1]
    assert "not_first" == look(together(normal)).timing.id
    treated = look(together(normal, on_it))
    assert "normal-now" not in _both(treated)[1]
    assert "not_first" != treated.timing.id


LABELS = ("cyclic", "congenital", "autoimmune", "idiopathic", "benign_ethnic", "syndrome")


def test_no_reason_and_no_first_reads_what_the_low_counts_were_called(book: Book):
    """Neither the name nor who gave it, and no fact that is worked out from them."""
    read = {
        fact
        for side in POLICY.sides
        for each in (side.when, side.unless)
        if each is not None
        for fact in facts_in(each)
    }
    needed = {need for fact in read if fact in book.rules.facts for need in book.rules.facts[fact].needs}
    assert set() == {each for each in read | needed if each.startswith("called.") and each != "called.first_low"}


@pytest.mark.parametrize(
    ("plain", "label"),
    [
        ({}, {"called.names": LABELS}),
        ({"cause.told": "no"}, {"cause.told": "yes", "cause.kind": ("only_name",)}),
    ],
    ids=["called so", "told as the cause"],
)
def test_a_name_changes_no_reading_of_anybody(book: Book, today: Any, plain: Said, label: Said):
    """What the low counts were called explains none of them, whoever they are; nor does a "cause" that is a name."""

    def word(answers: Answers, more: Said) -> tuple[str, list[str], list[str]]:
        told = replace(answers, said={**answers.said, **{key: Given(value) for key, value in more.items()}})
        found = assess(book.rules, book.route(told, today), today).timing
        return found.id, _ids(found.reasons), _ids(found.firsts)

    for person in EVERYBODY:
        assert word(answers_of(person), plain) == word(answers_of(person), label), person
