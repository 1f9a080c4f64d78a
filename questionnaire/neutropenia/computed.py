"""The computed facts: everything a rule uses that is not one answer. Names, units and needs stand in `facts.toml`."""

from questionnaire.judging.facts import Computations
from questionnaire.neutropenia import calls, causes, counts, course, earlier

COMPUTATIONS = Computations(
    once={**counts.ONCE, **course.ONCE, **causes.ONCE, **earlier.ONCE, **calls.ONCE},
    entry={**counts.OF_ENTRIES, **earlier.OF_ENTRIES},
    lines=counts.LINES,
)
