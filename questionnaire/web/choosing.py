"""Choosing the questions for the visit: which, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from questionnaire.telling.summary import MOST_PICKED, OWN, TOP
from questionnaire.telling.views import Summary
from questionnaire.web.contexts import Questions
from questionnaire.web.forms import EMPTY, Filled, field_name
from questionnaire.web.handing import handing
from questionnaire.web.pages import render
from questionnaire.web.steps import finished
from questionnaire.web.submitting import submitted
from questionnaire.web.views import errors_of
from questionnaire.web.visitor import Visitor

blueprint = Blueprint("choosing", __name__)
ADDRESS = "/result/questions"
# The buttons that move a question, and where each takes it from its place.
MOVES: Mapping[str, Callable[[int], int]] = {
    "top": lambda _: 0,
    "up": lambda place: max(place - 1, 0),
    "down": lambda place: place + 1,
}


@blueprint.get(ADDRESS)
def questions() -> Response:
    """The questions for the visit, to choose from."""
    return _page(finished())


@blueprint.post(ADDRESS)
def choose() -> Response:
    """Take along the questions that are ticked, in their order; whatever button was pressed, the ticks are kept."""
    person = finished()
    submitted(person, (), partial(_page, person))
    summary, form = handing(person).summary, request.form
    move = next((each for each in MOVES if form.get(each)), "")
    picked = _picked(summary, form.getlist("keep"), form.get("shown", "").split())
    picked = _moved(picked, form.get(move, ""), move)
    person.save(lambda answers: replace(answers, picked=picked))
    if form.get("add"):
        return redirect(f"/q/{person.house.book.questionnaire.page_of[OWN].id}/add?from=questions", 303)
    if move:
        there = form[move] in {view.id for view in (*summary.picked, *summary.others)}
        return redirect(f"{ADDRESS}#question-{field_name(form[move])}" if there else ADDRESS, 303)
    return redirect("/result", 303)


def _picked(summary: Summary, kept: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """The ticked questions in the order they stood; only questions that were offered count.

    What is on the list by now and was not `shown` on the page that was sent stays: nobody took it off.
    """
    unseen = {view.id for view in summary.picked} - set(shown)
    order = [view.id for view in (*summary.picked, *summary.others)]
    return tuple(each for each in order if each in kept or each in unseen)


def _moved(picked: tuple[str, ...], question: str, move: str) -> tuple[str, ...]:
    """The questions with one of them moved, if it is among them."""
    if question not in picked:
        return picked
    rest = [each for each in picked if each != question]
    rest.insert(MOVES[move](picked.index(question)), question)
    return tuple(rest)


def _page(person: Visitor, filled: Filled = EMPTY) -> Response:
    """The page; where a form could not be taken, with the ticks that were sent."""
    summary = handing(person).summary
    sent = request.form.getlist("keep") if request.method == "POST" else [view.id for view in summary.picked]
    context = Questions(
        errors=errors_of((), filled, person.words),
        picked=summary.picked,
        others=summary.others,
        ticked=frozenset(sent),
        top=TOP,
        most=MOST_PICKED,
    )
    return render(context, filled.status)
