"""What the house itself has to know of what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.answers import Said, given


@dataclass(frozen=True, slots=True)
class Asks:
    """The questions that the house itself reads, by id; None where a questionnaire does not ask it.

    `who` answers: with "child" a parent of their child, with `died` a parent whose child died. `country` is where
    programs run. `own` is of their own list. `visit_day` is the day of the visit, `visit_with` whom they
    will see.
    """

    who: str | None = None
    died: str | None = None
    country: str | None = None
    own: str | None = None
    visit_day: str | None = None
    visit_with: str | None = None

    def of_the_dead(self, said: Said) -> bool:
        """Whether the person asked about was said to have died."""
        return self.died is not None and given(said, self.who) == self.died


NOTHING_ASKED = Asks()
