"""What the person told us, said back in plain sentences, each with the page that changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from questionnaire.asking.answers import Answer, Answers, Given, NotGiven, given
from questionnaire.asking.asks import Asks
from questionnaire.asking.pages import GroupOfEntries, Page, Questionnaire, Route
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.text import Text
from questionnaire.asking.values import PartialDate
from questionnaire.judging.assessment import FactName
from questionnaire.logic.predicates import Finding
from questionnaire.telling.views import Sentence, ToldSection
from questionnaire.telling.wording import Words, age_now, answered, dated, day_of, entry_line, is_old


def told(questionnaire: Questionnaire, route: Route, words: Words, today: dt.date) -> tuple[ToldSection, ...]:
    """The sentences by section; sections nothing was said in are left out."""
    sections = []
    for section in questionnaire.sections:
        pages = [page for page in section.pages if page in route.pages]
        sentences = list(_of_section(pages, questionnaire, route.answers, words, today))
        unsure = [
            words.say(question.name)
            for page in pages
            for question in page.questions
            if (page.tell_unsure is None or question not in _rows(page))
            and route.answers.said.get(question.id) is NotGiven.DONT_KNOW
            and not question.asked_again
        ]
        if unsure:
            sentences.append(Sentence(words.word("told.unsure", list=words.language.joined(unsure)), pages[0].id))
        if sentences:
            sections.append(ToldSection(words.say(section.title), tuple(sentences)))
    return tuple(sections)


def is_list(page: Page) -> bool:
    """Whether the page is a short list whose rows are each answered yes, no or not sure."""
    return len(page.questions) > 1 and all(question.kind is Kind.YES_NO for question in page.questions)


def list_lines(pages: Sequence[Page], answers: Answers, words: Words, today: dt.date) -> list[str]:
    """Pages that are short lists with the same wording, said back together: what is so, what is not, what is unsure."""
    lines = []
    rows = [question for page in pages for question in _rows(page)]
    for text, wanted in zip(_wording(pages[0]), (Given("yes"), Given("no"), NotGiven.DONT_KNOW), strict=True):
        found = [question for question in rows if answers.said.get(question.id) == wanted]
        for once in (False, True):
            told = [question for question in found if (question.id in answers.at_once) is once]
            names = [dated(words.say(question.name), question, answers, words, today) for question in told]
            if text is not None and names:
                joined = words.language.joined(names, "or" if wanted == Given("no") else "standard")
                said = words.say(text, list=joined)
                lines.append(words.word("told.at_once", told=said) if once else said)
    return lines


def _rows(page: Page) -> list[Question]:
    """The questions of a page that its wording tells: those answered yes or no that have no sentence of their own."""
    return [question for question in page.questions if question.kind is Kind.YES_NO and question.tell is None]


def _wording(page: Page) -> tuple[Text | None, Text | None, Text | None]:
    return page.tell_yes, page.tell_no, page.tell_unsure


def _of_section(
    pages: Sequence[Page], questionnaire: Questionnaire, answers: Answers, words: Words, today: dt.date
) -> Iterator[Sentence]:
    done: set[str] = set()
    for page in pages:
        if page.id not in done:
            lists = [other for other in pages if is_list(other) and _wording(other) == _wording(page)]
            alike = lists if is_list(page) else [page]
            done |= {other.id for other in alike}
            yield from (Sentence(line, page.id) for line in list_lines(alike, answers, words, today))
        yield from _of_page(page, questionnaire, answers, words, today)


def _of_page(
    page: Page, questionnaire: Questionnaire, answers: Answers, words: Words, today: dt.date
) -> list[Sentence]:
    sentences = [
        Sentence(_sentence(question, answer, answers, words, today), page.id, typed=question.kind is Kind.TEXT)
        for question in page.questions
        if (answer := answers.said.get(question.id)) and question.tell is not None
        # Where the question is asked again, "I don’t know" is said back too, with the day it was answered.
        if isinstance(answer, Given) or question.asked_again
    ]
    if page.group:
        group = questionnaire.groups[page.group]
        typed = any(question.kind is Kind.TEXT for question in group.questions)
        sentences += [Sentence(line, page.id, typed=typed, entry=True) for line in group_lines(group, answers, words)]
        listed = answers.group(group.id)
        if listed.complete is False:
            sentences.append(Sentence(words.word("told.more"), page.id, entry=True))
        elif listed.none:
            sentences.append(Sentence(words.word("told.none", title=words.say(page.title)), page.id))
    return sentences


def _sentence(question: Question, answer: Answer, answers: Answers, words: Words, today: dt.date) -> str:
    said, old = words.answer(question, answer), is_old(question, answers, today)
    tell = (old and question.tell_then) or question.tell
    slots = {"date": day_of(question.id, answers, words)} if question.moment else {}
    told = words.say(tell, answer=said, **slots) if tell else said
    now = age_now(question, answers, words, today) if old else ""
    return words.word("moment.now", told=told, now=now) if now else told


def group_lines(group: GroupOfEntries, answers: Answers, words: Words) -> list[str]:
    """Each entry of a group in one line."""
    return [entry_line(group, entry_id.id, answers, words) for entry_id in answers.group(group.id).entries]


def visit_ahead(asks: Asks, answers: Answers, words: Words, today: dt.date) -> str:
    """For which visit this is, with whom where there are words for it; "" where no day is known that lies ahead."""
    day, whom = given(answers.said, asks.visit_day), f"visit.on.{answered(answers, asks.visit_with)}"
    if not isinstance(day, PartialDate) or day.day is None or day.last < today:
        return ""
    return words.word(whom if whom in words.texts else "visit.on", date=words.language.date(day))


# --- of another day -------------------------------------------------------------------------------------------------


def moment_of(finding: Finding, answers: Answers, questionnaire: Questionnaire, known: Mapping[str, FactName]) -> str:
    """The answer about a moment that a finding rests on, "" if none: one where not knowing is yes, else the oldest."""
    facts = {evidence.fact for evidence in finding.because}
    urged = {known[each].unsure_is_yes for each in facts if each in known}
    facts |= {need for each in facts if each in known for need in known[each].needs}
    asked = questionnaire.questions.values()
    moments = [each.id for each in asked if each.id in facts and each.moment and each.id in answers.said]
    oldest = sorted(moments, key=lambda each: str(answers.days.get(each, "")))
    return next((each for each in (*(each for each in moments if each in urged), *oldest)), "")


def answered_on(route: Route, words: Words, today: dt.date) -> str:
    """That some of the answers are of another day, with the oldest one; "" where all are of today.

    What is asked again on another day says its own.
    """
    answers = route.answers
    asked = (question for page in route.pages for question in page.questions if question.moment)
    kept = {question.id for question in asked if not question.asked_again} & {*answers.said, *answers.days}
    days = [answers.days.get(each) for each in sorted(kept)]
    if all(day == PartialDate.on(today) for day in days):
        return ""
    known = [day for day in days if day]
    oldest = min(known, key=lambda day: day.first) if len(known) == len(days) else None
    date = words.language.date(oldest) if oldest else words.word("day.unknown")
    return words.word("answered.on", date=date)
