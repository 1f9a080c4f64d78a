"""Languages made up for tests: a real compiled catalog of all messages, in which a word that was missed stands out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from questionnaire.reading import Book
from questionnaire.telling.messages import catalog

LONG, RIGHT_TO_LEFT = "es", "ar"
_SLOT_OR_WORD = re.compile(r"(\{[\w.]+\}|%\(\w+\)s)|([^\W\d_]+)")
_TAIL = "é"
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")


def _longer(word: str) -> str:
    """The word with a tail that makes it about 40 % longer."""
    return word + _TAIL * max(1, round(len(word) * 0.4))


def _in_arabic_letters(word: str) -> str:
    """The word in letters that are written from the right; what is no letter of English drops out."""
    return re.sub("[^\u0621-\u064a]", "", word.lower().translate(_ARABIC)) or "ي"


_CHANGES: dict[str, Callable[[str], str]] = {LONG: _longer, RIGHT_TO_LEFT: _in_arabic_letters}
_CHANGED = {LONG: re.compile(f"{_TAIL}$"), RIGHT_TO_LEFT: re.compile("^[\u0600-\u06ff]+$")}


def changed(message: str, code: str) -> str:
    """The message with each word changed, its slots as they are."""
    return _SLOT_OR_WORD.sub(lambda found: found[1] or _CHANGES[code](found[2]), message)


def unchanged_words(text: str, code: str) -> list[str]:
    """The words of a text that were never translated into the made-up language."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if not _CHANGED[code].search(word)]


@cache
def messages(book: Book) -> Catalog:
    """All messages there are, collected once."""
    return catalog(book)


def write_languages(book: Book, site: Path, codes: tuple[str, ...] = (LONG, RIGHT_TO_LEFT)) -> Path:
    """Write made-up languages into a site's folder, compiled; the folder."""
    for code in codes:
        made = Catalog(locale=code)
        for message in messages(book):
            if message.id:
                one, many = message.id if message.pluralizable else (message.id, message.id)
                several = (changed(one, code), *[changed(many, code)] * (made.num_plurals - 1))
                made.add(message.id, several if message.pluralizable else several[0], context=message.context)
        target = site / "locale" / code / "LC_MESSAGES"
        target.mkdir(parents=True)
        with (target / "messages.mo").open("wb") as file:
            write_mo(file, made)
    return site
