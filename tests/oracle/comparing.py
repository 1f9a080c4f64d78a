"""Judging and the oracle asked the same of the same patients, and every difference between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.pages import Route
from questionnaire.judging.assessment import Rules, assess
from questionnaire.judging.facts import Computations
from questionnaire.judging.policy import time
from questionnaire.judging.programs import Program, Status, judge_program
from questionnaire.logic.predicates import Among, AtLeast, Fact, Predicate, Verdict, judge
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book
from tests.oracle import timing
from tests.oracle.expecting import TODAY, expected
from tests.oracle.patients import PERSON, Clinic, Patient, Vocabulary, comparisons, counts_entries, vocabulary
from tests.oracle.rules import Maker, all_predicates, country_of, page_conditions, predicates_of
from tests.oracle.sql import Translation, database
from tests.oracle.table import NOTHING, read_table

_VERDICT = {1: Verdict.MET, 0: Verdict.NOT_MET, None: Verdict.UNKNOWN}
# So many random rules a batch, and one patient in so many judged as a whole too.
_RANDOM_PREDICATES, _RANDOM_PROGRAMS, _WHOLE = 8, 3, 20
_TOLD = 3


@dataclass
class Tally:
    """What was compared: how many of each verdict and standing, of each name, and what did not agree."""

    patients: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    standings: Counter[str] = field(default_factory=Counter)
    outcomes: int = 0
    predicates: set[str] = field(default_factory=set)
    seen: set[tuple[str, str]] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: int = 0
    told: list[str] = field(default_factory=list)

    def note(self, patient: Patient, what: str, of: Any, ours: Any, theirs: Any) -> None:
        """Something that did not agree; the first few are told in full."""
        self.wrong += 1
        if self.wrong > _TOLD:
            return
        said = "\n".join(f"    {line}" for line in _told(patient))
        self.told.append(f"{what}: judging says {ours}, SQL says {theirs}\n  {of}\n  of this patient:\n{said}")


def _told(patient: Patient) -> Iterator[str]:
    yield from (f"{key}: {fact.possible}" for key, fact in patient.facts.items())
    for group, (entries, more) in patient.groups.items():
        yield f"{group}: {len(entries)} entries, {'complete' if more is None else 'perhaps more'}"
        for entry_id, entry in entries:
            own = {key: fact.possible for key, fact in entry.facts.items() if key not in patient.facts}
            yield f"  {entry_id}: {own}"


class Remembered:
    """Judges one predicate; of patients alike in all the facts it may look at, only the first is judged."""

    def __init__(self, predicate: Predicate) -> None:
        self._predicate, self._before = predicate, dict[tuple[int, ...], Verdict]()
        facts = sorted({leaf.fact for leaf in comparisons([predicate])})
        self._facts = None if counts_entries(predicate) else facts

    def __call__(self, patient: Patient) -> Verdict:
        if self._facts is None:
            return judge(self._predicate, patient).verdict
        # A clinic makes each state of a fact once and keeps it, so that the object itself says which state it is.
        alike = tuple([id(patient.facts[key]) for key in self._facts])
        if alike not in self._before:
            self._before[alike] = judge(self._predicate, patient).verdict
        return self._before[alike]


class Oracle:
    """Compares everything that the content decides, and random rules, on generated patients."""

    def __init__(self, book: Book, seed: int) -> None:
        self.book, self.seed = book, seed
        self.known: Vocabulary = vocabulary(book, all_predicates(book))
        self.table = read_table(PACK.content)
        self._clinic = Clinic(self.known, self.table, book.rules.catalog.samples)
        self._alone = predicates_of(book)
        self._judged = {name: Remembered(predicate) for name, predicate in self._alone.items()}

    def compare(self, tally: Tally, batch: int, how_many: int) -> None:
        """One batch of patients, each judged by everything; its random rules are its own."""
        chance = Random(f"{self.seed} {batch}")  # noqa: S311 - nothing is secret here
        patients, maker = self._clinic.patients(chance, how_many), Maker(self.known, chance)
        invented = [*maker.each_comparison(), *(maker.predicate() for _ in range(_RANDOM_PREDICATES))]
        alone = self._alone | {f"random {batch}.{each}": predicate for each, predicate in enumerate(invented)}
        models = self.book.rules.programs
        others = [maker.program(models[each % len(models)], each) for each in range(_RANDOM_PROGRAMS)]
        programs = [*models, *others]
        sql = Translation(self.known)
        # The conditions of the policy table are those that the oracle read itself.
        columns = [sql.verdict(predicate) for predicate in (alone | self.table.predicates).values()]
        columns += [column for program in programs for column in _columns(sql, program)]
        columns += [column for side in self.table.sides for column in timing.columns_of(sql, side)]
        held = database(patients, self.known)
        rows = sql.ask(held, columns)
        held.close()
        timed = self._timed(rows, chance)
        for place, (patient, row) in enumerate(zip(patients, rows, strict=True)):
            values = iter(row)
            verdicts = {name: next(values) for name in alone}
            for name, predicate in alone.items():
                ours = self._judged[name](patient) if name in self._judged else judge(predicate, patient).verdict
                _check(tally, patient, name, predicate, ours, verdicts[name])
            judged = {program.id: _check_program(tally, patient, program, values) for program in programs}
            self._compare_timing(tally, patient, timed[place])
            if place % _WHOLE == 0:
                outcome = expected(self.book, self.table, verdicts, judged, timed[place])
                self._compare_whole(tally, patient, outcome)
        tally.patients += len(patients)

    def _timed(self, rows: Sequence[Sequence[Any]], chance: Random) -> list[dict[str, Any]]:
        """What the table says of each patient; the last columns of a row are those of its sides."""
        sides = [side.id for side in self.table.sides]
        patients = []
        for row in rows:
            own = row[-2 * len(sides) :]
            stands = (timing.Stands(*each) for each in zip(own[::2], own[1::2], strict=True))
            patients.append(dict(zip(sides, stands, strict=True)))
        return timing.expected(self.table, patients, chance)

    def _compare_timing(self, tally: Tally, patient: Patient, theirs: Mapping[str, Any]) -> None:
        ours = time(self.book.rules.policy, patient)
        tally.words[theirs["id"]] += 1
        firsts = [NOTHING, *theirs["firsts"]]
        tally.cells.update((reason, first) for reason in theirs["stand"] for first in firsts)
        if what := timing.differs(theirs, ours):
            tally.note(patient, f"timing: {what}", "the policy table", timing.found(ours), theirs)

    def _compare_whole(self, tally: Tally, patient: Patient, expected: Mapping[str, Any]) -> None:
        found = _found(self.book, self.known, patient)
        tally.outcomes += len(expected)
        for what, value in expected.items():
            if value != found[what]:
                tally.note(patient, what, "as a whole", found[what], value)


def _columns(sql: Translation, program: Program) -> list[str]:
    """Each criterion and whether it does not apply, the country, whether an answer could tell more."""
    conditions = [
        AtLeast(1, (each.unless, each.when)) if each.unless is not None else each.when for each in program.criteria
    ]
    judged = [
        (sql.verdict(each), criterion.unless) for each, criterion in zip(conditions, program.criteria, strict=True)
    ]
    country = country_of(program)
    conditions += [country] if country else []
    together = " AND ".join(["1", *(sql.verdict(each) for each in conditions)])
    waits = " OR ".join(["0", *(sql.waits(each) for each in conditions)])
    return [
        *(each for verdict, unless in judged for each in (verdict, sql.verdict(unless) if unless is not None else "0")),
        sql.verdict(country) if country else "1",
        together,
        f"""CASE {together} WHEN 1 THEN 'worth_asking' WHEN 0 THEN 'probably_not'
            ELSE CASE WHEN {waits} THEN 'more_needed' ELSE 'only_clinician' END END""",
    ]


def _check(tally: Tally, patient: Patient, name: str, of: Any, ours: Verdict, value: int | None) -> None:
    theirs = _VERDICT[value]
    tally.verdicts[theirs.value] += 1
    tally.seen.add((name, theirs.value))
    tally.predicates.add(name)
    if ours is not theirs:
        tally.note(patient, name, of, ours, theirs)


def _check_program(tally: Tally, patient: Patient, program: Program, values: Iterator[Any]) -> tuple[str, bool]:
    """The program's standing and whether it is shown, as SQL says it."""
    judged = judge_program(program, patient, TODAY)
    told = {item.criterion.id: item for item in judged.criteria}
    for criterion in program.criteria:
        name, verdict, silenced = f"program {program.id}: {criterion.id}", next(values), next(values)
        if (criterion.id in told) == (silenced == 1):
            tally.note(patient, f"{name} applies", criterion.unless, criterion.id in told, silenced)
        elif criterion.id in told:
            _check(tally, patient, name, criterion.when, told[criterion.id].finding.verdict, verdict)
    country, together, standing = next(values), next(values), next(values)
    if judged.country:
        _check(tally, patient, f"program {program.id}: country", program.countries, judged.country.verdict, country)
    _check(tally, patient, f"program {program.id}", program.criteria, judged.verdict, together)
    tally.standings[standing] += 1
    if judged.standing.value != standing:
        tally.note(patient, f"program {program.id}", program.criteria, judged.standing, standing)
    here = country == 1 or (country is None and len(program.countries) > 1)
    shown = here and program.status is not Status.CLOSED
    if judged.shown != shown:
        tally.note(patient, f"program {program.id} shown", program.countries, judged.shown, shown)
    return standing, shown


