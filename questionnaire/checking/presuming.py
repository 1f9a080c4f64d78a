"""Texts that contradict what was told: that ask for what is there, or take for granted what was denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questionnaire.asking.text import Text
from questionnaire.checking.given import Given, said_when
from questionnaire.checking.logic import always
from questionnaire.errors import Problem
from questionnaire.judging.presumed import Presumptions
from questionnaire.judging.programs import Program
from questionnaire.judging.suggestions import Suggestion
from questionnaire.logic.predicates import AtLeast, Predicate
from questionnaire.reading.book import Book

_EVER = AtLeast(0, ())


def presumption_problems(book: Book, given: Given) -> Iterator[Problem]:
    """Each text that some answers turn into a contradiction, with its place."""
    prover = _Prover(book.rules.presumptions, given)
    for suggestion in book.rules.suggestions:
        yield from prover.suggestion(suggestion, book.file("suggestions", suggestion.id))
    for program in book.rules.programs:
        yield from prover.program(program, book.file("programs", program.id))
    for item in book.rules.bring:
        yield from prover.denials([item.says], item.when or _EVER, book.file("items", item.id), f"items[{item.id}]")
    for page in book.questionnaire.pages:
        yield from prover.denials([page.title], page.asked_when or _EVER, book.file("pages", page.id), "title")


@dataclass(frozen=True, slots=True)
class _Prover:
    presumptions: Presumptions
    given: Given

    def suggestion(self, suggestion: Suggestion, file: str) -> Iterator[Problem]:
        said, place = said_when(suggestion), f"suggestions[{suggestion.id}]"
        yield from self.denials([suggestion.ask, *suggestion.because], said, file, place)
        for number, reason in enumerate(suggestion.reasons, 1):
            yield from self.denials([reason.says], always([said, reason.when]), file, f"{place}.reasons[{number}]")
        words = [word for word in self.presumptions.asking if _holds(word, [suggestion.ask])]
        if suggestion.asks_for and self.given.can_be(said, suggestion.asks_for):
            yield Problem(file, f"{place}.asks_for", "some answers bring this although what it asks for was told")
        elif words and suggestion.asks_for is None:
            yield Problem(file, place, f"asks for something ({words[0]!r}); asks_for says what was told if it is there")

    def program(self, program: Program, file: str) -> Iterator[Problem]:
        for each in program.criteria:
            texts = [each.says, each.clinical] if each.clinical else [each.says]
            yield from self.denials(texts, said_when(each), file, f"criteria[{each.id}]")

    def denials(self, texts: Iterable[Text], said: Predicate, file: str, place: str) -> Iterator[Problem]:
        """What these texts take for granted, said though it was denied."""
        texts = list(texts)
        for presumed in self.presumptions.presumed:
            words = [word for word in presumed.words if _holds(word, texts)]
            if words and self.given.can_be(said, presumed.denied):
                yield Problem(file, place, f"{words[0]!r} takes {presumed.id!r} for granted, though it may be denied")


def _holds(word: str, texts: Iterable[Text]) -> bool:
    return any(word.lower() in voice.lower() for text in texts for voice in (text.you, text.child))
