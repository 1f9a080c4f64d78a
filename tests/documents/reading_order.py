"""Whether what a screen reader says of a PDF, in its order, is every word of the page in its order."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from pypdf import PdfReader

from questionnaire.printing import pdf

SVG = "{http://www.w3.org/2000/svg}svg"
# Poppler gives right-to-left letters, and the signs between them, as the eye meets them.
TURNED = re.compile("\u202e(.*?)\u202c")
# In a drawing: what is between the spaces that letters are moved by, and each letter in it.
HEX = re.compile("<([0-9a-f]+)>")
CODE = re.compile("[0-9a-f]{4}")
JOINERS = re.compile("[\u200d\ufe0e\ufe0f]")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff][\u0590-\u08ff\W]*")
UNSAID = {"Figure", "Lbl"}


def first_difference(html: str, instead: str, heard: Iterable[str]) -> tuple[str, str]:
    """Two empty texts where the words are the same; else how each goes on from where they part.

    `instead` stands for signs that no font has; `heard` are the words of a PDF, but for its pictures and markers.
    """
    shown = pdf._without_unknown_signs(html, instead)  # noqa: SLF001 - the PDF hides it
    page = ET.fromstring(shown)  # noqa: S314 - our own page
    return from_the_first_difference(squeezed(said_of(page[1])), squeezed(heard))


def said_of(element: ET.Element) -> Iterator[str]:
    """The text in order, but for drawings: theirs is in their title, and markers of lists are none of the text."""
    if element.tag != SVG:
        yield element.text or ""
        for each in element:
            yield from said_of(each)
            yield each.tail or ""


def from_the_first_difference(one: str, other: str) -> tuple[str, str]:
    longest = max(len(one), len(other))
    same = next((place for place in range(longest) if one[place : place + 1] != other[place : place + 1]), longest)
    return one[same:][:80], other[same:][:80]


def squeezed(texts: Iterable[str]) -> str:
    """Without white space and joiners, ligatures undone, what runs right to left in an order of its own."""
    text = "".join(unicodedata.normalize("NFKC", "".join(texts)).split())
    text = JOINERS.sub("", TURNED.sub(lambda run: run[1][::-1], text))
    return RIGHT_TO_LEFT.sub(lambda run: "".join(sorted(run[0])), text)


def read_by_tags(reader: PdfReader) -> Iterator[str]:
    """The words of a PDF in the order of its structure tree, for which poppler takes a quarter of a minute."""
    marked = {page.indirect_reference.idnum: _marked(page) for page in reader.pages}
    yield from _words(reader.trailer["/Root"]["/StructTreeRoot"], 0, marked)


def _words(element: Any, page: int, marked: dict[int, dict[int, str]]) -> Iterator[str]:
    if element.get("/S", "/")[1:] in UNSAID:
        return
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        on_page = element.raw_get("/Pg").idnum if "/Pg" in element else page
        if isinstance(each, int):
            yield marked[on_page][each]
        elif each.get("/Type") == "/MCR":
            yield marked[each.raw_get("/Pg").idnum if "/Pg" in each else on_page][each["/MCID"]]
        elif each.get("/Type") != "/OBJR":
            yield from _words(each, on_page, marked)


def _marked(page: Any) -> dict[int, str]:
    """The words of each piece of marked content of a page, whose drawing has one operator or mark a line."""
    signs = {name: _signs(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    words: dict[int, str] = defaultdict(str)
    number, font = -1, dict[str, str]()
    for line in page.get_contents().get_data().decode("ascii").split("\n"):
        if line.startswith("<</MCID "):
            number = int(line[8:-2])
        elif line.endswith(" Tf"):
            font = signs[line.split()[0]]
        elif line.endswith("] TJ"):
            words[number] += "".join(font[code] for code in CODE.findall("".join(HEX.findall(line))))
    return words


def _signs(font: Any) -> dict[str, str]:
    """What each code of a font stands for."""
    table = font["/ToUnicode"].get_data().decode()
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\n", table.partition("beginbfchar")[2])
    return {code: bytes.fromhex(sign).decode("utf-16-be") for code, sign in pairs}
