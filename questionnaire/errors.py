"""Every error this package raises on purpose, drawn once.

    QuestionnaireError            something is wrong that a person can put right; str() is the whole message
    ├── ContentError              the content files have problems: every one, with file and place
    ├── AnswersError              answers that cannot be read: says where, and what would be right
    ├── SettingsError             a setting or clinics.toml is wrong
    ├── BadValue                  one typed value that cannot be taken; carries a word id and its slots
    ├── StaleAnswers              somebody saved newer answers in between; nothing was written
    └── NoPdf                     this machine lacks the system libraries that make a PDF; says which

The command line answers each with its message and exit code 2. `web/errors.py` maps them to pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class QuestionnaireError(Exception):
    """Something is wrong that a person can put right."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the content: in which file, at which place, and what would be right."""

    file: str
    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.says}" if self.place else f"{self.file}: {self.says}"


class ContentError(QuestionnaireError):
    """The content files have problems; `problems` holds every one of them, once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class AnswersError(QuestionnaireError):
    """Answers that cannot be read; `place` is the path inside the file."""

    def __init__(self, place: str, says: str) -> None:
        self.place = place
        super().__init__(f"{place}: {says}" if place else says)


class SettingsError(QuestionnaireError):
    """A setting, or the clinics file, is wrong."""


class BadValue(QuestionnaireError):
    """A typed value that cannot be taken.

    `word` names the message in `content/words.toml`, `slots` fill it. One that can be read in several ways is an
    `AskedBack` of `questionnaire/asking/readings.py`, with the readings to choose from.
    """

    def __init__(self, word: str, /, **slots: str) -> None:
        self.word = word
        self.slots = slots
        super().__init__(f"{word} {slots}" if slots else word)


class StaleAnswers(QuestionnaireError):
    """Newer answers were saved in between; nothing was written."""


class NoPdf(QuestionnaireError):
    """The system libraries that make a PDF are missing."""
