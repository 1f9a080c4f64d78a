"""What a rule can come to at all: proofs over every combination of values that its facts may have.

Each fact is cut into the classes of values that the rule can tell apart. Facts are taken as free of each other and a
`count_of` as a yes or no of its own, so "can never" is a proof, and "can" a possibility.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise, product

from questionnaire.judging.assessment import Rules
from questionnaire.logic.predicates import (
    Among,
    AtLeast,
    Compare,
    CountOf,
    ForClinician,
    Not,
    Op,
    Possible,
    Predicate,
    Several,
    Verdict,
    compare,
    negate,
    tally,
)
from questionnaire.logic.span import Span
from questionnaire.logic.walking import facts_in, parts_of

Options = Mapping[str, frozenset[str]]
_YES_NO = frozenset({"yes", "no"})
# Each fact with one value of every class that a rule can tell apart.
_Classes = tuple[tuple[str, tuple[Possible, ...]], ...]
# Some four times as many as the content takes.
_PROOFS = 8192


def can_be(predicate: Predicate, verdict: Verdict, options: Options) -> bool:
    """Whether some values of its facts bring this verdict. `options` are those of each choice and set."""
    plain = _without_entries(predicate, options)
    if plain is None:
        return verdict is Verdict.NOT_MET
    return _can_be(plain, verdict, _classes(plain, options))


# A site that adds a word, and each test that does, proves the rules that it left alone no second time.
@lru_cache(maxsize=_PROOFS)
def _can_be(predicate: Predicate, verdict: Verdict, classes: _Classes) -> bool:
    anything = {fact_id: _all_of(values) for fact_id, values in classes}
    return _search(predicate, verdict, classes, anything)


def stays_unknown(predicate: Predicate, options: Options) -> Mapping[str, Possible] | None:
    """Facts with which the verdict is UNKNOWN although every completion of them agrees; None if there are none.

    Only facts compared in more than one place can do that, so the smallest part that holds all of these is tried.
    """
    plain = _without_entries(predicate, options)
    if plain is None:
        return None
    often = {fact for fact, times in Counter(facts_in(plain)).items() if times > 1}
    if not often:
        return None
    part = _smallest_with(plain, often)
    found = _stays_unknown(part, frozenset(often), _classes(part, options))
    return None if found is None else dict(found)


@lru_cache(maxsize=_PROOFS)
def _stays_unknown(part: Predicate, often: frozenset[str], known: _Classes) -> tuple[tuple[str, Possible], ...] | None:
    classes = dict(known)
    # What occurs once cannot make a verdict stay unknown: its known values are enough.
    ways = {fact: _subsets(values) if fact in often else values for fact, values in classes.items()}
    order = sorted(ways, key=lambda fact: fact in often)
    anything = {fact: _all_of(values) for fact, values in classes.items()}
    for facts in _still_unknown(part, order, ways, anything):
        if _completions_agree(part, facts, classes):
            return tuple((fact, facts[fact]) for fact in sorted(often))
    return None


def always(conditions: Sequence[Predicate]) -> Predicate:
    """All of the conditions."""
    return AtLeast(len(conditions), tuple(conditions))


def options_of(rules: Rules) -> dict[str, frozenset[str]]:
    """The options of every choice and set, asked or computed."""
    asked = [each for group in (rules.catalog.questions, *rules.catalog.groups.values()) for each in group.values()]
    computed = {fact.id: frozenset(fact.options) for fact in rules.facts.values()}
    return {each.id: frozenset(option.id for option in each.options) for each in asked} | computed


# --- searching ------------------------------------------------------------------------------------------------------


def _search(
    predicate: Predicate, verdict: Verdict, left: Sequence[tuple[str, Sequence[Possible]]], facts: dict[str, Possible]
) -> bool:
    found = _verdict(predicate, facts)
    if found is not Verdict.UNKNOWN or not left:
        return found is verdict
    (fact_id, values), *rest = left
    return any(_search(predicate, verdict, rest, {**facts, fact_id: value}) for value in values)


def _still_unknown(
    predicate: Predicate, left: list[str], ways: Mapping[str, Sequence[Possible]], facts: dict[str, Possible]
) -> Iterator[dict[str, Possible]]:
    """Every way to know the facts that leaves the verdict UNKNOWN; what is known once stays known, so it is left."""
    if _verdict(predicate, facts) is not Verdict.UNKNOWN:
        return
    if not left:
        yield facts
        return
    for value in ways[left[0]]:
        yield from _still_unknown(predicate, left[1:], ways, {**facts, left[0]: value})


def _verdict(predicate: Predicate, facts: Mapping[str, Possible]) -> Verdict:
    """The verdict without its reasons, which would take most of the time."""
    match predicate:
        case Compare(fact, op, operand):
            return compare(facts[fact], op, operand)
        case AtLeast(needed, parts):
            met = unknown = 0
            for left, part in zip(range(len(parts), 0, -1), parts, strict=True):
                # Settled whatever the parts are that are left: most of the time is saved here.
                if met >= needed or met + unknown + left < needed:
                    break
                found = _verdict(part, facts)
                met, unknown = met + (found is Verdict.MET), unknown + (found is Verdict.UNKNOWN)
            return tally(met, unknown, needed)
        case Not(part):
            return negate(_verdict(part, facts))
        case _:
            raise TypeError(f"{predicate!r} stands for a yes or no here")


def _completions_agree(
    predicate: Predicate, facts: Mapping[str, Possible], classes: Mapping[str, Sequence[Possible]]
) -> bool:
    ways = [
        [each for each in classes[fact_id] if _within(each, value)] if len(classes[fact_id]) > 1 else [value]
        for fact_id, value in facts.items()
    ]
    verdicts = {_verdict(predicate, dict(zip(facts, chosen, strict=True))) for chosen in product(*ways)}
    return len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts


def _within(one: Possible, all_of_them: Possible) -> bool:
    match one, all_of_them:
        case Among(value), Among(values):
            return value <= values
        case Several(certain), Several(surely, maybe):
            return surely <= certain <= surely | maybe
        case Span() as inner, Span() as outer:
            return outer.overlaps(inner)
    return False


# --- classes of values ----------------------------------------------------------------------------------------------


def _classes(predicate: Predicate, options: Options) -> _Classes:
    """For each fact one value of every class that the comparisons can tell apart."""
    compared: dict[str, list[Compare]] = {}
    for part in parts_of(predicate):
        if isinstance(part, Compare):
            compared.setdefault(part.fact, []).append(part)
    return tuple((fact, tuple(_values(compares, options.get(fact, _YES_NO)))) for fact, compares in compared.items())


def _values(compares: list[Compare], options: frozenset[str]) -> list[Possible]:
    if isinstance(compares[0].operand[0], Decimal):
        edges = sorted({Decimal(number) for each in compares for number in each.operand})
        between = [(low + high) / 2 for low, high in pairwise(edges)]
        return [Span.exactly(number) for number in sorted({edges[0] - 1, *edges, *between, edges[-1] + 1})]
    # Options that stand in the same comparisons are alike: one stands for all of them.
    alike = {tuple(option in each.operand for each in compares): option for option in sorted(options)}
    chosen = sorted(alike.values())
    if compares[0].op is Op.INCLUDES:
        return [Several(frozenset(some)) for number in range(len(chosen) + 1) for some in combinations(chosen, number)]
    return [Among(frozenset({option})) for option in chosen]


def _all_of(values: Sequence[Possible]) -> Possible:
    """What is known of a fact that may have any of the values."""
    first = values[0]
    if isinstance(first, Span):
        return Span(None, None)
    if isinstance(first, Among):
        return Among(frozenset().union(*(value.values for value in values if isinstance(value, Among))))
    sets = [value.certain for value in values if isinstance(value, Several)]
    certain = frozenset.intersection(*sets)
    return Several(certain, frozenset().union(*sets) - certain)


def _subsets(values: Sequence[Possible]) -> list[Possible]:
    """Each value, and what may be known of a fact that has one of some of them."""
    if isinstance(values[0], Span):
        spans = [value for value in values if isinstance(value, Span)]
        ranges = [
            Span(low.low, high.high) for place, low in enumerate(spans) for high in spans[place:] if low is not high
        ]
        return [*values, *ranges, Span(None, None)]
    if isinstance(values[0], Several):
        every = sorted(frozenset().union(*(value.certain for value in values if isinstance(value, Several))))
        return [
            Several(
                frozenset(option for option, state in zip(every, states, strict=True) if state == "in"),
                frozenset(option for option, state in zip(every, states, strict=True) if state == "maybe"),
            )
            for states in product(("in", "out", "maybe"), repeat=len(every))
        ]
    some = [each for number in range(1, len(values) + 1) for each in combinations(values, number)]
    return [_all_of(each) for each in some]


# --- predicates -----------------------------------------------------------------------------------------------------


def _without_entries(predicate: Predicate, options: Options) -> Predicate | None:
    """The predicate with a fact of its own for each `count_of` and statement of a clinician.

    None for a `count_of` whose entries can never satisfy it; it is then never met.
    """
    match predicate:
        case AtLeast(needed, parts):
            plain = [_without_entries(part, options) for part in parts]
            possible = tuple(part for part in plain if part is not None)
            return AtLeast(needed, possible) if needed <= len(possible) else None
        case Not(part):
            inner = _without_entries(part, options)
            return Not(inner) if inner is not None else AtLeast(0, ())
        case CountOf(_, _, where):
            met = can_be(where, Verdict.MET, options)
            return Compare(repr(predicate), Op.IS, ("yes",)) if met else None
        case ForClinician():
            return Compare(repr(predicate), Op.IS, ("yes",))
        case Compare():
            return predicate


def _smallest_with(predicate: Predicate, facts: set[str]) -> Predicate:
    """The smallest part in which all the comparisons of these facts stand."""
    parts = {AtLeast: "parts", Not: "part"}
    held = getattr(predicate, parts.get(type(predicate), ""), ())
    outside = Counter(fact for fact in facts_in(predicate) if fact in facts)
    for part in held if isinstance(held, tuple) else (held,):
        if Counter(fact for fact in facts_in(part) if fact in facts) == outside:
            return _smallest_with(part, facts)
    return predicate
