"""What a file would add to a list, as JSON for the command line; nothing is added."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from questionnaire.asking.answerfile import dump_said
from questionnaire.asking.answers import Answers
from questionnaire.asking.beside import said_by
from questionnaire.asking.typed import Typist
from questionnaire.errors import AnswersError, BadValue
from questionnaire.importing.guarded import MOST_BYTES, records_of_file
from questionnaire.importing.records import Doubtful, Found, Noted, Unread, wanted_of
from questionnaire.reading.book import Book
from questionnaire.telling.language import ENGLISH
from questionnaire.telling.wording import Words, words_for


def imported_json(path: Path, book: Book, today: dt.date) -> dict[str, Any]:
    """The entries a file would add to a list, what would be asked, and what would be left out, with each line.

    Raises AnswersError where the file cannot be taken.
    """
    wanted = next(
        (each for group in book.questionnaire.groups.values() if (each := wanted_of(group, book.beside))), None
    )
    if wanted is None:
        raise AnswersError(str(path), "no list of this questionnaire takes its entries from a file")
    words = words_for(book, Answers(), None, ENGLISH)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    try:
        records = records_of_file(data, wanted, Typist(today))
    except BadValue as wrong:
        raise AnswersError(str(path), words.error(wrong.word, wrong.slots)) from None
    return {
        "group": wanted.group.id,
        "add": [{"line": each.line, "answers": dump_said(each.said)} for each in records if isinstance(each, Found)],
        "ask": [
            {"line": each.line, "why": _why(each, words), "answers": [dump_said(said) for said in each.choices]}
            for each in records
            if isinstance(each, Doubtful)
        ],
        "beside": [_beside(each, book, words) for each in records if isinstance(each, Noted)],
        "left_out": [{"line": each.line, "why": _why(each, words)} for each in records if isinstance(each, Unread)],
    }


def _beside(record: Noted, book: Book, words: Words) -> dict[str, Any]:
    """What stands beside the counts: what is asked about it, and the answers of each choice."""
    beside = next(each for each in book.beside if each.id == record.beside)
    asks, more = beside.asked(marked=record.marked), dump_said(record.more)
    choices = [
        {"says": words.say(each.says), "answers": dump_said(said_by(each, book.questionnaire)) | more}
        for each in beside.choices
    ]
    return {"line": record.line, "asks": words.say(asks), "choices": choices}


def _why(record: Doubtful | Unread, words: Words) -> str:
    return words.error(record.word, record.slots)
