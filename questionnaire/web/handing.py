"""What the visitor hands over."""

from __future__ import annotations

from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import NOBODY, Identity
from questionnaire.web.visitor import Visitor


def handing(person: Visitor, identity: Identity = NOBODY, *, anonymous: bool = False) -> Handover:
    """The visitor's answers with all that is told of them."""
    house, of_clinic = person.house, person.house.languages.of_clinic(person.clinic)
    return Handover(
        house.book, person.answers, person.today, person.language, person.clinic, identity, anonymous, of_clinic
    )
