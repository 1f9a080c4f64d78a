"""Breaking a copy of the content on purpose, and the problems that are then named."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tomlfile import inline

from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import HOUSE, read_book

Found = Callable[[], set[str]]
OURS = "suggestions/ours.toml"
ASK, BECAUSE = "Where is the entrance?", "Some clinics have more than one."
OF_CHILD = '{ fact = "person.who", is = "child" }'


def copied(folder: Path) -> Path:
    """All content in one folder: the pack's, and the house's own where the pack has none."""
    shutil.copytree(str(PACK.content), folder)
    for file in Path(str(HOUSE)).iterdir():
        own = folder / file.name
        text = file.read_text(encoding="utf-8")
        if file.name == "words.toml":
            words = own.read_text(encoding="utf-8")
            said = {f'"{key}"' for key in tomllib.loads(words)}
            of_house = [line for line in text.splitlines() if line.partition(" = ")[0] not in said]
            own.write_text("\n".join([*of_house, words]), encoding="utf-8")
        elif not own.exists():
            own.write_text(text, encoding="utf-8")
    return folder


_FOLDER = TemporaryDirectory()
# All content as it stands, in one folder for all tests to read.
CONTENT = copied(Path(_FOLDER.name) / "content")


def breaking(copy: Path, file: str, old: str, new: str) -> None:
    """Write something else in one place of a file."""
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(copy: Path) -> list[str]:
    """Every problem of the content, as it is printed."""
    with pytest.raises(ContentError) as refused:
        read_book(replace(PACK, content=copy))
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
