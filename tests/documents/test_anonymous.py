"""A copy that does not point to the person."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from handed import hand
from hypothesis import example, given
from hypothesis import strategies as st
from papers import answers_file

from questionnaire.asking.amounts import MOST_OF_AGE
from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.values import Amount, Count, PartialDate
from questionnaire.clinics import Clinic
from questionnaire.exporting.datafiles import data_files
from questionnaire.logic.predicates import Compare, Op, judge
from questionnaire.logic.span import Span
from questionnaire.reading import Book
from questionnaire.telling.deidentify import deidentified, of_ninety_at_most
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html
from questionnaire.telling.reasons import Names, Reasons
from tests.everybody import TODAY
from tests.ontology.terms import RELEASE
from tests.register import CARD, DOCUMENTS

DAY = re.compile(r'"((?:19|20)\d\d-\d\d(?:-\d\d)?)[T"]')
# The release of the ontology whose terms a phenopacket uses.
ONTOLOGY = RELEASE
PATIENTS = ["typical-child", "typical-adult", "in-england", "many-scripts"]
TYPED = ("test.lab", "test.finding", "illness.note", "own.text", "gcsf.dose", "medicine.name")


def handover(book: Book, today: dt.date, answers: Answers, **options: Any) -> Handover:
    """What someone hands over who came through a clinic and gave a name."""
    clinic = Clinic("north", "North Hill Clinic", "555-0111")
    return Handover(
        book, answers, today, language("en"), clinic, Identity("Ada Example", "May 3, 1990", "R-17"), **options
    )


def told(book: Book, today: dt.date, answers: Answers, **options: Any) -> str:
    """All documents as text."""
    html = papers_html(handover(book, today, answers, **options), DOCUMENTS)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("name", PATIENTS)
def test_nothing_that_points_to_the_person_is_told(name: str, book: Book, today: dt.date) -> None:
    """No name, no clinic, nothing typed, and no date beyond its year; the day the copy was made is told."""
    answers = load(answers_file(name), book.questionnaire, today)
    whole, copy = told(book, today, answers), told(book, today, answers, anonymous=True)
    entries = [entry.said for group in answers.groups.values() for entry in group.entries]
    pointing = ["Ada Example", "R-17", "May 3, 1990", "North Hill Clinic", "555-0111", *typed_in(answers)]
    assert [] == [each for each in pointing if each in copy]
    assert ["Ada Example"] == [each for each in pointing[:1] if each in whole]
    dates = [
        language("en").date(answer.value)
        for said in [answers.said, *entries]
        for answer in said.values()
        if isinstance(answer, Given) and isinstance(answer.value, PartialDate) and answer.value.month
    ]
    assert [] == [date for date in dates if date in copy]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_paper_of_a_copy_says_that_it_is_one(document: str) -> None:
    """Alone too, and no other paper says so."""
    for anonymous in (True, False):
        html = papers_html(hand("typical-child", anonymous=anonymous), [document])
        assert anonymous == ("Copy without names" in html)


@pytest.mark.parametrize("document", [SUMMARY, BRIEF, CARD])
def test_a_copy_has_no_line_for_a_name(document: str) -> None:
    """A line that stays free would be filled in; a paper with names has them all."""
    word = hand("typical-child").words.word
    labels = [word(f"{'card' if document == CARD else 'whose'}.{each}") for each in ("name", "born")]
    for anonymous in (True, False):
        html = papers_html(hand("typical-child", anonymous=anonymous), [document])
        assert ([] if anonymous else labels) == [each for each in labels if f">{each}<" in html]


@pytest.mark.people
def test_a_copy_without_names_judges_the_same(name: str) -> None:
    """Dates to the year are told, but judged is what was answered: facts, alerts, standings and questions stay."""
    whole, copy = hand(name), hand(name, anonymous=True)
    assert whole.assessment.facts == copy.assessment.facts
    for told in ("alerts", "programs", "timing", "suggestions", "bring"):
        assert getattr(whole.assessment, told) == getattr(copy.assessment, told)
    assert [(each.id, each.word) for each in whole.summary.programs] == [
        (each.id, each.word) for each in copy.summary.programs
    ]
    assert [each.title for each in whole.summary.alerts] == [each.title for each in copy.summary.alerts]


@pytest.mark.parametrize("name", PATIENTS)
def test_no_file_for_other_programs_points_to_the_person(name: str, book: Book, today: dt.date) -> None:
    """They hold no day or month but the one on which the copy was made, and nothing typed."""
    answers = load(answers_file(name), book.questionnaire, today)
    for anonymous in (False, True):
        files = [
            each.data.decode() for each in data_files(handover(book, today, answers, anonymous=anonymous))[1:]
        ]  # the questionnaire itself has no answers
        days = {day for text in files for day in DAY.findall(text)} - {today.isoformat(), ONTOLOGY}
        # A year alone is told as the days that it can be.
        within = {each for each in days if not each.endswith(("-01-01", "-12-31"))}
        assert anonymous == (within == set()), within
        typed = [text for text in typed_in(answers) if any(text in file for file in files)]
        assert (not anonymous and bool(typed_in(answers))) == bool(typed)


def test_two_who_differ_only_in_what_is_not_told_have_the_same_files(book: Book, today: dt.date) -> None:
    """Not even an id may be made from what a copy leaves out: whoever has a guess could try it."""

    def files(day: PartialDate, note: str, *, anonymous: bool) -> list[bytes]:
        count = Entry("c", {"count.value": Given(Count("300", "/uL")), "count.date": Given(day)})
        own = Entry("o", {"own.text": Given(note)})
        answers = Answers({"counts.ever_low": Given("yes")}, {"counts": Group((count,)), "own": Group((own,))})
        return [each.data for each in data_files(handover(book, today, answers, anonymous=anonymous))]

    for anonymous in (True, False):
        one = files(PartialDate(2024, 3, 5), "Is it from my mother?", anonymous=anonymous)
        other = files(PartialDate(2024, 8, 9), "May I swim?", anonymous=anonymous)
        assert anonymous == (one == other)


def typed_in(answers: Answers) -> list[str]:
    """All that was written in one’s own words."""
    entries = [entry.said for group in answers.groups.values() for entry in group.entries]
    return [
        str(said[key].value) for said in [answers.said, *entries] for key in TYPED if isinstance(said.get(key), Given)
    ]


@given(
    st.sampled_from(list(MOST_OF_AGE.items())).flatmap(
        lambda each: st.tuples(st.just(each[0]), st.integers(0, each[1]))
    )
)
@example(("years", 90)).via("ninety")
@example(("years", 89)).via("just below")
@example(("months", 1080)).via("ninety")
@example(("months", 1079)).via("just below")
@example(("weeks", 4680)).via("ninety")
@example(("weeks", 4679)).via("just below")
def test_ninety_years_is_the_highest_age_told(age: tuple[str, int]) -> None:
    """Few people are older, so a higher age in any unit would point to one of them; a younger one stays as it is."""
    unit, number = age
    given = Given(Amount(Decimal(number), unit))
    of_ninety = {"years": 90, "months": 1080, "weeks": 4680}[unit]
    expected = Given(Amount(Decimal(90), "years")) if number >= of_ninety else given
    entry = Entry("e", {"relative.age": given})
    copy = deidentified(Answers({"person.age": given}, {"relatives": Group((entry,))}), frozenset(), TODAY)
    assert [expected, expected] == [copy.said["person.age"], copy.group("relatives").entries[0].said["relative.age"]]


@pytest.mark.parametrize(("number", "unit"), [(97, "years"), (1164, "months"), (5044, "weeks")])
def test_no_paper_and_no_file_of_a_copy_tells_an_age_above_ninety(
    number: int, unit: str, book: Book, today: dt.date
) -> None:
    """Neither one’s own nor that of a relative or of an illness, in words, in a drawing, or for a program to read."""
    age = Given(Amount(Decimal(number), unit))
    groups = {
        "relatives": Group((Entry("r", {"relative.role": Given("father"), "relative.age": age}),)),
        "illnesses": Group((Entry("i", {"illness.kind": Given("pneumonia"), "illness.first_age": age}),)),
    }
    said = {"person.age": age, "infection.pneumonia": Given("yes"), "counts.ever_low": Given("yes")}
    for anonymous in (False, True):
        copy = handover(book, today, Answers(said, groups), anonymous=anonymous)
        texts = [papers_html(copy, DOCUMENTS), *(each.data.decode() for each in data_files(copy))]
        found = sum(len(re.findall(rf"\b({number}|{number:,})\b", text)) for text in texts)
        assert (found == 0) == anonymous
        assert ("90 years" in texts[0]) == anonymous


@given(st.integers(0, 125), st.none() | st.integers(1, 12))
def test_no_year_is_told_that_shows_an_age_above_eighty_nine(back: int, month: int | None) -> None:
    """Who had a count 90 years ago is 90, or nearly; the other answers of that entry stay."""
    date = {"count.date": Given(PartialDate(TODAY.year - back, month))}
    entry = Entry("c", {"count.ill": Given("no"), **date})
    copy = deidentified(Answers({"gcsf.start": date["count.date"]}, {"counts": Group((entry,))}), frozenset(), TODAY)
    expected = {Given(PartialDate(TODAY.year - back))} if back < 90 else set()
    of_count = copy.group("counts").entries[0].said
    assert expected == {said[key] for said, key in ((copy.said, "gcsf.start"), (of_count, "count.date")) if key in said}
    assert Given("no") == of_count["count.ill"]


# Low counts over 94 years.
LOW_SINCE_1932 = {
    "version": 1,
    "answers": {
        "person.who": "self",
        "person.age": {"amount": 97, "unit": "years"},
        "counts.ever_low": "yes",
        "treat.gcsf": "six_months_or_longer",
        "gcsf.start": "1933-04-05",
        "medicine.listed": ["antibiotic"],
        "tests.ever": "yes",
    },
    "groups": {
        "counts": {
            "entries": [
                {
                    "id": f"c{place}",
                    "answers": {"count.value": {"amount": "0.3", "unit": "10^9/L"}, "count.date": date},
                }
                for place, date in enumerate(("1932-03-04", "1932-09-04", "2026-10-01"))
            ]
        },
        "tests": {"entries": [{"id": "t", "answers": {"test.kind": "chromosomes", "test.date": "1934"}}]},
        "medicines": {
            "entries": [{"id": "m", "answers": {"medicine.kind": "antibiotic", "medicine.start": "1935-06"}}],
        },
    },
}


def test_no_paper_and_no_file_of_a_copy_tells_a_year_of_ninety_years_ago(book: Book, today: dt.date) -> None:
    """Neither of a count nor of a test or a treatment; what was told of later years stays."""
    answers = load(LOW_SINCE_1932, book.questionnaire, today)
    for anonymous in (False, True):
        copy = handover(book, today, answers, anonymous=anonymous)
        text = " ".join([papers_html(copy, DOCUMENTS), *(each.data.decode() for each in data_files(copy))])
        whole = set() if anonymous else {"1932", "1933", "1934", "1935"}
        assert whole == set(re.findall(r"\b193\d\b", text))
        assert {"2026"} <= set(re.findall(r"\b2026\b", text))


def test_of_an_answer_about_a_moment_a_copy_tells_no_more_than_the_year(book: Book, today: dt.date) -> None:
    """A fever the day before yesterday: that it was told stays, on which day it was does not, on paper or in a file."""
    moments = [each.id for each in book.questionnaire.questions.values() if each.asked_again]
    kept = {"person.age": Given(Amount(Decimal(2), "weeks")), "counts.now": Given("still_low")}
    answers = Answers({"person.who": Given("child"), **kept, **dict.fromkeys(moments, Given("yes"))})
    answers = replace(answers, days=dict.fromkeys([*moments, *kept], PartialDate(2026, 11, 20)))
    days = ["November 20, 2026", "2026-11-20"]
    for anonymous in (False, True):
        copy = handover(book, today, answers, anonymous=anonymous)
        text = " ".join([papers_html(copy, DOCUMENTS), *(each.data.decode() for each in data_files(copy))])
        assert ([] if anonymous else days) == [day for day in days if day in text]
        assert set(moments) <= copy.route.answers.said.keys()


def test_no_reason_tells_a_time_longer_than_ninety_years(book: Book, today: dt.date) -> None:
    """How long counts were low is reckoned from all dates, also from those a copy does not tell."""
    copy = handover(book, today, load(LOW_SINCE_1932, book.questionnaire, today), anonymous=True)
    sheet, names = copy.assessment.sheet, Names(book.questionnaire, book.rules, copy.words)
    for_long = judge(Compare("counts.months_low", Op.AT_LEAST, (Decimal(36),)), sheet)
    told = Reasons(names, copy.route, sheet, copy.words).because(for_long)
    assert ["the time between the first and the last low count: 1,080 or more months"] == [each.text for each in told]


@given(st.integers(0, 1500), st.none() | st.integers(0, 1500))
def test_a_time_told_as_ninety_years_or_more_is_no_other_time(low: int, more: int | None) -> None:
    """What is told is never less sure than wrong: the true time is in it, and none below ninety years is changed."""
    time = Span(Decimal(low), None if more is None else Decimal(low + more))
    told = of_ninety_at_most(time)
    assert (time == told) == (max(low, low + (more or 0)) <= 1080)
    assert Decimal(min(low, 1080)) == told.low
    assert told.high is None or told.high <= 1080
