"""What is judged: every predicate and program of the real content, and random ones over the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from questionnaire.asking.text import Text
from questionnaire.judging.programs import Criterion, Program, Status
from questionnaire.judging.remarks import Remark
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate
from questionnaire.reading import Book
from tests.oracle.patients import PERSON, Known, Vocabulary
from tests.oracle.table import EARLIER, FIRST, REASON
from tests.register import COUNTRY

AFTER_DEATH = "after_death"
_NUMBER_OPS = (Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST, Op.BETWEEN)
_NOTHING = Text("", "")
_COUNTRIES = ((), ("US",), ("US", "CA"), ("GB",))


def page_conditions(book: Book) -> dict[str, Predicate]:
    """The condition of each page that has one."""
    pages = book.questionnaire.pages
    return {page.id: page.asked_when for page in pages if page.asked_when is not None}


def predicates_of(book: Book) -> dict[str, Predicate]:
    """Every predicate of the content that stands alone, by the name of its place; criteria come with programs."""
    rules = book.rules
    found: dict[str, Predicate | None] = {f"page {key}": each for key, each in page_conditions(book).items()}
    for alert in rules.alerts:
        found |= {f"alert {alert.id} when": alert.when, f"alert {alert.id} unless": alert.unless}
    for suggestion in rules.suggestions:
        found |= {
            f"suggestion {suggestion.id}": suggestion.when,
            f"suggestion {suggestion.id} unless": suggestion.unless,
        }
    policy = rules.policy
    for kind, sides in ((REASON, policy.reasons), (FIRST, policy.firsts), (EARLIER, policy.earlier)):
        for side in sides:
            found |= {f"{kind} {side.id} when": side.when, f"{kind} {side.id} unless": side.unless}
    found |= {f"doubt {each.id}": each.when for each in rules.doubts}
    for name, remark in remarks_of(book).items():
        found |= {name: remark.when, f"{name} unless": remark.unless}
    if rules.asks.who and rules.asks.died:
        found["died"] = Compare(rules.asks.who, Op.IS, (rules.asks.died,))
    for item in rules.bring:
        found |= {f"bring {item.id} when": item.when, f"bring {item.id} have": item.have}
    return {name: predicate for name, predicate in found.items() if predicate is not None}


def remarks_of(book: Book) -> dict[str, Remark]:
    """Each remark by its name."""
    kinds = ("fever", "script", "timing", AFTER_DEATH)
    listed = ((kind, place, each) for kind in kinds for place, each in enumerate(getattr(book.rules.remarks, kind)))
    return {f"remark {kind} {place}": each for kind, place, each in listed}


def all_predicates(book: Book) -> Iterator[Predicate]:
    """Every predicate of the content, those of criteria too."""
    yield from predicates_of(book).values()
    criteria = [criterion for program in book.rules.programs for criterion in program.criteria]
    yield from (criterion.when for criterion in criteria)
    yield from (criterion.unless for criterion in criteria if criterion.unless is not None)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes random predicates and programs, the same for the same chance."""

    known: Vocabulary
    chance: Random

    def predicate(self, levels: int = 2, group: str = PERSON) -> Predicate:
        """Any predicate of at most so many levels, about the person or about an entry of a group."""
        chance = self.chance
        shapes = ("compare", "gate", "gate", "not", "not not", "count_of", "count_of", "clinician")
        shape = chance.choice(shapes if levels else ("compare",) * 6 + ("clinician",))
        match shape:
            case "gate":
                parts = tuple(self.predicate(levels - 1, group) for _ in range(chance.randint(1, 4)))
                return AtLeast(chance.randint(1, len(parts)), parts)
            case "not":
                return Not(self.predicate(levels - 1, group))
            case "not not":
                return Not(Not(self.predicate(levels - 1, group)))
            case "count_of":
                inner = chance.choice([each for each in self.known if each != PERSON])
                return CountOf(inner, chance.randint(1, 3), self.predicate(levels - 1, inner))
            case "clinician":
                return ForClinician("Only your clinical team can say this.")
        # An entry knows the facts of its person too; some have no others.
        own = self.known[group] if chance.random() < 0.8 else {}
        facts = list((own or self.known[PERSON]).values())
        kind = chance.choice(sorted({fact.type for fact in facts}))
        return self._compare(chance.choice([fact for fact in facts if fact.type == kind]))

    def each_comparison(self) -> list[Predicate]:
        """One comparison of every way to compare: the content may use some of them seldom, or not yet."""
        made: dict[Op, Predicate] = {}
        while len(made) < len(Op):
            compare = self._compare(self.chance.choice(list(self.known[PERSON].values())))
            made[compare.op] = compare
        return list(made.values())

    def program(self, model: Program, number: int) -> Program:
        """A program with criteria of its own; everything else is the model's."""
        chance = self.chance
        criteria = [self.predicate(chance.randint(0, 1)) for _ in range(chance.randint(1, 3))]
        criteria += [ForClinician("")] * chance.randint(0, 1)
        made = replace(
            model,
            id=f"random {number}",
            status=chance.choice(list(Status)),
            countries=chance.choice(_COUNTRIES),
            criteria=tuple(
                Criterion(str(place), _NOTHING, each, "", unless=chance.choice((None, self.predicate(0))))
                for place, each in enumerate(criteria)
            ),
        )
        return replace(made, in_country=country_of(made))

    def _compare(self, fact: Known) -> Compare:
        chance = self.chance
        if fact.type == "number":
            op = chance.choice(_NUMBER_OPS)
            ends = sorted(chance.choices(fact.limits, k=2))
            return Compare(fact.id, op, tuple(ends if op is Op.BETWEEN else ends[:1]))
        if fact.type == "several":
            return Compare(fact.id, Op.INCLUDES, self._some(fact.options))
        op = chance.choice((Op.IS, Op.IS_ONE_OF))
        return Compare(fact.id, op, self._some(fact.options)[: 1 if op is Op.IS else None])

    def _some(self, options: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.chance.sample(options, self.chance.randint(1, min(3, len(options)))))


def country_of(program: Program) -> Predicate | None:
    """The condition that the person lives where it runs."""
    return Compare(COUNTRY, Op.IS_ONE_OF, program.countries) if program.countries else None
