"""Breaking a copy of the content on purpose, and the problems that are then named."""

from __future__ import annotations

from pathlib import Path

import pytest

import questionnaire
from questionnaire.errors import ContentError
from questionnaire.reading import read_book

CONTENT = Path(questionnaire.__file__).parent / "content"


def breaking(copy: Path, file: str, old: str, new: str) -> None:
    """Write something else in one place of a file."""
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(copy: Path) -> list[str]:
    """Every problem of the content, as it is printed."""
    with pytest.raises(ContentError) as refused:
        read_book(copy)
    assert str(refused.value) == "\n".join(map(str, refused.value.problems))
    return [str(problem) for problem in refused.value.problems]
