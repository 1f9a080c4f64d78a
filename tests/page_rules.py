"""What every page must be, whoever reads it: the rules a fetched page is held to, and its text as people see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib

Field = str | list[str]
INLINE = {"a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup"}
UNSEEN = {"head", "script", "style", "textarea", "template"}
ADDRESSES = {"action", "background", "cite", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"}
_TOKEN = re.compile(r'name="(\w+)" value="([0-9a-f]{32})"')


def faults(html: str, typed: Collection[str] = ()) -> list[str]:
    """Every rule the page breaks. `typed` are texts of the visitor's own, which may hold any character."""
    plain = without_tokens(html)
    return [*_faults_of_markup(plain), *_faults_of_text(visible_text(_parse(plain)), typed)]


def tokens(html: str) -> dict[str, str]:
    """The hidden values that differ from visitor to visitor, by name."""
    return dict(_TOKEN.findall(html))


def without_tokens(html: str) -> str:
    """The page with those values blanked, so that pages that are otherwise equal are parsed and checked once."""
    return _TOKEN.sub(r'name="\1" value="token"', html)


def parse(html: str) -> Element:
    """The page as a tree, without tokens; raises ParseError where a browser would have to guess."""
    return _parse(without_tokens(html))


@lru_cache(maxsize=2000)
def _parse(html: str) -> Element:
    tree: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return tree


def visible_text(tree: Element) -> str:
    """The text a reader sees or hears, its spaces evened out."""
    return re.sub(r"\s+", " ", "".join(_texts(tree))).strip()


def _texts(element: Element) -> Iterator[str]:
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield edge


@lru_cache(maxsize=2000)
def _faults_of_markup(html: str) -> tuple[str, ...]:
    tree = _parse(html)
    return tuple(
        fault
        for rule in (_headings, _ids, _forms, _references, _nothing_inline, _nothing_from_elsewhere, _language)
        for fault in rule(tree)
    )


def _headings(tree: Element) -> Iterator[str]:
    headings, title = tree.findall(".//h1"), tree.findtext("./head/title") or ""
    if len(headings) != 1:
        yield f"{len(headings)} main headings"
        return
    # A care card says how urgent it is to those who only hear the page; the title need not.
    unheard = headings[0].find("./span[@class='nhsuk-u-visually-hidden']")
    heading = visible_text(headings[0]).removeprefix(visible_text(unheard) if unheard is not None else "").strip()
    if not heading or not title.removeprefix("Error: ").startswith(f"{heading} – "):
        yield f"the title {title!r} does not begin with the heading {heading!r}"


def _ids(tree: Element) -> Iterator[str]:
    yield from (f"id {each!r} twice" for each, times in Counter(ids(tree)).items() if times > 1)


def ids(tree: Element) -> list[str]:
    """Every id on the page."""
    return [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]


def _forms(tree: Element) -> Iterator[str]:
    for form in tree.iter("form"):
        if form.get("method") != "post" or not form.get("action", "").startswith("/"):
            yield f"a form without method or action: {form.attrib}"
        if not form.findall(".//input[@name='csrf_token']"):
            yield f"a form without token: {form.get('action')}"


def _references(tree: Element) -> Iterator[str]:
    known = set(ids(tree))
    for element in tree.iter():
        wanted = element.get("for", "").split() + element.get("aria-describedby", "").split()
        wanted += element.get("aria-labelledby", "").split()
        if element.get("href", "").startswith("#"):
            wanted.append(element.get("href", "")[1:])
        yield from (f"nothing has the id {each!r}" for each in wanted if each not in known)
    labeled = {label.get("for") for label in tree.iter("label")}
    for field in tree.iter():
        unseen = field.tag not in {"input", "select", "textarea"} or field.get("type") == "hidden"
        if not unseen and field.get("id") not in labeled:
            yield f"no label for {field.get('name')}"


def _nothing_inline(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in {"script", "style", "iframe", "object", "embed", "base"}:
            yield f"<{element.tag}> on the page"
        yield from (f"attribute {key}" for key in element.attrib if key == "style" or key.startswith("on"))


def _nothing_from_elsewhere(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        for key in ADDRESSES & set(element.attrib):
            address = element.attrib[key]
            if not re.match(r"(/(?!/)|#|tel:\+?\d+$)", address):
                yield f"an address elsewhere: {address!r}"


def _language(tree: Element) -> Iterator[str]:
    if not tree.get("lang") or tree.get("dir") not in {"ltr", "rtl"}:
        yield "no language or direction"


def _faults_of_text(text: str, typed: Collection[str]) -> Iterator[str]:
    for own in sorted(typed, key=len, reverse=True):
        text = text.replace(re.sub(r"\s+", " ", own).strip(), "")
    yield from (f"a straight quote: {found}" for found in re.findall(r".{0,20}[\"'`].{0,20}", text))
    yield from (f"an unfilled slot: {found}" for found in re.findall(r"\{[\w.]+\}|%\(\w+\)s|\bNone\b(?! \w)", text))


# --- forms ---


def offered_in(form: Element) -> dict[str, set[str] | None]:
    """The names of the fields, with what can be chosen in each (None: anything can be typed)."""
    offered: dict[str, set[str] | None] = {}
    for field in form.iter():
        name = field.get("name", "")
        if field.tag == "select":
            offered[name] = {option.get("value", "") for option in field.iter("option")}
        elif field.get("type") in {"radio", "checkbox"}:
            offered[name] = (offered.get(name) or set()) | {field.get("value", "on")}
        elif field.tag in {"input", "textarea"}:
            offered[name] = None
    return offered


def values_of(form: Element) -> dict[str, Field]:
    """What a browser would send if the form were sent as it stands."""
    values: dict[str, Field] = {}
    for field in form.iter():
        name, kind = field.get("name", ""), field.get("type")
        if kind == "radio" and "checked" in field.attrib:
            values[name] = field.get("value", "on")
        elif kind == "checkbox" and "checked" in field.attrib:
            values[name] = [*values.get(name, []), field.get("value", "on")]
        elif field.tag == "select":
            options = list(field.iter("option"))
            values[name] = next((each for each in options if "selected" in each.attrib), options[0]).get("value", "")
        elif field.tag == "textarea":
            values[name] = field.text or ""
        elif field.tag == "input" and kind in {"text", "hidden"}:
            values[name] = field.get("value", "")
    return values
