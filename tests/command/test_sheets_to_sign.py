"""The policy on one sheet and the map of pages: what each letter means, what each cell rests on, what leads where."""

from __future__ import annotations

import re

import pytest

from questionnaire.asking.answers import Answers
from questionnaire.checking.policysheet import policy_sheet, sheet_text
from questionnaire.checking.routemap import BOX, LEFT, LINE, route_map
from questionnaire.judging.policy import LETTERS, Reading
from questionnaire.logic.walking import facts_in
from questionnaire.telling.language import language
from questionnaire.telling.reasons import Names
from questionnaire.telling.wording import words_for

MEANS = {
    "A": (Reading.ASK, "ask now"),
    "A+": (Reading.BESIDE, "ask now, the first goes on beside it"),
    "S": (Reading.SPECIALIST, "ask a specialist"),
    "F": (Reading.FIRST, "this first, then ask"),
    "N": (Reading.NOT_FIRST, "not a first step"),
    "B": (Reading.BLOOD_DOCTOR, "a blood doctor first"),
    "R": (Reading.RESULT, "ask what the result means"),
}


@pytest.fixture(scope="module")
def names(book):
    """What questions, lists and options are called."""
    return Names(book.questionnaire, book.rules, words_for(book, Answers(), None, language("en")))


def test_each_letter_of_the_policy_is_explained_on_its_sheet(book, names):
    """Who signs a cell has to know what it says, and how several of them come to one."""
    lines = sheet_text(policy_sheet(book.rules.policy, names)).splitlines()
    legend = " ".join(lines[2:7])
    assert {letter: reading for letter, (reading, _) in MEANS.items()} == LETTERS
    assert MEANS == {key: (LETTERS[key], said) for key, (_, said) in MEANS.items() if re.search(
        rf"(?:^|[.;] ){re.escape(key)} {said}[.;:]", legend)}  # fmt: skip
    for rule in (
        "these stand above all.",
        "* our own choice, which no source decides.",
        "- this first does not count for this reason: read the column “none”.",
        "Several reasons: the best of their readings in a column. Several firsts: the worst of the columns.",
        "A first that is not known is said beside, and A becomes A+.",
        "N is said only when no open reason could change it.",
    ):
        assert rule in legend


def test_each_cell_of_the_policy_names_what_it_rests_on(book, names):
    """The column, the letter, a star for our own choice, and each source."""
    policy = book.rules.policy
    lines = sheet_text(policy_sheet(policy, names)).splitlines()
    letters = {reading: letter for letter, reading in LETTERS.items()}
    columns = [None, *(first.id for first in policy.firsts)]
    assert "Columns: " + ", ".join(f"{n} {each or 'none'}" for n, each in enumerate(columns)) in lines
    for reason in policy.reasons:
        cells = [(column or "none", policy.cell(reason.id, column)) for column in columns]
        cited = [
            f"{column} {letters[cell.reading]}{'*' * cell.own} {' '.join(cell.cite)}"
            for column, cell in cells
            if cell.reading is not None and cell.cite
        ]
        assert f"  {reason.id}: {'; '.join(cited)}" in lines
    filled = [policy.cell(reason.id, column) for reason in policy.reasons for column in columns]
    told = [cell for cell in filled if cell.reading is not None]
    own = f"Of {len(told)} cells {sum(cell.own for cell in told)} are our own choice."
    assert f"{own} No clinician has signed this sheet." in lines
    silenced = [side for side in policy.sides if side.unless is not None]
    assert len(silenced) == lines.count("  Unless it is known that:")


def test_each_arrow_of_the_map_leads_from_what_is_asked_to_what_depends_on_it(book, names):
    """One for each page that a condition reads, downward, out of the middle of its box, and within the margin."""
    drawn = route_map(book, names)
    asked, facts = book.questionnaire, book.rules.facts
    middle = {box.id: box.y + box.height // 2 for box in drawn.boxes}
    expected = set()
    for page in asked.pages:
        read = facts_in(page.asked_when) if page.asked_when else ()
        needs = {need for fact in read for need in (facts[fact].needs if fact in facts else (fact,))}
        expected |= {(middle[asked.page_of[each].id], middle[page.id]) for each in needs if each in asked.page_of}
    assert expected == {(arrow.start, arrow.end) for arrow in drawn.arrows}
    assert all(arrow.start < arrow.end and 20 <= arrow.bend <= LEFT - 20 for arrow in drawn.arrows)
    assert len({arrow.bend for arrow in drawn.arrows}) > 1
    assert LEFT < BOX
    for page, box in zip(asked.pages, drawn.boxes, strict=True):
        known = page.only_if_known or page.skip_unsure or page.notice
        first = "Only if it is known that:" if known else "Unless it is known to be untrue:"
        assert ([first] if page.asked_when else []) == [*box.when[:1]], page.id
        assert box.height >= LINE * max(1 + len(box.asks), len(box.when)), page.id
