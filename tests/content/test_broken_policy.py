"""A slip in the policy: each wrong row, cell, reason, first or earlier test is named with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import breaking, problems_of

POLICY = "policy.toml"
ROW = 'cycle = ["A P18", "F P3"'
LETTERS = "A, A+, S, F, N or -, with * and sources after it, such as “A+* P10”"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (ROW, 'cycle = ["X P18", "F P3"', f"rows.cycle[0]: 'X P18' is none of {LETTERS}"),
        (ROW, 'cycle = ["A P18", "F* P3,P4"', f"rows.cycle[1]: 'F* P3,P4' is none of {LETTERS}"),
        (ROW, 'cycle = ["A P18", "B P3"', f"rows.cycle[1]: 'B P3' is none of {LETTERS}"),
        (ROW, 'cycle = ["A P18", "R P3"', f"rows.cycle[1]: 'R P3' is none of {LETTERS}"),
        (ROW, 'cycle = ["A P99", "F P3"', "rows.cycle[0]: 'P99' is not one of the sources"),
        (ROW, 'cycle = ["A", "F P3"', "rows.cycle[0]: a source is needed here, or a star for our own choice"),
        (
            ROW,
            'cycle = ["A P18"',
            "rows.cycle: 13 cells are needed here, the first where nothing comes first; there are 12",
        ),
        (
            ROW,
            'cycle = ["A P18", "A P18", "F P3"',
            "rows.cycle: 13 cells are needed here, the first where nothing comes first; there are 14",
        ),
        (ROW, 'circle = ["A P18", "F P3"', "rows: there is no reasons/circle.toml"),
        (ROW, 'circle = ["A P18", "F P3"', "rows: 'cycle' of reasons is not in the table"),
        ('"normal-now", "few-counts"', '"normal-then", "few-counts"', "firsts: there is no firsts/normal-then.toml"),
        ('"normal-now", "few-counts"', '"normal-then", "few-counts"', "firsts: 'normal-now' of firsts is not in"),
        ("[words.specialist]", "[words.specialists]", "words.specialist.title: a text is needed"),
        (
            'id = "second-look"\nabove = "ask"',
            'id = "second-look"',
            "earlier[second-look].above: a reading and a title are needed here",
        ),
        (
            'title = "Ask about a second look at the test"\n',
            "",
            "earlier[second-look].above: a reading and a title are needed here",
        ),
    ],
)
def test_a_slip_in_the_table_is_named_with_its_place(copy: Path, old: str, new: str, problem: str):
    """A letter, a source, a cell too few or too many, a row or a column that is nowhere else, words left out."""
    breaking(copy, POLICY, old, new)
    assert any(each.startswith(f"{POLICY}: {problem}") for each in problems_of(copy)), problems_of(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("reasons/low-count.toml", '"cycle"', '"circle"', "behind: 'circle' is none of reasons"),
        ("reasons/marrow.toml", 'cite = "P1"', "", "cite: a text is needed here"),
        ("reasons/marrow.toml", "marrow.findings", "marrow.finding", "when: there is no fact 'marrow.finding'"),
        ("firsts/duffy.toml", "duffy.type", "duffy.kind", "when.all.3: there is no fact 'duffy.kind'"),
        ("firsts/answered.toml", 'above = "result"', 'above = "best"', "above: 'best' is none of ask, ask_beside"),
        ("firsts/watching.toml", "unless.any", "unles.any", "unles: unknown key; known here are above, ask, asked_by"),
    ],
)
def test_a_slip_in_a_reason_or_a_first_is_named_with_its_file(copy: Path, file: str, old: str, new: str, problem: str):
    """By the key where it stands."""
    breaking(copy, file, old, new)
    assert any(each.startswith(f"{file}: {problem}") for each in problems_of(copy)), problems_of(copy)


@pytest.mark.parametrize(("folder", "place"), [("reasons", "rows"), ("firsts", "firsts")])
def test_a_reason_or_a_first_without_a_place_in_the_table_is_named(copy: Path, folder: str, place: str):
    """A file that was added counts for nothing until the table says how it reads."""
    known = next(iter(sorted((copy / folder).glob("*.toml"))))
    (copy / folder / "ours.toml").write_text(known.read_text(encoding="utf-8"), encoding="utf-8")
    assert [f"{POLICY}: {place}: 'ours' of {folder} is not in the table"] == problems_of(copy)
