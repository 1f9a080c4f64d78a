"""What the tests of facts share: the facts of answers written as in an answers file, with every page on the route."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.asking.pages import Route
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.logic.predicates import Among, Fact, Verdict, Why
from questionnaire.logic.span import Span
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book

TODAY = dt.date(2026, 11, 22)
BOOK = read_book(PACK)
ASKED = BOOK.questionnaire
YES, NO = Fact(Among(frozenset({"yes"}))), Fact(Among(frozenset({"no"})))
DONT_KNOW, PREFER_NOT = {"not_given": "dont_know"}, {"not_given": "prefer_not_to_say"}
# What a yes-or-no question may be left at: the answer as in a file, what it says, and why that is not known.
LEFT_AT: dict[str, tuple[Any, Verdict, Why | None]] = {
    "yes": ("yes", Verdict.MET, None),
    "no": ("no", Verdict.NOT_MET, None),
    "not sure": (DONT_KNOW, Verdict.UNKNOWN, Why.DONT_KNOW),
    "not said": (PREFER_NOT, Verdict.UNKNOWN, Why.PREFER_NOT),
    "not answered": (None, Verdict.UNKNOWN, Why.NOT_ANSWERED),
}


def sheet(said: dict[str, Any] | None = None, *, complete: bool | None = True, **groups: list[dict[str, Any]]) -> Sheet:
    """The facts of a person; an answer of None is left out, and every page was passed."""
    data = {
        "version": 1,
        "answers": _told(said or {}),
        "groups": {
            group: {
                "complete": complete,
                "entries": [{"id": f"e{place}", "answers": _told(entry)} for place, entry in enumerate(entries)],
            }
            for group, entries in groups.items()
        },
        "passed": [page.id for page in ASKED.pages],
    }
    return BOOK.rules.sheet(Route(ASKED.pages, load(data, ASKED, TODAY)), TODAY)


def entry(group: str, said: dict[str, Any], person: dict[str, Any] | None = None) -> EntrySheet:
    """The facts of the one entry of a group."""
    ((_, only),), _ = sheet(person, **{group: [said]}).entries(group)
    assert isinstance(only, EntrySheet)
    return only


def age(number: int, unit: str = "years") -> dict[str, Any]:
    """The answer that says how old somebody is."""
    return {"person.age": {"amount": number, "unit": unit}}


def cells(written: object, **more: Any) -> dict[str, Any]:
    """A count in cells per microliter."""
    said = {"value": {"amount": str(written), "unit": "/uL"}} | more
    return {f"count.{key}": answer for key, answer in said.items()}


def unsure(why: Why) -> Fact:
    """A yes-or-no fact that may be either."""
    return Fact(Among(frozenset({"yes", "no"})), why)


def one_of(*options: str, why: Why | None = None) -> Fact:
    """A choice that is one of the options."""
    return Fact(Among(frozenset(options)), why)


def at_least(number: Decimal | int, why: Why | None) -> Fact:
    """A number without an upper end."""
    return Fact(Span(Decimal(number), None), why)


def _told(said: dict[str, Any]) -> dict[str, Any]:
    return {key: answer for key, answer in said.items() if answer is not None}
