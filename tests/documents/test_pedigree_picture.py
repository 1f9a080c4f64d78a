"""The family tree of particular families: what a genetic counselor looks for, in the drawing and in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.values import Amount
from questionnaire.drawing.pedigree.shapes import Symbol
from questionnaire.reading import Book
from questionnaire.telling.language import language
from questionnaire.telling.pedigree import Pedigree, pedigree
from questionnaire.telling.wording import Words

SVG = "{http://www.w3.org/2000/svg}"
PATIENT = {"person.who": "self", "person.sex": "female", "person.gender": "woman", "counts.ever_low": "yes"}


def relative(role: str, **told: Any) -> dict[str, Any]:
    """A relative of this role; `age` is in years."""
    if "age" in told:
        told["age"] = Amount(Decimal(told["age"]), "years")
    return {"relative.role": role, **{f"relative.{key}": value for key, value in told.items()}}


@pytest.fixture
def tree(book: Book, today: dt.date) -> Any:
    """Makes the pedigree of a patient and their relatives; keywords are answers, "." written as "__"."""

    def make(*relatives: dict[str, Any], tested: Sequence[dict[str, Any]] = (), **told: Any) -> Pedigree | None:
        said = {**PATIENT, **{key.replace("__", "."): value for key, value in told.items()}}
        tests = [
            Entry(f"t{place}", {key: Given(value) for key, value in each.items()}) for place, each in enumerate(tested)
        ]
        entries = [
            Entry(f"e{place}", {key: Given(value) for key, value in each.items()})
            for place, each in enumerate(relatives)
        ]
        answers = Answers(
            {key: Given(value) for key, value in said.items() if value is not None},
            {"relatives": Group(tuple(entries)), "tests": Group(tuple(tests))},
        )
        return pedigree(book.questionnaire, book.route(answers, today), Words(book.words, language("en")))

    return make


def symbol(made: Pedigree, key: str) -> Symbol:
    return next(each for each in made.drawing.symbols if each.key == key)


def below(made: Pedigree, key: str) -> list[str]:
    """What is written below a symbol, but its number."""
    at = symbol(made, key)
    return [label.text for label in made.drawing.labels if label.x == at.x and label.y > at.y][1:]


def legend(made: Pedigree) -> set[str]:
    return {item.text.text for item in made.drawing.legend}


def test_nothing_told_of_the_family_draws_nothing(tree: Any) -> None:
    """No relative, no story and no related parents: no tree of question marks."""
    assert tree() is None


def test_one_mother_is_drawn_with_the_father_nobody_spoke_of(tree: Any) -> None:
    """He has a question mark, and is said to be drawn without being told of."""
    made = tree(relative("mother", signs=("low_counts", "infections"), living="alive", age=61))
    assert ["father", "mother", "patient"] == [each.key for each in made.drawing.symbols]
    assert ["?", "", ""] == [each.inside for each in made.drawing.symbols]
    assert (0, 1) == symbol(made, "mother").quarters
    assert ["61 y"] == below(made, "mother")
    assert (
        "I-2 Mother: alive, 61 years old; low neutrophils or white cells; many or serious infections." in made.sentences
    )
    assert "Drawn, but nothing was told of them: I-1 Father." in made.sentences


@pytest.mark.parametrize(
    ("sex", "gender", "shape", "written"),
    [
        ("female", "woman", "circle", []),
        ("male", "man", "square", []),
        ("male", "woman", "circle", ["AMAB"]),
        ("female", "man", "square", ["AFAB"]),
        ("female", "another", "diamond", ["AFAB"]),
        ("another", "man", "square", ["UAAB"]),
        ("male", None, "square", []),
        ("female", None, "circle", []),
        ("another", None, "diamond", []),
        (None, "woman", "circle", []),
        (None, None, "diamond", []),
    ],
)
def test_the_shape_says_the_gender_and_the_sex_is_written_where_it_differs(
    tree: Any, sex: str | None, gender: str | None, shape: str, written: list[str]
) -> None:
    """Square, circle and diamond as revised in 2022; a child of untold gender is no diamond, and it is said."""
    made = tree(relative("mother"), person__sex=sex, person__gender=gender)
    assert shape == symbol(made, "patient").shape
    assert written == below(made, "patient")
    by_sex = gender is None and sex in ("male", "female")
    assert by_sex == any("II-1: gender not told" in note for note in made.notes)
    assert by_sex == ("Where gender was not told: by sex recorded at birth" in legend(made))


def test_the_legend_names_only_the_shapes_that_occur(tree: Any) -> None:
    """A diamond says gender not told, or another gender, or both; one that stands for several says neither."""
    woman, another = relative("cousin_mother", gender="woman"), relative("cousin_mother", gender="another")
    shapes = "square: man or boy; circle: woman or girl"
    lines = {
        "; diamond: gender not told": [relative("cousin_mother")],
        "; diamond: nonbinary or another gender": [another],
        "; diamond: nonbinary, or gender not told": [another, relative("cousin_mother")],
        "": [woman],
    }
    assert {f"{shapes}{said}" for said in lines} == {
        line for told in lines.values() for line in legend(tree(*told)) if line.startswith("square")
    }


def test_one_who_died_has_a_slash_and_an_age_at_death(tree: Any) -> None:
    """Also a child of whom only the early death was told; one said to be alive has none, and a note says it."""
    made = tree(
        relative("brother", living="died", age=45),
        relative("sister", signs=("early_death",)),
        relative("brother", signs=("early_death",), living="alive"),
    )
    assert [True, True, False] == [symbol(made, f"entry e{place}").deceased for place in range(3)]
    assert [["d. 45 y"], ["d. child"], []] == [below(made, f"entry e{place}") for place in range(3)]
    assert "II-4: said to be alive, and to have died as a baby or child." in made.notes


def test_an_age_that_may_be_one_at_death_is_marked(tree: Any) -> None:
    """Where it was not told if the relative lives, the age has a question mark."""
    made = tree(relative("brother", age=45))
    assert ["45 y?"] == below(made, "entry e0")


def test_related_parents_have_a_double_line(tree: Any) -> None:
    """Two level lines between them instead of one, and the legend says why."""
    plain, related = tree(relative("mother")), tree(family__related="yes")
    assert len(plain.drawing.lines) + 1 == len(related.drawing.lines)
    assert {"related by blood"} == legend(related) - legend(plain)


def test_an_adopted_person_stands_in_brackets_and_their_families_are_unknown(tree: Any) -> None:
    """The line from the parents by blood stays; short lines with question marks lead up from them."""
    made = tree(family__story=("adopted",), family__known="adopted")
    assert symbol(made, "patient").adopted
    assert 2 == sum(label.text == "?" for label in made.drawing.labels)
    assert {"adopted", "?: family little known"} <= legend(made)


def test_a_donor_is_a_parent_without_a_line_to_the_other(tree: Any) -> None:
    """Two slanting lines meet above the child; no level line joins the parents."""
    made = tree(family__story=("sperm_donor",))
    assert ["D", "?", ""] == [each.inside for each in made.drawing.symbols]
    assert 2 == sum(line.x1 != line.x2 and line.y1 != line.y2 for line in made.drawing.lines)
    assert not any(line.y1 == line.y2 for line in made.drawing.lines)
    assert "I-1 Father: sperm donor." in made.sentences


def test_carriers_have_a_dot_and_changes_found_a_code(tree: Any) -> None:
    """A dot for a carrier, E+ for a gene change found, E for a test of which no more was told."""
    made = tree(
        relative("mother", signs=("carrier",)),
        relative("brother", signs=("known_variant",), tested="yes"),
        relative("sister", signs=("nothing",), tested="yes"),
    )
    assert symbol(made, "mother").carrier
    assert [["E+"], ["E"]] == [below(made, "entry e1"), below(made, "entry e2")]


@pytest.mark.parametrize(
    ("ever", "tested", "written", "said"),
    [
        ("yes", [{"test.kind": "panel", "test.result": "uncertain"}], ["E"], "had a genetic test"),
        ("yes", [{"test.result": "nothing_found"}], ["E"], "had a genetic test"),
        (
            "yes",
            [{"test.kind": "home_kit"}, {"test.kind": "exome", "test.result": "cause_found"}],
            ["E+"],
            "found by a",
        ),
        ("yes", [], ["E"], "had a genetic test"),
        ("no", [], [], "no genetic test"),
        ("yes", [{"test.kind": "home_kit", "test.result": "cause_found"}], [], ""),
        ("yes", [{"test.kind": "antibodies"}, {"test.kind": "newborn_screen"}, {"test.kind": "tumor"}], [], ""),
        (None, [], [], ""),
    ],
)
def test_the_patient_is_marked_tested_as_a_relative_is(
    tree: Any, ever: str | None, tested: list[dict[str, Any]], written: list[str], said: str
) -> None:
    """E for any test of inherited genes, E+ if it found the cause; none for kits, antibodies, screening or tumors."""
    made = tree(relative("mother"), tested=tested, tests__ever=ever)
    [patient] = [sentence for sentence in made.sentences if "Patient" in sentence]
    assert written == below(made, "patient")
    assert said in patient
    assert bool(said) == ("test" in patient)


def test_letters_have_twelve_points_in_large_print(tree: Any) -> None:
    """Fifteen brothers and sisters with both grandparents' families too: rows are wrapped, nobody is lost."""
    roles = ["mother", "father", *["sister", "brother"] * 7, "mothers_mother", "fathers_father", "daughter"]
    for told in (roles[:3], roles[:16], roles):
        made = tree(*map(relative, told))
        large = made.in_large_print()
        assert 11.9 < large.drawing.points < 12.1
        assert {each.key for each in made.drawing.symbols} == {each.key for each in large.drawing.symbols}
        assert (large.drawing.width_mm, large.drawing.height_mm) <= (180, 240)


