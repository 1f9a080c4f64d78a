"""The computed facts: everything a rule uses that is not one answer. Names, units and needs stand in `facts.toml`."""

from questionnaire.judging.facts import Computations
from questionnaire.neutropenia import calls, causes, counts, course, earlier, unlikely

_OF_ENTRIES = (counts.OF_ENTRIES, earlier.OF_ENTRIES, unlikely.OF_ENTRIES)
COMPUTATIONS = Computations(
    once={**counts.ONCE, **course.ONCE, **causes.ONCE, **earlier.ONCE, **calls.ONCE, **unlikely.ONCE},
    entry={
        group: {name: fact for each in _OF_ENTRIES for name, fact in each.get(group, {}).items()}
        for group in {group for each in _OF_ENTRIES for group in each}
    },
    lines=counts.LINES,
)
