"""What is asked for nothing, and what is judged from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from questionnaire.asking.pages import Page
from questionnaire.asking.questions import Kind
from questionnaire.checking.rules import every_rule
from questionnaire.errors import Problem
from questionnaire.logic.walking import facts_in
from questionnaire.reading.book import Book


def use_problems(book: Book) -> Iterator[Problem]:
    """Questions that no rule and no document uses, and computed facts that no rule, reason or page uses."""
    used = {fact for rule in every_rule(book) for fact in facts_in(rule.when)}
    # The ids that a reason fills in.
    used |= {slot for suggestion in book.rules.suggestions for text in suggestion.because for slot in text.slots}
    used |= {each for each in astuple(book.questionnaire.asks) if each}
    facts = book.rules.facts
    for fact_id in [each for each in used if each in facts]:
        used |= set(facts[fact_id].needs)
    for page in book.questionnaire.pages:
        yield from _on_page(book, page, used)
    for group in book.questionnaire.groups.values():
        for question in group.questions:
            if question.id not in used and question.tell is None and f"{{{question.id}}}" not in group.line.you:
                yield Problem(book.file("groups", group.id), question.id, "no rule and no document uses this question")
    for fact_id, fact in facts.items():
        # What is computed of each entry feeds what is computed of the whole group.
        if fact_id not in used and fact.group not in used:
            yield Problem("facts.toml", fact_id, "no rule uses this fact")


def _on_page(book: Book, page: Page, used: set[str]) -> Iterator[Problem]:
    file, counted = book.file("pages", page.id), any(question.counts_as for question in page.questions)
    for question in page.questions:
        if question.id in used:
            continue
        if question.tell is None and page.tell_yes is None:
            yield Problem(file, question.id, "no rule and no document uses this question")
        elif counted and question.kind is Kind.YES_NO:
            # A sign that is asked, told and not judged would be a known, wrong "no".
            yield Problem(file, question.id, "no rule reads this; others here say what they count as (counts_as)")
