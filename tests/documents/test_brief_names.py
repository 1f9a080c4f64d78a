"""The names by which the brief tells things: each is given in the content, and none is given for nothing."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book


def test_a_criterion_named_once_for_all_routes_says_the_same_in_each(book: Book) -> None:
    """What is shortened for all is one text to the patient."""
    for name in book.brief.criteria:
        criteria = [each for program in book.rules.programs for each in program.criteria if each.id == name]
        assert 1 == len({each.says.you for each in criteria})


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "groups/tests.toml",
            ', clinical = "gene panel"',
            "",
            "panel: this is told to a clinician",
        ),
        ("alerts/bleeding.toml", "clinical = ", "clinically = ", "alerts/bleeding.toml: clinical: a text is needed"),
        ("brief.toml", 'id = "not-explained"', 'id = "explained"', "'explained' is no criterion of any program"),
        ("brief.toml", 'id = "not-explained"', 'id = "not-usual-for-type"', "stands here twice"),
        ("brief.toml", "{counts.now}", "{counts.then}", "'counts.then' is not known"),
    ],
)
def test_what_is_told_without_a_name_or_named_for_nothing_is_reported(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    """Every question, option and alert that is told has its clinical name, and every name its question."""
    copy = Path(shutil.copytree(str(PACK.content), tmp_path / "content"))
    text = (copy / file).read_text(encoding="utf-8")
    assert 1 == text.count(old)
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(said)):
        read_book(replace(PACK, content=copy))
