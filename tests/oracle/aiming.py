"""Patients for whom a cell of the policy table says the word: chance alone would seldom bring some of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from questionnaire.logic.predicates import AtLeast, Compare, Fact, Not, Predicate, Verdict, compare
from tests.oracle.table import FIRST, NOTHING, REASON, Side, Table

# Of so many, one has no reason at all: only these can be told that a test is not a first step.
_NO_REASON = 6
Pools = Mapping[str, list[Fact]]


@dataclass
class Aim:
    """Changes drawn facts so that a reason and a first stand; `exact` are the states of each fact that is known."""

    table: Table
    exact: Pools
    _holding: dict[tuple[Compare, bool], set[int]] = field(default_factory=dict)

    def aim(self, facts: dict[str, Fact], chance: Random) -> None:
        """A cell drawn by chance; often no other side stands, and often one of the facts stays as it was drawn."""
        reason, first = chance.choice(list(self.table.cells))
        if chance.randrange(_NO_REASON) == 0:
            reason = ""
        pools: dict[str, list[Fact]] = {}
        chosen = [side for side in self.table.sides if (side.kind, side.id) in ((REASON, reason), (FIRST, first))]
        others = [side for side in self.table.sides if side not in chosen]
        for side in chosen:
            self._narrow(pools, side.when, True, chance)
            if side.unless:
                self._narrow(pools, side.unless, False, chance)
        for side in others:
            if chance.random() < self._share(side, reason, first):
                self._narrow(pools, side.when, False, chance)
        left = chance.choice(list(pools)) if chance.randrange(3) == 0 else None
        facts |= {key: chance.choice(pool) for key, pool in pools.items() if key != left}

    @staticmethod
    def _share(side: Side, reason: str, first: str) -> float:
        """How often another side is kept away: what stands above hides every cell, a reason "not a first step"."""
        if side.above:
            return 0.9
        if not reason and side.kind == REASON:
            return 0.98
        return 0.7 if side.kind == REASON or first == NOTHING else 0.5

    def _narrow(self, pools: dict[str, list[Fact]], predicate: Predicate, wanted: bool, chance: Random) -> None:
        """Leaves of each fact only the states with which the predicate comes out so, where there are any."""
        match predicate:
            case Compare(fact):
                right = self._states(predicate, wanted)
                pool = pools.get(fact, self.exact[fact])
                pools[fact] = [state for state in pool if id(state) in right] or pool
            case AtLeast(needed, parts):
                enough = needed if wanted else len(parts) - needed + 1
                for part in chance.sample(parts, enough):
                    self._narrow(pools, part, wanted, chance)
            case Not(part):
                self._narrow(pools, part, not wanted, chance)

    def _states(self, predicate: Compare, wanted: bool) -> set[int]:
        if (predicate, wanted) not in self._holding:
            verdict = Verdict.MET if wanted else Verdict.NOT_MET
            self._holding[predicate, wanted] = {
                id(state)
                for state in self.exact[predicate.fact]
                if compare(state.possible, predicate.op, predicate.operand) is verdict
            }
        return self._holding[predicate, wanted]
