"""A person's answers as an HL7 FHIR R4 `QuestionnaireResponse`: nothing on the route is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from questionnaire.asking.answers import Answer, Answers, NotGiven, Said
from questionnaire.asking.pages import GroupOfEntries, Page, Route, Section
from questionnaire.asking.questions import Question
from questionnaire.asking.values import CELLS_IN, Amount, Count, PartialDate, Value
from questionnaire.exporting.fhir.people import people
from questionnaire.exporting.fhir.terms import (
    ANSWERED_ON,
    EMPTY,
    RANGE,
    WRITTEN,
    Edition,
    Json,
    all_of_them_id,
    filled,
    not_given_coding,
    not_given_id,
    option_coding,
    unit_coding,
    words_in,
)
from questionnaire.logic.span import Span
from questionnaire.reading.book import Book
from questionnaire.telling.language import Language
from questionnaire.telling.wording import Words, words_for


def response_resource(
    book: Book, route: Route, language: Language, today: dt.date, edition: Edition | None = None
) -> Json:
    """The answers on a route. Nobody is named in it."""
    edition = edition or Edition()
    words = words_in(book, language, words_for(book, route.answers, None, language).voice)
    teller = _Teller(book, route.answers, words)
    return filled(
        {
            "resourceType": "QuestionnaireResponse",
            "language": language.code,
            "questionnaire": f"{edition.address(words)}|{edition.version}",
            "status": "in-progress" if route.furthest or route.put_off else "completed",
            **people(book, route, words),
            "authored": _authored(route, today),
            "item": [item for section in book.questionnaire.sections for item in teller.section(section, route)],
        }
    )


def _authored(route: Route, today: dt.date) -> str | None:
    """The last day on which these answers are known to have been given; None where no day of a moment is known."""
    asked = {question.id for page in route.pages for question in page.questions if question.moment}
    days = [day for key, day in route.answers.days.items() if key in asked]
    if asked & set(route.answers.said) - set(route.answers.days):
        return None
    return str(max(days, key=lambda day: day.last)) if days else today.isoformat()


class _Teller:
    """Tells one person's answers as items, in one wording."""

    def __init__(self, book: Book, answers: Answers, words: Words) -> None:
        self.book, self.answers, self.words = book, answers, words

    def section(self, section: Section, route: Route) -> Iterator[Json]:
        pages = [item for page in section.pages if page in route.pages for item in self._page(page)]
        yield from _group_item(f"section/{section.id}", self.words.say(section.title), pages)

    def _page(self, page: Page) -> Iterator[Json]:
        items = list(self._said(page.questions, self.answers.said))
        if page.group:
            items += self._entries(self.book.questionnaire.groups[page.group])
        yield from _group_item(f"page/{page.id}", self.words.say(page.title), items)

    def _entries(self, asked: GroupOfEntries) -> Iterator[Json]:
        group, title = self.answers.group(asked.id), self.words.say(asked.entry_title)
        for entry in group.entries:
            items = list(self._said(asked.questions, entry.said))
            yield filled({"id": f"{asked.id}.{entry.id}", "linkId": asked.id, "text": title, "item": items})
        if group.complete is not None:
            yield {
                "linkId": all_of_them_id(asked.id),
                "text": self.words.say(asked.all_of_them),
                "answer": [{"valueBoolean": group.complete}],
            }

    def _said(self, questions: tuple[Question, ...], said: Said) -> Iterator[Json]:
        """The answers; a "no" said once for a whole list is none to its row, which other programs would exclude."""
        for question in questions:
            if question.id in said and not self.answers.denied_at_once(question.id):
                yield {**self._day(question), **self._item(question, said[question.id])}

    def _day(self, question: Question) -> Json:
        """The day of an answer about a moment, which need not be the day on which the file is made."""
        day = self.answers.days.get(question.id) if question.moment else None
        return {"extension": [{"url": ANSWERED_ON, "valueDate": str(day)}]} if day else {}

    def _item(self, question: Question, answer: Answer) -> Json:
        item = {"linkId": question.id, "text": self.words.say(question.label)}
        if isinstance(answer, NotGiven):
            if not question.options:
                item = {"linkId": not_given_id(question), "text": self.words.word("fhir.not_given")}
            return {**item, "answer": [{"valueCoding": not_given_coding(answer, self.words)}]}
        answers = [*self._values(question, answer.value)]
        # A set that was said to be empty, or a text without letters: FHIR has no answer without a value.
        empty: Json = {} if answers else {"extension": [{"url": EMPTY, "valueBoolean": True}]}
        return filled({**empty, **item, "answer": answers})

    def _values(self, question: Question, value: Value) -> Iterator[Json]:
        match value:
            case tuple() as chosen:
                for option in chosen:
                    yield {"valueCoding": option_coding(question, option, self.words)}
            case str() as option if question.options:
                yield {"valueCoding": option_coding(question, option, self.words)}
            case Decimal() as number:
                yield {"valueDecimal": _number(number)}
            case Amount(number, unit):
                yield {"valueQuantity": {"value": _number(number), **self._unit(unit)}}
            case Count() as count:
                yield {"valueQuantity": self._count(count)}
            case PartialDate() as date:
                yield {"valueDate": str(date)}
            case str() as text if text:
                yield {"valueString": text}

    def _count(self, count: Count) -> Json:
        """A count: a number, "<200" as a number with its sign, "50-540" as a range without a number; and as written."""
        written: Json = {"url": WRITTEN, "valueString": count.written}
        unit, span = self._unit(count.unit), count.span
        low, high = (None if end is None else _number(end / CELLS_IN[count.unit]) for end in (span.low, span.high))
        if span.exact:
            return {"extension": [written], "value": low, **unit}
        if sign := _sign(span):
            return {"extension": [written], "value": low if span.high is None else high, "comparator": sign, **unit}
        both = {"low": {"value": low, **unit}, "high": {"value": high, **unit}}
        return {"extension": [written, {"url": RANGE, "valueRange": both}], **unit}

    def _unit(self, unit: str) -> Json:
        coded = unit_coding(unit, self.book, self.words)
        return {"unit": coded["display"], "system": coded["system"], "code": coded["code"]}


def _group_item(link_id: str, text: str, items: list[Json]) -> Iterator[Json]:
    if items:
        yield {"linkId": link_id, "text": text, "item": items}


def _sign(span: Span) -> str | None:
    if span.high is None:
        return ">" if span.low_open else ">="
    if not span.low:
        return "<" if span.high_open else "<="
    return None


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
