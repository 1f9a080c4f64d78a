"""What texts take for granted: the words that do, and when it is known not to be so. Only the check reads these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from questionnaire.limits import some
from questionnaire.logic.predicates import Predicate


@dataclass(frozen=True, slots=True)
class Presumed:
    """Something that a text with one of these `words` takes for granted, and when it was `denied`."""

    id: str
    words: Annotated[tuple[str, ...], some("the words that take it for granted are needed")]
    denied: Predicate


@dataclass(frozen=True, slots=True)
class Never:
    """What no answers come to, because of how facts are computed: the check need not fear it, and a law tries it."""

    id: str
    when: Predicate


@dataclass(frozen=True, slots=True)
class Presumptions:
    """All of them. `asking` are the words of a question that asks for something, such as a test."""

    presumed: tuple[Presumed, ...] = ()
    never: tuple[Never, ...] = ()
    asking: tuple[str, ...] = ()


NOTHING_PRESUMED = Presumptions()
