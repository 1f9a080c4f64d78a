"""Which of the words somebody typed no font of this machine can print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from questionnaire.errors import NoPdf
from questionnaire.printing.printer import unknown_signs
from questionnaire.telling.letter import Identity


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """The words that hold a sign no font has, those that follow one another together, each once.

    None where no PDF can be made: all else then has to be written by hand as well.
    """
    texts = tuple(texts)
    if all(map(str.isascii, texts)):
        return ()
    try:
        unknown = set(unknown_signs("".join(texts)))
    except NoPdf:
        return ()
    return tuple(dict.fromkeys(run for text in texts for run in _runs(text, unknown)))


def _runs(text: str, unknown: set[str]) -> Iterator[str]:
    for lacking, words in groupby(text.split(), lambda word: not unknown.isdisjoint(word)):
        if lacking:
            yield " ".join(words)


def printable(identity: Identity) -> Identity:
    """Whose documents these are, without what cannot be printed whole: its line stays free to write on."""
    name, record = ("" if unprintable([text]) else text for text in (identity.name, identity.record))
    return replace(identity, name=name, record=record)
