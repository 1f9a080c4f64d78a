"""Content written again as TOML."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any


def inline(value: Any) -> str:
    """A value as inline TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def written(data: dict[str, Any]) -> str:
    """A whole file, a line for each of its keys."""
    return "\n".join(f"{json.dumps(key)} = {inline(value)}" for key, value in data.items()) + "\n"
