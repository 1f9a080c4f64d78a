"""Texts that would sound wrong: about the wrong person, or with a typewriter's quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questionnaire.asking.text import SLOT, Text
from questionnaire.checking.texts import Place, Texts
from questionnaire.errors import Problem
from questionnaire.reading.book import Book
from questionnaire.telling.wording import KIN

# Where "you" is the person asked about. Elsewhere it may be the one who answers, who is "you" in every voice.
# The pages that decide the voice are asked in one, and one line points to the papers in the other voices.
OTHER_VOICE = "blank.other_voice"
_ABOUT_THE_PERSON = ("title", "label", "name", "tell", "tell_yes", "tell_no", "tell_unsure", "all_of_them", "ask")
_SELF = re.compile(r"\b(you|your|yours|yourself|i|my|me|mine|myself)\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(child|children|they|their|them|we|our|us)\b", re.IGNORECASE)
_FAMILY = re.compile(r"\b(we|us|our)\b", re.IGNORECASE)
_THE_CHILD = re.compile(
    r"\b((your|my|this|the) child|(your|my) baby|child born|(as the|of) parent or guardian)\b", re.IGNORECASE
)
# What a parent is told is "your" or "my": the child, and what belongs to whoever answers.
_OF_A_PARENT = (
    "child|children|baby|answers?|saved|earlier|browser|list|local|own|questions?|three most|full summary|summary"
    "|loss|state’s|insurer|clinician|clinic|relatives|hopes"
)
_NOT_OF_A_PARENT = re.compile(rf"\b(your|my)\b(?! ({_OF_A_PARENT})\b)", re.IGNORECASE)
# What is said to somebody about their own body.
_OF_ONESELF = re.compile(
    r"\b(you|I) (ever |never |still |may )?"
    r"(have had|have not had|had|have low|have,|have an infection|take|took|are \d|live in|live outside)"
    r"|\b(have|were|did) you (ever|had|born|ill|on)\b"
    r"|\b(in (you|me)|about you|for me|help me|may I be|should I have)\b"
    r"|\b(where you live|illness you have|sends? you there)\b",
    re.IGNORECASE,
)
# What is true of a child and its parents, and of no adult and who helps them.
_OF_A_CHILD = re.compile(
    r"\b(child|children|childhood|baby|babies|toddler|school|day care|pediatricians?|parents?|guardians?|grown"
    r"|our (?:own )?(?:family|child)|families like ours|where we live)\b",
    re.IGNORECASE,
)


def voice_problems(texts: Texts, book: Book) -> Iterator[Problem]:
    """Texts without wording of their own for a parent, about the wrong person, or with straight quotation marks."""
    asked = book.questionnaire
    deciding = {asked.page_of[each].id for each in (asked.asks.who, asked.asks.kin, asked.asks.paper) if each}
    for place, text in texts:
        named = place.key.rpartition(".")[0] in KIN
        if place.page not in deciding and place.key != OTHER_VOICE and not named:
            yield from _wrong_person(place, text)
            yield from _of_a_child(place, text, text.to_helper(book.turns))
        for voice in {*text.voices}:
            if "'" in voice or '"' in voice:
                yield _problem(place, f"straight quotation marks; write ’ or “ ” in {voice[:40]!r}")


def _wrong_person(place: Place, text: Text) -> Iterator[Problem]:
    """What is said of the person to a parent, or of a child to the person."""
    if place.key in _ABOUT_THE_PERSON and _speaks_to_one_only(text):
        yield _problem(place, "says “you” or “my” of the person; write { you = …, child = … }")
    elif said := next(filter(None, map(said_of_the_person, text.voices[1:])), ""):
        yield _problem(place, f"a parent reads “{said[:30]}”; write {{ you = …, child = … }}")
    if found := _THE_CHILD.search(text.you):
        yield _problem(place, f"the person asked about reads “{found[0]}”; that is the wording for a parent")
    if len(_FAMILY.findall(text.you)) > len(_FAMILY.findall(text.child)):
        yield _problem(place, "the person asked about speaks as “we”, and a parent does not; are the two swapped?")


def _of_a_child(place: Place, text: Text, helper: str) -> Iterator[Problem]:
    """What a helper reads of a child, and the person does not; what was written by hand may speak of children."""
    of_a_child = _OF_A_CHILD if text.helped is None else _THE_CHILD
    there = [each.lower() for each in _OF_A_CHILD.findall(text.you)]
    for found in of_a_child.finditer(helper):
        if found[0].lower() in there:
            there.remove(found[0].lower())
        else:
            yield _problem(place, f"who helps an adult reads “{found[0]}”; write helped = … beside the others")


def said_of_the_person(text: str) -> str:
    """From where a text speaks of the reader's own body or life; "" where it does not."""
    text = SLOT.sub("…", text)
    found = _NOT_OF_A_PARENT.search(text) or _OF_ONESELF.search(text)
    return text[found.start() :] if found else ""


def _speaks_to_one_only(text: Text) -> bool:
    return text.you == text.child and bool(_SELF.search(text.you)) and not _CHILD.search(text.you)


def _problem(place: Place, says: str) -> Problem:
    return Problem(place.file, place.where, says)
