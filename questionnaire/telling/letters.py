"""The letters of one person, as objects for the paper and as plain text for a portal."""

from __future__ import annotations

from questionnaire.reading.book import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Letter
from questionnaire.telling.tells import tells_of

BETWEEN = "=" * 60


def letter_ids(book: Book) -> tuple[str, ...]:
    """The papers that are letters, in the order of the papers."""
    written = tells_of(book).letters
    return tuple(paper.id for paper in book.papers if paper.id in written)


def letters(handover: Handover, letter_id: str) -> tuple[Letter, ...]:
    """All letters of one kind, most wanted first; there may be none. Raises KeyError for an id that is no letter."""
    return tells_of(handover.book).letters[letter_id](handover)


def letter_text(handover: Handover, letter_id: str) -> str:
    """All letters of one kind in plain text, one below the other; where there is none, what such a letter is for."""
    written = letters(handover, letter_id)
    return f"\n\n{BETWEEN}\n\n".join(letter.text for letter in written) or handover.words.word(f"{letter_id}.none")
