"""Asking: one small page at a time. Post, save, redirect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answers import Answer, Answers
from questionnaire.asking.pages import Page, Question
from questionnaire.errors import BadValue
from questionnaire.keeping.seal import same
from questionnaire.telling.told import day_of
from questionnaire.web.entries import close_list, list_page
from questionnaire.web.forms import form_class, read_form, stored_data, typed_data
from questionnaire.web.pages import page as render
from questionnaire.web.steps import (
    OtherTab,
    around,
    errors,
    here,
    onward,
    reachable,
    seen,
    status_of,
)
from questionnaire.web.views import field_views
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("wizard", __name__, url_prefix="/q")


@blueprint.get("/<page_id>")
def show(page_id: str) -> AnyResponse:
    """A page, if it can be reached; else the furthest one that can."""
    person = visitor()
    page = reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    if page.group:
        return list_page(person, page)
    shown = {} if page in person.route.stale else person.route.answers.said
    return _question_page(person, page, stored_data(page.questions, shown), {})


@blueprint.post("/<page_id>")
def answer(page_id: str) -> AnyResponse:
    """Save a page's answers and go on."""
    person = visitor()
    page = reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    if page.group:
        return close_list(person, page)
    form = form_class(page.questions)(request.form, meta={"csrf_context": person.keys})
    if not form.validate():
        return _question_page(person, page, typed_data(form), {}, "form.stale")
    said, wrong = read_form(form, page.questions, person.today)
    if wrong:
        return _question_page(person, page, typed_data(form), wrong)
    shown = request.form.get("seen", "")
    moments = [question.id for question in page.questions if question.moment]

    def change(answers: Answers) -> Answers:
        stored = _said_on(page.questions, answers.said)
        if stored != said and not same(seen(person, stored), shown):
            raise OtherTab
        return answers.saying(page.id, page.question_ids, said, dict.fromkeys(moments, person.day))

    try:
        person.save(change)
    except OtherTab:
        person.forget()
        return _question_page(person, page, typed_data(form), {}, "form.other_tab")
    return onward(person, page)


def _question_page(
    person: Visitor,
    page: Page,
    data: Mapping[str, Any],
    wrong: Mapping[str, BadValue],
    problem: str | None = None,
) -> Response:
    words, questions = person.words, page.questions
    stored = _said_on(questions, person.answers.said)
    return render(
        "question",
        status_of(wrong, problem),
        **around(person, page),
        title=words.say(page.title),
        intro=[words.say(text) for text in page.intro] + _asked_before(person, page),
        why=words.say(page.why) if page.why else None,
        notice=page.notice,
        fields=field_views(questions, data, wrong, words),
        errors=errors(person, questions, wrong, problem),
        seen=seen(person, stored),
        action=here(),
    )


def _asked_before(person: Visitor, page: Page) -> list[str]:
    """On a page that is asked again, when it was answered last."""
    if page not in person.route.stale:
        return []
    first = next(question.id for question in page.questions if question.moment)
    return [person.words.word("asked.again", date=day_of(first, person.answers, person.words))]


def _said_on(questions: Sequence[Question], said: Mapping[str, Answer]) -> dict[str, Answer]:
    return {question.id: said[question.id] for question in questions if question.id in said}
