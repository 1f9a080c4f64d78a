"""Free text as people type and paste it: plain line ends, no hidden signs, no turned direction left open."""

from __future__ import annotations

import re

from questionnaire.errors import BadValue

# What a text pasted from Word or a PDF carries unseen: controls, halves of surrogate pairs, private signs such as the
# bullets of a symbol font, code points that are no characters, and marks of where a line may end, which would part the
# name of a change. What this Python does not know yet, such as next year's emoji, is a letter like any other; joiners
# stay, for scripts and emoji need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\u00ad\u200b\u2060\ufeff\U0001fffe\U0001ffff\U0002fffe-\U0002ffff\U000e0000-\U0010ffff]"
)
# Signs that turn the direction of what follows them, each with the sign that ends it.
_TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


def read_text(text: str, most: int) -> str:
    """Free text with plain line ends, without signs that cannot be seen, whose turns of direction end where it ends.

    Raises BadValue `text_too_long`.
    """
    seen = _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = _turned_back(seen.strip()).strip()
    if len(plain) > most:
        raise BadValue("text_too_long", most=str(most))
    return plain


def _turned_back(text: str) -> str:
    """The text with every turn of direction ended, else it would turn the words printed after it.

    Balanced turns stay: phones put them around numbers and names in Hebrew and Arabic, where they are seen.
    """
    kept, ends = list[str](), list[str]()
    for sign in text:
        if sign in _TURNS:
            ends.append(_TURNS[sign])
        elif sign in _TURNS.values():
            # An isolate ends what began inside it; an embedding ends nothing but itself.
            reach = len(ends) if sign == "\u2069" else 1
            if sign not in ends[-reach:]:
                continue
            while ends.pop() != sign:
                pass
        kept.append(sign)
    return "".join([*kept, *reversed(ends)])
