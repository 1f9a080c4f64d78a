"""Everything to take along: one page on which documents are chosen, each as a page to print and as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, abort, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answers import Given, Said
from questionnaire.asking.values import PartialDate
from questionnaire.errors import BadValue
from questionnaire.exporting.datafiles import DATA_FILES, data_files, left_out
from questionnaire.telling.documents import DOCUMENTS, USUAL, Layout, documents_html, documents_pdf
from questionnaire.telling.handover import Handover, Identity
from questionnaire.telling.letters.letters import LETTERS, letter_text
from questionnaire.telling.printable import typed_words, unprintable
from questionnaire.web.forms import form_class, read_form, several_in, text_in, typed_data
from questionnaire.web.outcome import handover, pdf_response, unfinished
from questionnaire.web.pages import asset
from questionnaire.web.pages import page as render
from questionnaire.web.printing import printing_page
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("papers", __name__, url_prefix="/result/papers")
PDF_NAME = "genetic-testing-papers.pdf"


@blueprint.get("")
def choose() -> AnyResponse:
    """What there is, what each is for, and how to print it."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    usual = {"print-documents": list(USUAL), "print-paper": handover(person).summary.paper}
    return _page(person, usual, {})


@blueprint.post("")
def take() -> AnyResponse:
    """The chosen documents as one PDF. What was typed for them is kept nowhere."""
    person = visitor()
    if elsewhere := unfinished(person):
        return elsewhere
    questions = person.house.book.printing["papers"].questions
    form = form_class(questions)(request.form, meta={"csrf_context": person.keys})
    if not form.validate():
        return _page(person, typed_data(form), {}, "form.stale")
    said, wrong = read_form(form, questions, person.today)
    chosen = several_in(said, "print.documents")
    if not wrong and not chosen:
        wrong = {"print.documents": BadValue("papers_none")}
    if wrong:
        return _page(person, typed_data(form), wrong)
    how = several_in(said, "print.how")
    layout = Layout(text_in(said, "print.paper"), "large" in how)
    hand = _handed(person, said, anonymous="anonymous" in how)
    # Said once: who presses the button again has read it.
    left_free = unprintable([hand.identity.name, hand.identity.record])
    if left_free and " ".join(left_free) != request.form.get("left_free"):
        return _page(person, typed_data(form), {}, left_free=left_free)
    return pdf_response(documents_pdf(hand, chosen, layout, data_files), PDF_NAME)


@blueprint.get("/<document>")
def look(document: str) -> AnyResponse:
    """One document as a page that prints well from the browser."""
    person = visitor()
    if document not in DOCUMENTS:
        abort(404)
    if elsewhere := unfinished(person):
        return elsewhere
    return make_response(documents_html(handover(person), [document], Layout(), asset("print.css")))


@blueprint.get("/text/<letter>")
def text(letter: str) -> AnyResponse:
    """A letter as plain text, to copy into a patient portal."""
    person = visitor()
    if letter not in LETTERS:
        abort(404)
    if elsewhere := unfinished(person):
        return elsewhere
    title = person.words.word(f"{letter}.title")
    return render("letter", title=title, text=letter_text(handover(person), letter))


@blueprint.get("/files/<name>")
def file(name: str) -> AnyResponse:
    """What was answered, in a form that other programs read."""
    person = visitor()
    if name not in DATA_FILES:
        abort(404)
    if elsewhere := unfinished(person):
        return elsewhere
    found = data_files(handover(person))[DATA_FILES.index(name)]
    response = make_response(found.data)
    response.mimetype = found.media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(
    person: Visitor,
    data: Mapping[str, Any],
    wrong: Mapping[str, BadValue],
    problem: str | None = None,
    left_free: Sequence[str] = (),
) -> Response:
    hand = handover(person)

    def titled(ids: Sequence[str], word: str) -> list[tuple[str, str]]:
        return [(each, person.words.word(word.format(each.removesuffix(".json")))) for each in ids]

    return printing_page(
        person,
        "papers",
        data,
        wrong,
        problem,
        documents=titled(DOCUMENTS, "{}.title"),
        letters=titled(LETTERS, "{}.title"),
        files=titled(DATA_FILES, "datafile.{}"),
        left_out=left_out(hand),
        unprintable=unprintable(typed_words(hand)),
        note=hand.summary.unprinted,
        left_free=left_free,
    )


def _handed(person: Visitor, said: Said, *, anonymous: bool) -> Handover:
    born = said.get("print.born")
    on = person.language.date(born.value) if isinstance(born, Given) and isinstance(born.value, PartialDate) else ""
    identity = Identity(text_in(said, "print.name"), on, text_in(said, "print.record"))
    return handover(person, identity, anonymous=anonymous)
