"""Free text as people type it, and as attackers do."""

from __future__ import annotations

import re

import pytest
from keyboard import Person

from questionnaire.asking.questions import Kind

HOSTILE = [
    "<script>alert(1)</script>",
    "</textarea><b>bold</b>",
    "\"><img src=x onerror='alert(1)'>",
    "&lt;i&gt; &amp; <!-- -->",
    "%(name)s %s 100%",
]
WELCOME = [
    "Is it safe? 😀 👩🏽‍⚕️",
    "Is it safe? 🫨",  # Unicode 15, on phones since 2023
    "هل الاختبار آمن؟",
    "\u200fהאם הבדיקה בטוחה؟ \u200eCXCR4",
    "Ist’s gefährlich – für „uns“?",
    "这个检查安全吗？",
    "A \u202e reversed \u202c end",
    "one\ntwo\n\nthree",
    "{{ 7 * 7 }} {% raw %}",
    "What is {count.date} · and {answer}?",
    "Does my sister's child need it?",
]
HIDDEN = {"a\x00b": "ab", "\x1b[31mred": "[31mred", "a\x07": "a", "a\uffffb": "ab", "\uf0b7 c.5A>\u200bG": "c.5A>G"}


def _text_fields(book):
    asked = book.questionnaire
    for page in asked.pages:
        yield from ((f"/q/{page.id}", "/check", each.id) for each in page.questions if each.kind is Kind.TEXT)
        if page.group:
            texts = [each.id for each in asked.groups[page.group].questions if each.kind is Kind.TEXT]
            yield from ((f"/q/{page.id}/h{{number}}", f"/q/{page.id}", each) for each in texts)


def test_html_in_any_text_field_is_text_on_every_page_and_in_the_pdf(full, book):
    """Markup typed into a text field is shown as it was typed, on screen and on paper, and does nothing."""
    fields = list(_text_fields(book))
    assert {"own.text", "test.finding", "test.lab", "medicine.name", "gcsf.dose"} <= {each[-1] for each in fields}
    for number, hostile in enumerate(HOSTILE):
        for form, shown, question in fields:
            name, address = question.replace(".", "-"), form.format(number=number)
            full.opens(address)
            full.answers(**{name: hostile})
            full.opens(shown)
            full.sees(hostile)
            full.opens(address)
            assert hostile == full.field(name).removeprefix("\n")
    for address in ("/check", "/result", "/result/questions", "/q/own/h1/remove"):
        full.opens(address)
        full.sees("</textarea><b>bold</b>")
    paper = full.pdf().replace(" ", "")
    for hostile in HOSTILE:
        assert hostile.replace(" ", "") in paper


@pytest.mark.parametrize("text", WELCOME)
def test_what_people_write_is_kept_letter_by_letter(full, saved, text):
    """Emoji, any script, line ends, braces and quotes are kept as typed and shown wherever the entry is."""
    full.opens("/q/own/e1")
    full.answers(**{"own-text": text})
    assert text == saved(full).group("own").entries[0].said["own.text"].value
    full.opens("/q/own/e1")
    assert text == full.field("own-text").removeprefix("\n")
    for address in ("/q/own", "/check", "/result", "/result/questions"):
        full.opens(address)
        full.sees(" ".join(text.split()))


def test_signs_that_nobody_sees_are_dropped_and_the_rest_is_kept(full, saved):
    """A bullet of Word, a control, half a letter: the text is kept without them, and one of nothing else is none."""
    for text, kept in HIDDEN.items():
        full.opens("/q/own/e1")
        full.answers(**{"own-text": text})
        assert kept == saved(full).group("own").entries[0].said["own.text"].value
    full.opens("/q/own/e1")
    full.answers(**{"own-text": "\ue000"})
    assert () == saved(full).group("own").entries


def test_text_of_the_other_direction_does_not_turn_its_surroundings(full):
    """Wherever typed text stands, it is set apart in direction from what surrounds it."""
    typed = "هل الاختبار آمن؟"
    full.opens("/q/own/e1")
    full.answers(**{"own-text": typed})
    for address in ("/q/own", "/check", "/result", "/result/questions", "/q/own/e1/remove"):
        full.opens(address)
        assert f"<bdi>{typed}</bdi>" in full.html, address


def test_text_that_turns_the_direction_turns_nothing_of_ours(full, book):
    """A turn that was never ended ends where the text does, on every page that shows it."""
    for form, _, question in _text_fields(book):
        full.opens(form.format(number=1))
        full.answers(**{question.replace(".", "-"): f"x \u202e {question} z"})
    for address in ("/q/own", "/q/tests", "/check", "/result", "/result/questions", "/q/tests/h1/remove"):
        full.opens(address)
        assert 0 < full.html.count("\u202e") == len(re.findall("\u202e[^<\u202e]* z\u202c", full.html)), address


@pytest.mark.parametrize("typed", ["45", "45%", " 45 % ", "45.0%", "45,0", "４５"])
def test_a_percentage_may_have_its_sign(full, saved, typed):
    """As it stands on the report, though the field says percent already."""
    full.opens("/q/counts/e1")
    full.answers(**{"count-percent": typed})
    assert 45 == saved(full).group("counts").entries[0].said["count.percent"].value


def test_text_that_is_too_long_is_refused_and_still_there(app):
    """More than six hundred letters are not cut off silently."""
    person = Person(app)
    person.opens("/")
    person.presses("Start now")
    person.goes_on_to("/q/own")
    person.presses("Add a question")
    person.presses("Continue", expect=422, **{"own-text": "long " * 150})
    person.sees("Please use at most 600 letters")
    assert ("long " * 150) == person.field("own-text").removeprefix("\n")
