"""One screen as somebody sees it: every visible word and where it stands, the height, the fields to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

# A usual phone, in CSS pixels.
PHONE = {"width": 390, "height": 844}

# The browser runs no script of the page; these look at it from outside. A word is what stands between white space and
# holds a letter or digit. Not seen: what is folded away, what only a screen reader hears, all but the chosen option of
# a drop-down list.
_SEEN = """() => {
    const unheard = (element) => {
        const style = getComputedStyle(element);
        return style.position === "absolute" && style.overflow === "hidden"
            && element.offsetWidth <= 1 && element.offsetHeight <= 1;
    };
    const hidden = new Set([...document.querySelectorAll("body *")].filter(unheard));
    const shown = (element) => {
        for (let each = element; each; each = each.parentElement) if (hidden.has(each)) return false;
        return element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    };
    const words = [];
    const found = (text, box, element) => {
        if (box.width && /[\\p{L}\\p{N}]/u.test(text)) {
            words.push([text, box.left, box.top + scrollY, box.bottom + scrollY, !!element.closest("main")]);
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.nodeName === "SELECT" && shown(node)) {
            for (const text of node.selectedOptions[0].label.trim().split(/\\s+/)) {
                found(text, node.getBoundingClientRect(), node);
            }
        }
        const element = node.parentElement;
        if (node.nodeType !== Node.TEXT_NODE || !shown(element)) continue;
        for (const match of node.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            found(match[0], range.getBoundingClientRect(), element);
        }
    }
    return {words, height: document.documentElement.scrollHeight, heading: document.querySelector("h1").innerText};
}"""

_FIELDS = """() => {
    const fields = {};
    for (const each of document.querySelectorAll("main form :is(input, select, textarea)")) {
        if (each.type === "hidden") continue;
        const folded = !!each.closest("details:not([open])");
        const field = fields[each.name] ??= {kind: each.type, offered: [], held: [], folded};
        if (each.type === "radio" || each.type === "checkbox") {
            field.offered.push(each.value);
            if (each.checked) field.held.push(each.value);
        } else {
            field.held.push(each.value);
            if (each.tagName === "SELECT") field.offered.push(...[...each.options].map((option) => option.value));
        }
    }
    return fields;
}"""


@dataclass(frozen=True, slots=True)
class Word:
    """A visible word and where it stands on the page, in px; the page's own, or of the frame around it."""

    text: str
    left: float
    top: float
    bottom: float
    in_main: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the page: `offered` is what can be chosen (nothing where one types), `held` what stands in it.

    `folded` marks one inside a fold that is closed.
    """

    kind: str
    offered: tuple[str, ...]
    held: tuple[str, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """One page as it was left, with the taps that were made on it. `refused` marks one that came back with an error."""

    path: str
    heading: str
    words: tuple[Word, ...]
    height: int
    taps: int
    refused: bool

    @property
    def in_main(self) -> int:
        """How many words stand in the page itself, without header, notice and footer."""
        return sum(word.in_main for word in self.words)

    @property
    def first_lines(self) -> tuple[str, ...]:
        """What stands on the first phone screen, line by line."""
        return tuple(lines(word for word in self.words if word.bottom <= PHONE["height"]))


def look(page: Page, path: str, taps: int, *, refused: bool) -> Screen:
    """The page as it stands now."""
    seen = page.evaluate(_SEEN)
    heading = " ".join(seen["heading"].split())
    return Screen(path, heading, tuple(Word(*each) for each in seen["words"]), seen["height"], taps, refused)


def fields(page: Page) -> Mapping[str, Field]:
    """The fields of the page's form by name, in their order."""
    found: Mapping[str, Any] = page.evaluate(_FIELDS)
    return {
        name: Field(each["kind"], tuple(each["offered"]), tuple(each["held"]), each["folded"])
        for name, each in found.items()
    }


def lines(words: Iterable[Word]) -> Iterator[str]:
    """The words as they stand in lines: a new one begins further down, or further left."""
    listed = list(words)
    line = [word.text for word in listed[:1]]
    for before, word in pairwise(listed):
        if word.top >= before.bottom or word.left < before.left:
            yield " ".join(line)
            line = []
        line.append(word.text)
    if line:
        yield " ".join(line)


def plain(path: str) -> str:
    """The path of a page without the id of an entry, which is another one on each walk."""
    return re.sub(r"(?<=/)[0-9a-f]{8}\b", "entry", path.partition("?")[0])
