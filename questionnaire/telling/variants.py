"""Names of gene changes on paper: letter by letter as they were written, and never parted at the end of a line."""

from __future__ import annotations

import re

# HGVS as people copy it ("c.130_131insA", "p.(Gly185Arg)"), with ">" as HTML writes it. A longer one has to be parted.
_MOST = 36
_VARIANT = re.compile(rf"(?<![\w.])[cgmnopr]\.(?:[\w*+=()?\[\]-]|&gt;){{2,{_MOST}}}(?![\w*+=()?\[\]&-])")
_TAG = re.compile(r"(<[^>]*>)")
_DRAWN = ("svg", "style", "title")


def unparted(html: str) -> str:
    """HTML in which every name of a change in a text stands in a span that no line parts; drawings stay as they are."""
    parts, inside = _TAG.split(html), ""
    for place, part in enumerate(parts):
        tag = part.strip("</>").split(maxsplit=1)[0] if place % 2 and part.strip("</>") else ""
        if tag in _DRAWN:
            inside = "" if part.startswith("</") else tag
        elif not place % 2 and not inside:
            parts[place] = _VARIANT.sub(r'<span class="variant">\g<0></span>', part)
    return "".join(parts)
