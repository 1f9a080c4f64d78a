"""Rules that can come to nothing: never met, never unmet, unknown for no reason, or two that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.pages import Kind, Question
from questionnaire.checking.logic import Options, always, can_be, options_of, stays_unknown
from questionnaire.checking.rules import Rule, every_rule
from questionnaire.errors import Problem
from questionnaire.logic.predicates import (
    AtLeast,
    Compare,
    CountOf,
    Not,
    Op,
    Predicate,
    Verdict,
)
from questionnaire.reading import Book
from questionnaire.reading.predicates import facts_in

_NEVER = {
    "page": "this page can never be reached",
    "criterion": "no answers can ever meet this criterion",
    "alert": "no answers can ever raise this alert",
    "suggestion": "no answers can ever bring this suggestion",
    "timing": "no answers can ever reach this step",
    "doubt": "no answers can ever bring this doubt",
    "bring": "no answers can ever meet this condition",
}
_ALWAYS = {
    "page": "every answer meets this condition",
    "criterion": "no answers can ever fail this criterion",
    "doubt": "no answers can ever settle this doubt",
}


def logic_problems(book: Book) -> Iterator[Problem]:
    """Rules proved to be pointless or at odds, each with its place."""
    computed = {fact.id: frozenset(fact.options) for fact in book.rules.facts.values()}
    options = options_of(book.rules.catalog, computed)
    given = _Given(book)
    for rule in every_rule(book):
        yield from _rule_problems(rule, given, options)
    yield from _contradictions(book, given, options)
    yield from _unsettled(book)


def _rule_problems(rule: Rule, given: _Given, options: Options) -> Iterator[Problem]:
    if not can_be(given.known(rule.when), Verdict.MET, options):
        yield Problem(rule.file, rule.place, _NEVER[rule.kind])
    elif rule.kind in _ALWAYS and not can_be(rule.when, Verdict.NOT_MET, options):
        yield Problem(rule.file, rule.place, _ALWAYS[rule.kind])
    for part in _conditions(rule.when):
        facts = stays_unknown(part, options)
        if facts is not None:
            yield Problem(
                rule.file,
                rule.place,
                f"stays unknown although every value agrees; compare {', '.join(sorted(facts))} in one place",
            )


def _contradictions(book: Book, given: _Given, options: Options) -> Iterator[Problem]:
    by_id = {each.id: each for each in book.rules.suggestions}
    for suggestion in book.rules.suggestions:
        file, place = book.file("suggestions", suggestion.id), f"suggestions[{suggestion.id}].never_with"
        for other_id in suggestion.never_with:
            other = by_id.get(other_id)
            if other is None:
                yield Problem(file, place, f"there is no suggestion {other_id!r}")
            elif can_be(given.known(always([suggestion.when, other.when])), Verdict.MET, options):
                yield Problem(file, place, f"some answers bring both this and {other_id!r}")


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


def _conditions(predicate: Predicate) -> Iterator[Predicate]:
    """The predicate, and the condition on one entry of each `count_of` in it."""
    yield predicate
    match predicate:
        case AtLeast(_, parts):
            for part in parts:
                yield from (inner for inner in _conditions(part) if inner is not part)
        case Not(part):
            yield from (inner for inner in _conditions(part) if inner is not part)
        case CountOf(_, _, where):
            yield from _conditions(where)


class _Given:
    """Adds to a predicate what must hold for its facts to be asked: the condition of their pages."""

    def __init__(self, book: Book) -> None:
        self._asked = {
            question.id: AtLeast(1, (_otherwise(question), page.asked_when))
            for page in book.questionnaire.pages
            for question in page.questions
            if question.otherwise is not None and page.asked_when is not None
        }

    def known(self, predicate: Predicate) -> Predicate:
        """The predicate, and for each fact: its page is asked, or it has the value that holds otherwise."""
        conditions, open_facts, done = [predicate], set(facts_in(predicate)), set[str]()
        while open_facts:
            fact = open_facts.pop()
            done.add(fact)
            if fact in self._asked:
                conditions.append(self._asked[fact])
                open_facts |= set(facts_in(self._asked[fact])) - done
        return always(conditions)


def _otherwise(question: Question) -> Predicate:
    """That a question has the value it takes when its page does not apply."""
    if question.kind is Kind.SEVERAL:
        return Not(Compare(question.id, Op.INCLUDES, tuple(option.id for option in question.options)))
    return Compare(question.id, Op.IS, (question.otherwise or "",))
