"""Pages that say that something did not work: for the same person, with the same notice, as every other page."""

from __future__ import annotations

import pytest
from keyboard import Person

from questionnaire.errors import NoPdf

CLINIC = {"clinic": "sample", "answers": {"person.who": "child"}}


def _goes_wrong(person, how):
    match how:
        case "not there":
            person.opens("/nothing", expect=404)
        case "not that way":
            response = person.client.delete("/check")
            assert 405 == response.status_code
            person.html = response.text
        case "too large":
            person.opens("/q/own/e1")
            person.presses("Continue", expect=413, **{"own-text": "x" * 70_000})
        case "no form":
            person.sends("/delete", {}, expect=400)


@pytest.mark.parametrize("how", ["not there", "not that way", "too large", "no form"])
def test_a_page_that_says_no_still_speaks_for_the_clinic_and_its_fever_rule(arrive, how):
    """Urgent care comes first on problem pages, too: the clinic's own fever and phone, and the way to delete."""
    person = arrive(**CLINIC)
    _goes_wrong(person, how)
    person.sees("Does your child have a fever of 38.3 °C (100.9 °F) or higher", "at 555-0100", "Delete my answers now")


def test_without_a_pdf_engine_the_page_says_what_to_do_instead(full, monkeypatch, caplog):
    """A server that cannot make a PDF says so with 503, for the summary as for the papers; the answers are safe."""

    def fails(*_arguments):
        raise NoPdf("this machine lacks pango")

    monkeypatch.setattr("questionnaire.web.outcome.papers_pdf", fails)
    monkeypatch.setattr("questionnaire.web.papers.papers_pdf", fails)
    full.opens("/result/summary.pdf", expect=503)
    full.sees("The PDF cannot be made right now", "You can go back and print the result page")
    full.opens("/result/papers")
    full.presses("Get the PDF", expect=503)
    # Whoever runs the server reads what to install.
    assert ["this machine lacks pango"] * 2 == [
        each.getMessage() for each in caplog.records if each.levelname == "ERROR"
    ]


def test_who_has_no_answers_yet_is_led_to_the_first_page_and_not_told_that_any_are_gone(app, addresses):
    """Somebody new who opens a page further on begins at the beginning; only who had answers hears of them."""
    for address in addresses:
        person = Person(app)
        person.opens(address)
        person.does_not_see("We no longer have your earlier answers.")
        assert person.address in {address, "/q/who"}, address
        person.does_not_see("Delete my answers now")


def test_who_only_pressed_start_is_not_told_to_go_on(person):
    """A clinic's link that was used is kept with the answers, but is no answer to go on from."""
    person.opens("/c/sample")
    person.presses("Start now")
    person.opens("/")
    person.sees("From Sample Neutropenia Clinic.", "Start now")
    person.does_not_see("Go on where you left off")


def test_the_name_of_the_product_leads_to_the_clinics_page_or_to_the_start(arrive, person):
    """Who came by a clinic's link stays with it."""
    theirs = arrive(**CLINIC)
    theirs.opens("/q/who")
    theirs.follows("Get ready for genetic testing")
    theirs.is_at("/c/sample")
    person.opens("/privacy")
    person.follows("Get ready for genetic testing")
    person.is_at("/")
