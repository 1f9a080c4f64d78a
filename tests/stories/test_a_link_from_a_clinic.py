"""A clinic hands out its own link."""

from __future__ import annotations

from dataclasses import replace

from keyboard import Person

from questionnaire.asking.answers import Answers
from questionnaire.clinics import SAMPLE, read_clinics
from questionnaire.keeping.resume import Journey
from questionnaire.keeping.seal import keys_of
from questionnaire.telling.wording import PART


def test_a_clinics_link_brings_its_name_its_phone_and_its_own_fever_rule_to_screen_and_paper(person):
    """Who comes by /c/sample sees the clinic's name, phone and 38.3 °C on every page and in the PDF."""
    person.opens("/c/sample")
    person.sees("From Sample Neutropenia Clinic. Phone: 555-0100.", "Monday to Friday, 8 am to 5 pm.")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.sees("fever of 38.3 °C (100.9 °F) or higher")
    person.answers(**{"now-unwell": "yes"})
    person.sees("Sample Neutropenia Clinic at 555-0100", "Here, a fever means 38.3 °C (100.9 °F)")
    while person.address != "/check":
        person.sees("Sample Neutropenia Clinic", "Fever of 38.3 °C (100.9 °F) or higher", "at 555-0100")
        person.does_not_see("38.0 °C")
        person.presses("Continue")
    person.presses("See what is worth asking about")
    person.sees("Call Sample Neutropenia Clinic at 555-0100", "A fever here means 38.3 °C (100.9 °F) or higher")
    paper = person.pdf()
    for said in ("Sample Neutropenia Clinic", "555-0100", "38.3 °C (100.9 °F)"):
        assert said in paper
    assert "38.0 °C" not in paper


def test_without_a_clinic_the_strictest_common_fever_rule_stands(person, book):
    """Without a link from a clinic, fever is 38.0 °C and the call goes to one's own doctor; all else is said, too."""
    person.opens("/")
    at_hand = book.words["start.at_hand"].you.split(PART)
    assert 1 < len(at_hand)
    person.sees(book.words["start.about"].you, "Short on time?", book.words["start.short"].you, *at_hand)
    person.sees("Fever of 38.0 °C (100.4 °F) or higher", "Call your doctor’s office")
    person.does_not_see("Sample Neutropenia Clinic")


def test_a_clinic_link_with_a_letter_missing_is_answered_kindly(person):
    """An unknown clinic is a page that leads on, not a dead end; nothing of it sticks."""
    person.opens("/c/sampel", expect=404)
    person.sees("We do not know this clinic link", "You can still use the questionnaire.")
    person.presses("Go to the start page")
    person.is_at("/")
    person.presses("Start now")
    person.is_at("/q/who")
    person.sees("38.0 °C")


def test_a_clinic_nobody_knows_is_not_kept(person, app):
    """Whatever a form says of a clinic, only one that there is comes to stand with the answers."""
    for named in ("nobody", "sample/", "Sample", "x" * 60_000):
        person.opens("/")
        person.sends("/start", {"clinic": named, "csrf_token": person.token()})
        person.is_at("/q/who")
    house = app.extensions["questionnaire"]
    keys = keys_of(person.client.get_cookie("visit").value)
    assert Journey(Answers(), 0) == house.keeper.open(keys, house.today())


def test_a_clinic_stays_when_one_starts_again_without_it(person):
    """Starting again from the first page, or with a clinic nobody knows, leaves the clinic of the link."""
    person.opens("/c/sample")
    person.presses("Start now")
    person.sees("Sample Neutropenia Clinic")
    person.sends("/start", {"clinic": "nobody", "csrf_token": person.token()})
    person.sees("Sample Neutropenia Clinic")


def test_the_link_of_another_clinic_takes_over(make_app):
    """Whoever begins again by it is told to call there, by its own rule for a fever."""
    sample = read_clinics(SAMPLE)["sample"]
    lakeside = replace(sample, name="Lakeside Clinic", phone="555-0199")
    person = Person(make_app(clinics={"sample": sample, "lakeside": lakeside}))
    for address in ("/c/sample", "/c/lakeside"):
        person.opens(address)
        person.sends("/start", {"clinic": address.rpartition("/")[2], "csrf_token": person.token()})
    person.opens("/q/right-now")
    person.sees("Lakeside Clinic at 555-0199")
    person.does_not_see("Sample Neutropenia Clinic")


def test_a_link_to_hand_over_a_file_leads_there_by_way_of_what_is_urgent(person):
    """The fever question and its page come first, whatever address is opened; then the file, and back to the list."""
    person.opens("/c/sample?way=file")
    person.sees("Do you have results as a file?")
    person.presses("Start now")
    person.is_at("/q/who?from=file")
    person.answers(**{"person-who": "self"})
    person.opens("/q/counts/import?from=file")
    person.is_at("/q/right-now")
    person.opens("/q/right-now?from=file")
    person.answers(**{"now-unwell": "yes"})
    person.is_at("/q/urgent?from=file")
    person.goes_through({"counts-ever_low": "yes"}, to="/q/counts/import")
    person.sees("Sample Neutropenia Clinic", "Or choose a file")
    person.follows("Back")
    person.is_at("/q/counts")
    person.presses("Continue. Not known, or not now")
    person.is_at("/q/called")


def test_who_came_with_a_file_and_presses_the_short_way_is_led_along_it(person):
    """The button that was pressed counts, not what the link had asked for."""
    person.opens("/c/sample?way=file")
    # A browser sends what the link asked for, which is hidden in the form, and then the button.
    person.sends("/start", {"csrf_token": person.token(), "clinic": "sample", "way": ["file", "short"]})
    person.is_at("/q/who")
    person.opens("/c/sample?way=file")
    person.presses("Start now")
    person.is_at("/q/who?from=file")
