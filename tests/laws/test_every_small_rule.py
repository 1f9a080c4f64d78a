"""Every rule of two levels over three facts of two values, judged in every world: nothing is left to chance."""

from __future__ import annotations

from itertools import combinations, product

from worlds import World

from questionnaire.logic.predicates import Among, AtLeast, Compare, Fact, Not, Op, Predicate, Verdict, Why, judge

FACTS = ("x", "y", "z")
YES, NO = Among(frozenset({"yes"})), Among(frozenset({"no"}))
OPEN = Fact(Among(frozenset({"yes", "no"})), Why.DONT_KNOW)
STATES = (Fact(YES), Fact(NO), OPEN)
WORLDS = [World(dict(zip(FACTS, states, strict=True))) for states in product(STATES, repeat=3)]


def _gates(parts: list[Predicate], sizes: tuple[int, ...]) -> list[Predicate]:
    chosen = [some for size in sizes for some in combinations(parts, size)]
    return [AtLeast(needed, some) for some in chosen for needed in range(1, len(some) + 1)]


LEAVES: list[Predicate] = [Compare(fact, Op.IS, ("yes",)) for fact in FACTS]
LITERALS = [*LEAVES, *map(Not, LEAVES)]
FIRST = [*LITERALS, *_gates(LEAVES, (2, 3)), *map(Not, _gates(LEAVES, (2, 3)))]
RULES = [*FIRST, *_gates(FIRST, (2,))]


def _used(rule: Predicate) -> list[str]:
    match rule:
        case Compare(fact):
            return [fact]
        case Not(part):
            return _used(part)
        case AtLeast(_, parts):
            return [fact for part in parts for fact in _used(part)]
    return []


def _ends(world: World) -> list[World]:
    open_ways = [(Fact(YES), Fact(NO)) if fact is OPEN else (fact,) for fact in world.facts.values()]
    return [World(dict(zip(FACTS, states, strict=True))) for states in product(*open_ways)]


def _key(world: World) -> tuple[Fact, ...]:
    return tuple(world.facts.values())


ENDS = {_key(world): [_key(each) for each in _ends(world)] for world in WORLDS}


def test_every_small_rule_is_sound_names_only_open_facts_and_is_exact_where_no_fact_is_used_twice():
    """A known verdict holds in every completion, an unknown one names open facts, and read-once rules miss nothing."""
    assert 10_000 < len(RULES) * len(WORLDS)
    for rule in RULES:
        used = _used(rule)
        findings = {_key(world): judge(rule, world) for world in WORLDS}
        for world in WORLDS:
            finding = findings[_key(world)]
            ended = {findings[each].verdict for each in ENDS[_key(world)]}
            named = [item.fact for item in finding.missing]
            assert sorted(set(named)) == sorted(named)
            if finding.verdict is not Verdict.UNKNOWN:
                assert ({finding.verdict}, []) == (ended, named), rule
                continue
            assert named
            assert set(named) <= {fact for fact in used if world.fact(fact) is OPEN}, rule
            if len(set(used)) == len(used):
                assert {Verdict.MET, Verdict.NOT_MET} == ended, rule
