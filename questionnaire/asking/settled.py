"""What is not asked because another answer says it already: a mother is no half brother."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.answers import Said, given


@dataclass(frozen=True, slots=True)
class OnlyFor:
    """The answers to another question for which one is asked; any other of them says already what it asks."""

    question: str
    options: tuple[str, ...]

    def leaves_open(self, said: Said) -> bool:
        """Whether what was `said` does not say it already."""
        return given(said, self.question) in (None, *self.options)
