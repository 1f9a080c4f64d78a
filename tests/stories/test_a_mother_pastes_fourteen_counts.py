"""A mother has fourteen counts of her child in an e-mail from the clinic."""

from __future__ import annotations

FOURTEEN = """\
1/2024 0.4
2/2024 0.3
3/2024 0.25
4/2024 <0.2
May 2024: 450
June 3, 2024 0.38 K/uL
2024-07-09 ANC 0.41 x10^9/L (1.5-8.0)
8/2024 310
9/2024 0.0
10/2024 1,085 fever
11/2024 0.2
12/2024 0.36
1/2025 0.44
2/2025 5
Hemoglobin 11.2 g/dL
"""


def _comes_to_the_counts(person):
    person.opens("/")
    person.presses("Start now")
    said = {"person-who": "child", "now-unwell": "no", "person-country": "US", "counts-ever_low": "yes"}
    person.goes_through(said, to="/q/counts")


def _listed(person):
    return person.html.count('class="app-entries__item"')


def test_a_mother_pastes_fourteen_counts_and_says_yes(person):
    """Twelve are ticked, two are asked with nothing ticked, one line is left out; then all are on the list."""
    _comes_to_the_counts(person)
    person.follows("Paste counts, or take them from a file")
    person.presses("Show what you read", pasted=FOURTEEN)

    person.sees("Check each count before it is added")
    person.sees("400 cells/µL (0.4 × 10⁹/L) · January 2024", "1/2024 0.4")
    person.sees("under 200 cells/µL (under 0.2 × 10⁹/L) · April 2024", "4/2024 <0.2")
    person.sees("410 cells/µL (0.41 × 10⁹/L) · July 9, 2024", "2024-07-09 ANC 0.41 x10^9/L (1.5-8.0)")
    person.sees("under 100 cells/µL (under 0.1 × 10⁹/L) · September 2024", "9/2024 0.0")
    person.sees("2/2025 5", "5,000 cells/µL", "5 cells/µL", "Leave it out")
    person.sees("Left out", "Hemoglobin 11.2 g/dL", "This looks like something else: “Hemoglobin”")
    filled = person.filled()
    assert 12 == len(filled["take"])
    asked = [name for name in person.choices() if name.startswith("row-")]
    assert (2, []) == (len(asked), [name for name in asked if name in filled])

    fever, bare = asked
    person.presses("Add these", **{fever: "0", bare: "0"})
    person.is_at("/q/counts")
    assert 14 == _listed(person)
    person.sees("1,085 cells/µL", "5,000 cells/µL (5 × 10⁹/L) · February 2025")

    person.follows("Paste counts, or take them from a file")
    person.presses("Show what you read", pasted="1/2024 0.4\n3/2025 0.5")
    person.sees("3/2025 0.5", "1/2024 0.4 – This one is already on your list")
    person.presses("Add these")
    assert 15 == _listed(person)


def test_a_father_adds_none_of_what_was_read(person):
    """Unticked, nothing is kept; the list is as it was."""
    _comes_to_the_counts(person)
    person.opens("/q/counts/import")
    person.presses("Show what you read", pasted="3/2024 0.4")
    person.presses("Add these", take=[])
    person.is_at("/q/counts")
    assert 0 == _listed(person)