def _found(book: Book, known: Vocabulary, patient: Patient) -> dict[str, Any]:
    """What judging comes to when every fact is worked out as this patient has it."""
    computations = Computations(
        {key: lambda _, fact=fact: fact for key, fact in patient.facts.items()},
        {
            group: {key: _of_entry(patient, group, key) for key in facts}
            for group, facts in known.items()
            if group != PERSON
        },
    )
    rules: Rules = replace(book.rules, computations=computations)
    groups = {group: _answered(entries, more) for group, (entries, more) in patient.groups.items()}
    # Whom it is about is no fact: it decides which rules there are.
    asks = book.questionnaire.asks
    said = {key: Given(who) for key in (asks.who, asks.paper) if key and (who := _surely(patient.facts[key]))}
    path = Route(book.questionnaire.pages, Answers(said, groups))
    found = assess(rules, path, TODAY)
    return {
        "pages": {key: rules.holds(each, path, TODAY) for key, each in page_conditions(book).items()},
        "alerts": [each.alert.id for each in found.alerts],
        "programs": [(each.program.id, each.standing.value, each.shown) for each in found.programs],
        "suggestions": [each.suggestion.id for each in found.suggestions],
        "timing": found.timing.id,
        "doubts": [each.doubt.id for each in found.doubts],
        "remarks": [*found.fever, *found.script, *found.beside],
        "bring": [(each.item.id, each.have) for each in found.bring],
    }


def _surely(fact: Fact) -> str:
    return (
        next(iter(fact.possible.values)) if isinstance(fact.possible, Among) and len(fact.possible.values) == 1 else ""
    )


def _answered(entries: Sequence[tuple[str, Patient]], more: Any) -> Group:
    return Group(tuple(Entry(key, {"place": Given(place)}) for place, (key, _) in enumerate(entries)), more is None)


def _of_entry(patient: Patient, group: str, key: str) -> Any:
    return lambda sheet: patient.groups[group][0][sheet.given("place")][1].facts[key]
