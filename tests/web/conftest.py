"""Visitors who come with answers already given, and every page there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from keyboard import Person

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Page
from questionnaire.keeping.resume import Journey
from questionnaire.keeping.seal import keys_of, new_secret
from questionnaire.reading import Book
from tests.register import OF_OTHERS

Arrive = Callable[..., Person]


@pytest.fixture
def arrive(app: Flask) -> Arrive:
    """Makes visitors who come back to answers they gave before: every page passed unless `passed` says which."""
    return lambda **answers: arrive_at(app, **answers)


def arrive_at(app: Flask, *, passed: list[str] | None = None, **answers: Any) -> Person:
    """A visitor whose answers are in the app's store; keywords as in an answers file."""
    house = app.extensions["questionnaire"]
    asked = house.book.questionnaire
    days = {key: str(house.today()) for key, question in asked.questions.items() if question.moment}
    every = [page.id for page in asked.pages]
    data = {"version": 1, "passed": every if passed is None else passed, "days": days, **answers}
    secret = new_secret()
    keys = keys_of(secret)
    assert keys is not None
    house.keeper.save(keys, Journey(Answers(), 0), load(data, asked, house.today()), house.today())
    person = Person(app)
    person.client.set_cookie("visit", secret)
    return person


@pytest.fixture
def saved(app: Flask) -> Callable[[Person], Answers]:
    """Looks up what is saved of a visitor now."""

    def look(person: Person) -> Answers:
        house, cookie = app.extensions["questionnaire"], person.client.get_cookie("visit")
        keys = keys_of(cookie.value if cookie else "")
        assert keys is not None
        answers: Answers = house.keeper.open(keys, house.today()).answers
        return answers

    return look


EVERYTHING = {
    "now.cord": "yes",
    "person.country": "US",
    "tests.ever": "yes",
    "marrow.done": "yes",
    "serial.done": "yes",
    "counts.ever_low": "yes",
    "infection.pneumonia": "yes",
    "signs.areas": [
        "skin", "eyes_ears", "heart_lungs", "belly", "growth_bones", "brain_nerves", "blood_immune", "first_year",
    ],
    **dict.fromkeys(
        ("infection.deep", "sign.pale", "sign.eyes", "sign.heart_muscle", "sign.kidneys", "sign.head"), "yes"
    ),
    "sign.other_counts": "yes",
    "sign.thymus": "yes",
    "cause.leukemia": "yes",
    "medicine.listed": ["antibiotic"],
    "treat.gcsf": "under_six_months",
    "treat.transplant": "yes",
    "treat.transfusion": "yes",
}  # fmt: skip
ENTRIES = {
    "counts": {"count.value": {"amount": "0.4", "unit": "10^9/L"}, "count.date": "2026-10"},
    "illnesses": {"illness.kind": "pneumonia"},
    "medicines": {"medicine.kind": "antibiotic"},
    "tests": {"test.kind": "panel", "test.lab": "Elm Street Lab"},
    "relatives": {"relative.role": "mother"},
    "own": {"own.text": "Is it safe to travel?"},
}


def arrive_with_everything(app: Flask, **others: Any) -> Person:
    """A visitor for whom every page is on the way, with one entry "e1" in each list."""
    groups = {key: {"entries": [{"id": "e1", "answers": said}]} for key, said in ENTRIES.items()}
    return arrive_at(app, answers={**EVERYTHING, "now.unwell": "yes"}, groups=groups, **others)


@pytest.fixture
def full(app: Flask) -> Person:
    """A visitor for whom every page is on the way, with one entry "e1" in each list."""
    return arrive_with_everything(app)


@pytest.fixture(scope="session")
def arrive_anywhere() -> Arrive:
    """Makes such a visitor at any app."""
    return arrive_with_everything


def of_the_living(book: Book) -> list[Page]:
    """Every page but those of others."""
    return [page for page in book.questionnaire.pages if page.id not in OF_OTHERS]


@pytest.fixture(scope="session")
def addresses(book: Book) -> list[str]:
    """The address of every page a visitor with everything can come to."""
    asked = book.questionnaire
    entries = [f"/q/{page.id}/e1" for page in asked.pages if page.group]
    return [
        *(
            "/",
            "/c/sample",
            "/privacy",
            "/check",
            "/result",
            "/result/questions",
            "/result/papers",
            "/result/papers/text/doctor-message",
            "/result/papers/text/report-request",
            "/blank",
            "/delete",
            "/deleted",
        ),
        *(f"/q/{page.id}" for page in of_the_living(book)),
        "/q/counts/import",
        *entries,
        *(f"{entry}/remove" for entry in entries),
    ]
