"""The questionnaire on paper has a place for every answer, and typed in it comes to the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markupsafe import escape
from pens import asked_on, fill_in, type_in

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers, Entry, Given, Said
from questionnaire.asking.pages import Section
from questionnaire.asking.questions import Kind
from questionnaire.clinics import SAMPLE, read_clinics
from questionnaire.telling.blank import Blank, blank, blank_html
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.summary import Summary
from questionnaire.telling.wording import words_for
from tests.everybody import TODAY, answers_of, book
from tests.register import OF_OTHER_PEOPLE, WHO

BOOK = book()
# On the screen alone: a child who died, for the paper asks of today; what staff are asked, and helpers, who have their
# own paper; and what only data files need in such detail.
ON_SCREEN = {
    question
    for page in BOOK.questionnaire.pages
    if page.id in OF_OTHER_PEOPLE or not page.on_paper
    for question in page.question_ids
}
ASKED = [each for _, each in BOOK.questionnaire.every_question() if each.id not in ON_SCREEN]


def paper(voice: str = "you", section: str | None = None, *, large: bool = False) -> Blank:
    """The paper in a voice, without a clinic."""
    who = Answers({WHO: Given("child")} if voice == "child" else {})
    return blank(BOOK, words_for(BOOK, who, None, language("en")), section, large=large)


YOU, CHILD = paper("you"), paper("child")
# Never asked of a grown-up, and not on their paper.
FOR_A_BABY = ("now.cord", "infant.lymphocytes", "infant.live_vaccine", "infant.seen", "infant.specialist")


def _summary(answers: Answers) -> Summary:
    clinics = read_clinics(SAMPLE)
    return Handover(BOOK, answers, TODAY, language("en"), clinics.get(answers.clinic or "")).summary


def _of(answers: Answers) -> Blank:
    return CHILD if answers.said.get(WHO) == Given("child") else YOU


@pytest.mark.people
def test_every_patient_can_write_every_answer_and_has_the_same_summary(name: str):
    """What a patient ticks and writes, read from the paper by someone else, gives the summary of the patient."""
    answers = _as_taken(answers_of(name))
    read = load(type_in(fill_in(_of(answers), answers)), BOOK.questionnaire, TODAY)
    assert _summary(answers) == _summary(replace(read, clinic=answers.clinic, passed=answers.passed, days=answers.days))


def _as_taken(answers: Answers) -> Answers:
    """The answers as the screen takes them: entries numbered, only what it offers, nothing picked, row by row."""
    groups = {
        key: replace(
            group,
            entries=tuple(Entry(f"e{place}", _with_a_place(each.said)) for place, each in enumerate(group.entries)),
        )
        for key, group in answers.groups.items()
    }
    return replace(answers, said=_with_a_place(answers.said), groups=groups, picked=None, at_once=frozenset())


def _with_a_place(said: Said) -> Said:
    outs = {question.id: question.ways_out if question.options else [] for question in ASKED}
    return {key: each for key, each in said.items() if key in outs and (isinstance(each, Given) or each in outs[key])}


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.id)
def test_the_paper_offers_what_the_screen_offers(question):
    """Options, “I don’t know”, “I prefer not to say”, units and parts of a date are the same."""
    asked = asked_on(CHILD if question.id in FOR_A_BABY else YOU)[question.id]
    on_paper = [box.id for box in (*asked.listed, *asked.boxes)]
    on_screen = [option.id for option in question.options]
    on_screen += [reason.value for reason in question.ways_out] if question.options else []
    assert (["self"] if question.id == WHO else on_screen) == on_paper
    assert list(question.units) == [each.id for each in asked.units]
    lines = {"year", "month", "day"} if question.kind is Kind.DATE else {"value"}
    assert (set() if asked.boxes and not asked.listed else lines) == {each.id for each in asked.blanks}


@pytest.mark.parametrize("form", [YOU, CHILD], ids=["you", "child"])
def test_what_helps_to_answer_stands_on_paper_as_on_the_screen(form: Blank):
    """Below a question, and beside each of its options: whoever writes has no one to ask."""
    html = blank_html(form, TODAY)
    for question in ASKED:
        # Who it is about is ticked before the pen comes.
        if question.id != WHO and (asked := asked_on(form).get(question.id)):
            boxes = {box.id: box.hint for box in asked.boxes}
            said = {each.id: form.words.say(each.hint) for each in question.options if each.hint and each.id in boxes}
            assert said == {key: hint for key, hint in boxes.items() if hint}, question.id
            assert asked.hint == (form.words.say(question.hint) if question.hint else ""), question.id
            hints = [hint for hint in (asked.hint, *said.values()) if hint]
            assert [] == [hint for hint in hints if f'blank-hint">{escape(hint)}<' not in html]


def test_each_voice_has_its_own_paper():
    """Who the questions are about is ticked before the pen comes: the words of the other paper would not fit."""
    said = {box.id: box.ticked for form in (YOU, CHILD) for box in asked_on(form)[WHO].boxes}
    assert {"self": True, "child": True} == said
    assert "Your child’s neutrophil counts" in blank_html(CHILD, TODAY)
    assert "Your child’s neutrophil counts" not in blank_html(YOU, TODAY)


@pytest.mark.parametrize(
    ("form", "without"),
    [(YOU, ("cord", "infant-immune", "infant-doctor", "died")), (CHILD, ("died",))],
    ids=["you", "child"],
)
def test_the_paper_asks_in_the_order_of_the_screen(form: Blank, without: tuple[str, ...]):
    """Every page and every question once, in their order, under numbers that only rise; a grown-up’s no baby’s page."""
    there = [page for page in BOOK.questionnaire.pages if page.on_paper and page.id not in (*without, *OF_OTHER_PEOPLE)]
    assert [page.id for page in there] == [page.id for section in form.sections for page in section.pages]
    asked = [
        question.id
        for page in there
        for question in (*page.questions, *(BOOK.questionnaire.groups[page.group].questions if page.group else ()))
    ]
    html = blank_html(form, TODAY)
    numbers = [asked_on(form)[each].number for each in asked]
    assert numbers == re.findall(r'class="blank-number">([\d.]+)<', html)
    places = [tuple(map(int, number.split("."))) for number in numbers]
    assert places == sorted(set(places))


def test_fever_comes_first_with_what_to_do():
    """Urgent care stands above all; right after who it is about comes the fever question, and what to do if yes."""
    text = blank_html(YOU, TODAY)
    who, fever, age = (text.index(asked_on(YOU)[each].label) for each in (WHO, "now.unwell", "person.age"))
    assert text.index("Get medical care right away") < who < fever < text.index("Please get medical help now") < age


@pytest.mark.parametrize("form", [YOU, CHILD], ids=["you", "child"])
def test_a_page_for_some_says_for_whom(form: Blank):
    """A page with a condition begins with it in words; a word it quotes is on a box of the question it names."""
    numbers = {asked.number: key for key, asked in asked_on(form).items()}
    pages = [page for section in form.sections for page in section.pages]
    for_some = {page.id for page in BOOK.questionnaire.pages if page.asked_when} & {page.id for page in pages}
    assert for_some == {page.id for page in pages if page.only_if}
    for page in pages:
        asked = [asked_on(form)[numbers[number]] for number in re.findall(r"\d\.\d+", page.only_if)]
        labels = {box.label for each in asked for box in each.boxes}
        assert set(re.findall(r"“([^”]+)”", page.only_if)) <= labels, page.id


@pytest.mark.parametrize("voice", ["you", "child"])
def test_no_slot_is_left_open(voice: str):
    """Nothing in braces, and no word without its text."""
    for large in (False, True):
        assert not re.search(r"\{[a-z]", blank_html(paper(voice, large=large), TODAY, large=large))


@pytest.mark.parametrize("section", BOOK.questionnaire.sections, ids=lambda section: section.id)
def test_a_section_alone_is_the_same_section(section: Section):
    """One section has the questions and numbers it has in the whole, below the urgent notice."""
    alone = paper(section=section.id)
    assert [each for each in YOU.sections if each.id == section.id] == list(alone.sections)
    assert "Get medical care right away" in blank_html(alone, TODAY)


def test_in_large_print_fewer_entries_stand_side_by_side() -> None:
    """As many as the content says for either size: three counts instead of more, two relatives."""
    groups = BOOK.questionnaire.groups
    for large in (False, True):
        shown = [page.entries for part in paper(large=large).sections for page in part.pages if page.entries]
        wanted = {key: group.columns_large if large else group.columns for key, group in groups.items()}
        assert shown
        assert [wanted[each.id] for each in shown] == [each.columns for each in shown]
    assert any(group.columns_large < group.columns for group in groups.values())
