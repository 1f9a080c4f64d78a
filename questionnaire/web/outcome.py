"""The end of the way: check the answers, see the result, choose the questions, take the PDF, delete everything."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, Response, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.pages import Page
from questionnaire.telling.documents import documents_pdf
from questionnaire.telling.handover import NOBODY, Handover, Identity
from questionnaire.telling.printable import typed_words, unprintable
from questionnaire.telling.summary import MOST_PICKED, OWN, TOP, Summary
from questionnaire.telling.told import group_lines, is_list, list_lines
from questionnaire.web.forms import VisitorForm
from questionnaire.web.pages import page as render
from questionnaire.web.steps import errors, status_of
from questionnaire.web.visitor import Visitor, drop_cookie, visitor

blueprint = Blueprint("outcome", __name__)
PDF_NAME = "genetic-testing-summary.pdf"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One question with its answer, and where to change it."""

    key: str
    value: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class CheckSection:
    """The rows of one section."""

    title: str
    rows: tuple[CheckRow, ...]


@blueprint.get("/check")
def check() -> AnyResponse:
    """Every answer on the route with a link to change it."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    sections = []
    for section in person.house.book.questionnaire.sections:
        rows = [row for page in section.pages if page in person.route.pages for row in _rows(person, page)]
        if rows:
            sections.append(CheckSection(person.words.say(section.title), tuple(rows)))
    return render("check", sections=sections, back=f"/q/{person.route.pages[-1].id}")


def _rows(person: Visitor, page: Page) -> list[CheckRow]:
    words, answers, change = person.words, person.route.answers, f"/q/{page.id}?from=check"
    if is_list(page):
        lines = list_lines([page], answers, words)
        return [CheckRow(words.say(page.title), tuple(lines) or (words.word("answer.none"),), change)]
    rows = [
        CheckRow(words.say(question.label), (words.answer(question, answers.said.get(question.id)),), change)
        for question in page.questions
    ]
    if page.group:
        lines = group_lines(person.house.book.questionnaire.groups[page.group], answers, words)
        rows.append(CheckRow(words.say(page.title), tuple(lines) or (words.word("check.no_entries"),), change))
    return rows


@blueprint.get("/result")
def result() -> AnyResponse:
    """What is worth asking about, and why."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    hand = handover(person)
    return render("result", summary=hand.summary, top=TOP, unprintable=unprintable(typed_words(hand)))


@blueprint.route("/result/questions", methods=["GET", "POST"])
def questions() -> AnyResponse:
    """Choose the questions for the visit: tick, move up, add one's own."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    summary = _summary(person)
    if request.method == "GET":
        return _questions_page(person, summary)
    if not VisitorForm(request.form, meta={"csrf_context": person.keys}).validate():
        return _questions_page(person, summary, "form.stale")
    picked = _picked(summary, request.form.getlist("keep"), request.form.get("up", ""))
    person.save(lambda answers: replace(answers, picked=picked))
    return redirect("/result/questions" if request.form.get("up") else "/result", 303)


def _picked(summary: Summary, kept: list[str], up: str) -> tuple[str, ...]:
    """The ticked questions in the order they stood, one of them moved up; only questions that were offered count."""
    order = [view.id for view in (*summary.picked, *summary.others)]
    picked = [each for each in order if each in kept]
    if up in picked and (place := picked.index(up)):
        picked[place - 1], picked[place] = picked[place], picked[place - 1]
    return tuple(picked)


def _questions_page(person: Visitor, summary: Summary, problem: str | None = None) -> Response:
    own = person.house.book.questionnaire.page_of[OWN].id
    return render(
        "questions",
        status_of({}, problem),
        summary=summary,
        top=TOP,
        most=MOST_PICKED,
        add_href=f"/q/{own}/add?from=questions",
        errors=errors(person, (), {}, problem),
    )


@blueprint.get("/result/summary.pdf")
def pdf() -> AnyResponse:
    """The summary as a PDF to print or keep."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    return pdf_response(documents_pdf(handover(person)), PDF_NAME)


@blueprint.route("/delete", methods=["GET", "POST"])
def delete() -> AnyResponse:
    """Ask, then delete everything."""
    person = visitor()
    form = VisitorForm(request.form, meta={"csrf_context": person.keys})
    if request.method == "POST" and form.validate():
        person.house.keeper.delete(person.keys)
        response = redirect("/deleted", 303)
        drop_cookie(response)
        return response
    problem = "form.stale" if request.method == "POST" else None
    return render("delete", status_of({}, problem), errors=errors(person, (), {}, problem))


@blueprint.get("/deleted")
def deleted() -> Response:
    """Nothing is left."""
    return render("deleted")


def pdf_response(pdf: bytes, name: str) -> Response:
    """A PDF to keep, under this name."""
    response = make_response(pdf)
    response.mimetype = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _summary(person: Visitor) -> Summary:
    return handover(person).summary


def handover(person: Visitor, identity: Identity = NOBODY, *, anonymous: bool = False) -> Handover:
    """What the visitor hands over."""
    house = person.house
    return Handover(house.book, person.answers, person.today, person.language, person.clinic, identity, anonymous)


def unfinished(person: Visitor) -> AnyResponse | None:
    """Where to go instead while pages are left to pass, or to be asked again because what they asked of is over."""
    furthest = person.route.furthest
    if furthest is None:
        stale = next(iter(person.route.stale), None)
        return redirect(f"/q/{stale.id}?from=result", 303) if stale and request.path != "/check" else None
    if person.journey.version == 0 and not person.new:
        return redirect("/?gone=1", 303)
    return redirect(f"/q/{furthest.id}", 303)
