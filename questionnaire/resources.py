"""Where templates and static files lie, inside the package or beside it in a checkout; and the simulated patients."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `templates` or `static`."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


LOCALE = _PACKAGE / "locale"
# The simulated patients of a checkout; an installed package has none.
CASES = _PACKAGE.parent / "tests/cases"
