"""Words and flags that reports print around a number: "ANC", "Abs", "(L)", "↓". They change nothing of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from questionnaire.asking.bands import without_bands


def folded(text: str) -> str:
    """A text without case and accents, as names are compared: "Nötrofil" is "notrofil"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


# Flags of "low", "high" and "look here", and words that only say that a number is a number.
_SAYS_NOTHING = frozenset(map(folded, (
    "below", "under", "above", "limit", "lower", "upper", "than", "soit", "total", "totales", "totais", "totaux",
    "b", "s", "l", "h", "ll", "hh", "n", "a", "c", "f", "r", "v", "low", "high", "critical", "crit", "panic",
    "abnormal", "abnl", "normal", "alert", "flag", "abs", "count", "cnt", "no", "num", "number", "auto",
    "automated", "automatic", "manual", "man", "calc", "calculated", "calculation", "result", "results", "value",
    "level", "blood", "wb", "whole", "my", "the", "is", "was", "of", "are", "it", "in", "and", "about", "approx",
    "approximately", "circa", "ca", "around", "roughly", "reference", "ref", "range", "interval", "today", "last",
    "latest", "lab", "only", "just", "wert", "ergebnis", "resultado", "valor", "risultato", "resultat", "uitslag",
    "wynik", "абс", "final", "your", "standard", "component", "status", "view", "trend", "history", "cbc", "fbc",
    "diff", "differential", "maschinell", "observable", "form", "entity", "outside", "within", "recuento", "conteo",
    "cuenta", "contagem", "conta", "conteggio", "numero", "numar", "nombre", "anzahl", "zahl", "aantal", "liczba",
    "pocet", "szam", "antal", "antall", "broj", "sayısı", "say", "hitung", "jumlah", "αριθμος", "число",
    "количество", "кол", "во", "кількість", "عدد", "المطلقة", "ספירת", "実数", "絶対数", "valeur", "valore", "valoare",
    "wartosc", "hodnota", "de", "del", "des", "di", "dei", "da", "do", "av", "van",
)))  # fmt: skip
_OF_ANY_CELL = ("total", "cbc", "fbc", "diff")
_ABSOLUTE = ("absol", "assol", "abszol", "apsol", "mutlak", "абсол", "απολυτ")
# "Neutrophilia" is to have many of them; a word of China or Japan that goes on with lymphocytes is their ratio.
_NO_COUNT = re.compile(r".*(?:ph|f)ili(?:a|e|ja|ya)|.*филия|.*(?:比值|淋巴|リンパ|림프).*")
# How words begin that name a limit or an aim, and no count.
_LIMITS = (
    "limit", "lower", "upper", "normal", "refer", "range", "interval", "target", "goal", "aim", "threshold", "cutoff",
    "untergrenze", "obergrenze", "grenzwert", "norm", "usual", "riferimento",
)  # fmt: skip
_ALERTS, _ORDER_SIGNS = frozenset(("critical", "crit", "panic", "alert")), frozenset("<>≤≥")
# "B" alone says of blood; "B cells" are others than "cells", and "C. diff" is a germ.
_A_KIND_OF_CELL = re.compile(r"\b([A-Za-z])[\s.-]{0,2}(cells?|lymph|diff\b)", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s:;=|()\[\]{},/_-]+")
# "L#" are lymphocytes, and no flag.
_FLAG_SIGNS = re.compile(r"[*!†‡§↓↑▼▲⬇⬆⇩⇧←→~≈'\"“”]+|(?<!\b[^\W\d_])#|\.(?!\d)")
# A name of fewer letters is a whole word, too: "NE" is no "neg".
_STEM = 3
# From here on a sign is a word by itself, as in Chinese.
_LETTERS_END = "\u2fff"


def unknown_words(text: str, names: Sequence[str]) -> str:
    """The words of a text that are no flag and none of `names`; "" where nothing is left.

    A name in capitals is a whole word, for "ANCA" is no "ANC"; one in small letters is how a word begins.
    """
    words = _words(_A_KIND_OF_CELL.sub(r"\1\2", without_bands(text)))
    return " ".join(each for each in words if not _known(folded(each), tuple(names)))


def named(text: str, names: Sequence[str]) -> bool:
    """Whether a word of the text is one of `names`, as above."""
    return any(_is_name(folded(each), tuple(names)) for each in _words(text))


def of_a_limit(text: str) -> str:
    """The words of a text that name a limit or an aim, as "lower limit" does; "" where there are none."""
    return " ".join(each for each in _words(text) if folded(each).startswith(_LIMITS))


def of_any_cell(text: str, names: Sequence[str]) -> str:
    """The words that stand for white cells of any kind, where none of `names` says more: "total", or a letter alone."""
    words = [folded(each) for each in _words(text)]
    if named(text, [each for each in names if len(each) > 1]):
        return ""
    return " ".join(
        each for each in words if each.startswith(_OF_ANY_CELL) or (len(each) == 1 and _is_name(each, tuple(names)))
    )


def may_be_alert(name: str, number: str) -> bool:
    """Whether a name and its number may say from where on a laboratory calls: "Critical: <0.5"."""
    return number.strip()[:1] in _ORDER_SIGNS and not _ALERTS.isdisjoint(map(folded, _words(name)))


def _words(text: str) -> list[str]:
    return [bare for each in _BETWEEN_WORDS.split(_FLAG_SIGNS.sub(" ", text)) if (bare := each.strip("-"))]


def _known(word: str, names: tuple[str, ...]) -> bool:
    says_nothing = not _SAYS_NOTHING.isdisjoint((word, word.removesuffix("s"))) or word.startswith(_ABSOLUTE)
    return says_nothing or _is_name(word, names)


# A table says the same few words over and over.
@lru_cache(maxsize=5000)
def _is_name(word: str, names: tuple[str, ...]) -> bool:
    return not _NO_COUNT.fullmatch(word) and any(
        word.removesuffix("s") == folded(name).removesuffix("s") or (_is_stem(name) and word.startswith(folded(name)))
        for name in names
    )


def _is_stem(name: str) -> bool:
    return not name.isupper() and (len(name) >= _STEM or name[:1] > _LETTERS_END)
