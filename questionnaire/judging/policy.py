"""Whether to ask about a test now: reasons in rows, what should come first in columns, a reading in each cell.

Several reasons: the best of their readings in a column. Several firsts: the worst of the columns. So one more reason
never lowers a reading and one more first never raises it, whatever the content says. What is not known acts as not
standing, but closes nothing: "not a first step" is said only when no open reason could make it better.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Annotated, Literal

from questionnaire.asking.text import Text
from questionnaire.limits import some
from questionnaire.logic.predicates import Facts, Finding, Predicate, Verdict, judge, silenced


class Reading(Enum):
    """What the table says, the best first."""

    ASK = "ask"
    BESIDE = "ask_beside"
    SPECIALIST = "specialist"
    FIRST = "first"
    OPEN = "open"
    NOT_FIRST = "not_first"
    BLOOD_DOCTOR = "blood_doctor"
    RESULT = "result"


# The letters of the printed table. OPEN stands in no cell: it is said where too little is known.
LETTERS = {
    "A": Reading.ASK,
    "A+": Reading.BESIDE,
    "S": Reading.SPECIALIST,
    "F": Reading.FIRST,
    "N": Reading.NOT_FIRST,
    "B": Reading.BLOOD_DOCTOR,
    "R": Reading.RESULT,
}
WORST_FIRST = tuple(reversed(Reading))
# Where somebody or something else comes before a test.
BEFORE_A_TEST = frozenset({Reading.SPECIALIST, Reading.FIRST, Reading.BLOOD_DOCTOR})
Answer = Literal["yes", "not_yet", "no"]
# Each reading as one word: the only place that says so.
ANSWERS: Mapping[Reading, Answer] = {
    Reading.ASK: "yes",
    Reading.BESIDE: "yes",
    Reading.SPECIALIST: "yes",
    Reading.FIRST: "not_yet",
    Reading.OPEN: "not_yet",
    Reading.BLOOD_DOCTOR: "not_yet",
    Reading.NOT_FIRST: "no",
    Reading.RESULT: "no",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A row or a column: a reason to ask, or what should come first.

    It stands when `when` is met, unless `unless` is known to hold. `name` is what it is called where it is not known,
    `clinical` what a clinician reads where it stands. A reason is not said where one that it stands `behind` stands;
    one that is `only_if_known` keeps nothing open. What has an `above` reads so wherever it stands; with a `title`, its
    own words are said. Where it comes before a test, `ask` is asked, or what it is `asked_by` where that is suggested.
    """

    id: str
    name: Text
    says: Text
    when: Predicate
    cite: str
    unless: Predicate | None = None
    behind: tuple[str, ...] = ()
    only_if_known: bool = False
    above: Reading | None = None
    title: Text | None = None
    clinical: Text | None = None
    ask: Text | None = None
    asked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reason reads beside one first; `reading` None: that first does not count for this reason.

    `own` marks our own choice, which no source decides; `cite` are keys of the table's sources.
    """

    reading: Reading | None
    own: bool = False
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a reading is in words, for a clinician `clinical` in place of the title where that speaks to the patient.

    `routes` is said above the routes, where they are not for now.
    """

    title: Text
    says: Text
    routes: Text | None = None
    clinical: Text | None = None


