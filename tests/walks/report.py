"""What the walks came to: one table for everyone, the pages of each, the first phone screen of each result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.walks.screen import PHONE, Screen
from tests.walks.way import Walk

Figures = Mapping[str, Any]
_HEADS = (
    *("screens", "questions", "taps", "words", "in main", "minutes"),
    *("check: words", "in main", "px", "phones", "result: words", "in main", "px", "phones"),
)


def figures(walk: Walk) -> dict[str, Any]:
    """Everything that was measured, as plain JSON values."""
    return {
        "name": walk.person.name,
        "short": walk.person.short,
        "screens": len(walk.screens),
        "questions": walk.questions,
        "taps": walk.taps,
        "words": walk.words,
        "words_in_main": walk.in_main,
        "minutes": round(walk.minutes, 1),
        "check": _figures(walk.check),
        "result": {**_figures(walk.result), "first_screen": list(walk.result.first_lines)},
        "pages": [_figures(screen) for screen in walk.screens],
    }


def _figures(screen: Screen) -> dict[str, Any]:
    return {
        "path": screen.path,
        "heading": screen.heading,
        "refused": screen.refused,
        "taps": screen.taps,
        "words": len(screen.words),
        "words_in_main": screen.in_main,
        "px": screen.height,
        "phones": round(screen.height / PHONE["height"], 1),
    }


def table(walks: Sequence[Figures], before: Mapping[str, Figures]) -> Iterator[str]:
    """One line a person; with what is more or less than `before`, by name."""
    yield "Up to the check page, then that page and the result, 390 px wide. A phone is 844 px, a minute 200 words."
    width = max(len(walk["name"]) for walk in walks)
    rows = [(walk["name"], _cells(walk, before.get(walk["name"]))) for walk in walks]
    widths = [max(len(text) for text in column) for column in zip(_HEADS, *(cells for _, cells in rows), strict=True)]
    for name, cells in (("", _HEADS), *rows):
        yield "  ".join((f"{name:{width}}", *(f"{cell:>{wide}}" for cell, wide in zip(cells, widths, strict=True))))


def _cells(walk: Figures, before: Figures | None) -> list[str]:
    return [
        f"{now:,}" if then is None or now == then else f"{now:,} ({round(now - then, 1):+,})"
        for now, then in zip(_row(walk), _row(before) if before else [None] * len(_HEADS), strict=True)
    ]


def _row(walk: Figures) -> list[Any]:
    row = [walk.get(key) for key in ("screens", "questions", "taps", "words", "words_in_main", "minutes")]
    return row + [walk[page][key] for page in ("check", "result") for key in ("words", "words_in_main", "px", "phones")]


def pages(walk: Figures) -> Iterator[str]:
    """Every screen of one person: taps, words, height."""
    yield f"{walk['name']}\n      taps  words  in main      px"
    for number, screen in enumerate((*walk["pages"], walk["check"], walk["result"]), 1):
        note = "  (came back with an error)" if screen["refused"] else ""
        yield (
            f"  {number:2}  {screen['taps']:4}  {screen['words']:5}  {screen['words_in_main']:7}  {screen['px']:6}"
            f"  {screen['path']:26} {screen['heading']}{note}"
        )


def first_screen(walk: Figures) -> Iterator[str]:
    """What stands on the first phone screen of the result."""
    yield f"{walk['name']}: the first {PHONE['height']} px of the result"
    yield from (f"    {line}" for line in walk["result"]["first_screen"])
