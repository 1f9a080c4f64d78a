"""Breaking a copy of the content on purpose, and the problems that are then named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tomlfile import inline

import questionnaire
from questionnaire.errors import ContentError
from questionnaire.reading import read_book

Found = Callable[[], set[str]]
OURS = "suggestions/ours.toml"
ASK, BECAUSE = "Where is the entrance?", "Some clinics have more than one."
OF_CHILD = '{ fact = "person.who", is = "child" }'
CONTENT = Path(questionnaire.__file__).parent / "content"


def breaking(copy: Path, file: str, old: str, new: str) -> None:
    """Write something else in one place of a file."""
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def adding(copy: Path, file: str, *, before: str = "", after: str = "") -> None:
    """Write more before or after what a file holds."""
    text = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(f"{before}\n{text}\n{after}", encoding="utf-8")


def problems_of(copy: Path) -> list[str]:
    """Every problem of the content, as it is printed."""
    with pytest.raises(ContentError) as refused:
        read_book(copy)
    assert str(refused.value) == "\n".join(map(str, refused.value.problems))
    return [str(problem) for problem in refused.value.problems]


def asking(
    copy: Path,
    when: str = OF_CHILD,
    ask: str | dict[str, str] = ASK,
    because: str | dict[str, str] = BECAUSE,
    more: str = "",
) -> None:
    """Add a suggestion in a file of its own."""
    text = f'[[suggestions]]\nid = "ours"\ntopic = "care"\nrank = 90\nask = {inline(ask)}\n'
    text += f'because = [{inline(because)}]\nwhen = {when}\ncite = "the site"\n{more}'
    (copy / OURS).write_text(text, encoding="utf-8")
