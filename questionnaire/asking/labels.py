"""Words and flags that reports print around a number: "ANC", "Abs", "(L)", "↓". They change nothing of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Flags of "low", "high" and "look here", and words that only say that a number is a number.
_SAYS_NOTHING = frozenset((
    "below", "under", "above", "limit", "lower", "upper", "than", "soit", "total", "totales", "totais", "totaux",
    "b", "s", "l", "h", "ll", "hh", "n", "a", "c", "f", "r", "low", "high", "critical", "crit", "panic", "abnormal",
    "abnl", "normal", "alert", "flag", "abs", "absolute", "absolut", "absolutos", "count", "cnt", "no",
    "num", "number", "auto", "automated", "automatic", "manual", "man", "calc", "calculated", "calculation",
    "result", "results", "value", "level", "blood", "wb", "whole", "my", "the", "is", "was", "of", "are", "it", "in",
    "and", "about", "approx", "approximately", "circa", "ca", "around", "roughly", "reference", "ref", "range",
    "interval", "today", "last", "latest", "lab", "only", "just", "wert", "ergebnis", "resultado", "valor",
    "risultato", "resultat", "uitslag", "wynik",
))  # fmt: skip
_BETWEEN_WORDS = re.compile(r"[\s:;=|()\[\]{},/_-]+")
_FLAG_SIGNS = re.compile(r"[*!†‡§#↓↑▼▲⬇⬆⇩⇧←→~≈'\"“”]+|\.(?!\d)")
# A word of fewer letters is a name only if it is the whole name: "AN" is no "ANC".
_STEM = 3
# From here on a sign is a word by itself, as in Chinese.
_LETTERS_END = "\u2fff"


def folded(text: str) -> str:
    """A text without case and accents, as names are compared: "Nötrofil" is "notrofil"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


def unknown_words(text: str, names: Sequence[str]) -> str:
    """The words of a text that are no flag and do not begin as one of `names` does; "" where nothing is left."""
    stems = tuple(map(folded, names))
    words = _BETWEEN_WORDS.split(_FLAG_SIGNS.sub(" ", text))
    return " ".join(each for each in words if each.strip("-") and not _known(folded(each.strip("-")), stems))


def named(text: str, names: Sequence[str]) -> bool:
    """Whether a word of the text begins as one of `names` does."""
    words = _BETWEEN_WORDS.split(_FLAG_SIGNS.sub(" ", text))
    return any(_is_name(folded(each), tuple(map(folded, names))) for each in words if each)


def _known(word: str, stems: Sequence[str]) -> bool:
    return not _SAYS_NOTHING.isdisjoint((word, word.removesuffix("s"))) or _is_name(word, stems)


def _is_name(word: str, stems: Sequence[str]) -> bool:
    return word in stems or any(
        (len(stem) >= _STEM or stem[:1] > _LETTERS_END) and word.startswith(stem) for stem in stems
    )
