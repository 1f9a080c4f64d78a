"""How hard the words for patients are to read: the Flesch-Kincaid grade of each sentence, and of all together.

The formula and the syllables (Pyphen’s) are those of textstat 0.7.4, without its rounding in between, which moves a
short sentence by half a grade. textstat itself needs pkg_resources, which setuptools no longer has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pytest
from pyphen import Pyphen

from questionnaire.asking.text import Text

HIGHEST_GRADE, FEWEST_WORDS = 8.0, 8
# As many sentences as were harder on 2026-11-22. Make it smaller when one is made easier; never larger.
MOST_HARDER = 2
NO_SENTENCE_ABOVE = 10.0
# Words a patient meets in every report and that the pages explain, each read as a plain word of its length or less.
EXPLAINED = {
    "neutrophil": "germ cell",
    "neutrophils": "germ cells",
    "neutropenia": "low cells",
    "genetic counselor": "gene helper",
    "genetic counselors": "gene helpers",
    "genetic": "gene",
    "bone marrow": "marrow",
    "antibody": "marker",
    "antibodies": "markers",
    "chemotherapy": "chemo",
    "leukemia": "blood cancer",
    "infection": "illness",
    "infections": "illnesses",
    "immunologist": "doctor",
    "hematologist": "doctor",
    "Immune Deficiency Foundation": "Patient Group",
}
# Names of medicines, which people look for as they stand on the box.
MEDICINES = (
    "chlorpromazine", "metamizole", "dipyrone", "procainamide", "flecainide", "ticlopidine", "ganciclovir",
    "valganciclovir", "zidovudine", "filgrastim", "pegfilgrastim", "lenograstim", "vancomycin", "chloramphenicol",
)  # fmt: skip
EXPLAINED |= dict.fromkeys(MEDICINES, "a drug")
_EXPLAINED = re.compile(rf"\b({'|'.join(sorted(EXPLAINED, key=len, reverse=True))})\b", re.IGNORECASE)
_SYLLABLES = Pyphen(lang="en_US")
_SLOT = re.compile(r"\{[^}]*\}")


def grade(text: str, sentences: int = 1) -> float:
    """The Flesch-Kincaid grade of a text of so many sentences."""
    words = re.findall(r"[\w’'-]+", text.lower())
    syllables = sum(len(_SYLLABLES.positions(word.replace("’", ""))) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _texts(thing: Any) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, (tuple, list)):
        for item in thing:
            yield from _texts(item)
    elif is_dataclass(thing) and not isinstance(thing, (Enum, type)):
        # A clinician alone reads what is `clinical`.
        for each in (field for field in fields(thing) if not field.name.startswith("clinical")):
            yield from _texts(getattr(thing, each.name))


@pytest.fixture(scope="module")
def sentences(book: Any) -> list[str]:
    """Every sentence of eight words or more that a patient may read, each once, in both voices."""
    rules = book.rules
    parts = (book.questionnaire.sections, book.questionnaire.groups, book.words, rules.facts, rules.programs)
    texts = {
        voice
        for text in _texts((*parts, rules.alerts, rules.suggestions, rules.policy, rules.bring))
        for voice in (text.you, text.child)
    }
    found = {
        sentence.strip()
        for text in texts
        for sentence in re.split(r"(?<=[.?!:;])\s+", text)
        if FEWEST_WORDS <= len(sentence.split())
    }
    return sorted(found)


def _plain(sentence: str) -> str:
    return _EXPLAINED.sub(
        lambda found: EXPLAINED.get(found[0].lower(), EXPLAINED.get(found[0], found[0])), _SLOT.sub("x", sentence)
    )


def test_sentences_for_patients_are_no_harder_than_grade_eight(sentences: list[str]):
    """Long sentences read at grade 8 or below once the explained words are set aside, but for a known few."""
    harder = sorted((round(grade(_plain(each)), 1), each) for each in sentences if grade(_plain(each)) > HIGHEST_GRADE)
    assert 300 < len(sentences)
    assert len(harder) <= MOST_HARDER, "\n".join(f"{number}  {sentence}" for number, sentence in harder)


def test_no_sentence_for_patients_is_for_scholars(sentences: list[str]):
    """Not even one, and not even with every medical word in it."""
    assert [] == [each for each in sentences if grade(_plain(each)) > NO_SENTENCE_ABOVE]


def test_all_sentences_together_read_well_below_grade_six(sentences: list[str]):
    """The text as a whole is what was aimed for, medical words and all."""
    assert grade(" ".join(_SLOT.sub("x", each) for each in sentences), len(sentences)) <= 4.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat on the mat and it was glad.", 0.1),
        ("Ask the doctor about any sign in the list that is not clear.", 2.2),
        ("Immunological investigations frequently necessitate interdisciplinary collaboration.", 41.8),
    ],
)
def test_the_grade_tells_easy_from_hard(text: str, expected: float):
    """Short words in a short sentence are for a first grader, long words for nobody."""
    assert expected == round(grade(text), 1)
