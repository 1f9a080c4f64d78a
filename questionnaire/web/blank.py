"""The questions on paper, for those without a phone: choose the voice, the size and the part, take the PDF."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answers import Answers
from questionnaire.telling.blank import WHO, blank, blank_pdf
from questionnaire.telling.summary import words_for
from questionnaire.web.forms import form_class, read_form, several_in, text_in, typed_data
from questionnaire.web.outcome import pdf_response
from questionnaire.web.printing import printing_page
from questionnaire.web.visitor import visitor

blueprint = Blueprint("blank", __name__)
PDF_NAME = "genetic-testing-questions.pdf"
ALL = "all"


@blueprint.get("/blank")
def choose() -> AnyResponse:
    """What the paper is for, and how it is printed."""
    person = visitor()
    paper = person.clinic.paper if person.clinic else None
    usual = {"blank-who": "self", "blank-section": ALL, "blank-paper": paper or "letter"}
    return printing_page(person, "blank", usual, {})


@blueprint.post("/blank")
def take() -> AnyResponse:
    """The questions, or one part of them, as a PDF. Neither the choice nor anything else is kept."""
    person = visitor()
    questions = person.house.book.printing["blank"].questions
    form = form_class(questions)(request.form, meta={"csrf_context": person.keys})
    if not form.validate():
        return printing_page(person, "blank", typed_data(form), {}, "form.stale")
    said, wrong = read_form(form, questions, person.today)
    if wrong:
        return printing_page(person, "blank", typed_data(form), wrong)
    book, section = person.house.book, text_in(said, "blank.section", ALL)
    who = Answers({WHO: said["blank.who"]} if "blank.who" in said else {})
    words = words_for(book, who, person.clinic, person.language)
    large = "large" in several_in(said, "blank.how")
    form_on_paper = blank(book, words, None if section == ALL else section, large=large)
    pdf = blank_pdf(form_on_paper, person.today, text_in(said, "blank.paper", "letter"), large=large)
    return pdf_response(pdf, PDF_NAME)
