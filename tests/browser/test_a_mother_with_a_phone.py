"""A mother of a girl of two, on a small phone, without scripts, from the start page to the PDF."""

from __future__ import annotations

import re

from phone import Phone

# What she answers where a question begins like this. She says "No" to all the rest.
KNOWN = {
    "Who are these questions about?": "My child",
    "What sex was written down": "Female",
    "If you like: which of these fits your child?": "Woman or girl",
    "Is one of these part of your child’s story?": "None of these",
    "Where does your child live?": "United States",
    "Who will your child see?": "A genetic counselor",
    "When is the visit?": "In the next 2 weeks",
    "Has a doctor or a lab report ever said": "Yes",
    "For how long has your child had low counts?": "3 months or longer",
    "How are the counts now?": "Up and down",
    "Fevers that keep coming back": "Yes",
    "Mouth sores that keep coming back": "Yes",
    "Do fevers, mouth sores or sore gums come at regular times?": "Yes, about every 3 weeks",
    "Antibiotics through a drip": "Yes",
    "Has your child ever had a health problem in one of": "Blood or immune system",
    "Low antibodies on a blood test": "I don’t know",
    "A serious infection in the first year": "Yes",
    "What did the Duffy blood type test show?": "Not tested",
    "What did a test for antibodies against neutrophils show?": "No antibodies found",
    "Has your child taken any of these": "None of these",
    "Which names have doctors used": "No name so far",
    "How was the first low count found?": "I don’t know",
    "If a doctor named a cause": "I don’t know",
    "Which common causes were looked for": "I don’t know",
    "What did blood counts of your child’s parents": "Not counted",
    "Is one of these planned?": "None of these",
    "What is often hard for your child?": "I don’t know",
    "Has your child ever had a genetic test?": "Yes",
    "How much do you know about the health": "One side only",
    "If you like: where did your child’s family come from?": "Somewhere else",
    "Low neutrophils, or “always low” white cells": "Yes",
    "What do you hope a genetic test could help with": "Learning the cause",
    "What health insurance does your child have?": "Private insurance",
}


def test_a_mother_gets_her_summary_on_a_small_phone(phone: Phone) -> None:
    """She answers every page, makes a mistake, goes back, changes her mind, chooses questions, and keeps the PDF."""
    begins(phone)
    forgets_the_unit_of_the_age(phone)
    adds_two_counts(phone)
    goes_back_once_and_changes_an_answer(phone)
    adds_an_earlier_test(phone)
    asks_a_question_of_her_own(phone)
    checks_and_changes_one_answer(phone)
    programs = reads_the_result(phone)
    asks = chooses_her_questions(phone)
    keeps_the_pdf(phone, programs, asks)
    assert [] == phone.elsewhere, "nothing came from anywhere else"
    assert [] == phone.complaints
    assert ["422"] == [each.split()[0] for each in phone.refused], "one page was sent back: the age without its unit"
    assert len(set(phone.seen)) >= 30


def begins(phone: Phone) -> None:
    phone.opens("/c/sample")
    assert "From Sample Neutropenia Clinic." in phone.text
    phone.taps("Start now")
    assert ["Who are these questions about?"] == phone.questions()


def forgets_the_unit_of_the_age(phone: Phone) -> None:
    phone.goes_on_to("How old is your child?", KNOWN, "No")
    phone.types("2", "How old is your child?")
    phone.fills_in(KNOWN, "No")
    phone.goes_on()
    assert phone.page.title().startswith("Error: ")
    assert ["Choose years, months or weeks"] == phone.all_of(".nhsuk-error-summary__list a")
    assert "2" == phone.page.get_by_label("How old is your child?", exact=True).input_value()
    phone.picks("years", "Unit")
    phone.goes_on()
    assert not phone.page.title().startswith("Error: ")
    phone.goes_on_to("Which state or territory does your child live in?", KNOWN, "No")
    phone.picks("Washington", "Which state or territory does your child live in?")


def adds_two_counts(phone: Phone) -> None:
    phone.goes_on_to("Your child’s neutrophil counts", KNOWN, "No")
    phone.taps("Add a blood count")
    phone.types("0.18", "What was the neutrophil count?")
    phone.picks("× 10⁹/L (also written G/L)", "Unit")
    phone.types("3/2025", "When was the blood taken?")
    phone.chooses("Yes", "Was your child ill or feverish at that time?")
    phone.goes_on()
    phone.taps("Add a blood count")
    phone.types("850", "What was the neutrophil count?")
    phone.types("2026", "When was the blood taken?")
    phone.goes_on()
    assert [
        "180 cells/µL (0.18 × 10⁹/L) · March 2025 · ill or feverish then: Yes",
        "850 cells/µL (0.85 × 10⁹/L) · 2026",
    ] == phone.all_of(".app-entries__text")
    phone.taps("Continue")


