"""Words before a date that say what it is the date of: of the blood, or of something else, such as a birth."""

from __future__ import annotations

from collections.abc import Sequence

from questionnaire.asking.dates import is_weekday
from questionnaire.asking.labels import folded
from questionnaire.importing.specimens import is_blood

# How words begin that make it another date, and those that are whole.
_ASIDE = (
    "birth", "geburt", "geboren", "naissance", "nacimiento", "nascita", "nascimento", "geboorte", "urodz", "fodelse",
    "рожд", "生年", "出生", "print", "report", "gedruckt", "ausdruck", "imprim", "issued", "order", "receiv", "eingang",
    "appoint", "termin", "admi", "discharg", "next", "expir", "berich", "befund",
)  # fmt: skip
_ASIDE_WHOLE = frozenset(("b", "dob", "geb", "born", "ne", "nee", "nat", "nato", "nata", "nac", "ur", "due", "valid"))
# How words begin that say that the blood was taken then, or nothing.
_OF_BLOOD = (
    "collect", "drawn", "draw", "taken", "sampl", "specimen", "result", "lab", "test", "blood", "blut", "visit",
    "entnahme", "abnahme", "probe", "prelievo", "prelev", "extrac", "toma", "muestra", "cbc", "hamatol", "hematol",
    "haematol", "numerat", "采样", "采血", "採血",
)  # fmt: skip
_FILLERS = frozenset((
    "date", "datum", "fecha", "data", "day", "of", "on", "the", "am", "vom", "der", "le", "il", "de", "di", "da", "du",
    "del", "time", "value", "valor", "wert", "and", "was", "my", "patient", "patients", "at", "in", "from", "until",
))  # fmt: skip
_MOST_WORDS = 4
_EDGES = " \t,;:=|-()[].#*"


def of_something_else(words: Sequence[str]) -> bool:
    """Whether these words make a date that follows another one than that of the blood."""
    plain = _plain(words)
    return any(map(_is_aside, plain)) and all(_is_aside(each) or each in _FILLERS for each in plain)


def of_the_blood(words: Sequence[str]) -> bool:
    """Whether these words beside a date leave it the date of the blood: "Collected", "Tuesday"."""
    return all(
        each in _FILLERS or is_weekday(each) or each.startswith(_OF_BLOOD) or is_blood(each) for each in _plain(words)
    )


def label_before(words: Sequence[str], start: int) -> int:
    """Where the words begin that make the date at `start` one of something else; `start` where none do."""
    ways = (start - length for length in range(min(start, _MOST_WORDS), 0, -1))
    return next((each for each in ways if of_something_else(words[each:start])), start)


def _is_aside(word: str) -> bool:
    return word in _ASIDE_WHOLE or word.startswith(_ASIDE)


def _plain(words: Sequence[str]) -> list[str]:
    return [bare for each in words if (bare := folded(each).replace(".", "").strip(_EDGES))]
