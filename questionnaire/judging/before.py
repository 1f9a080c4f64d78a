"""What comes before a test is asked before all else: the word about a test becomes the first questions of the visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from questionnaire.judging.policy import BEFORE_A_TEST, Policy, Standing, Timed
from questionnaire.judging.suggestions import Suggested, Suggestion

# The topic of the questions that the word about a test brings.
TIMING = "timing"


def with_what_comes_before(policy: Policy, timed: Timed, suggested: tuple[Suggested, ...]) -> tuple[Suggested, ...]:
    """The suggestions, and above them one question for each thing that comes before a test; the same is asked once.

    A suggestion that asks for it already is moved there; else its own question is asked, with what is said of it as
    the reason.
    """
    if timed.reading not in BEFORE_A_TEST:
        return suggested
    there = {each.suggestion.id: each for each in suggested}
    before = [*timed.firsts, *(each for each in timed.reasons if policy.reads(each.side.id, None) in BEFORE_A_TEST)]
    asked = {each.suggestion.ask: each for standing in before for each in _asked(standing, there)}
    ids = {each.suggestion.id for each in asked.values()}
    return (*asked.values(), *(each for each in suggested if each.suggestion.id not in ids))


def _asked(standing: Standing, there: Mapping[str, Suggested]) -> Iterator[Suggested]:
    side = standing.side
    found = [there[each] for each in side.asked_by if each in there]
    if not found and side.ask is not None:
        asks = Suggestion(f"ask.{side.id}", TIMING, side.ask, (side.says,), side.when, side.cite)
        found = [Suggested(asks, standing.finding)]
    yield from (replace(each, suggestion=replace(each.suggestion, rank=0, later=None)) for each in found)
