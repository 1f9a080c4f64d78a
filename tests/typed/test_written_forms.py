"""What laboratories print and people copy means to the form, and to the file, what the table says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from questionnaire.asking.answerfile import dump, load
from questionnaire.asking.answers import Answers, Entry, Given, Group, given
from questionnaire.asking.questions import Question
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import Count, Value
from questionnaire.errors import AnswersError, BadValue
from questionnaire.keeping.seal import keys_of, new_secret
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.web.forms import field_name, form_class, read_form

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 22)
ASKED = read_book(PACK).questionnaire
QUESTIONS = {question.id: question for _, question in ASKED.every_question()}
NEEDLESS = "asks, needlessly"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the table: where it is written, the unit chosen beside it, and what it means."""

    where: str
    written: str
    unit: str
    means: str


def _table(name: str) -> Iterator[Form]:
    where = ""
    for line in (HERE / name).read_text(encoding="utf-8").split("\n"):
        if heading := re.fullmatch(r"\[([^\t]*)\]", line):
            where = heading[1]
        elif line and not line.startswith("#"):
            written, means = line.split("\t")
            chosen = re.match(r"\[([^\]]*)\] ", written)
            yield Form(where, written[chosen.end() :] if chosen else written, chosen[1] if chosen else "", means)


COUNTS, DATES, AGES = (list(_table(f"{name}.tsv")) for name in ("counts", "dates", "ages"))
PLACES = list(dict.fromkeys(form.where for form in COUNTS))


def _said(value: Value) -> str:
    """A value as the table writes it."""
    if isinstance(value, Decimal):
        return f"{value:f} %"
    if not isinstance(value, Count):
        return f"{value.number} {value.unit}" if hasattr(value, "unit") else str(value)
    span = value.span
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (span.low, span.high))
    if span.exact:
        return low
    if not high:
        return f"{'>' if span.low_open else '≥'}{low}"
    return f"{low}-{high}" if span.low else f"{'<' if span.high_open else '≤'}{high}"


def _refused(wrong: BadValue) -> str:
    if isinstance(wrong, AskedBack) and wrong.readings:
        return f"asks {' | '.join(_said(each.value) for each in wrong.readings)}"
    return f"no {wrong.word}"


def _in_the_form(question: Question, form: Form, country: str | None = None) -> str:
    data = {field_name(question.id): form.written, f"{field_name(question.id)}-unit": form.unit}
    keys = keys_of(new_secret())
    sent = form_class((question,))(_Posted(data), meta={"csrf_context": keys})
    said, wrong = read_form(sent, [question], Typist(TODAY, country))
    if wrong:
        return _refused(wrong[question.id])
    value = given(said, question.id)
    assert value is not None
    return _said(value)


class _Posted(dict[str, str]):
    def getlist(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


def _in_the_file(question: Question, answer: Any, said: Mapping[str, Any]) -> str:
    of_entry = question.id not in ASKED.questions
    entries = {"counts": {"entries": [{"id": "a", "answers": {question.id: answer}}]}} if of_entry else {}
    data = {"version": 1, "answers": said if of_entry else {**said, question.id: answer}, "groups": entries}
    try:
        answers = load(data, ASKED, TODAY)
    except AnswersError as wrong:
        if isinstance(wrong.__context__, BadValue):
            return _refused(wrong.__context__)
        raise
    value = given(answers.group("counts").entries[0].said if of_entry else answers.said, question.id)
    assert value is not None
    return _said(value)


@pytest.mark.parametrize("place", PLACES)
def test_a_count_is_read_as_it_is_meant_by_form_and_file(place: str):
    """As a careful nurse would read it; and where she would ask, it is asked back."""
    question, forms = QUESTIONS["count.value"], [form for form in COUNTS if form.where == place]
    expected = {form: form.means.replace(NEEDLESS, "asks") for form in forms}
    assert expected == {form: _in_the_form(question, form) for form in forms}
    amounts = {form: {"amount": form.written} | ({"unit": form.unit} if form.unit else {}) for form in forms}
    assert expected == {form: _in_the_file(question, amounts[form], {}) for form in forms}


def test_the_table_holds_what_the_world_prints_and_little_is_asked_needlessly():
    """At least 300 forms of 30 places; of a hundred, at most two are asked about though a nurse would not."""
    assert 300 <= len({(form.written, form.unit) for form in COUNTS})
    assert 30 <= len(PLACES)
    assert sum(form.means.startswith(NEEDLESS) for form in COUNTS) <= 0.02 * len(COUNTS)


@pytest.mark.parametrize("place", list(dict.fromkeys(form.where for form in DATES)))
def test_a_date_is_read_as_it_is_printed_by_form_and_file(place: str):
    """The country settles the order of day and month only where it is certain there; "[US]" is the country."""
    question, forms = QUESTIONS["count.date"], [form for form in DATES if form.where == place]
    for form in forms:
        country = {"person.country": form.unit} if form.unit else {}
        assert form.means == _in_the_form(question, form, form.unit or None), form
        assert form.means == _in_the_file(question, form.written, country), form


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("45", "45 %"), ("45 %", "45 %"), ("12,4%", "12.4 %"), ("Neut 12.4", "12.4 %"), ("68 % neutrophils", "68 %"),
        ("12.345678", "12.345678 %"), ("1,234", "1.234 %"), ("1²", "1 %"), ("0.45", "asks 45 % | 0.45 %"),
        (".5", "asks 50 % | 0.5 %"), ("0.45 %", "0.45 %"), ("0", "0 %"), ("1", "1 %"),
        ("101", "no number_out_of_range"),
        ("-5", "no number_unreadable"), ("5-10", "no number_unreadable"),
    ],
)  # fmt: skip
def test_a_percentage_is_read_by_form_and_file(written: str, means: str):
    """Below one it may be a share, as some reports print it; with its sign it is a percentage."""
    question, form = QUESTIONS["count.percent"], Form("", written, "", means)
    assert means == _in_the_form(question, form) == _in_the_file(question, written, {})


def test_what_was_settled_stays_so_in_a_row_and_in_a_file():
    """0.45 percent is not asked about again, or lost, when the answers are read back; nor in a row of before."""
    said = {"count.percent": Given(Decimal("0.45")), "count.value": Given(Count("2", "/uL"))}
    answers = Answers(groups={"counts": Group((Entry("a", said),))})
    for strict in (True, False):
        assert answers == replace(load(dump(answers), ASKED, TODAY, strict=strict), picked=None)
    old = {"count.percent": "0.45", "count.value": {"amount": "<500-1000", "unit": "/uL"}}
    before = {"version": 1, "groups": {"counts": {"entries": [{"id": "a", "answers": old}]}}}
    kept = load(before, ASKED, TODAY, strict=False).group("counts").entries[0].said
    assert {"count.percent": Given(Decimal("0.45")), "count.value": Given(Count("<500", "/uL"))} == kept


def test_an_age_is_read_as_parents_say_it_by_form_and_file():
    """In years, months or weeks, with halves; without a unit it is asked back."""
    question = QUESTIONS["person.age"]
    for form in AGES:
        amount = {"amount": form.written} | ({"unit": form.unit} if form.unit else {})
        assert form.means == _in_the_form(question, form), form
        assert form.means == _in_the_file(question, amount, {}), form
