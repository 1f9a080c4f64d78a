"""What somebody heard of a program after its record was written: whether it runs, until when, and which rules hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from questionnaire.judging.programs import Program, Status

# Who heard it: what somebody is at a clinic or in a patient group. Never a person.
Role = Literal["genetics_desk", "genetic_counselor", "blood_clinic", "immune_clinic", "front_desk", "patient_group"]
ROLES: tuple[Role, ...] = get_args(Role)
Way = Literal["phone", "email", "web_page"]
WAYS: tuple[Way, ...] = get_args(Way)
# Nobody can say of a program what holds in two years.
LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a role at a clinic heard of a program on a day, and the last day on which it may be told as current.

    `stands` are the ids of criteria that the program says it has, `gone` of those that it says it does not have.
    """

    program: str
    status: Status
    role: Role
    clinic: str
    way: Way
    heard_on: dt.date
    holds_until: dt.date
    stands: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def problems(self, program: Program | None) -> Iterable[tuple[str, str]]:
        """What is wrong with it, each with its key."""
        if program is None:
            yield "program", f"{self.program!r} is no program"
            return
        known = [each.id for each in program.criteria]
        for key, ids in (("stands", self.stands), ("gone", self.gone)):
            for each in ids:
                if each not in known:
                    yield key, f"{each!r} is no criterion of {program.id}: {', '.join(known)}"
        if both := sorted(set(self.stands) & set(self.gone)):
            yield "gone", f"{both[0]!r} cannot both stand and be gone"
        if not set(known) - set(self.gone):
            yield "gone", "a program without a criterion is for everybody; leave one"
        if not self.heard_on < self.holds_until <= self.heard_on + LONGEST:
            yield "holds_until", f"{self.holds_until} is not a day in the year after {self.heard_on}"
        if not self.clinic.strip() or not self.clinic.isprintable():
            yield "clinic", "the name of a clinic or group is needed, in plain letters"


def as_heard(program: Program, confirmation: Confirmation) -> Program:
    """The program as it was heard of last: as its own record says, where that is newer."""
    if confirmation.heard_on < program.checked_on:
        return program
    source = f"Heard from the program by {confirmation.clinic} on {confirmation.heard_on}"
    criteria = (
        replace(each, draft=False, cite=source) if each.id in confirmation.stands else each
        for each in program.criteria
        if each.id not in confirmation.gone
    )
    return replace(
        program,
        status=confirmation.status,
        checked_on=confirmation.heard_on,
        review_by=confirmation.holds_until,
        criteria=tuple(criteria),
        heard_by=(confirmation.role, confirmation.clinic),
    )
