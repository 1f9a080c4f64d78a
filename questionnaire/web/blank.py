"""The questions on paper, for those without a phone: choose the voice, the size and the part, take the PDF."""

from __future__ import annotations

from functools import partial

from flask import Blueprint
from werkzeug.wrappers import Response

from questionnaire.asking.answers import given
from questionnaire.telling.blank import blank, blank_pdf
from questionnaire.telling.wording import words_for
from questionnaire.web.forms import Filled, several_in
from questionnaire.web.pages import attached, render
from questionnaire.web.papercontexts import Blank
from questionnaire.web.submitting import submitted
from questionnaire.web.views import errors_of, fields_of
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("blank", __name__)
PDF_NAME = "genetic-testing-questions.pdf"
ALL = "all"


@blueprint.get("/blank")
def choose() -> Response:
    """What the paper is for, and how it is printed."""
    person = visitor()
    paper = person.clinic.paper if person.clinic else None
    return _page(person, Filled({"blank-who": "self", "blank-section": ALL, "blank-paper": paper or "letter"}))


@blueprint.post("/blank")
def take() -> Response:
    """The questions, or one part of them, as a PDF. Neither the choice nor anything else is kept."""
    person = visitor()
    book = person.house.book
    said = submitted(person, book.printing["blank"].questions, partial(_page, person)).said
    section = given(said, "blank.section") or ALL
    who = book.questionnaire.answered_by(str(given(said, "blank.who")))
    words = words_for(book, who, person.clinic, person.language)
    large = "large" in several_in(said, "blank.how")
    form_on_paper = blank(book, words, None if section == ALL else str(section), large=large)
    pdf = blank_pdf(form_on_paper, person.today, str(given(said, "blank.paper") or "letter"), large=large)
    return attached(pdf, "application/pdf", PDF_NAME)


def _page(person: Visitor, filled: Filled) -> Response:
    words, printing = person.words, person.house.book.printing["blank"]
    context = Blank(
        errors=errors_of(printing.questions, filled, words),
        title=words.say(printing.title),
        intro=tuple(map(words.say, printing.intro)),
        fields=fields_of(printing.questions, filled, words),
    )
    return render(context, filled.status)
