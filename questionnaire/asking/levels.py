"""How soon to act on something: right away, the same day, within days."""

from __future__ import annotations

from typing import Literal, get_args

Level = Literal["urgent", "today", "soon"]
LEVELS: tuple[Level, ...] = get_args(Level)
# What is acted on before any visit.
BEFORE_A_VISIT: tuple[Level, ...] = ("urgent", "today")
