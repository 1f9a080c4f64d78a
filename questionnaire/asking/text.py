"""A text of the content: in each voice, with the slots that answers fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

# What is filled in where a text is said.
SLOT = re.compile(r"\{([a-z_.]+)\}")


@dataclass(frozen=True)
class Turns:
    """How words to a parent become words to somebody who helps an adult: each phrase, and what stands in its place."""

    phrases: Mapping[str, str] = field(default_factory=dict)

    def made_from(self, text: str) -> str:
        """The text with every phrase turned, whole words only."""
        return self._any.sub(lambda found: self.phrases[found[0]], text) if self.phrases else text

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(rf"\b({'|'.join(map(re.escape, self.phrases))})(?![\w’])")


NO_TURNS = Turns()


@dataclass(frozen=True, slots=True)
class Text:
    """A text to the person, to a parent about their child, and (`died`) about one who died; and where it stands.

    What somebody reads who helps an adult is made from the words to a parent, unless `helped` says it by hand.
    """

    you: str
    child: str
    context: str = field(default="", compare=False)
    died: str | None = None
    helped: str | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """What it says, in each voice that was written."""
        return (self.you, self.child, *(each for each in (self.died, self.helped) if each is not None))

    @property
    def slots(self) -> frozenset[str]:
        """The names of what is filled in, in any voice."""
        return frozenset(SLOT.findall(" ".join(self.voices)))

    def to_helper(self, turns: Turns) -> str:
        """What who helps an adult reads. A text that is the same for the person and a parent is theirs, too."""
        if self.helped is not None:
            return self.helped
        return self.you if self.you == self.child else turns.made_from(self.child)
