"""The people who walk: their files can be read, and the route asks for everything they answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaire.errors import AnswersError
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.walks.person import TODAY, Person, read_people, read_person

BOOK = read_book(PACK)
QUESTIONNAIRE = BOOK.questionnaire
PEOPLE = read_people(QUESTIONNAIRE)
SOMEONE = 'name = "A"\nstory = "B"\n'


def test_everyone_has_a_name_of_their_own():
    """Figures are compared by name, so no two people share one; the first four stay."""
    assert ["1-tired-woman", "2-mother-with-a-fever", "3-does-not-know", "4-man-who-fills-in-everything"] == [
        person.id for person in PEOPLE[:4]
    ]
    assert len(PEOPLE) == len({person.name for person in PEOPLE})


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_they_are_asked_for_everything_they_answer(person: Person):
    """No answer lies off their route: a walk would never come to it."""
    on_route = BOOK.route(person.answers, TODAY).answers
    assert (person.answers.said, person.answers.groups) == (on_route.said, on_route.groups)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ('[answers]\n"person.shoe" = "41"', "person.shoe"),
        ('[answers]\n"person.who" = "neighbor"', "person.who"),
        ('[answers]\n[[counts]]\n"count.rough" = "a_lot"', "count.rough"),
        ('[answers]\n[[pets]]\n"pet.name" = "Rex"', "pets"),
        ('[answers]\n[first]\n"person.age" = "34"', "first.person.age"),
        ('rest = "perhaps"\n[answers]', "rest"),
        ('hurry = "yes"\n[answers]', "hurry"),
        ("", "answers"),
    ],
)
def test_a_file_that_names_what_is_not_asked_is_refused(tmp_path: Path, told: str, named: str):
    """The message names the file and the question, option, list or key that is not there."""
    path = tmp_path / "someone.toml"
    path.write_text(SOMEONE + told, encoding="utf-8")
    with pytest.raises(AnswersError, match=rf"someone\.toml: .*{named}"):
        read_person(path, QUESTIONNAIRE)