def goes_back_once_and_changes_an_answer(phone: Phone) -> None:
    phone.goes_on_to("Red, swollen or bleeding gums", KNOWN, "No")
    phone.fills_in(KNOWN, "No")
    infections = phone.path
    phone.goes_on()
    assert infections != phone.path
    phone.goes_back()
    assert infections == phone.path
    assert ["Yes", "Yes", *["No"] * 6] == phone.chosen()
    phone.chooses("I don’t know", "Red, swollen or bleeding gums")
    phone.goes_on()


def adds_an_earlier_test(phone: Phone) -> None:
    phone.goes_on_to("Your child’s earlier genetic tests", KNOWN, "No")
    phone.taps("Add a test")
    phone.chooses("A test of one gene", "What kind of test was it?")
    phone.types("2025", "When was the test done?")
    phone.chooses("Nothing found", "What was the result?")
    phone.types("ELANE", "Which gene and which change were named?")
    phone.types("City lab", "Which lab did the test?")
    phone.chooses("No", "Do you have a copy of your child’s report?")
    phone.goes_on()
    assert ["A test of one gene · 2025 · City lab · Nothing found · ELANE"] == phone.all_of(".app-entries__text")
    phone.taps("Continue. These are all")


def asks_a_question_of_her_own(phone: Phone) -> None:
    phone.goes_on_to("Your own questions for your child’s visit", KNOWN, "No")
    phone.taps("Add a question")
    phone.types("Can she go to swim class?", "What do you want to ask or say about your child?")
    phone.goes_on()
    assert ["Can she go to swim class?"] == phone.all_of(".app-entries__text")
    phone.goes_on_to("Check your answers", {}, "")


def checks_and_changes_one_answer(phone: Phone) -> None:
    assert ("/check", "Check your answers") == (phone.path, phone.heading)
    assert "You are not sure if your child has had: swollen or bleeding gums." in phone.text
    assert "2 years" in phone.text
    assert "Washington" in phone.text
    phone.taps("Change", about="What health insurance does your child have?")
    assert "Private insurance" in phone.chosen()
    phone.chooses("A public plan", "What health insurance does your child have?")
    phone.goes_on()
    assert "/check" == phone.path
    assert "A public plan" in phone.text
    assert "Private insurance" not in phone.text


def reads_the_result(phone: Phone) -> list[str]:
    phone.taps("See what is worth asking about")
    assert ("/result", "My child’s summary for the visit") == (phone.path, phone.heading)
    phone.page.locator("main summary").filter(has_text="Read it again").click()
    assert "Your child has had: fevers that keep coming back, mouth sores that keep coming back, and anti" in phone.text
    assert 1 == phone.page.locator("main figure svg").count()
    programs = phone.all_of("[id^=program-] > .app-program__name, .app-program__line")
    assert "PATH4WARD" in programs
    return programs


def chooses_her_questions(phone: Phone) -> list[str]:
    phone.taps("Choose your questions")
    labels = phone.all_of("ol .nhsuk-checkboxes__label")
    assert "Can she go to swim class?" == labels[0]
    phone.page.locator("ol label").filter(has_text=labels[-1]).click()  # takes the last one off the list
    phone.taps("Move up", about=labels[1])
    moved = phone.all_of("ol .nhsuk-checkboxes__label")
    assert [labels[1], labels[0], *labels[2:-1]] == moved
    phone.taps("Save my questions")
    assert "/result" == phone.path
    assert moved == phone.all_of("#questions + ol strong")
    return moved


def keeps_the_pdf(phone: Phone, programs: list[str], asks: list[str]) -> None:
    name, pdf = phone.saves("Get the PDF to print or show")
    assert "genetic-testing-summary.pdf" == name
    assert "My child’s summary for the visit" == pdf.metadata.title
    assert (612, 792) == tuple(round(side) for side in pdf.pages[0].mediabox[2:])
    printed = re.sub(r"\s+", "", " ".join(page.extract_text() for page in pdf.pages))
    for words in (
        "Link from Sample Neutropenia Clinic, phone 555-0100",
        "180 cells/µL (0.18 × 10⁹/L) · March 2025",
        "A test of one gene · 2025 · City lab · Nothing found · ELANE",
        "Health insurance: A public plan.",
        *programs,
        *asks,
    ):
        assert re.sub(r"\s+", "", words) in printed, words
    assert len(pdf.pages) <= 3
