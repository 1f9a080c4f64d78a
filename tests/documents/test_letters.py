"""The letters: to a lab for a report, and to one's own doctor; on paper and as plain text."""

from __future__ import annotations

import re
from functools import cache

import pytest
from handed import Pdf, everyone, hand, said

from questionnaire.clinics import Clinic
from questionnaire.telling.documents import Layout
from questionnaire.telling.handover import Identity
from questionnaire.telling.letter import DOCTOR_MESSAGE, LINE, REPORT_REQUEST
from questionnaire.telling.letters import letter_text, letters

BOTH = (DOCTOR_MESSAGE, REPORT_REQUEST)
NAMES = sorted(everyone())
# Their letters are printed: both voices, with an alert, with several tests, in several countries, with nothing told.
PRINTED = {
    "typical-adult": Layout("letter"),
    "fever-now": Layout("a4"),
    "many-scripts": Layout("letter"),
    "almost-nothing": Layout("a4"),
    "severe-since-birth-on-gcsf-in-england": Layout("a4"),
    "exome-without-an-answer-three-years-ago": Layout("letter"),
    "typical-child": Layout("letter", large=True),
}
ADA = Identity("Ada <b>Example</b>", "May 3, 1990")
FORBIDDEN = (
    r"\b(eligible|qualif\w+|entitled|guaranteed)\b",
    r"\b(risk score|high risk|low risk|likelihood|probability|diagnosis|diagnosed)\b",
    r"\b(must|demand|require|insist)\b",
    r"(?<!not )\bstop (taking|giving|using)\b",
)


@cache
def printed(name: str) -> Pdf:
    return Pdf(hand(name, given_identity=ADA), BOTH, PRINTED[name])


@pytest.mark.parametrize("name", [name for name in PRINTED if name != "many-scripts"])
def test_paper_and_text_say_the_same_words(name: str):
    """What is pasted into a portal stands on the paper, no more and no less; only the lines to write on differ."""
    written = [each for letter in BOTH for each in letters(hand(name, given_identity=ADA), letter)]
    around = [each.title for each in written] + ["Made on November 22, 2026 with the genetic testing questionnaire."]
    pages = re.sub(r"\d+ / \d+$", "", "\n".join(printed(name).pages), flags=re.MULTILINE)
    for each in dict.fromkeys(around):
        pages = pages.replace(each, "")
    text = "\n".join(re.sub(rf"^- |{LINE}", "", each.text, flags=re.MULTILINE) for each in written)
    assert sorted(text.split()) == sorted(pages.replace("•", "").split())


@pytest.mark.parametrize("name", [name for name, layout in PRINTED.items() if not layout.large])
def test_each_letter_fills_one_page(name: str):
    """A letter is one page, and each begins with its title; a second letter has a page of its own."""
    written = [each for letter in BOTH for each in letters(hand(name), letter)]
    assert len(written) == len(printed(name).pages)
    for letter, page in zip(written, printed(name).pages, strict=True):
        assert page.startswith(letter.title)


def test_in_large_print_a_letter_is_at_most_two_pages():
    """Letters of 18 points need more room."""
    assert 4 >= len(printed("typical-child").pages)


@pytest.mark.parametrize("name", PRINTED)
def test_a_screen_reader_can_read_the_letters(name: str):
    """Every rule of PDF/UA-1 is kept."""
    assert [] == printed(name).broken_rules


