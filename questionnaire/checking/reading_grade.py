"""How hard the words for patients are to read: the Flesch-Kincaid grade of each page and of each sentence.

The formula and the syllables (Pyphen's) are those of textstat 0.7.4, without its rounding in between, which moves a
short sentence by half a grade. textstat itself needs pkg_resources, which setuptools no longer has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from pyphen import Pyphen

from questionnaire.asking.text import Text
from questionnaire.checking.texts import Texts
from questionnaire.errors import Problem
from questionnaire.reading.book import Book, Term

HIGHEST_OF_A_PAGE, HIGHEST_OF_A_SENTENCE = 6.0, 8.0
# The formula is made for running text: one long word makes a sentence of four words "grade 12".
FEWEST_WORDS = 8
_SYLLABLES = Pyphen(lang="en_US")
_SLOT = re.compile(r"\{[^}]*\}")
# What a report or a person says, letter by letter.
_QUOTED = re.compile(r"“[^”]*”")


def grade(text: str, sentences: int = 1) -> float:
    """The Flesch-Kincaid grade of a text of so many sentences."""
    words = re.findall(r"[\w’'-]+", text.lower())
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def grade_problems(book: Book, texts: Texts) -> Iterator[Problem]:
    """Pages and sentences that are too hard once the glossary's words are set aside, and words nobody explained."""
    plain = _Glossary(book.glossary)
    told: set[str] = set()
    for place, text in texts:
        for sentence in _sentences(text):
            if sentence not in told and grade(plain(sentence)) > HIGHEST_OF_A_SENTENCE:
                told.add(sentence)
                yield Problem(
                    place.file, place.where, f"grade {grade(plain(sentence)):.1f}, above 8, to read: {sentence}"
                )
    for page in book.questionnaire.pages:
        sentences = [plain(each) for place, text in texts if place.page == page.id for each in _sentences(text)]
        found = grade(" ".join(sentences), len(sentences)) if sentences else 0
        if found > HIGHEST_OF_A_PAGE:
            yield Problem(book.file("pages", page.id), "", f"the page reads at grade {found:.1f}, above 6")
    yield from _unexplained(book, texts)


def _unexplained(book: Book, texts: Texts) -> Iterator[Problem]:
    """Words of the glossary that are used before, or without, being explained."""
    for term in book.glossary:
        if term.explained is None:
            continue
        used = re.compile(rf"\b({'|'.join(map(re.escape, term.words))})\b", re.IGNORECASE)
        first = next((number for number, (_, text) in enumerate(texts) if used.search(text.you)), None)
        told = next((number for number, (_, text) in enumerate(texts) if term.explained in text.you), None)
        if first is None:
            yield Problem("glossary.toml", term.words[0], "no text uses this word")
        elif told is None or (told > first and texts[told][0].page != texts[first][0].page):
            place, _ = texts[first]
            yield Problem(place.file, place.where, f"{term.words[0]!r} is used here first, but not explained by then")


class _Glossary:
    """Puts a short word in place of each that the glossary sets aside."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._words = sorted((word for term in terms for word in term.words), key=len, reverse=True)

    @cached_property
    def _found(self) -> re.Pattern[str]:
        return re.compile(rf"\b({'|'.join(map(re.escape, self._words)) or '(?!)'})\b", re.IGNORECASE)

    def __call__(self, sentence: str) -> str:
        return self._found.sub("word", _QUOTED.sub("word", _SLOT.sub("x", sentence)))


def _sentences(text: Text) -> list[str]:
    return [
        part.strip()
        for voice in dict.fromkeys(text.voices)
        for part in re.split(r"(?<=[.?!:;])\s+", voice)
        if len(part.split()) >= FEWEST_WORDS
    ]


@cache
def _syllables(word: str) -> int:
    return len(_SYLLABLES.positions(word.replace("’", ""))) + 1
