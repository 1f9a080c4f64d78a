"""Everything to take along: one page on which papers are chosen, each as a page to print and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, make_response, request
from werkzeug.wrappers import Response

from questionnaire.asking.answers import Said, date_given, given
from questionnaire.asking.questions import Question
from questionnaire.errors import BadValue
from questionnaire.exporting.datafiles import data_files, file_names, left_out
from questionnaire.reading.asked import PAPERS
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import Layout, letter_ids, letter_text, papers_html, papers_pdf
from questionnaire.telling.printable import unprintable
from questionnaire.web.forms import Filled, several_in
from questionnaire.web.handing import handing
from questionnaire.web.pages import asset, attached, render
from questionnaire.web.papercontexts import Letter, Papers
from questionnaire.web.steps import finished
from questionnaire.web.submitting import submitted
from questionnaire.web.views import errors_of, fields_of
from questionnaire.web.visitor import Visitor, house

blueprint = Blueprint("papers", __name__, url_prefix="/result/papers")
PDF_NAME = "genetic-testing-papers.pdf"
# So many texts that cannot be printed are named.
MOST_NAMED = 6


@blueprint.get("")
def choose() -> Response:
    """What there is, what each is for, and how to print it."""
    person = finished()
    usual = [paper.id for paper in person.house.book.papers if paper.usual]
    return _page(person, Filled({"print-documents": usual, "print-paper": handing(person).summary.paper}))


@blueprint.post("")
def take() -> Response:
    """The chosen papers as one PDF. What was typed for them is kept nowhere."""
    person = finished()
    sent = submitted(person, person.house.book.printing["papers"].questions, partial(_page, person))
    chosen, how = several_in(sent.said, "print.documents"), several_in(sent.said, "print.how")
    chosen = tuple(each for each in chosen if each in {paper.id for paper in handing(person).papers})
    if not chosen:
        raise sent.refused(wrong={"print.documents": BadValue("papers_none")})
    hand = _handed(person, sent.said, anonymous="anonymous" in how)
    # Said once: who presses the button again has read it.
    left_free = unprintable([hand.identity.name, hand.identity.record])
    if left_free and " ".join(left_free) != request.form.get("left_free"):
        return _page(person, Filled(sent.typed), left_free)
    pdf = papers_pdf(hand, chosen, Layout(str(given(sent.said, "print.paper") or ""), "large" in how), data_files)
    return attached(pdf, "application/pdf", PDF_NAME)


@blueprint.get("/<paper>")
def look(paper: str) -> Response:
    """One paper as a page that prints well from the browser."""
    if paper not in {each.id for each in house().book.papers}:
        abort(404)
    hand = handing(finished())
    if paper not in {each.id for each in hand.papers}:
        abort(404)
    return make_response(papers_html(hand, [paper], Layout(), asset("print.css")))


@blueprint.get("/text/<letter>")
def text(letter: str) -> Response:
    """A letter as plain text, to copy into a patient portal."""
    if letter not in letter_ids(house().book):
        abort(404)
    person = finished()
    hand = handing(person).for_clinic
    language, told = hand.language, letter_text(hand, letter)
    return render(Letter(person.words.word(f"{letter}.title"), told, language.code, language.direction))


@blueprint.get("/files/<name>")
def file(name: str) -> Response:
    """What was answered, in a form that other programs read."""
    names = file_names(house().book)
    if name not in names:
        abort(404)
    found = data_files(handing(finished()).for_clinic)[names.index(name)]
    return attached(found.data, found.media_type, name)


def _page(person: Visitor, filled: Filled, left_free: Sequence[str] = ()) -> Response:
    words, hand, book = person.words, handing(person), person.house.book
    printing, offered = book.printing["papers"], [paper.id for paper in hand.papers]
    questions = tuple(_of(offered, each) for each in printing.questions)
    lacking = unprintable(hand.typed_words)

    def titled(ids: Sequence[str], word: str) -> tuple[tuple[str, str], ...]:
        return tuple((each, words.word(word.format(each.removesuffix(".json")))) for each in ids)

    context = Papers(
        errors=errors_of(questions, filled, words),
        title=words.say(printing.title),
        intro=tuple(map(words.say, printing.intro)),
        fields=fields_of(questions, filled, words),
        documents=titled(offered, "{}.title"),
        letters=titled([each for each in letter_ids(book) if each in offered], "{}.title"),
        files=titled(file_names(book), "datafile.{}"),
        left_out=tuple(left_out(hand)),
        unprintable=lacking[:MOST_NAMED],
        and_more=len(lacking) > MOST_NAMED,
        note=hand.summary.unprinted,
        left_free=tuple(left_free),
    )
    return render(context, filled.status)


def _of(papers: Sequence[str], question: Question) -> Question:
    """The question, with no paper to choose that there is not."""
    if question.id != PAPERS:
        return question
    return replace(question, options=tuple(each for each in question.options if each.id in papers))


def _handed(person: Visitor, said: Said, *, anonymous: bool) -> Handover:
    born = date_given(said, "print.born")
    name, record = (str(given(said, f"print.{each}") or "") for each in ("name", "record"))
    identity = Identity(name, person.language.date(born) if born else "", record)
    return handing(person, identity, anonymous=anonymous)
