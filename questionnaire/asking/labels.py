"""Words and flags that reports print around a number: "ANC", "Abs", "(L)", "↓". They change nothing of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Flags of "low", "high" and "look here", and words that only say that a number is a number.
_SAYS_NOTHING = frozenset((
    "below", "under", "above", "limit", "lower", "upper", "than", "soit", "total", "totales", "totais", "totaux",
    "b", "s", "l", "h", "ll", "hh", "n", "a", "c", "f", "r", "low", "high", "critical", "crit", "panic", "abnormal",
    "abnl", "normal", "alert", "flag", "abs", "absolute", "absolut", "absolutos", "count", "cnt", "no",
    "num", "number", "auto", "automated", "automatic", "manual", "man", "calc", "calculated", "calculation",
    "result", "results", "value", "level", "blood", "wb", "whole", "my", "the", "is", "was", "of", "are", "it", "in",
    "and", "about", "approx", "approximately", "circa", "ca", "around", "roughly", "reference", "ref", "range",
    "interval", "today", "last", "latest", "lab", "only", "just", "wert", "ergebnis", "resultado", "valor",
    "risultato", "resultat", "uitslag", "wynik", "абс", "абсолютное", "абсолютные",  # noqa: RUF001 - Russian
))  # fmt: skip
# How words begin that name a limit or an aim, and no count.
_LIMITS = (
    "limit", "lower", "upper", "normal", "refer", "range", "interval", "target", "goal", "aim", "threshold", "cutoff",
    "untergrenze", "obergrenze", "grenzwert", "norm", "usual", "riferimento",
)  # fmt: skip
_ALERTS, _ORDER_SIGNS = frozenset(("critical", "crit", "panic", "alert")), frozenset("<>≤≥")
# "B" alone says of blood; "B cells" are others than "cells".
_A_KIND_OF_CELL = re.compile(r"\b([A-Za-z])[\s-]?(cells?|lymph)", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s:;=|()\[\]{},/_-]+")
_FLAG_SIGNS = re.compile(r"[*!†‡§#↓↑▼▲⬇⬆⇩⇧←→~≈'\"“”]+|\.(?!\d)")
# A name of fewer letters is a whole word, too: "NE" is no "neg".
_STEM = 3
# From here on a sign is a word by itself, as in Chinese.
_LETTERS_END = "\u2fff"


def folded(text: str) -> str:
    """A text without case and accents, as names are compared: "Nötrofil" is "notrofil"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


def unknown_words(text: str, names: Sequence[str]) -> str:
    """The words of a text that are no flag and none of `names`; "" where nothing is left.

    A name in capitals is a whole word, for "ANCA" is no "ANC"; one in small letters is how a word begins.
    """
    words = _words(_A_KIND_OF_CELL.sub(r"\1\2", text))
    return " ".join(each for each in words if not _known(folded(each), tuple(names)))


def named(text: str, names: Sequence[str]) -> bool:
    """Whether a word of the text is one of `names`, as above."""
    return any(_is_name(folded(each), tuple(names)) for each in _words(text))


def of_a_limit(text: str) -> str:
    """The words of a text that name a limit or an aim, as "lower limit" does; "" where there are none."""
    return " ".join(each for each in _words(text) if folded(each).startswith(_LIMITS))


def may_be_alert(name: str, number: str) -> bool:
    """Whether a name and its number may say from where on a laboratory calls: "Critical: <0.5"."""
    return number.strip()[:1] in _ORDER_SIGNS and not _ALERTS.isdisjoint(map(folded, _words(name)))


def _words(text: str) -> list[str]:
    return [bare for each in _BETWEEN_WORDS.split(_FLAG_SIGNS.sub(" ", text)) if (bare := each.strip("-"))]


def _known(word: str, names: tuple[str, ...]) -> bool:
    return not _SAYS_NOTHING.isdisjoint((word, word.removesuffix("s"))) or _is_name(word, names)


# A table says the same few words over and over.
@lru_cache(maxsize=5000)
def _is_name(word: str, names: tuple[str, ...]) -> bool:
    return any(
        word.removesuffix("s") == folded(name).removesuffix("s") or (_is_stem(name) and word.startswith(folded(name)))
        for name in names
    )


def _is_stem(name: str) -> bool:
    return not name.isupper() and (len(name) >= _STEM or name[:1] > _LETTERS_END)
