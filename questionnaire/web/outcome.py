"""The end of the way: check the answers, see the result, take the PDF, delete everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from questionnaire.asking.pages import Page
from questionnaire.asking.questions import Question
from questionnaire.asking.short import on_the_whole_way
from questionnaire.telling.papers import papers_pdf
from questionnaire.telling.printable import unprintable
from questionnaire.telling.shortway import short_way
from questionnaire.telling.told import group_lines, is_list, list_lines
from questionnaire.telling.wording import dated
from questionnaire.web.contexts import Check, CheckRow, CheckSection, Delete, Deleted, DoubtView, Result
from questionnaire.web.forms import EMPTY, Filled
from questionnaire.web.handing import handing
from questionnaire.web.pages import attached, render
from questionnaire.web.steps import WAY, WHOLE, finished, passed
from questionnaire.web.submitting import submitted
from questionnaire.web.views import errors_of
from questionnaire.web.visitor import Visitor, drop_cookie, visitor

blueprint = Blueprint("outcome", __name__)
# So many pairs of answers that do not fit together are asked about at a time.
MOST_DOUBTS = 3
PDF_NAME = "genetic-testing-summary.pdf"


@blueprint.get("/check")
def check() -> Response:
    """Every answer on the route with a link to change it."""
    return _check_page(passed())


@blueprint.post("/check")
def settle() -> Response:
    """Take it that two answers which do not fit together are both right, or go on with what was not asked."""
    person = passed()
    submitted(person, (), partial(_check_page, person))
    if request.form.get(WAY) == WHOLE:
        return _answer_the_rest(person)
    settled = {each.id for each in _doubts(person)} & {request.form.get("both_right", "")}
    person.save(lambda answers: replace(answers, both_right=answers.both_right | settled))
    return redirect("/check", 303)


def _answer_the_rest(person: Visitor) -> Response:
    """Leave the short way, for the first page that was not asked, or was asked in part: nothing is asked twice."""
    person.save(lambda answers: on_the_whole_way(answers, person.route))
    left = person.route.furthest
    return redirect(f"/q/{left.id}?from=check" if left else "/check", 303)


def _check_page(person: Visitor, filled: Filled = EMPTY) -> Response:
    sections = []
    for section in person.house.book.questionnaire.sections:
        rows = [row for page in section.pages if page in person.route.pages for row in _rows(person, page)]
        if rows:
            sections.append(CheckSection(person.words.say(section.title), tuple(rows)))
    errors, back = errors_of((), filled, person.words), f"/q/{person.route.pages[-1].id}"
    doubts, short = tuple(_doubts(person)), short_way(person.house.book.questionnaire, person.route, person.words)
    return render(Check(errors, back, doubts, tuple(sections), short), filled.status)


def _doubts(person: Visitor) -> Iterator[DoubtView]:
    """The first few pairs of answers that do not fit together and are not settled."""
    words, doubted = person.words, person.house.book.rules.doubted(person.route, person.today)
    for doubt in [each.doubt for each in doubted if not each.both_right][:MOST_DOUBTS]:
        pages = [(page.id, words.say(page.title)) for page in person.route.pages if page.id in doubt.pages]
        yield DoubtView(doubt.id, words.say(doubt.says), tuple(pages))


def _rows(person: Visitor, page: Page) -> list[CheckRow]:
    words, answers, change = person.words, person.route.answers, f"/q/{page.id}?from=check"
    still_open = {*page.left_open(answers.said)} - person.route.put_off
    if is_list(page):
        lines = list_lines([page], answers, words, person.today)
        return [CheckRow(words.say(page.title), tuple(lines) or (words.word("answer.none"),), change)]
    rows = [
        CheckRow(words.say(question.label), (_answer(person, question),), change)
        for question in page.questions
        if question.id in answers.said or (question.id in still_open and not question.more)
    ]
    if page.group:
        lines = group_lines(person.house.book.questionnaire.groups[page.group], answers, words)
        empty = words.word("check.none" if answers.group(page.group).none else "check.no_entries")
        rows.append(CheckRow(words.say(page.title), tuple(lines) or (empty,), change))
    return rows


def _answer(person: Visitor, question: Question) -> str:
    """An answer, with its day where it is about a moment and of another day."""
    words, answers = person.words, person.route.answers
    return dated(words.answer(question, answers.said.get(question.id)), question, answers, words, person.today)


@blueprint.get("/result")
def result() -> Response:
    """What is worth asking about, and why."""
    hand = handing(finished())
    return render(Result(hand.summary, unprintable=bool(unprintable(hand.typed_words))))


@blueprint.get("/result/summary.pdf")
def pdf() -> Response:
    """The summary as a PDF to print or keep."""
    return attached(papers_pdf(handing(finished())), "application/pdf", PDF_NAME)


@blueprint.get("/delete")
def ask_to_delete() -> Response:
    """Ask whether to delete everything."""
    return _delete_page(visitor())


@blueprint.post("/delete")
def delete() -> Response:
    """Delete everything."""
    person = visitor()
    submitted(person, (), partial(_delete_page, person))
    person.house.keeper.delete(person.keys)
    response = redirect("/deleted", 303)
    drop_cookie(response)
    return response


def _delete_page(person: Visitor, filled: Filled = EMPTY) -> Response:
    return render(Delete(errors_of((), filled, person.words)), filled.status)


@blueprint.get("/deleted")
def deleted() -> Response:
    """Nothing is left."""
    return render(Deleted())
