"""A question, with all that is known of it: words, what it takes, its clinical name, codes, and what it counts as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from questionnaire.asking.answers import NotGiven, Said
from questionnaire.asking.codes import Hpo, Loinc, Role
from questionnaire.asking.settled import OnlyFor
from questionnaire.asking.text import Text
from questionnaire.asking.values import AGE_UNITS, COUNT_UNITS


class Kind(Enum):
    """What a question takes."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    AGE = "age"
    COUNT = "count"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. `alone` marks one that excludes the others, `clinical` is its name for a clinician.

    `related` is what it says that who answers is to the patient.
    `proper`: its label begins with a name, and so with a capital in the middle of a sentence, too.
    """

    id: str
    label: Text
    hint: Text | None = None
    alone: bool = False
    hpo: tuple[Hpo, ...] = ()
    clinical: Text | None = None
    related: tuple[Role, ...] = ()
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `name` is its short noun phrase, `tell` the sentence that says a given answer back, `otherwise` the value that
    holds when its page does not apply (None: then nothing is known of it). `more` marks what is folded away, `future`
    a date that lies ahead, such as that of a visit; `moment` what is true on the day it was answered and may not be so
    later: the answer keeps its day, and on another day `tell_then` says it back. One that is `asked_again` is asked
    anew before anything is told on a later day.

    For a clinician, `clinical` is its name, and `clinical_yes` and so on are the words for an answer; its yes is
    not told where one of `told_by` (questions, or groups with an entry) says more. `counts_as` are the kinds of
    thing it asks for ("sign", "infection"), which facts are computed from. Other programs know it by `hpo`, `loinc`
    and, for a bare number, the unit `ucum`; files that people bring hold it under `loinc_in_files` as well. Reports
    print a count behind words that begin as one of `called`; a percentage typed in its place belongs to `share`.
    It is asked `only_for` some answers to another question; else what holds `otherwise` does.
    """

    id: str
    kind: Kind
    label: Text
    name: Text
    hint: Text | None = None
    options: tuple[Option, ...] = ()
    tell: Text | None = None
    otherwise: str | None = None
    least: int | None = None
    most: int | None = None
    unsure: bool = True
    decline: bool = False
    more: bool = False
    future: bool = False
    moment: bool = False
    asked_again: bool = False
    tell_then: Text | None = None
    clinical: Text | None = None
    clinical_yes: Text | None = None
    clinical_no: Text | None = None
    clinical_dont_know: Text | None = None
    told_by: tuple[str, ...] = ()
    counts_as: tuple[str, ...] = ()
    hpo: tuple[Hpo, ...] = ()
    loinc: tuple[Loinc, ...] = ()
    loinc_in_files: tuple[Loinc, ...] = ()
    ucum: str | None = None
    called: tuple[str, ...] = ()
    share: str | None = None
    only_for: tuple[OnlyFor, ...] = ()
    cite: str | None = None

    def settled_by(self, said: Said) -> bool:
        """Whether what was said elsewhere says already what it asks."""
        return not all(only.leaves_open(said) for only in self.only_for)

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that its answer may have."""
        return {Kind.AGE: AGE_UNITS, Kind.COUNT: COUNT_UNITS}.get(self.kind, ())

    @property
    def ways_out(self) -> list[NotGiven]:
        """The answers without a value that it offers."""
        return [NotGiven.DONT_KNOW] * self.unsure + [NotGiven.PREFER_NOT] * self.decline

    def in_clinic(self, answer_id: str) -> Text | None:
        """What an answer is called for a clinician: an option, or "yes", "no", "dont_know"; None where as it is."""
        worded = {"yes": self.clinical_yes, "no": self.clinical_no, "dont_know": self.clinical_dont_know}
        option = self.option(answer_id)
        return worded.get(answer_id) or (option.clinical if option else None)
