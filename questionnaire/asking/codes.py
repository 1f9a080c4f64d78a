"""What other programs call a question or an answer: codes and terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from questionnaire.limits import like


@dataclass(frozen=True, slots=True)
class Code:
    """A term of an ontology: its id and its label, letter by letter as in the release that the content names."""

    id: str
    label: str


Loinc = Annotated[Code, like(r"\d{1,6}-\d", "a LOINC code such as 26499-4")]
# What somebody is to the patient: HL7 v3 RoleCode.
Role = Annotated[Code, like(r"[A-Z]{2,12}", "an HL7 RoleCode such as CHILD")]


@dataclass(frozen=True, slots=True)
class Term:
    """A term that a question or an option is known by, and how precisely.

    `yes` says that a "yes" tells it, `no` that a "no" excludes it. A question that is wider than the term tells nothing
    of it by a "yes", one that is narrower excludes nothing by a "no".
    """

    id: str
    label: str
    yes: bool = True
    no: bool = True

    @property
    def code(self) -> Code:
        """The term itself."""
        return Code(self.id, self.label)


Hpo = Annotated[Term, like(r"HP:\d{7}", "an HPO id such as HP:0001875")]
