"""The computed facts: everything a rule uses that is not one answer. Names, units and needs stand in `facts.toml`."""

from questionnaire.judging import counts, course, earlier, history
from questionnaire.judging.computing import COMPUTATIONS

# Importing the two registers what they compute.
COMPUTED_IN = (counts, course, earlier, history)

__all__ = ["COMPUTATIONS", "COMPUTED_IN"]
