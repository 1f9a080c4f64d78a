"""The content lint on simulated patients: they try every condition from every side, and each can be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from questionnaire.asking.values import PartialDate
from questionnaire.checking.check import check
from questionnaire.checking.patients import answers_told, read_patients
from questionnaire.errors import AnswersError
from questionnaire.logic.predicates import ForClinician
from questionnaire.reading import Book

PATH4WARD = "programs/path4ward.toml"


def _patient(folder: Path, name: str, answers: str, more: str = "") -> None:
    folder.mkdir(exist_ok=True)
    text = f'story = "Somebody."\n{more}\n[answers]\n{answers}\n[expect]\n'
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_criterion_that_no_patient_tries_is_named_with_what_is_missing(tmp_path: Path, book: Book, today: dt.date):
    """Each criterion needs a patient who meets it, one who does not and one who leaves it open."""
    place = f"{PATH4WARD}: criteria[low-for-three-months]: no patient "
    told = (("knows-nothing", ""), ("short", '"counts.ever_low" = "no"'), ("long", '"counts.ever_low" = "yes"'))
    missing = ("meets it", "does not meet it"), ("meets it",), ()
    for (name, answers), expected in zip(told, missing, strict=True):
        lasting = '\n"counts.duration" = "since_birth"' if name == "long" else ""
        _patient(tmp_path / "cases", name, answers + lasting)
        problems = check(book, today, read_patients(tmp_path / "cases", book.questionnaire, today))
        named = [each for each in map(str, problems) if each.startswith(place)]
        assert [f"{place}{each}" for each in expected] == named


def test_what_only_a_clinician_can_say_needs_no_patient_who_meets_it(tmp_path: Path, book: Book, today: dt.date):
    """Such a criterion is open for everybody, which one patient shows."""
    _patient(tmp_path / "cases", "knows-nothing", "")
    problems = check(book, today, read_patients(tmp_path / "cases", book.questionnaire, today))
    places = {(problem.file, problem.place) for problem in problems}
    for program in book.rules.programs:
        for criterion in program.criteria:
            if isinstance(criterion.when, ForClinician):
                assert (book.file("programs", program.id), f"criteria[{criterion.id}]") not in places


@pytest.mark.parametrize(
    ("answers", "more", "says"),
    [
        (
            '"person.who" = "aunt"',
            "",
            "answers.person.who: 'aunt' is not an option; the options are self, child, helped",
        ),
        ("", "cats = []", "cats: neither a group nor one of answers, expect, incomplete, story"),
        ("[", "", "Invalid"),
    ],
)
def test_a_patient_that_cannot_be_read_is_named_with_its_file(
    tmp_path: Path, book: Book, today: dt.date, answers: str, more: str, says: str
):
    """A wrong answer, an unknown key and a slip of the keyboard are each named with the patient's file."""
    _patient(tmp_path, "someone", answers, more)
    with pytest.raises(AnswersError) as refused:
        read_patients(tmp_path, book.questionnaire, today)
    assert str(refused.value).startswith(f"{tmp_path / 'someone.toml'}: {says}")


def test_a_list_of_a_patient_is_whole_unless_it_says_otherwise_or_nobody_can_say_so(book: Book, today: dt.date):
    """Samples are never all; a list that is named, with entries or without, is as one can say of it on the screen."""
    one = {"counts": {"count.date": "2024"}, "tests": {"test.date": "2024"}, "relatives": {"relative.role": "mother"}}
    for group, entry in one.items():
        asked = book.questionnaire.groups[group]
        for entries in ([], [entry]):
            whole = answers_told({"answers": {}, group: entries}, book.questionnaire, today).group(group)
            assert (True if asked.can_be_whole(listed=bool(entries)) else None) is whole.complete, (group, entries)
            part = {"answers": {}, group: entries, "incomplete": [group]}
            assert answers_told(part, book.questionnaire, today).group(group).complete is False, group
            assert [f"{group}-0"][: len(entries)] == [each.id for each in whole.entries]
    only = answers_told({"answers": {}, "incomplete": ["tests"]}, book.questionnaire, today)
    assert {"tests"} == set(only.groups)
    moments = {each.id for each in book.questionnaire.questions.values() if each.moment}
    assert dict.fromkeys(moments, PartialDate.on(today)) == only.days


def test_a_patient_without_a_story_answers_or_expectation_is_named(tmp_path: Path, book: Book, today: dt.date):
    """Each of the three is needed, and what is missing is said with the file."""
    whole = {"story": 'story = "Somebody."\n', "answers": "[answers]\n", "expect": "[expect]\n"}
    for missing in whole:
        text = "".join(said for key, said in whole.items() if key != missing)
        (tmp_path / "someone.toml").write_text(text, encoding="utf-8")
        with pytest.raises(AnswersError) as refused:
            read_patients(tmp_path, book.questionnaire, today)
        assert f"{tmp_path / 'someone.toml'}: {missing}: a patient's file needs this" == str(refused.value)
