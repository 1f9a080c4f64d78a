"""What the house itself has to know of what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.answers import Said, given


@dataclass(frozen=True, slots=True)
class Asks:
    """The questions that the house itself reads, by id; None where a questionnaire does not ask it.

    `who` answers: with "child" a parent of their child, with `died` a parent whose child died, with "helped" somebody
    who helps an adult, and `kin` says what that adult is to them; with `staff` somebody who types in a paper, and
    `paper` says in the same ids who filled it in. `country` is where programs run. `own` is of their own list.
    `visit_day` is the day of the visit, `visit_with` whom they will see.
    """

    who: str | None = None
    died: str | None = None
    kin: str | None = None
    staff: str | None = None
    paper: str | None = None
    country: str | None = None
    own: str | None = None
    visit_day: str | None = None
    visit_with: str | None = None

    def teller(self, said: Said) -> str | None:
        """Who tells all this: who answers, or whoever filled in the paper that is typed in; None while not known."""
        who = given(said, self.who)
        told = given(said, self.paper) if self.staff and who == self.staff else who
        return None if told is None else str(told)

    def of_the_dead(self, said: Said) -> bool:
        """Whether the person asked about was said to have died."""
        return self.died is not None and self.teller(said) == self.died


NOTHING_ASKED = Asks()
