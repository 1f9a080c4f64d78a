"""The family tree of particular families: what a genetic counselor looks for, in the drawing and in words."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from trees import below, legend, relative, symbol, tree, tree_of

from questionnaire.telling.language import language

SVG = "{http://www.w3.org/2000/svg}"


def test_nothing_told_of_the_family_draws_nothing() -> None:
    """No relative, no story and no related parents: no tree of question marks."""
    assert tree_of() is None


def test_one_mother_is_drawn_with_the_father_nobody_spoke_of() -> None:
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
    sex: str | None, gender: str | None, shape: str, written: list[str]
) -> None:
    """Square, circle and diamond as revised in 2022; a child of untold gender is no diamond, and it is said."""
    made = tree(relative("mother"), person__sex=sex, person__gender=gender)
    assert shape == symbol(made, "patient").shape
    assert written == below(made, "patient")
    by_sex = gender is None and sex in ("male", "female")
    assert by_sex == any("II-1: gender not told" in note for note in made.notes)
    assert by_sex == ("Where gender was not told: by sex recorded at birth" in legend(made))


def test_the_legend_names_only_the_shapes_that_occur() -> None:
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


def test_one_who_died_has_a_slash_and_an_age_at_death() -> None:
    """Also a child of whom only the early death was told; one said to be alive has none, and a note says it."""
    made = tree(
        relative("brother", living="died", age=45),
        relative("sister", signs=("early_death",)),
        relative("brother", signs=("early_death",), living="alive"),
    )
    assert [True, True, False] == [symbol(made, f"entry e{place}").deceased for place in range(3)]
    assert [["d. 45 y"], ["d. child"], []] == [below(made, f"entry e{place}") for place in range(3)]
    assert "II-4: said to be alive, and to have died as a baby or child." in made.notes


def test_an_age_that_may_be_one_at_death_is_marked() -> None:
    """Where it was not told if the relative lives, the age has a question mark."""
    made = tree(relative("brother", age=45))
    assert ["45 y?"] == below(made, "entry e0")


def test_related_parents_have_a_double_line() -> None:
    """Two level lines between them instead of one, and the legend says why."""
    plain, related = tree(relative("mother")), tree(family__related="yes")
    assert len(plain.drawing.lines) + 1 == len(related.drawing.lines)
    assert {"related by blood"} == legend(related) - legend(plain)


def test_an_adopted_person_stands_in_brackets_and_their_families_are_unknown() -> None:
    """The line from the parents by blood stays; short lines with question marks lead up from them."""
    made = tree(family__story=("adopted",), family__known="adopted")
    adopted = symbol(made, "patient")
    assert adopted.adopted
    # Each bracket opens towards the person: its ends lie nearer to them than its back.
    for begin, first, down, last in re.findall(r"M([-\d.]+) [-\d.]+h([-\d.]+)v([-\d.]+)h([-\d.]+)", adopted.brackets):
        back = float(begin) + float(first)
        assert abs(back - adopted.x) > abs(float(begin) - adopted.x)
        assert 0 == float(first) + float(last)
        assert 0 < float(down)
    assert 2 == sum(label.text == "?" for label in made.drawing.labels)
    assert {"adopted", "?: family little known"} <= legend(made)


def test_a_donor_is_a_parent_without_a_line_to_the_other() -> None:
    """Two slanting lines meet above the child; no level line joins the parents."""
    made = tree(family__story=("sperm_donor",))
    assert ["D", "?", ""] == [each.inside for each in made.drawing.symbols]
    slanting = [line for line in made.drawing.lines if line.x1 != line.x2 and line.y1 != line.y2]
    assert 2 == len(slanting)
    assert {min(line.y1 for line in made.drawing.lines if line not in slanting)} == {line.y2 for line in slanting}
    assert not any(line.y1 == line.y2 for line in made.drawing.lines)
    assert "I-1 Father: sperm donor." in made.sentences


def test_carriers_have_a_dot_and_changes_found_a_code() -> None:
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
    ever: str | None, tested: list[dict[str, Any]], written: list[str], said: str
) -> None:
    """E for any test of inherited genes, E+ if it found the cause; none for kits, antibodies, screening or tumors."""
    made = tree(relative("mother"), tested=tested, tests__ever=ever)
    [patient] = [sentence for sentence in made.sentences if "Patient" in sentence]
    assert written == below(made, "patient")
    assert said in patient
    assert bool(said) == ("test" in patient)


def test_one_who_is_well_and_asks_is_a_consultand() -> None:
    """An arrow with P for one with low counts, an arrow alone for one without."""
    sick, well = tree(relative("mother")), tree(relative("mother"), counts__ever_low="no")
    assert ["P", " "] == [symbol(each, "patient").arrow for each in (sick, well)]
    assert [True, False] == ["P: proband" in legend(each) for each in (sick, well)]
    assert "consultand" in legend(well)


def test_the_svg_has_a_title_and_no_styles() -> None:
    """Its text alternative is an inner title; what a content policy forbids is not in it; every label is drawn."""
    made = tree(relative("mother", signs=("low_counts",)), relative("father", signs=("carrier",), living="died"))
    template = language("en").environment.get_template("parts/picture.svg")
    svg = template.render(picture=made.drawing.picture, picture_text=made.title)
    root = ET.fromstring(svg)  # noqa: S314 - our own template
    assert made.title == root.findtext(f"{SVG}title") != ""
    assert [] == [each.tag for each in root.iter() if "style" in each.attrib or "class" in each.attrib]
    assert {label.text for label in made.drawing.every_label} <= {each.text for each in root.iter(f"{SVG}text")}
    assert [] == [each.text for each in root.iter(f"{SVG}text") if "text-anchor" in each.attrib]
