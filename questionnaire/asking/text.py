"""A text of the content: in both voices, with the slots that answers fill."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# What is filled in where a text is said.
SLOT = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to the person, to a parent about their child, and (`died`) about one who died; and where it stands."""

    you: str
    child: str
    context: str = field(default="", compare=False)
    died: str | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """What it says, in each voice it has."""
        return (self.you, self.child, *filter(None, [self.died]))

    @property
    def slots(self) -> frozenset[str]:
        """The names of what is filled in, in any voice."""
        return frozenset(SLOT.findall(" ".join(self.voices)))
