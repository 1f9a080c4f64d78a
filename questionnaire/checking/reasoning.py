"""Rules that can come to nothing: never met, never unmet, unknown for no reason, or two that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.checking.given import Given, said_when
from questionnaire.checking.logic import can_be, stays_unknown
from questionnaire.checking.rules import Rule, every_rule
from questionnaire.errors import Problem
from questionnaire.judging.policy import BEFORE_A_TEST
from questionnaire.logic.predicates import Verdict
from questionnaire.logic.walking import counted, facts_in
from questionnaire.reading.book import Book
from questionnaire.reading.policy import FILE as POLICY

_NEVER = {
    "page": "this page can never be reached",
    "criterion": "no answers can ever meet this criterion",
    "alert": "no answers can ever raise this alert",
    "suggestion": "no answers can ever bring this suggestion",
    "first": "no answers can ever put this first",
    "doubt": "no answers can ever bring this doubt",
    "bring": "no answers can ever meet this condition",
    "reason": "no answers can ever give this reason",
    "unless": "no answers can ever meet this condition",
}
_ALWAYS = {
    "page": "every answer meets this condition",
    "criterion": "no answers can ever fail this criterion",
    "doubt": "no answers can ever settle this doubt",
}


def logic_problems(book: Book, given: Given) -> Iterator[Problem]:
    """Rules proved to be pointless or at odds, each with its place."""
    for rule in every_rule(book):
        yield from _rule_problems(rule, given)
    yield from _contradictions(book, given)
    yield from _cells(book, given)
    yield from _unsettled(book)
    yield from _unasked(book)


def _rule_problems(rule: Rule, given: Given) -> Iterator[Problem]:
    if not given.can_be(rule.when):
        yield Problem(rule.file, rule.place, _NEVER[rule.kind])
    elif rule.kind in _ALWAYS and not can_be(rule.when, Verdict.NOT_MET, given.options):
        yield Problem(rule.file, rule.place, _ALWAYS[rule.kind])
    for part in (rule.when, *(each.where for each in counted(rule.when))):
        facts = stays_unknown(part, given.options)
        if facts is not None:
            yield Problem(
                rule.file,
                rule.place,
                f"stays unknown although every value agrees; compare {', '.join(sorted(facts))} in one place",
            )


def _contradictions(book: Book, given: Given) -> Iterator[Problem]:
    by_id = {each.id: each for each in book.rules.suggestions}
    for suggestion in book.rules.suggestions:
        file, place = book.file("suggestions", suggestion.id), f"suggestions[{suggestion.id}].never_with"
        for other_id in suggestion.never_with:
            other = by_id.get(other_id)
            if other is None:
                yield Problem(file, place, f"there is no suggestion {other_id!r}")
            elif given.can_be(said_when(suggestion), said_when(other)):
                yield Problem(file, place, f"some answers bring both this and {other_id!r}")


def _unasked(book: Book) -> Iterator[Problem]:
    """What comes before a test and brings no question, or one that is not there."""
    policy, there = book.rules.policy, {each.id for each in book.rules.suggestions}
    firsts = [("firsts", each) for each in policy.firsts if each.above in (None, *BEFORE_A_TEST)]
    before = [each for each in policy.reasons if policy.reads(each.id, None) in BEFORE_A_TEST]
    for folder, side in [*firsts, *(("reasons", each) for each in before)]:
        for other in sorted(set(side.asked_by) - there):
            yield Problem(book.file(folder, side.id), "asked_by", f"there is no suggestion {other!r}")
        if side.ask is None and not side.asked_by:
            yield Problem(book.file(folder, side.id), "ask", "this comes before a test; the question to ask is needed")


def _unsettled(book: Book) -> Iterator[Problem]:
    """Doubts that a page to which they lead, or an answer that they call doubtful, has no part in."""
    asked, catalog = book.questionnaire, book.rules.catalog
    for doubt in book.rules.doubts:
        file, read = book.file("doubts", doubt.id), set(facts_in(doubt.when))
        read |= {need for fact in read & set(book.rules.facts) for need in book.rules.facts[fact].needs}
        for page in filter(None, map(asked.page, doubt.pages)):
            if read.isdisjoint([*page.question_ids, page.group, *catalog.groups.get(page.group or "", ())]):
                yield Problem(file, "pages", f"nothing on the page {page.id!r} can settle this")
        for question in sorted(set(doubt.doubtful) - read):
            yield Problem(file, "doubtful", f"this does not depend on {question!r}")


def _cells(book: Book, given: Given) -> Iterator[Problem]:
    """Cells of the policy that no answers can reach: there a dash is right."""
    policy = book.rules.policy
    for (reason, first), cell in policy.cells.items():
        if first is None or cell.reading is None:
            continue
        if not given.can_be(*(said_when(side) for side in policy.sides if side.id in (reason, first))):
            yield Problem(
                POLICY, f"rows.{reason}", f"no answers can bring this reason and {first!r} together: - is right"
            )
