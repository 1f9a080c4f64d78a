"""Somebody writes in letters that no font of the server's machine has, and learns so before there is a PDF."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

# Signs that Unicode has given to nobody: they stand for a script this machine has no font for, whatever it has.
pytestmark = pytest.mark.slow  # tries each sign by making a PDF
NAME = "\U00040000\U00040001"
SAID = "Part of what you typed here cannot be printed"


def test_typed_words_that_cannot_be_printed_are_named_before_the_pdf_is_made(person):
    """The result leads to the papers page, which names the words, and no others, and says what can be done."""
    _comes_to_the_result(person, f"Can she {NAME} {NAME}?")
    person.sees("Some of your words cannot be printed in the PDF")
    person.follows("See which words")
    person.is_at("/result/papers")
    person.sees(
        "Some of your words cannot be printed", "[sign not printed]", f"{NAME} {NAME}?", "print from your browser"
    )
    person.does_not_see(SAID)


def test_who_writes_in_printable_letters_reads_nothing_of_it(person):
    """Latin letters with any accent, and a phone's curly quotes, are printed; neither page speaks of it."""
    _comes_to_the_result(person, "Can “Łucja’s” brother, Øystein, be tested?")
    person.does_not_see("cannot be printed")
    person.presses("All papers")
    person.does_not_see("cannot be printed")


def test_a_name_that_cannot_be_printed_is_said_once_and_the_next_press_gives_the_pdf(person):
    """Everything chosen and typed is still there; the paper then has an empty line, and no note on it."""
    _comes_to_the_papers(person)
    chosen = {"print-documents": ["card"], "print-paper": "a4", "print-how": ["large"], "print-record": "R-17"}
    person.presses("Get the PDF", **chosen, **{"print-name": f"{NAME} (Bruce)"})
    person.sees(SAID, NAME, "You can fill it in by hand")
    assert chosen | {"print-name": f"{NAME} (Bruce)"} == {name: person.field(name) for name in (*chosen, "print-name")}
    text = _printed(person)
    assert "Name" in text
    assert [] == [part for part in ("not printed", "Bruce") if part in text]


@pytest.mark.parametrize("fields", [("print-name",), ("print-record",), ("print-name", "print-record")])
def test_every_line_that_would_stay_empty_is_named_before(person, fields):
    """A record number can hold a sign of another script as well as a name can; with both, both are named."""
    _comes_to_the_papers(person)
    typed = {field: f"{NAME[place]}{field[-1]}" for place, field in enumerate(fields)}
    person.presses("Get the PDF", **typed)
    person.sees(SAID, *typed.values(), "You can fill it in by hand")


def test_another_name_that_cannot_be_printed_is_said_again(person):
    """Who typed it wrong and types it new reads about the new one; a name that can be printed goes through."""
    _comes_to_the_papers(person)
    person.presses("Get the PDF", **{"print-name": NAME})
    person.presses("Get the PDF", **{"print-name": f"{NAME[0]}b"})
    person.sees(SAID, f"{NAME[0]}b")
    assert "Ada" in _printed(person, **{"print-name": "Ada", "print-documents": ["brief"]})


def test_a_copy_without_names_asks_nothing_about_the_name(person):
    """What is not printed needs no letters."""
    _comes_to_the_papers(person)
    assert "Copy without names" in _printed(person, **{"print-name": NAME, "print-how": ["anonymous"]})


def test_a_machine_that_can_make_no_pdf_still_shows_its_pages(person, monkeypatch):
    """Without the system libraries nothing is said of letters: papers are printed from the browser, as before."""

    class Lacking:
        def find_spec(self, name, _path, _target=None):
            if name == "questionnaire.printing.pdf":
                raise OSError("libpango is missing")

    monkeypatch.delitem(sys.modules, "questionnaire.printing.pdf", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    _comes_to_the_result(person, NAME)
    person.presses("All papers")
    person.does_not_see("cannot be printed")
    person.presses("Get the PDF", expect=503, **{"print-name": NAME})


@pytest.mark.parametrize("seen", ["", NAME[0], f"{NAME} x"])
def test_only_having_read_of_this_name_lets_it_pass(person, seen):
    """What a browser sends back must be what was said."""
    _comes_to_the_papers(person)
    person.sends("/result/papers", {**person.filled(), "print-name": NAME, "left_free": seen})
    person.sees(SAID)


def _comes_to_the_result(person, question=""):
    person.opens("/")
    person.presses("Start now")
    said = {"person-who": "self", "person-country": "US"}
    person.goes_through(said, {"own": [{"own-text": question}]} if question else {})
    person.presses("See what is worth asking about")


def _comes_to_the_papers(person):
    _comes_to_the_result(person)
    person.presses("All papers")


def _printed(person, **fields):
    response = person.client.post("/result/papers", data={**person.filled(), **fields})
    assert (200, "application/pdf") == (response.status_code, response.mimetype)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(response.data)).pages)
