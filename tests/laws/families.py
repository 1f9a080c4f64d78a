"""A thousand families of any kind the questionnaire can be told of, small and large, and their pedigrees."""

from __future__ import annotations

from functools import cache
from random import Random

from people import ASKED, BOOK, value_of

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.pages import Route
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.neutropenia.family import Family, family_of
from questionnaire.neutropenia.pedigree import Pedigree, pedigree
from questionnaire.telling.language import language
from questionnaire.telling.wording import Words

WORDS = Words(BOOK.words, language("en"))
FAMILIES, MOST_RELATIVES = 1000, 40
# Each fourth family is drawn in large print.
EVERY_LARGE = 4


@cache
def told(number: int) -> Answers:
    """One person and their relatives: of any roles, or mostly of a few, with much or little told of each."""
    chance = Random(number)  # noqa: S311 - nothing is secret here
    relative = {question.id: question for question in ASKED.groups["relatives"].questions}
    roles = [option.id for option in relative["relative.role"].options]
    few = chance.sample(roles, chance.choice([1, 2, 3, 8, len(roles)]))
    share = chance.choice([0.2, 0.6, 1.0])
    entries = []
    for place in range(number * (MOST_RELATIVES + 1) // FAMILIES):
        answered = [question for question in relative.values() if chance.random() < share]
        said = {question.id: Given(value_of(question, chance)) for question in answered}
        if chance.random() < 0.95:
            said["relative.role"] = Given(chance.choice(few))
        entries.append(Entry(f"e{place}", said))
    asked = [ASKED.questions[each] for each in ("person.age", "person.sex", "person.gender", "counts.ever_low")]
    asked += [ASKED.questions[each] for each in ("family.known", "family.story", "family.related")]
    said = {question.id: Given(value_of(question, chance)) for question in asked if chance.random() < 0.7}
    complete = chance.choice([None, True, False])
    return Answers(said, {"relatives": Group(tuple(entries), complete)}, frozenset(page.id for page in ASKED.pages))


@cache
def pictured(number: int) -> tuple[Family, Pedigree] | None:
    """The family and its pedigree, if there is anything to draw."""
    way = Route(ASKED.pages, told(number))
    family, made = family_of(way), pedigree(ASKED, way, WORDS)
    assert (family is None) == (made is None)
    return (family, made) if family and made else None


def drawn(number: int) -> Drawing | None:
    """The drawing of a family, if there is one; of some in large print."""
    found = pictured(number)
    return (found[1].large if number % EVERY_LARGE == 0 else found[1].drawing) if found else None
