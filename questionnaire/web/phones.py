"""Phone numbers in texts as links to call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

_DIALED = re.compile(r"\+?[\d\s().\-/]*\d")


def linked(text: str, phrases: Sequence[str], numbers: Sequence[str]) -> Markup:
    """The text, in each of the phrases every one of these numbers a link; elsewhere "999" may be a count."""
    parts = _parted(text.unescape() if isinstance(text, Markup) else text, phrases)
    pieces = (_links(part, numbers) if part in phrases else [escape(part)] for part in parts)
    return Markup("").join(each for part in pieces for each in part)


def _parted(text: str, by: Sequence[str]) -> Sequence[str]:
    longest_first = sorted(filter(None, by), key=len, reverse=True)
    return re.split(f"({'|'.join(map(re.escape, longest_first))})", text) if longest_first else [text]


def _links(phrase: str, numbers: Sequence[str]) -> Iterator[Markup]:
    for part in _parted(phrase, numbers):
        dialed = _DIALED.search(part) if part in numbers else None
        if dialed:
            yield Markup('<a href="tel:{}">{}</a>').format(re.sub(r"[^\d+]", "", dialed[0]), part)
        else:
            yield escape(part)
