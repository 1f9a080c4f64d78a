"""Laws of the policy, for made-up tables: a reason more, a first more, and what is not known yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import World

import questionnaire
from questionnaire.asking.text import Text
from questionnaire.judging.policy import (
    ANSWERS,
    LETTERS,
    WORST_FIRST,
    Cell,
    Policy,
    Reading,
    Said,
    Side,
    Timed,
    time,
)
from questionnaire.logic.predicates import Among, Compare, Fact, Op, Predicate, Verdict, Why

HOUSE = Path(questionnaire.__file__).parent
ABOVE = (Reading.RESULT, Reading.BLOOD_DOCTOR)
IN_CELLS = tuple(reading for reading in LETTERS.values() if reading not in ABOVE)
WORDS = Text("", "")
YES, NO, OPEN = Among(frozenset({"yes"})), Among(frozenset({"no"})), Among(frozenset({"yes", "no"}))
VALUES = (YES, NO, OPEN)


@dataclass(frozen=True)
class Made:
    """A table, and what is known of each fact that it looks at."""

    policy: Policy
    known: dict[str, Among]

    @property
    def told(self) -> Timed:
        """What the table says."""
        why = {True: Why.DONT_KNOW, False: None}
        return time(self.policy, World({key: Fact(value, why[value is OPEN]) for key, value in self.known.items()}))

    def with_(self, **facts: Among) -> Made:
        """The same with some facts known otherwise."""
        return replace(self, known=self.known | facts)

    def completions(self) -> Iterator[Made]:
        """Every way in which what is open can turn out."""
        still = [key for key, value in self.known.items() if value is OPEN]
        for values in product((YES, NO), repeat=len(still)):
            yield self.with_(**dict(zip(still, values, strict=True)))


def _goodness(reading: Reading) -> int:
    return WORST_FIRST.index(reading)


def _is_yes(fact: str) -> Predicate:
    return Compare(fact, Op.IS, ("yes",))


@st.composite
def _sides(draw: st.DrawFn, kind: str, most: int) -> tuple[Side, ...]:
    """Rows or columns that look at a fact of their own each, some with what silences them."""
    names = [f"{kind}{number}" for number in range(draw(st.integers(kind == "reason", most)))]
    above = st.sampled_from((None, None, *ABOVE)) if kind == "first" else st.none()
    return tuple(
        Side(
            name,
            WORDS,
            WORDS,
            _is_yes(name),
            "",
            unless=_is_yes(f"{name}_not") if draw(st.booleans()) else None,
            only_if_known=draw(st.sampled_from((False, False, True))),
            above=draw(above),
        )
        for name in names
    )


def facts_of(policy: Policy) -> list[str]:
    """The facts that a made-up table looks at."""
    return [
        name for side in policy.sides for name in (side.id, *([f"{side.id}_not"] if side.unless is not None else []))
    ]


@st.composite
def tables(draw: st.DrawFn, reasons: int = 3, firsts: int = 3) -> Policy:
    """Any small table; the cells of nothing first are never empty."""
    rows, columns = draw(_sides("reason", reasons)), draw(_sides("first", firsts))
    cell = st.sampled_from(IN_CELLS)
    cells = {(row.id, None): Cell(draw(cell)) for row in rows} | {
        (row.id, column.id): Cell(draw(st.one_of(st.none(), cell))) for row in rows for column in columns
    }
    return Policy(rows, columns, cells, {each: Said(WORDS, WORDS) for each in Reading})


@st.composite
def made(draw: st.DrawFn, reasons: int = 3, firsts: int = 2) -> Made:
    """Any small table with anything known of its facts."""
    policy = draw(tables(reasons, firsts))
    return Made(policy, {name: draw(st.sampled_from(VALUES)) for name in facts_of(policy)})


def _subsets(sides: tuple[Side, ...]) -> list[tuple[str, ...]]:
    ids = [side.id for side in sides]
    return [chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size)]


# --- the table ------------------------------------------------------------------------------------------------------


@given(tables())
def test_one_more_reason_never_lowers_and_one_more_first_never_raises(policy: Policy):
    """Whatever the content says, for every set of reasons and of firsts."""
    for reasons, firsts in product(_subsets(policy.reasons), _subsets(policy.firsts)):
        now = _goodness(policy.reading(reasons, firsts))
        for more in policy.reasons:
            assert now <= _goodness(policy.reading((*reasons, more.id), firsts))
        for more in policy.firsts:
            assert now >= _goodness(policy.reading(reasons, (*firsts, more.id)))


@given(tables())
def test_a_reading_is_the_worst_of_the_best_of_each_column(policy: Policy):
    """Said once more, cell by cell: a column that strikes its first reads like that of nothing first."""
    for reasons, firsts in product(_subsets(policy.reasons), _subsets(policy.firsts)):
        columns = []
        for column in (None, *firsts):
            read = [
                policy.above.get(column or "")
                or (policy.cells[reason, column].reading or policy.cells[reason, None].reading)
                for reason in reasons
            ]
            read = read or [policy.above.get(column or "", Reading.NOT_FIRST)]
            columns.append(max(_goodness(each) for each in read if each))
        assert WORST_FIRST[min(columns)] is policy.reading(reasons, firsts)


@given(tables())
def test_firsts_that_stand_above_are_the_word_whatever_the_reasons(policy: Policy):
    """An answer that was found, or a blood doctor, is not outweighed by any reason or any other first."""
    for reasons, firsts in product(_subsets(policy.reasons), _subsets(policy.firsts)):
        above = [policy.above[each] for each in firsts if each in policy.above]
        if above:
            assert min(above, key=_goodness) is policy.reading(reasons, firsts)


def test_every_reading_is_one_word_in_one_place():
    """Yes, not yet or no; no other file of the house says which."""
    assert set(Reading) == set(ANSWERS) == set(WORST_FIRST)
    assert {"yes", "not_yet", "no"} == set(ANSWERS.values())
    better = {"no": 0, "not_yet": 1, "yes": 2}
    of_cells = [better[ANSWERS[each]] for each in WORST_FIRST if each in IN_CELLS]
    assert sorted(of_cells) == of_cells
    again = re.compile(r"Reading\.[A-Z_]+: *\"(yes|not_yet|no)\"")
    assert ["policy.py"] == [path.name for path in HOUSE.rglob("*.py") if again.search(path.read_text("utf-8"))]


# --- what is not known ----------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(made())
def test_a_reason_or_a_first_that_comes_to_stand_moves_the_word_one_way(person: Made):
    """With all else as it was, open or not: a reason known to stand never lowers it, a first never raises it."""
    was = _goodness(person.told.reading)
    for side in person.policy.sides:
        stands = person.with_(**{side.id: YES, f"{side.id}_not": NO})
        fails = person.with_(**{side.id: NO})
        if side in person.policy.reasons:
            assert _goodness(fails.told.reading) <= _goodness(stands.told.reading)
        else:
            assert was >= _goodness(stands.told.reading)
            assert _goodness(fails.told.reading) >= _goodness(stands.told.reading)


@settings(max_examples=1500)
@given(made())
def test_nothing_is_closed_by_what_is_not_known(person: Made):
    """Where the word is "not a first step", no way in which the rest turns out makes it better.

    What only counts when it is known keeps nothing open: it is taken not to stand.
    """
    silent = {side.id: NO for side in person.policy.reasons if side.only_if_known and person.known[side.id] is OPEN}
    if person.told.reading is Reading.NOT_FIRST:
        for each in person.with_(**silent).completions():
            assert _goodness(each.told.reading) <= _goodness(Reading.NOT_FIRST)


@settings(max_examples=200)
@given(made())
def test_a_settled_word_survives_every_completion(person: Made):
    """Whatever is found out later, it stays; and a word that everything known supports is settled."""
    told = person.told
    if told.settled:
        assert {told.reading} == {each.told.reading for each in person.completions()}
    for each in person.completions():
        assert each.told.settled


@settings(max_examples=200)
@given(made())
def test_a_first_that_is_open_is_said_beside_and_caps_the_word(person: Made):
    """Never "ask now" alone where a first that would lower it may stand; and none that would not is said."""
    told, policy = person.told, person.policy
    standing = [each.side.id for each in told.firsts]
    reasons = [side.id for side in policy.reasons if _stands(person, side) is Verdict.MET]
    firsts = [side.id for side in policy.firsts if _stands(person, side) is Verdict.MET]
    assert firsts == standing
    lowering = [
        side.id
        for side in policy.firsts
        if _stands(person, side) is Verdict.UNKNOWN
        and not side.only_if_known
        and _goodness(policy.reading(reasons, (*firsts, side.id))) < _goodness(policy.reading(reasons, firsts))
    ]
    assert lowering == [each.side.id for each in told.open_firsts]
    assert not (lowering and told.reading is Reading.ASK)


def _stands(person: Made, side: Side) -> Verdict:
    if person.known.get(f"{side.id}_not") is YES and side.unless is not None:
        return Verdict.NOT_MET
    return {"yes": Verdict.MET, "no": Verdict.NOT_MET}.get("".join(person.known[side.id].values), Verdict.UNKNOWN)


@settings(max_examples=200)
@given(made())
def test_a_word_that_is_open_names_a_reason_that_could_raise_it(person: Made):
    """Finding out about what is named can be worth it, and what cannot change the word is not asked for."""
    told = person.told
    if told.reading is Reading.OPEN:
        assert told.open_reasons or any(not each.sure for each in told.firsts)
        all_of_them = person.with_(**{each.side.id: YES for each in told.open_reasons})
        kind = [side.id for side in person.policy.firsts if person.known.get(f"{side.id}_not") is OPEN]
        hoped = all_of_them.with_(**{f"{each}_not": YES for each in kind})
        assert _goodness(hoped.told.reading) >= _goodness(Reading.OPEN)


EARLIER = Side("earlier", WORDS, WORDS, _is_yes("earlier"), "", above=Reading.ASK, title=Text("again", "again"))


@pytest.mark.parametrize("above", [None, *ABOVE])
@pytest.mark.parametrize("value", VALUES)
def test_an_earlier_test_is_a_side_of_its_own(value: Among, above: Reading | None):
    """It is the word wherever it stands, in its own words, unless a first stands above; open, it settles nothing."""
    first = Side("first", WORDS, WORDS, _is_yes("first"), "", above=above)
    row = Side("reason", WORDS, WORDS, _is_yes("reason"), "")
    cells = {("reason", None): Cell(Reading.FIRST), ("reason", "first"): Cell(Reading.FIRST)}
    policy = Policy((row,), (first,), cells, {each: Said(WORDS, WORDS) for each in Reading}, (EARLIER,))
    told = Made(policy, {"reason": YES, "first": YES, "earlier": value}).told
    stands = value is YES and above is None
    assert (("earlier", Reading.ASK) if stands else ((above or Reading.FIRST).value, above or Reading.FIRST)) == (
        told.id,
        told.reading,
    )
    assert ("again" if stands else "") == told.words.title.you
    assert (value is not OPEN or above is not None) is (told.settled or stands)


def test_a_reason_is_not_said_beside_one_that_says_more():
    """Nor, beside "not a first step", one that alone would be a reason for more."""
    sides = {name: Side(name, WORDS, WORDS, _is_yes(name), "") for name in ("strong", "weak", "none")}
    sides["weak"] = replace(sides["weak"], behind=("strong",))
    first = Side("normal", WORDS, WORDS, _is_yes("normal"), "")
    letters = {"strong": "A", "weak": "F", "none": "N"}
    cells = {(name, None): Cell(LETTERS[letter]) for name, letter in letters.items()} | {
        (name, "normal"): Cell(Reading.NOT_FIRST) for name in letters
    }
    policy = Policy(tuple(sides.values()), (first,), cells, {each: Said(WORDS, WORDS) for each in Reading})

    def said(*known: str) -> list[str]:
        told = Made(policy, {name: YES if name in known else NO for name in (*sides, "normal")}).told
        return [each.side.id for each in told.reasons]

    assert ["strong", "none"] == said("strong", "weak", "none")
    assert ["weak"] == said("weak")
    assert ["none"] == said("strong", "weak", "none", "normal")