@dataclass(frozen=True)
class Policy:
    """The whole table.

    `cells` are by reason and first; None is the column of those for whom nothing comes first. `earlier` is a side of
    its own: who was tested before reads as it says, in its words, unless a first stands above.
    """

    reasons: Annotated[tuple[Side, ...], some("a table needs a reason")]
    firsts: tuple[Side, ...]
    cells: Mapping[tuple[str, str | None], Cell]
    words: Mapping[Reading, Said]
    earlier: tuple[Side, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def sides(self) -> tuple[Side, ...]:
        """Every row, column, and earlier test."""
        return (*self.reasons, *self.firsts, *self.earlier)

    @cached_property
    def above(self) -> Mapping[str, Reading]:
        """The firsts that are the word wherever they stand."""
        return {first.id: first.above for first in self.firsts if first.above is not None}

    def cell(self, reason: str, first: str | None) -> Cell:
        """One cell; a first that stands above reads the same beside every reason."""
        if first is not None and first in self.above:
            return Cell(self.above[first])
        return self.cells[reason, first]

    def reads(self, reason: str, first: str | None) -> Reading:
        """The reading of a cell; that of nothing first where the first does not count."""
        return self.cell(reason, first).reading or self.cells[reason, None].reading or Reading.NOT_FIRST

    def reading(self, reasons: Collection[str], firsts: Collection[str]) -> Reading:
        """The worst over the firsts of the best over the reasons."""
        above = [reading for first, reading in self.above.items() if first in firsts]
        columns = [None, *(first for first in firsts if first not in self.above)]
        best = [max((self.reads(each, column) for each in reasons), key=_goodness, default=None) for column in columns]
        return min([*above, *(each or Reading.NOT_FIRST for each in best)], key=_goodness)


@dataclass(frozen=True, slots=True)
class Standing:
    """A reason or a first that was looked at. One that `stands` may still fall when it is not `sure`."""

    side: Side
    stands: Verdict
    sure: bool
    finding: Finding


@dataclass(frozen=True, slots=True)
class Timed:
    """The word about when to ask. `id` is that of the reading, or of what stands in place of the table.

    `reasons` and `firsts` are those that stand, `open_firsts` those not known that would lower the reading,
    `open_reasons` those not known that would raise it. `settled`: no more answers can change the word.
    """

    id: str
    reading: Reading
    words: Said
    reasons: tuple[Standing, ...]
    firsts: tuple[Standing, ...]
    open_firsts: tuple[Standing, ...]
    open_reasons: tuple[Standing, ...]
    earlier: Standing | None
    settled: bool

    @property
    def answer(self) -> Answer:
        """The reading as one word."""
        return ANSWERS[self.reading]


def time(policy: Policy, facts: Facts) -> Timed:
    """What the table says of these facts, with everything that holds on both its sides."""
    reasons, firsts = _look(policy.reasons, facts), _look(policy.firsts, facts)
    met, known = _ids(reasons, Verdict.MET), _ids(firsts, Verdict.MET)
    open_reasons, open_firsts = _ids(reasons, Verdict.UNKNOWN), _ids(firsts, Verdict.UNKNOWN)
    reading = policy.reading(met, known)
    lowering = [
        each for each in _keeping_open(firsts) if _goodness(policy.reading(met, [*known, each])) < _goodness(reading)
    ]
    # Several open reasons may raise together what none raises alone, each in a column; and a first may still fall.
    closing = _keeping_open(reasons)
    surely_first = _ids(firsts, Verdict.MET, sure=True)
    hoped = policy.reading([*met, *closing], surely_first)
    better = _goodness(hoped) > _goodness(reading)
    raising = [each for each in closing if _goodness(policy.reading([*met, each], known)) > _goodness(reading)]
    said = _as_known(reading, lowered=bool(lowering), raised=better)
    best = policy.reading([*met, *open_reasons], surely_first)
    worst = policy.reading(_ids(reasons, Verdict.MET, sure=True), [*known, *open_firsts])
    tested = _look(policy.earlier, facts) if said not in policy.above.values() else ()
    earlier = next((each for each in tested if each.stands is Verdict.MET), None)
    return Timed(
        id=earlier.side.id if earlier else said.value,
        reading=(earlier.side.above if earlier else None) or said,
        words=_words(policy, said, earlier),
        reasons=_told(policy, reasons, said),
        firsts=_those(firsts, known),
        open_firsts=_those(firsts, lowering),
        open_reasons=_those(reasons, raising or (closing if said is Reading.OPEN else ())),
        earlier=earlier,
        settled=best is worst is said and all(each.stands is not Verdict.UNKNOWN and each.sure for each in tested),
    )


def _words(policy: Policy, said: Reading, earlier: Standing | None) -> Said:
    if earlier and earlier.side.title:
        return Said(earlier.side.title, earlier.side.says, clinical=earlier.side.clinical)
    return policy.words[said]


def _as_known(reading: Reading, *, lowered: bool, raised: bool) -> Reading:
    """A first that is open is said beside; nothing is closed that what is open could raise."""
    if reading is Reading.ASK and lowered:
        return Reading.BESIDE
    if reading is Reading.NOT_FIRST and raised:
        return Reading.OPEN
    return reading


def _look(sides: Iterable[Side], facts: Facts) -> tuple[Standing, ...]:
    return tuple(_standing(side, facts) for side in sides)


def _standing(side: Side, facts: Facts) -> Standing:
    finding = judge(side.when, facts)
    silent = silenced(side.unless, facts)
    stands = Verdict.NOT_MET if silent is Verdict.MET else finding.verdict
    sure = silent is not Verdict.UNKNOWN or finding.verdict is Verdict.NOT_MET
    return Standing(side, stands, sure, finding)


def _ids(standings: Iterable[Standing], verdict: Verdict, *, sure: bool = False) -> list[str]:
    return [each.side.id for each in standings if each.stands is verdict and (each.sure or not sure)]


def _keeping_open(standings: Iterable[Standing]) -> list[str]:
    return [each.side.id for each in standings if each.stands is Verdict.UNKNOWN and not each.side.only_if_known]


def _those(standings: Iterable[Standing], ids: Collection[str]) -> tuple[Standing, ...]:
    return tuple(each for each in standings if each.side.id in ids)


def _told(policy: Policy, reasons: Sequence[Standing], reading: Reading) -> tuple[Standing, ...]:
    """Every reason that stands and behind no other; beside "not a first step" those that say so themselves."""
    standing = _ids(reasons, Verdict.MET)
    said = [each for each in reasons if each.side.id in standing and set(standing).isdisjoint(each.side.behind)]
    if reading is Reading.NOT_FIRST:
        said = [each for each in said if policy.reads(each.side.id, None) is reading]
    return tuple(said)


def _goodness(reading: Reading) -> int:
    return WORST_FIRST.index(reading)
