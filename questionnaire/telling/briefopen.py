"""What the clinician's brief says is not known: answered so, rather not said, left open, or not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.asking.answers import Given, NotGiven
from questionnaire.asking.pages import Page, Route
from questionnaire.asking.questions import Question
from questionnaire.logic.walking import facts_in
from questionnaire.reading.book import Book
from questionnaire.telling.briefviews import Open
from questionnaire.telling.wording import Words

# When more questions than this were left open on one page, their number is told instead of their names.
_MANY = 4


def open_of(book: Book, route: Route, words: Words) -> Open:
    """What is not known of what was asked on the route."""
    return _Teller(book, route, words).open()


def clinical_name(thing: Question | Page, words: Words) -> str:
    """What it is called for a clinician: all that is told has such a name."""
    return words.say(thing.clinical) if thing.clinical else ""


@dataclass(frozen=True, slots=True)
class _Teller:
    book: Book
    route: Route
    words: Words

    def open(self) -> Open:
        """All of it."""
        reached = self._reached()
        told = [page for block in self.book.brief.blocks for page in block.pages if page in reached]
        return Open(
            unknown=tuple(name for page in told for name in self._without(page, NotGiven.DONT_KNOW)),
            declined=tuple(name for page in told for name in self._without(page, NotGiven.PREFER_NOT)),
            unanswered=tuple(name for page in told for name in self._without(page, None)),
            not_asked=tuple(self._not_asked(reached)),
            put_off=tuple(self._put_off()),
        )

    def _put_off(self) -> Iterator[str]:
        """The pages that the short way did not ask, with those they lead to, and what it left out on those it did."""
        for page in (page for block in self.book.brief.blocks for page in block.pages):
            later = [each for each in page.questions if each.id in self.route.put_off]
            gates = facts_in(page.asked_when) if page.skip_unsure and page.asked_when else ()
            led_to = page.id in self.route.left_open and not self.route.put_off.isdisjoint(gates)
            if page not in self.route.pages and (later or led_to or page.group in self.route.put_off):
                yield clinical_name(page, self.words)
            elif page in self.route.pages:
                yield from (clinical_name(each, self.words) for each in later)

    def _not_asked(self, reached: tuple[Page, ...]) -> Iterator[str]:
        """The pages that were skipped because what leads to them was asked, and was not known."""
        pages = [page for block in self.book.brief.blocks for page in block.pages if page.id in self.route.left_open]
        asked = {question for page in reached for question in page.question_ids}
        for page in pages:
            if page.skip_unsure and page.asked_when and asked.issuperset(facts_in(page.asked_when)):
                yield clinical_name(page, self.words)

    def _reached(self) -> tuple[Page, ...]:
        """The pages up to the last one that was passed or says something."""
        answers = self.route.answers
        said = {*answers.passed, *(page.id for page in self.route.pages if answers.tell(page.question_ids, page.group))}
        last = max((place for place, page in enumerate(self.route.pages, 1) if page.id in said), default=0)
        return self.route.pages[:last]

    def _without(self, page: Page, wanted: NotGiven | None) -> Iterator[str]:
        """The names of a page's questions with this answer; the page's own name where all its questions have it.

        What is folded away on the screen was not left open: nobody had to see it.
        """
        if page.group:
            group = self.route.answers.group(page.group)
            said = NotGiven.DONT_KNOW if group.complete is False else None
            if not group.entries and group.complete is not True and said is wanted:
                yield clinical_name(page, self.words)
        told = self.route.answers.said
        still_open = {*page.left_open(told)} - self._denied() - self.route.put_off
        seen = [each for each in page.questions if wanted is not None or (each.id in still_open and not each.more)]
        found = [question for question in seen if told.get(question.id) is wanted]
        if len(found) == len(seen) > 1:
            yield clinical_name(page, self.words)
        elif wanted is None and len(found) >= _MANY:
            count, whole = (self.words.language.number(len(each)) for each in (found, seen))
            yield self.words.word("brief.some", name=clinical_name(page, self.words), count=count, whole=whole)
        else:
            yield from (clinical_name(each, self.words) for each in found)

    def _denied(self) -> frozenset[str]:
        """What would say more of a "no": nobody leaves that open."""
        denied = (
            each
            for each in self.book.questionnaire.questions.values()
            if self.route.answers.said.get(each.id) == Given("no")
        )
        return frozenset(each for gate in denied for each in gate.told_by)
