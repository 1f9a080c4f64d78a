"""Entries that one tap begins: what was ticked elsewhere is not asked again, and nearly everybody has a mother."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.pages import GroupOfEntries, Offer
from questionnaire.asking.questions import Option, Question


def offered(group: GroupOfEntries, answers: Answers) -> Iterator[tuple[Question, Option]]:
    """What a new entry of a list may begin with, in the order of the options: nothing that stands in an entry."""
    for offer in group.offers:
        question = next(each for each in group.questions if each.id == offer.question)
        listed = [entry.said.get(question.id) for entry in answers.group(group.id).entries]
        for option in question.options:
            if Given(option.id) not in listed and _is_offered(offer, option.id, answers):
                yield question, option


def _is_offered(offer: Offer, option: str, answers: Answers) -> bool:
    chosen = answers.said.get(offer.chosen_in or "")
    ticked = isinstance(chosen, Given) and isinstance(chosen.value, tuple) and option in chosen.value
    said = offer.yes_to is not None and answers.said.get(f"{offer.yes_to}{option}") == Given("yes")
    return option in offer.options or ticked or said
