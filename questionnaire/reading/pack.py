"""A pack: one questionnaire, with all that knows its questions by name."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.resources.abc import Traversable
from typing import Any

from questionnaire.errors import SettingsError
from questionnaire.judging.facts import Computations


# Compared by identity: a pack is one of a few that there are.
@dataclass(frozen=True, eq=False)
class Pack:
    """A folder of content, the functions that compute its facts, and what it tells beyond its content.

    `tells` is a `telling.tells.Tells`, or None. Reading stands below telling and does not look inside.
    """

    content: Traversable
    computations: Computations
    tells: Any = None


def pack_named(name: str) -> Pack:
    """The `PACK` of a Python package. Raises SettingsError where there is none."""
    try:
        found = import_module(name).PACK
    except (ImportError, AttributeError, ValueError) as wrong:
        raise SettingsError(f"QUESTIONNAIRE_PACK: no pack is called {name!r}: {wrong}") from None
    if not isinstance(found, Pack):
        raise SettingsError(f"QUESTIONNAIRE_PACK: {name}.PACK is no Pack")
    return found
