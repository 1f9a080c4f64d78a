"""The letters: to a lab for a report, and to one's own doctor; on paper and as plain text."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest
from handed import Pdf, hand, said

from questionnaire.asking.answers import Given
from questionnaire.clinics import Clinic
from questionnaire.telling.letter import LINE, Identity
from questionnaire.telling.papers import BETWEEN, Layout, letter_text, letters, papers_html
from tests.everybody import book
from tests.register import DOCTOR_MESSAGE, REPORT_REQUEST

BOTH = (DOCTOR_MESSAGE, REPORT_REQUEST)
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
PANEL = {"test.kind": "panel", "test.date": "2019", "test.lab": "East Lab <i>", "test.result": "nothing_found"}
FORBIDDEN = (
    r"\b(eligible|qualif\w+|entitled|guaranteed)\b",
    r"\b(risk score|high risk|low risk|likelihood|probability|diagnosis|diagnosed)\b",
    r"\b(must|demand|require|insist)\b",
    r"(?<!not )\bstop (taking|giving|using)\b",
)


@cache
def printed(name: str) -> Pdf:
    return Pdf(hand(name, given_identity=ADA), BOTH, PRINTED[name])


def titles(name: str) -> list[str]:
    """The title of each page of both letters; a letter that is not needed has a page that says so."""
    person = hand(name)
    return [
        title
        for letter in BOTH
        for title in [each.title for each in letters(person, letter)] or [person.words.word(f"{letter}.title")]
    ]


@pytest.mark.parametrize("name", [name for name in PRINTED if name != "many-scripts"])
def test_paper_and_text_say_the_same_words(name: str):
    """What is pasted into a portal stands on the paper; only the lines to write and to sign on differ."""
    person = hand(name, given_identity=ADA)
    around = [*titles(name), "Made on November 22, 2026 with the genetic testing questionnaire."]
    pages = re.sub(r"\d+ / \d+$", "", "\n".join(printed(name).pages), flags=re.MULTILINE)
    for each in dict.fromkeys(around):
        pages = pages.replace(each, "")
    text = "\n".join(letter_text(person, letter) for letter in BOTH)
    text = re.sub(rf"^- |{LINE}|{BETWEEN}", "", text, flags=re.MULTILINE)
    signing = [field.label for letter in BOTH for each in letters(person, letter) for field in each.signing]
    assert sorted([*text.split(), *" ".join(signing).split()]) == sorted(pages.replace("•", "").split())


@pytest.mark.parametrize("name", PRINTED)
def test_each_letter_fills_one_page(name: str):
    """A letter is one page, in large print too where it is short, and a second letter has a page of its own."""
    assert len(titles(name)) == len(printed(name).pages)
    for title, page in zip(titles(name), printed(name).pages, strict=True):
        assert page.startswith(title)


@pytest.mark.parametrize("name", ["fever-now", "very-long"])
def test_nobody_signs_on_a_page_of_its_own(name: str):
    """Where a letter in large print needs a second page, the closing stands on it with the lines to sign on."""
    for letter in BOTH:
        pages = Pdf(hand(name), (letter,), Layout("letter", large=True)).pages
        assert 2 * len(letters(hand(name), letter)) >= len(pages)
        assert [] == [page for page in pages if ("Signature" in page) != ("Thank you." in page)]


@pytest.mark.people
def test_there_is_room_to_sign(name: str):
    """Each letter ends with lines for a signature and a date, on paper only, and the parent of a child is named."""
    for letter in [each for kind in BOTH for each in letters(hand(name), kind)]:
        assert ["Signature", "Date"] == [re.split("[ :]", field.label)[0] for field in letter.signing]
        assert "Signature" not in letter.text
        assert (hand(name).words.voice == "child") == ("Parent or guardian:" in letter.text)


@pytest.mark.people
def test_the_message_fits_into_a_portal(name: str):
    """At most 1,900 characters, for everybody."""
    assert 1900 >= len(letter_text(hand(name, given_identity=ADA), DOCTOR_MESSAGE))


@pytest.mark.people
def test_no_letter_says_what_may_never_be_said(name: str):
    """No promise, no diagnosis, no demand, in either letter; no slot is left open."""
    for letter in BOTH:
        text = letter_text(hand(name), letter)
        assert [] == [each for each in FORBIDDEN if re.search(each, text, re.IGNORECASE)]
        assert [] == re.findall(r"\{[a-z_.]+\}", text)


@pytest.mark.people
def test_a_parent_writes_of_the_child(name: str):
    """In the child’s voice “I” is the parent: nothing but the child and what the parent wrote is “my”."""
    child = hand(name).words.voice == "child"
    text = " ".join(letter_text(hand(name), letter) for letter in BOTH).lower()
    owned = set(re.findall(r"\bmy ([\w’]+)", text))
    assert ("child" in owned or "child’s" in owned) == child
    if child:
        assert {"child", "child’s", "full", "summary"} >= owned
        assert [] == re.findall(r"\bi (?:had|have) (?:a|the|low|been)\b(?! report| question)", text)


@pytest.mark.people
def test_a_copy_without_names_has_no_lab_and_no_words_of_ones_own(name: str):
    """What somebody typed of a test stands in no letter of such a copy, nor does a name."""
    tests = hand(name).answers.group("tests").entries
    typed = [str(each.said[key].value) for each in tests for key in ("test.lab", "test.finding") if key in each.said]  # type: ignore[union-attr]
    copy = hand(name, given_identity=ADA, anonymous=True)
    text = "".join(letter_text(copy, letter) for letter in BOTH)
    assert [] == [each for each in ["Ada", ADA.born, *typed] if each in text]


# --- the message to the doctor ---


def test_an_urgent_alert_comes_first():
    """With a fever told, the message first says that it is not for emergencies, what was told, and what to do."""
    first = letters(hand("fever-now"), DOCTOR_MESSAGE)[0].paragraphs[0]
    assert first.urgent
    assert first.text.startswith("This message is not for an emergency.")
    assert "On November 22, 2026, my child had a fever or chills or seemed very ill." in first.text
    assert hand("fever-now").summary.alerts[0].title in first.text
    assert not letters(hand("typical-adult"), DOCTOR_MESSAGE)[0].paragraphs[0].urgent


@pytest.mark.people
def test_the_message_says_what_the_summary_says(name: str):
    """Its alerts, its timing and its routes are those of the summary, and each route is to be checked."""
    summary, text = hand(name).summary, letter_text(hand(name), DOCTOR_MESSAGE)
    assert [] == [each.title for each in [*summary.alerts, summary.timing] if f"“{each.title}.”" not in text]
    worth = [each.name for each in summary.programs if each.standing.value == "worth_asking"]
    assert bool(worth) == (re.search(r"check that (it|each of them) still runs", text) is not None)
    assert [] == [each for each in worth[:3] if each not in text]
    others = [each.name for each in summary.programs if each.name not in worth]
    assert [] == [each for each in others if f"{each};" in text or f"{each}. Please" in text]


TOLD_FIRST = {
    ("cause.leukemia", "yes"): "- A doctor or a report named leukemia or MDS.\n",
    ("medicine.listed", ("clozapine",)): "- Medicines that can lower neutrophils: Clozapine\n",
    ("pattern.gaps", "three_weeks"): "- Rhythm: fevers or mouth sores about every 3 weeks",
    ("serial.result", "cycle"): "many counts in a row went down and up in a rhythm",
}


@pytest.mark.people
def test_what_matters_most_is_never_left_out(name: str):
    """Leukemia or MDS, a medicine that can lower counts, the rhythm and a serious infection are told of everybody."""
    person = hand(name)
    text = letter_text(person, DOCTOR_MESSAGE)
    asked = {question.id for page in person.route.pages for question in page.questions}
    given = {key: each.value for key, each in person.answers.said.items() if key in asked and isinstance(each, Given)}
    assert [] == [line for (key, value), line in TOLD_FIRST.items() if given.get(key) == value and line not in text]
    serious = [each for page in person.route.pages if page.id == "serious-infections" for each in page.questions]
    named = [person.words.say(each.name) for each in serious if given.get(each.id) == "yes"]
    assert [] == [each for each in named[:1] if each not in text]


@pytest.mark.people
def test_more_is_spoken_of_only_where_something_is_not_named(name: str):
    """Each line names all that is present, or says that there is more in the summary; never both."""
    person = hand(name)
    lines = letter_text(person, DOCTOR_MESSAGE).splitlines()
    titles = {"infections": "Infections and sores", "features": "Other signs", "family": "In the family"}
    for block_id, title in titles.items():
        block = person.brief.block(block_id)
        names = {feature.name for feature in block.present} if block else set()
        told = next((line.partition(": ")[2].split("; ") for line in lines if line.startswith(f"- {title}: ")), [])
        more = "more in my summary" in told
        assert names == set(told) if not more else names > set(told) - {"more in my summary"}


def test_what_was_said_to_be_none_is_no_line_and_a_test_is_told_in_one():
    """No medicines “none of these”; never low instead of a course; kind, date and result set apart by commas."""
    told = {"medicine.listed": ["none"], "counts.ever_low": "no", "counts.now": "normal", "tests.ever": "yes"}
    text = letter_text(said(told, {"tests": [PANEL, {"test.kind": "exome"}]}), DOCTOR_MESSAGE)
    assert "Medicines around the time" not in text
    assert "- Low counts: none that a doctor or a report named\n" in text
    line = "- Earlier genetic tests: A panel of many genes, 2019, result: Nothing found; A whole exome test"
    assert line in text


@pytest.mark.parametrize(("number", "more"), [(9, False), (10, False), (11, True)])
def test_ten_infections_are_named_and_of_eleven_it_is_said_that_there_are_more(number: int, more: bool):
    """As long as the whole fits into a portal."""
    pages = ("common-infections", "skin-lungs")
    asked = [each for page in book().questionnaire.pages if page.id in pages for each in page.question_ids]
    text = letter_text(said(dict.fromkeys(asked[:number], "yes")), DOCTOR_MESSAGE)
    line = next(line for line in text.splitlines() if line.startswith("- Infections and sores: "))
    assert (min(number, 10) + more, more) == (line.count("; ") + 1, "more in my summary" in line)


def test_the_gravest_infections_come_first():
    """Sepsis before skin, skin before fevers, in whichever order the pages ask."""
    told = dict.fromkeys(("infection.fevers", "infection.skin", "infection.sepsis"), "yes")
    wanted = "a blood infection (sepsis); skin infections that keep coming back; fevers that keep coming back"
    assert f"- Infections and sores: {wanted}\n" in letter_text(said(told), DOCTOR_MESSAGE)


@pytest.mark.people
def test_one_route_is_it_and_several_are_them(name: str):
    """At most three are named, the first ones of the summary."""
    worth = [each.name for each in hand(name).summary.programs if each.standing.value == "worth_asking"]
    one = f"This may be worth asking about: {''.join(worth)}. Please check that it still runs."
    many = f"These may be worth asking about: {'; '.join(worth[:3])}. Please check that each of them still runs."
    text = letter_text(hand(name), DOCTOR_MESSAGE)
    assert (len(worth) == 1, len(worth) > 1) == (one in text, many in text)


@pytest.mark.parametrize("name", ["fever-now", "typical-adult"])
def test_what_is_urgent_and_nothing_else_has_its_border(name: str):
    """On paper an emergency is seen before it is read."""
    urgent = [each.text for letter in letters(hand(name), DOCTOR_MESSAGE) for each in letter.paragraphs if each.urgent]
    html = unescape(papers_html(hand(name), [DOCTOR_MESSAGE]))
    assert urgent == re.findall(r'letter__part--urgent">\s*<p>(.*?)</p>', html)
    assert (name == "fever-now") == bool(urgent)


def test_what_is_to_be_done_today_is_seen_as_what_is_urgent_is():
    """On paper whatever cannot wait stands out, and what can wait does not."""
    told = {"person.who": "child", "person.age": {"amount": "2", "unit": "weeks"}, "counts.ever_low": "yes"}
    count = {"count.value": {"amount": "200", "unit": "/uL"}, "count.date": "2026-11-21"}
    for person, levels in ((said(told, {"counts": [count]}), {"today"}), (hand("typical-adult"), {"soon"})):
        assert levels == {each.level for each in person.summary.alerts}
        paragraphs = letters(person, DOCTOR_MESSAGE)[0].paragraphs
        for alert in person.summary.alerts:
            assert (alert.level == "today") == next(each.urgent for each in paragraphs if alert.title in each.text)


def test_with_a_fever_now_everything_is_still_told():
    """What is urgent takes nothing away: neither an infection, nor the program, nor the lines after it."""
    text = letter_text(hand("fever-now"), DOCTOR_MESSAGE)
    order = ["emergency", "leukemia or MDS", "Clozapine", "lowest 180", "Rhythm", "drip (IV)", "In the family", "2019"]
    places = [text.index(each) for each in order]
    assert sorted(places) == places
    assert "swollen or bleeding gums" in text
    assert "PATH4WARD" in text
    assert "more in my summary" not in text


def test_a_second_look_is_asked_for_and_not_a_first_test():
    """Who had a test of many genes does not ask for a genetic test as if there had been none."""
    text = letter_text(hand("on-gcsf"), DOCTOR_MESSAGE)
    assert "- Should my earlier test get a second look, or should I have a newer test?\n" in text
    assert "Would a genetic test help" not in text


def test_the_counts_are_told_in_one_line():
    """The lowest and the latest count with their dates, and that G-CSF was given then."""
    counts = [
        {"count.value": {"amount": "900", "unit": "/uL"}, "count.date": "2026-06-02", "count.on_gcsf": "yes"},
        {"count.value": {"amount": "180", "unit": "/uL"}, "count.date": "2024-03"},
        {"count.value": {"amount": "1200", "unit": "/uL"}, "count.date": "2020"},
    ]
    text = letter_text(said({"counts.ever_low": "yes"}, {"counts": counts}), DOCTOR_MESSAGE)
    line = "- Neutrophil counts: lowest 180 cells/µL (March 2024); latest 900 cells/µL (June 2, 2026, on G-CSF)\n"
    assert line in text


def test_what_is_to_be_talked_about_soon_follows_why_the_message_is_written():
    """Such an alert is told after the reason for the message, and not as an emergency."""
    paragraphs = letters(hand("typical-adult"), DOCTOR_MESSAGE)[0].paragraphs
    assert [False, False] == [each.urgent for each in paragraphs[:2]]
    assert [True, True] == ["It says" in paragraphs[0].text, "It also says" in paragraphs[1].text]


def test_nothing_typed_becomes_markup():
    """A name or a lab with signs of HTML stands on the paper as it was typed."""
    handover = said(
        {"tests.ever": "yes"}, {"tests": [PANEL]}, given_identity=ADA, given_clinic=Clinic("a", "A & <u>B", "1")
    )
    pages = " ".join(Pdf(handover, BOTH).pages)
    assert [] == [each for each in ("East Lab <i>", "Ada <b>Example</b>") if each not in pages]