def test_half_siblings_hang_from_another_partner_or_stand_in_a_note(tree: Any) -> None:
    """The shared parent is asked; where it was not told the half sister is in no wrong place."""
    made = tree(relative("half_brother", side="mother"), relative("half_sister"))
    assert ["father", "mother", "mothers_partner"] == [each.key for each in made.drawing.symbols][:3]
    assert "Not in the drawing, shared parent not told. Half sister: health not told." in made.notes
    assert not any(each.key == "entry e1" for each in made.drawing.symbols)


def test_a_second_mother_and_another_relative_stand_in_notes(tree: Any) -> None:
    """The first entry is drawn; the note says what the others told."""
    made = tree(relative("mother", age=60), relative("mother", age=50), relative("other", signs=("leukemia",)))
    assert ["60 y?"] == below(made, "mother")
    assert [
        "Not in the drawing, a second entry for one person. Mother: 50 years old now or at death; health not told.",
        "Not in the drawing, place not told. Another blood relative: leukemia or MDS.",
    ] == list(made.notes)[:2]


def test_what_was_told_of_the_whole_family_stands_in_notes(tree: Any) -> None:
    """That there is no contact, whatever else is known; that little is; and nothing where nothing was said."""
    apart = tree(relative("mother"), family__story=("no_contact",))
    little = tree(relative("mother"), family__known="little")
    plain = tree(relative("mother"), family__known="both")
    assert "No contact with a parent by blood." in apart.notes
    assert {*plain.notes} < {*little.notes}
    assert "No contact with a parent by blood." not in (*plain.notes, *little.notes)


