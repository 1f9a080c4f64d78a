"""What holds of answers whatever they are: what is not asked has its value, and some facts never stand together."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.questions import Kind, Question
from questionnaire.checking.logic import always, can_be, options_of
from questionnaire.judging.policy import Side
from questionnaire.judging.programs import Criterion
from questionnaire.judging.suggestions import Suggestion
from questionnaire.logic.predicates import AtLeast, Compare, Not, Op, Predicate, Verdict
from questionnaire.logic.walking import counted, facts_in
from questionnaire.reading.book import Book


class Given:
    """What can be, given what must hold of the facts.

    That is: the condition of the pages that ask for them or list their entries, what an option that stands alone shuts
    out, and what the content says never stands together (presumed.toml).
    """

    def __init__(self, book: Book) -> None:
        self.options = options_of(book.rules)
        self._holds: dict[str, list[Predicate]] = {}
        pages = book.questionnaire.pages
        for page in pages:
            for question in page.questions:
                if question.otherwise is not None and page.asked_when is not None:
                    self._add(AtLeast(1, (_otherwise(question), page.asked_when)), question.id)
                for shut_out in _alone(question):
                    self._add(shut_out, question.id)
        for never in book.rules.presumptions.never:
            self._add(Not(never.when), *facts_in(never.when))
        self._listed = {page.group: page.asked_when for page in pages if page.group and page.asked_when}

    def _add(self, holds: Predicate, *facts: str) -> None:
        for fact in facts:
            self._holds.setdefault(fact, []).append(holds)

    def can_be(self, *together: Predicate) -> bool:
        """Whether some answers meet all of these at once."""
        return can_be(self._known(always(together)), Verdict.MET, self.options)

    def _known(self, predicate: Predicate) -> Predicate:
        """The predicate, and all that holds of its facts and of theirs."""
        conditions, open_facts, done = [predicate], set(facts_in(predicate)), set[str]()
        for each in counted(predicate):
            if reached := self._listed.get(each.group):
                conditions.append(AtLeast(1, (Not(each), reached)))
                open_facts |= set(facts_in(reached))
        while open_facts:
            fact = open_facts.pop()
            done.add(fact)
            for holds in self._holds.get(fact, []):
                if holds not in conditions:
                    conditions.append(holds)
                    open_facts |= set(facts_in(holds)) - done
        return always(conditions)


def said_when(rule: Suggestion | Criterion | Side) -> Predicate:
    """When something is said that may be silenced, where everything is known."""
    return always([rule.when, Not(rule.unless)]) if rule.unless else rule.when


def _otherwise(question: Question) -> Predicate:
    """That a question has the value it takes when its page does not apply."""
    if question.kind is Kind.SEVERAL:
        return Not(Compare(question.id, Op.INCLUDES, tuple(option.id for option in question.options)))
    return Compare(question.id, Op.IS, (question.otherwise or "",))


def _alone(question: Question) -> Iterator[Predicate]:
    """That an option which stands alone stands alone."""
    for option in question.options if question.kind is Kind.SEVERAL else ():
        others = tuple(each.id for each in question.options if each is not option)
        if option.alone and others:
            own, shut_out = Compare(question.id, Op.INCLUDES, (option.id,)), Compare(question.id, Op.INCLUDES, others)
            yield Not(always([own, shut_out]))
