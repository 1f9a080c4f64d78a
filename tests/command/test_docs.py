"""The README and the pages of `docs/` name only what there is, and leave out no command, setting, paper or room."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import questionnaire
from questionnaire.asking.answerfile import load
from questionnaire.cli import _parser
from questionnaire.reading import Book
from questionnaire.settings import read_settings

HOUSE = Path(questionnaire.__file__).parent
ROOT = HOUSE.parent
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")))}
OPERATOR, NEWCOMER = PAGES["operator.md"], PAGES["newcomer.md"]
# Where a file that is named in short may stand.
PLACES = [ROOT, HOUSE, *(HOUSE / part for part in ("content", "neutropenia", "neutropenia/content"))]
# Files of the reader, and those that are there only for a while.
NOT_OURS = {"answers.json", "messages.mo", "tests/documents/changed"}
# What stands for something else: a name to choose, or one of several.
EXAMPLES = {
    "programs/our-study.toml",
    "visit-day.html",
    "questionnaire/locale/xx/LC_MESSAGES/messages.mo",
    "confirmations/path4ward.toml",
}
QUICK = ("show", "clinic", "letter", "export", "assess", "questions")

pages = pytest.mark.parametrize("page", PAGES)


def _blocks(text: str) -> Iterator[str]:
    """Each line of code that stands by itself, without the remark behind it."""
    for line in text.splitlines():
        if line.startswith("    ") and not line.lstrip().startswith("-"):
            yield re.sub(r"\s+# .*", "", line.strip())


def _said(text: str) -> Iterator[str]:
    """What stands in `backticks` within a sentence."""
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    yield from re.findall(r"`([^`\n]+)`", prose)


def _commands(text: str) -> Iterator[list[str]]:
    """Every command line of ours, from its first word on, without the settings before it."""
    for line in (*_blocks(text), *_said(text)):
        words = re.sub(r"^([A-Z_]+=\S+ )*(python -m )?", "", line)
        if words.startswith("questionnaire ") and "…" not in line:
            yield shlex.split(words)[1:]


def _settings() -> set[str]:
    """The names that reading the settings asks the environment for."""

    class Asked(dict[str, str]):
        def get(self, name: str, _default: object = None) -> None:  # type: ignore[override]
            self[name] = ""

    asked = Asked()
    read_settings(asked)
    return set(asked)


@pages
def test_every_command_is_one_there_is(page: str):
    """With arguments that it takes."""
    for words in _commands(PAGES[page]):
        _parser().parse_args(words)


def test_quick_commands_of_the_examples_run(run: Any, tmp_path: Path, book: Book, today: dt.date):
    """On the answers file that stands in the same docs, which can be read as it is."""
    example = OPERATOR[OPERATOR.index('    {"version"') :].partition("\n\n")[0]
    load(json.loads(example), book.questionnaire, today)
    (tmp_path / "answers.json").write_text(example, encoding="utf-8")
    every = {tuple(words) for words in chain(*map(_commands, PAGES.values())) if words[0] in QUICK}
    ready = sorted(words for words in every if not {"ID", "ANSWERS.json"} & {*words})
    assert set(QUICK) == {words[0] for words in ready}
    assert dict.fromkeys(ready, 0) == {words: run(*words).code for words in ready}


@pages
def test_every_target_of_make_is_one_there_is(page: str):
    """Whether it stands in a sentence or by itself."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):.*?## ", makefile, re.MULTILINE))
    named = {line.split()[1] for line in (*_blocks(PAGES[page]), *_said(PAGES[page])) if line.startswith("make ")}
    assert {"run", "test"} <= known
    assert set() == named - known


@pages
def test_every_file_named_is_there(page: str):
    """In the checkout, or in short where content and code stand."""
    named = {word.rstrip("/") for word in _said(PAGES[page]) if re.fullmatch(r"[\w.-]*[\w*-][\w.*/-]*", word)}
    files = {word for word in named if "/" in word or re.search(r"\.(py|toml|md|html|txt|json|css|lock|pot)$", word)}
    assert files
    lost = {file for file in files - NOT_OURS - EXAMPLES if not any(list(place.glob(file)) for place in PLACES)}
    assert set() == lost


@pages
def test_every_link_leads_somewhere(page: str):
    """Links and pictures within the checkout, from where the page stands."""
    here = ROOT if page == "README.md" else ROOT / "docs"
    targets = re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", PAGES[page])
    inside = {link or picture for link, picture in targets if not link.startswith("https://")}
    assert set() == {each for each in inside if not (here / each).is_file()}


def test_the_readme_leads_to_every_page():
    """None lies in the folder unseen."""
    assert set() == {name for name in PAGES if name != "README.md" and f"(docs/{name})" not in PAGES["README.md"]}


def test_an_operator_finds_every_setting_and_every_command(run: Any):
    """Each in a row of its own; and no setting is named that nothing reads."""
    asked = _settings()
    assert {"QUESTIONNAIRE_DATABASE", "PORT"} <= asked
    assert set() == {name for name in asked if f"\n| `{name}` |" not in OPERATOR}
    named = set(re.findall(r"QUESTIONNAIRE_[A-Z_]+", "".join(PAGES.values())))
    assert set() == named - asked
    commands = re.findall(r"^    (\w+)", run("--help").out, re.MULTILINE)
    assert "serve" in commands
    rows = "\n".join(line for line in OPERATOR.splitlines() if line.startswith("| `"))
    assert set() == {name for name in commands if not re.search(rf"`{name}[ `]", rows)}


def test_a_clinic_finds_every_paper(book: Book):
    """By the id that commands take."""
    assert book.papers
    assert set() == {paper.id for paper in book.papers if f"\n| `{paper.id}` |" not in PAGES["clinic.md"]}


def test_an_editor_finds_every_file_and_folder_of_content():
    """In the table of what to change."""
    names = {path.name for place in PLACES[2::2] for path in place.iterdir()} - {"clinics.toml"}
    table = "\n".join(line for line in PAGES["editor.md"].splitlines() if line.startswith("| "))
    assert {"pages", "words.toml"} <= names
    assert set() == {name for name in names if f"`{name}" not in table}


def test_a_newcomer_finds_every_room():
    """In the table of the rooms."""
    rooms = {f"{path.name}{'/' * path.is_dir()}" for path in HOUSE.iterdir() if not path.name.startswith("_")}
    table = "\n".join(line for line in NEWCOMER.splitlines() if line.startswith("| "))
    assert {"web/", "cli.py"} <= rooms
    assert set() == {room for room in rooms - {"locale/"} if f"`{room}`" not in table}
