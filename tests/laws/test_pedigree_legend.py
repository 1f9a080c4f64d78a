"""The legend of any family's drawing: each code written on it is explained, and no other, in the right words."""

from __future__ import annotations

from families import pictured
from hypothesis import given
from test_pedigree_laws import any_family, numbers

from questionnaire.neutropenia.pedigree import Pedigree

# The codes for a test, a donor and the sex recorded at birth are those of the NSGC (2022).
MEANING = {
    "M": "mouth sores, teeth lost early",
    "H": "hearing loss or swollen limb",
    "W": "many warts",
    "L": "lymphoma",
    "HF": "weak heart as a baby",
    "E+": "gene change found by a test",
    "E": "had a genetic test",
    "D": "donor of egg or sperm",
    "AFAB": "assigned female at birth",
    "AMAB": "assigned male at birth",
    "UAAB": "another sex recorded at birth",
}


def written(made: Pedigree) -> list[str]:
    """Every code that stands below a symbol."""
    return [code for label in made.drawing.labels for code in label.text.split() if code in MEANING]


@given(numbers)
@any_family
def test_each_code_on_the_drawing_is_explained_and_no_other(number: int):
    """Whoever reads a letter below a symbol finds it in the legend, with what it means."""
    if one := pictured(number):
        _, made = one
        said = {item.text.text for item in made.drawing.legend if item.symbol is None and not item.lines}
        explained = {text for text in said if text.partition(":")[0] in MEANING}
        assert {f"{code}: {MEANING[code]}" for code in written(made)} == explained


@given(numbers)
@any_family
def test_each_donor_has_one_letter_for_it(number: int):
    """Inside the symbol, where the legend shows it so, or below it beside other signs; and nobody else has one."""
    if one := pictured(number):
        family, made = one
        inside = sum(symbol.inside == "D" for symbol in made.drawing.symbols)
        assert sum(member.donor for member in family.members.values()) == inside + written(made).count("D")
        assert bool(inside) == ("donor of egg or sperm" in {item.text.text for item in made.drawing.legend})


def test_every_code_is_drawn_in_some_family():
    """Else the laws above would say nothing of it."""
    assert set(MEANING) == {
        code for number in range(0, 1000, 7) if (one := pictured(number)) for code in written(one[1])
    }
