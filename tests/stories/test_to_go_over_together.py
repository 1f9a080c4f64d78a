"""A mother says two things that do not fit together; she is asked about them once, gently, on the check page."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

HEADING = "To go over together"
LISTED = "You said that no relative of your child has low neutrophils. You also listed a relative who has."
SAID = {
    "person-who": "child",
    "person-age": "3",
    "person-age-unit": "years",
    "medicine-listed": ["clozapine"],
    "family-low_counts": "no",
}
RELATIVE = {"relative-role": "brother", "relative-signs": ["low_counts"]}


def _tells(person, **lists):
    person.opens("/")
    person.presses("Start now")
    person.goes_through(SAID, lists)


def test_a_slip_is_asked_about_once_and_gone_when_it_is_put_right(person):
    """The wrong box was ticked: one link leads to it, and the check page comes back without the question."""
    _tells(person)
    person.sees(HEADING, "each of them may be right", "You marked clozapine.", "Did your child get another medicine?")
    person.follows("Change:", about="Has your child taken any of these")
    person.is_at("/q/medicines?from=check")
    person.answers(**{"medicine-listed": ["seizure"]})
    person.goes_on_to("/check")
    person.does_not_see(HEADING, "You marked clozapine.")
    person.presses("See what is worth asking about")
    assert HEADING not in person.pdf()


def test_both_can_be_right_and_that_is_told_to_the_clinician(person):
    """Nobody is blamed and nothing has to be changed; the answer is kept with the others and said on paper."""
    _tells(person, relatives=[RELATIVE])
    person.sees(HEADING, "You marked clozapine.", LISTED)
    person.presses("Both are right", about="You marked clozapine.")
    person.is_at("/check")
    person.does_not_see("You marked clozapine.")
    person.sees(HEADING, LISTED)
    person.presses("Both are right", about=LISTED)
    person.does_not_see(HEADING)
    person.presses("See what is worth asking about")
    brief = person.client.get("/result/papers/brief").text
    assert "Clozapine is marked at an age of 3 years (told: both are right)." in brief


def test_what_is_not_settled_stands_on_the_clinicians_paper_and_in_the_message_to_the_doctor(person):
    """Who goes on without a word is not asked again; the clinician goes over it with them."""
    _tells(person, relatives=[RELATIVE])
    person.presses("See what is worth asking about")
    person.is_at("/result")
    paper = _papers(person)
    assert f"{HEADING} Clozapine is marked at an age of 3 years." in paper
    assert "Low neutrophils in a relative are denied, but listed: brother." in paper
    person.opens("/result/papers/text/doctor-message")
    assert (
        f"{HEADING}: Clozapine is marked at an age of 3 years; Low neutrophils in a relative are denied" in person.html
    )


def _papers(person):
    """The usual papers as text, as a reader program gives it back."""
    person.opens("/result/papers")
    response = person.client.post("/result/papers", data=person.filled())
    pages = PdfReader(BytesIO(response.data)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