def test_a_cousin_hangs_from_one_or_more_aunts_or_uncles(tree: Any) -> None:
    """Which of them is the parent is not asked: a diamond with n stands for them, and a note says so."""
    made = tree(relative("cousin_mother", gender="man"), relative("mothers_sister"))
    assert "n" == symbol(made, "mothers_sibling").inside
    assert "square" == symbol(made, "entry e0").shape
    assert any("which aunt or uncle is the parent" in note for note in made.notes)


def test_brothers_and_sisters_stand_from_the_oldest_to_the_youngest(tree: Any) -> None:
    """As far as their ages now are told; the others after them."""
    ages = {"e0": 30, "e1": 50, "e3": 40}
    told = [
        relative("sister", living="alive", **({"age": ages[key]} if (key := f"e{place}") in ages else {}))
        for place in range(4)
    ]
    made = tree(*told, person__age=Amount(Decimal(45), "years"))
    order = sorted(
        (each for each in made.drawing.symbols if each.key not in ("mother", "father")), key=lambda each: each.x
    )
    assert ["entry e1", "patient", "entry e3", "entry e0", "entry e2"] == [each.key for each in order]


def test_weeks_and_months_and_years_are_put_in_one_order(tree: Any) -> None:
    """A child of two years, one of eleven months and one of forty weeks: by how long they have lived."""
    ages = [Amount(Decimal(40), "weeks"), Amount(Decimal(2), "years"), Amount(Decimal(11), "months")]
    made = tree(*(relative("brother", living="alive") | {"relative.age": age} for age in ages))
    brothers = sorted((each for each in made.drawing.symbols if "entry" in each.key), key=lambda each: each.x)
    assert ["entry e1", "entry e2", "entry e0"] == [each.key for each in brothers]


def test_one_who_is_well_and_asks_is_a_consultand(tree: Any) -> None:
    """An arrow with P for one with low counts, an arrow alone for one without."""
    sick, well = tree(relative("mother")), tree(relative("mother"), counts__ever_low="no")
    assert ["P", " "] == [symbol(each, "patient").arrow for each in (sick, well)]
    assert [True, False] == ["P: proband" in legend(each) for each in (sick, well)]
    assert "consultand" in legend(well)


def test_the_svg_has_a_title_and_no_styles(tree: Any) -> None:
    """Its text alternative is an inner title; what a content policy forbids is not in it; every label is drawn."""
    made = tree(relative("mother", signs=("low_counts",)), relative("father", signs=("carrier",), living="died"))
    svg = language("en").environment.get_template("parts/pedigree.svg").render(pedigree=made)
    root = ET.fromstring(svg)  # noqa: S314 - our own template
    assert made.title == root.findtext(f"{SVG}title") != ""
    assert [] == [each.tag for each in root.iter() if "style" in each.attrib or "class" in each.attrib]
    assert {label.text for label in made.drawing.every_label} <= {each.text for each in root.iter(f"{SVG}text")}
    assert [] == [each.text for each in root.iter(f"{SVG}text") if "text-anchor" in each.attrib]


def test_the_short_text_says_who_has_low_counts(tree: Any) -> None:
    """By number, and by how many where they are many."""
    few = tree(relative("mother", signs=("low_counts",)))
    many = tree(*[relative("brother", signs=("low_counts",))] * 9)
    assert "Low neutrophils: I-2 and II-1." in few.title
    assert "Low neutrophils: 10." in many.title
