"""What an earlier panel did not read of the genes that are known now, where what was told fits one published list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaire.asking.answers import Answers, Given, Said, given
from questionnaire.reading.book import Book
from questionnaire.reading.panels import Panel
from questionnaire.telling.wording import Words

# Of these results nothing is left to look for, or nothing was read.
_SETTLED = {Given("cause_found"), Given("failed")}
_NUMBERS = {"up_to_20": range(1, 21), "21_to_99": range(21, 100)}


def unread_genes(book: Book, answers: Answers, words: Words) -> tuple[str, ...]:
    """A sentence for each list that fits a panel which was told of; for clinicians, who can read the report."""
    tests = answers.group("tests").entries
    fitting = (panel for test in tests for panel in _fitting(book.panels, test.said))
    return tuple(_sentence(panel, book, words) for panel in dict.fromkeys(fitting) if _unread(panel, book))


def _fitting(panels: tuple[Panel, ...], said: Said) -> Iterator[Panel]:
    """The panel of which the code was written; else the only one of the laboratory with so many genes."""
    if said.get("test.kind") != Given("panel") or said.get("test.result") in _SETTLED:
        return
    typed = " ".join(str(given(said, question) or "") for question in ("test.lab", "test.finding"))
    if coded := [panel for panel in panels if _stands_in(panel.code, typed) and _is_of(panel, typed)]:
        yield from coded[:1]
        return
    number = _NUMBERS.get(str(given(said, "test.genes")), range(0))
    like = [panel for panel in panels if _is_of(panel, typed) and len(panel.genes) in number]
    yield from like if len(like) == 1 else ()


def _is_of(panel: Panel, typed: str) -> bool:
    return any(_stands_in(name, typed) for name in (*panel.named, panel.laboratory))


def _stands_in(name: str, typed: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", typed, re.IGNORECASE) is not None


def _unread(panel: Panel, book: Book) -> list[str]:
    return [gene for gene in book.known_genes.genes if gene not in panel.genes]


def _sentence(panel: Panel, book: Book, words: Words) -> str:
    return words.word(
        "panels.unread",
        laboratory=panel.laboratory,
        name=panel.name,
        code=panel.code,
        number=words.language.number(len(panel.genes)),
        source=panel.source,
        read_on=words.language.date(panel.read_on),
        list=words.language.joined(_unread(panel, book)),
        known=book.known_genes.name,
    )