@pytest.mark.parametrize("name", NAMES)
def test_the_message_fits_into_a_portal(name: str):
    """At most 1,500 characters, for everybody."""
    assert 1500 >= len(letter_text(hand(name, given_identity=ADA), DOCTOR_MESSAGE))


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_says_what_may_never_be_said(name: str):
    """No promise, no diagnosis, no demand, in either letter; no slot is left open."""
    for letter in BOTH:
        text = letter_text(hand(name), letter)
        assert [] == [each for each in FORBIDDEN if re.search(each, text, re.IGNORECASE)]
        assert [] == re.findall(r"\{[a-z_.]+\}", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_parent_writes_of_the_child(name: str):
    """In the child’s voice “I” is the parent: nothing but the child and what the parent wrote is “my”."""
    child = hand(name).words.voice == "child"
    text = " ".join(letter_text(hand(name), letter) for letter in BOTH).lower()
    owned = set(re.findall(r"\bmy ([\w’]+)", text))
    assert ("child" in owned or "child’s" in owned) == child
    if child:
        assert {"child", "child’s", "full", "summary"} >= owned
        assert [] == re.findall(r"\bi (?:had|have) (?:a|the|low|been)\b(?! report| question)", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_without_names_has_no_lab_and_no_words_of_ones_own(name: str):
    """What somebody typed of a test stands in no letter of such a copy, nor does a name."""
    tests = everyone()[name].group("tests").entries
    typed = [str(each.said[key].value) for each in tests for key in ("test.lab", "test.finding") if key in each.said]  # type: ignore[union-attr]
    copy = hand(name, given_identity=ADA, anonymous=True)
    text = "".join(letter_text(copy, letter) for letter in BOTH)
    assert [] == [each for each in ["Ada", ADA.born, *typed] if each in text]


# --- asking for a report ---

PANEL = {"test.kind": "panel", "test.date": "2019", "test.lab": "East Lab <i>", "test.result": "nothing_found"}


def test_a_test_without_a_report_is_asked_for_first():
    """Of several tests the one whose report is missing comes first; one whose report is there is not asked for."""
    tests = [
        {**PANEL, "test.report": "yes", "test.date": "2026"},
        {**PANEL, "test.lab": "West Lab", "test.report": "no"},
    ]
    wanted = letters(said({"tests.ever": "yes"}, {"tests": tests}), REPORT_REQUEST)
    assert ["West Lab"] == [letter.addressee[0].value for letter in wanted]


@pytest.mark.parametrize("kind", ["home_kit", "antibodies", "newborn_screen"])
def test_what_has_no_such_report_is_not_asked_for(kind: str):
    """For a home kit, antibodies and newborn screening there is one letter to fill in, as when no test was told."""
    told = letters(said({"tests.ever": "yes"}, {"tests": [{**PANEL, "test.kind": kind}]}), REPORT_REQUEST)
    assert letters(said({}), REPORT_REQUEST) == told
    assert {""} == {field.value for field in told[0].paragraphs[0].fields}


def test_a_new_look_is_asked_for_where_the_second_look_fits():
    """An old panel that found nothing is worth a new look; a new one is not, nor one of a single gene."""
    looks = {}
    for name, change in {"old": {}, "new": {"test.date": "2026-10"}, "one": {"test.kind": "one_gene"}}.items():
        test = {**PANEL, "test.after_transplant": "no", "test.looked_again": "no", "test.report": "no", **change}
        looks[name] = (
            "re-analysis"
            in letters(said({"tests.ever": "yes", "treat.transplant": "no"}, {"tests": [test]}), REPORT_REQUEST)[0].text
        )
    assert {"old": True, "new": False, "one": False} == looks


def test_more_tests_than_letters_are_not_passed_over():
    """After six letters comes one to fill in, to copy for the tests beyond."""
    wanted = letters(said({"tests.ever": "yes"}, {"tests": [PANEL] * 9}), REPORT_REQUEST)
    assert [*["East Lab <i>"] * 6, ""] == [letter.addressee[0].value for letter in wanted]


def test_a_right_is_named_in_the_united_states_only():
    """US law is quoted to a US lab, but not of a study; anywhere else, or nowhere told, it is a plain request."""
    quoted = {}
    for country in ("US", "CA", "GB-ENG", "EU", "other", ""):
        person = {"tests.ever": "yes"} | ({"person.country": country} if country else {})
        quoted[country] = "45 CFR 164.524" in letter_text(said(person, {"tests": [PANEL]}), REPORT_REQUEST)
    assert ["US"] == [country for country, told in quoted.items() if told]
    study = said({"person.country": "US", "tests.ever": "yes"}, {"tests": [{**PANEL, "test.ordered_by": "research"}]})
    assert "CFR" not in letter_text(study, REPORT_REQUEST)


# --- the message to the doctor ---


def test_an_urgent_alert_comes_first():
    """With a fever told, the message first says that it is not for emergencies, what was told, and what to do."""
    first = letters(hand("fever-now"), DOCTOR_MESSAGE)[0].paragraphs[0]
    assert first.urgent
    assert first.text.startswith("This message is not for an emergency.")
    assert "fever, chills or feeling very ill: Yes" in first.text
    assert hand("fever-now").summary.alerts[0].title in first.text
    assert not letters(hand("typical-adult"), DOCTOR_MESSAGE)[0].paragraphs[0].urgent


@pytest.mark.parametrize("name", NAMES)
def test_the_message_says_what_the_summary_says(name: str):
    """Its alerts, its timing and its routes are those of the summary, and each route is to be checked."""
    summary, text = hand(name).summary, letter_text(hand(name), DOCTOR_MESSAGE)
    assert [] == [each.title for each in [*summary.alerts, summary.timing] if f"“{each.title}.”" not in text]
    worth = [each.name for each in summary.programs if each.standing.value == "worth_asking"]
    assert bool(worth) == (re.search(r"check that (it|each of them) still runs", text) is not None)
    assert not worth or worth[0] in text
    others = [each.name for each in summary.programs if each.name not in worth]
    assert [] == [each for each in others if f"{each};" in text or f"{each}. Please" in text]


def test_the_counts_are_told_in_one_line():
    """The lowest and the latest count with their dates."""
    counts = [
        {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": "2026-06-02"},
        {"count.value": {"amount": "180", "unit": "/uL"}, "count.date": "2024-03"},
        {"count.value": {"amount": "1200", "unit": "/uL"}, "count.date": "2020"},
    ]
    text = letter_text(said({"counts.ever_low": "yes"}, {"counts": counts}), DOCTOR_MESSAGE)
    assert "- Neutrophil counts: lowest 180 cells/µL (March 2024); latest 900 cells/µL (June 2, 2026)\n" in text


def test_what_is_to_be_talked_about_soon_follows_why_the_message_is_written():
    """Such an alert is told after the reason for the message, and not as an emergency."""
    paragraphs = letters(hand("typical-adult"), DOCTOR_MESSAGE)[0].paragraphs
    assert [False, False] == [each.urgent for each in paragraphs[:2]]
    assert [True, True] == ["The form says" in paragraphs[0].text, "The form also says" in paragraphs[1].text]


def test_nothing_typed_becomes_markup():
    """A name or a lab with signs of HTML stands on the paper as it was typed."""
    handover = said(
        {"tests.ever": "yes"}, {"tests": [PANEL]}, given_identity=ADA, given_clinic=Clinic("a", "A & <u>B", "1")
    )
    pages = " ".join(Pdf(handover, BOTH).pages)
    assert [] == [each for each in ("East Lab <i>", "Ada <b>Example</b>") if each not in pages]
