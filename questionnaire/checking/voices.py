"""Texts that would sound wrong: about the wrong person, or with a typewriter's quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaire.asking.pages import Text
from questionnaire.checking.texts import Place, Texts
from questionnaire.errors import Problem

# Where "you" is the person asked about. Elsewhere it may be the one who answers, who is "you" in both voices.
# The question that decides the voice is asked in one voice.
WHO = "person.who"
_ABOUT_THE_PERSON = ("title", "label", "name", "tell", "tell_yes", "tell_no", "tell_unsure", "all_of_them", "ask")
_SELF = re.compile(r"\b(you|your|yours|yourself|i|my|me|mine|myself)\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(child|children|they|their|them|we|our|us|baby)\b", re.IGNORECASE)


def voice_problems(texts: Texts) -> Iterator[Problem]:
    """Texts without wording of their own for a parent, and straight quotation marks."""
    for place, text in texts:
        if place.key in _ABOUT_THE_PERSON and WHO not in place.where and _speaks_to_one_only(text):
            yield _problem(place, "says “you” or “my” of the person; write { you = …, child = … }")
        for voice in {text.you, text.child}:
            if "'" in voice or '"' in voice:
                yield _problem(place, f"straight quotation marks; write ’ or “ ” in {voice[:40]!r}")


def _speaks_to_one_only(text: Text) -> bool:
    return text.you == text.child and bool(_SELF.search(text.you)) and not _CHILD.search(text.you)


def _problem(place: Place, says: str) -> Problem:
    return Problem(place.file, place.where, says)
