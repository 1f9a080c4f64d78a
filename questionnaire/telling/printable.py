"""Which of the words somebody typed no font of this machine can print, and which scripts it cannot print at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from questionnaire.asking.answers import Given
from questionnaire.asking.pages import Kind
from questionnaire.errors import NoPdf
from questionnaire.printing.printer import unknown_signs
from questionnaire.telling.handover import Handover, Identity

# Some letters of each script, those that a font for another language in it may lack, and Debian's package with a font.
_CORE, _CJK = "fonts-noto-core", "fonts-noto-cjk"
SCRIPTS = {
    "Arabic": ("عپڑ", _CORE),
    "Armenian": ("Աբ", _CORE),
    "Bengali": ("বয়", _CORE),
    "Burmese": ("မြ", _CORE),
    "Cyrillic": ("Жїқ", _CORE),
    "Devanagari": ("हिं", _CORE),
    "Ethiopic": ("አማ", _CORE),
    "Georgian": ("აბ", _CORE),
    "Greek": ("Ωώ", _CORE),
    "Gujarati": ("ગુ", _CORE),
    "Gurmukhi": ("ਪੰ", _CORE),
    "Hebrew": ("אב", _CORE),
    "Khmer": ("ខ្", _CORE),
    "Lao": ("ລາ", _CORE),
    "Tamil": ("தி", _CORE),
    "Telugu": ("తె", _CORE),
    "Thai": ("ไท", _CORE),
    "Vietnamese": ("ậở", _CORE),
    "Chinese": ("她龍这", _CJK),
    "Japanese": ("ひカ", _CJK),
    "Korean": ("한글", _CJK),
}


def typed_words(handover: Handover) -> tuple[str, ...]:
    """Every text of a person's own that may stand on one of their papers."""
    asked, answers = handover.book.questionnaire.every_question(), handover.route.answers
    typed = {question.id for _, question in asked if question.kind is Kind.TEXT}
    said = [answers.said, *(entry.said for group in answers.groups.values() for entry in group.entries)]
    return tuple(
        str(answer.value)
        for each in said
        for name, answer in each.items()
        if name in typed and isinstance(answer, Given)
    )


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


def missing_scripts() -> dict[str, tuple[str, ...]]:
    """The scripts of which this machine lacks letters, by the Debian package that brings them. Raises NoPdf."""
    unknown = set(unknown_signs("".join(letters for letters, _ in SCRIPTS.values())))
    lacking = [(package, name) for name, (letters, package) in SCRIPTS.items() if not unknown.isdisjoint(letters)]
    return {package: tuple(name for _, name in those) for package, those in groupby(lacking, lambda each: each[0])}
