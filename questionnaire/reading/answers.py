"""An answers file, read from the disk."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Questionnaire
from questionnaire.errors import AnswersError

MOST_FILE_BYTES = 1_000_000


def read_answers(path: Path, questionnaire: Questionnaire, today: dt.date) -> Answers:
    """The answers in a file. Raises AnswersError, which names the file and the place in it."""
    if path.stat().st_size > MOST_FILE_BYTES:
        raise AnswersError(str(path), f"larger than {MOST_FILE_BYTES:,} bytes; this is no answers file")
    try:
        return load(json.loads(path.read_text(encoding="utf-8")), questionnaire, today)
    except (ValueError, RecursionError) as wrong:
        raise AnswersError(str(path), f"not a whole JSON file: {wrong}") from None
    except AnswersError as wrong:
        raise AnswersError(str(path), str(wrong)) from None
