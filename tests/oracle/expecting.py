"""What follows from the verdicts that SQL gave, put together by what the documents promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from questionnaire.judging.programs import Standing, Status
from questionnaire.judging.suggestions import Suggestion
from questionnaire.reading import Book
from tests.oracle.rules import AFTER_DEATH, page_conditions, remarks_of
from tests.oracle.table import BEFORE_A_TEST, FIRST, NOTHING, REASON, Table

TODAY = dt.date(2026, 11, 22)


def expected(
    book: Book,
    table: Table,
    said: Mapping[str, int | None],
    judged: Mapping[str, tuple[str, bool]],
    timed: Mapping[str, Any],
) -> dict[str, Any]:
    """What the verdicts that SQL gave come to, put together by what the documents promise."""
    rules = book.rules
    order = [standing.value for standing in Standing]
    best = sorted(
        rules.programs,
        key=lambda each: (
            order.index(judged[each.id][0]),
            each.status is not Status.OPEN or each.review_by < TODAY,
            each.rank,
        ),
    )
    dead = said.get("died") == 1
    alerts = [
        each
        for each in rules.alerts
        if not dead and said[f"alert {each.id} when"] == 1 and said.get(f"alert {each.id} unless") != 1
    ]
    now = timed["answer"] == "yes" and not any(each.level in ("urgent", "today") for each in alerts)
    suggested = [
        each.id
        for each in sorted(rules.suggestions, key=lambda each: (_rank(each, now=now), each.id))
        if said[f"suggestion {each.id}"] == 1 and said.get(f"suggestion {each.id} unless") != 1
        if (now or not each.only_now) and each.after_death is dead
    ]
    return {
        "pages": {key: said[f"page {key}"] for key in page_conditions(book)},
        "alerts": [each.id for each in alerts],
        "programs": [(each.id, judged[each.id][0], judged[each.id][1] and not dead) for each in best],
        "suggestions": suggested if dead else _what_comes_first(book, table, timed, suggested),
        "timing": timed["id"],
        "doubts": [each.id for each in rules.doubts if said[f"doubt {each.id}"] == 1],
        "remarks": [
            each.says
            for name, each in remarks_of(book).items()
            if dead is (AFTER_DEATH in name) and said.get(name, 1) == 1 and said.get(f"{name} unless") != 1
        ],
        "bring": [
            (each.id, said.get(f"bring {each.id} have") == 1)
            for each in rules.bring
            if not dead and said.get(f"bring {each.id} when", 1) in ((1,) if each.only_if_known else (1, None))
        ],
    }


def _what_comes_first(book: Book, table: Table, timed: Mapping[str, Any], suggested: list[str]) -> list[str]:
    """The suggestions, those that ask for what comes before a test above the others; the same is asked once."""
    if timed["reading"] not in BEFORE_A_TEST:
        return suggested
    words = {each.id: (each.ask.you, each.ask.child) for each in book.rules.suggestions}
    before = [side for side in table.of(FIRST) if side.id in timed["firsts"]]
    before += [
        side
        for side in table.of(REASON)
        if side.id in timed["reasons"] and table.cells[side.id, NOTHING] in BEFORE_A_TEST
    ]
    asked: dict[tuple[str, str], str] = {}
    for side in before:
        there = [each for each in side.asked_by if each in suggested]
        own = {side.asks: f"ask.{side.id}"} if side.asks else {}
        asked |= {words[each]: each for each in there} or own
    return [*asked.values(), *(each for each in suggested if each not in asked.values())]


def _rank(suggestion: Suggestion, *, now: bool) -> int:
    """Its rank; the later one where a test is not worth asking for now."""
    return suggestion.rank if now or suggestion.later is None else suggestion.later
