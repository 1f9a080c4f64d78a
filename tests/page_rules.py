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
FIELDS = {"input", "select", "textarea"}
UNSEEN = {"head", "script", "style", "textarea", "template"}
ADDRESSES = {"action", "background", "cite", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"}
# What stands in the head of each page: as wide as the phone, listed nowhere, and no count made a phone number.
HEAD = [
    {"charset": "utf-8"},
    {"name": "viewport", "content": "width=device-width, initial-scale=1, viewport-fit=cover"},
    {"name": "color-scheme", "content": "light"},
    {"name": "theme-color", "content": "#0f5c63"},
    {"name": "robots", "content": "noindex"},
    {"name": "format-detection", "content": "telephone=no"},
]
HIDDEN = "nhsuk-u-visually-hidden"
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
        for rule in (
            *(_head, _headings, _ids, _forms, _references, _nothing_inline, _nothing_from_elsewhere, _language),
            *(_heard, _groups, _names),
        )
        for fault in rule(tree)
    )


def _head(tree: Element) -> Iterator[str]:
    found = [meta.attrib for meta in tree.findall("./head/meta")]
    if found != HEAD:
        yield f"another head: {found}"
    first = next(tree.iter("a"))
    main = [each.get("tabindex") for each in tree.iter("main") if each.get("id") == "main-content"]
    if (first.get("href"), main) != ("#main-content", ["-1"]):
        yield "the first link does not skip to what the page is about"


def _headings(tree: Element) -> Iterator[str]:
    headings, title = tree.findall(".//h1"), tree.findtext("./head/title") or ""
    if len(headings) != 1:
        yield f"{len(headings)} main headings"
        return
    # A care card says how urgent it is to those who only hear the page; the title need not.
    unheard = headings[0].find(f"./span[@class='{HIDDEN}']")
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
        if "novalidate" not in form.attrib:
            yield f"the browser, not we, says what is wrong with: {form.get('action')}"
        if (form.get("enctype") == "multipart/form-data") != bool(form.findall(".//input[@type='file']")):
            yield f"a file is sent as such, and nothing else: {form.get('action')}"
        fields = [each for each in form.iter() if each.tag in FIELDS and each.get("type") != "hidden"]
        told = form.get("action", "").startswith(("/q/", "/result/papers")) and fields
        if told and form.get("autocomplete") != "off":
            yield f"a browser may fill in what somebody else answered: {form.get('action')}"


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
        unseen = field.tag not in FIELDS or field.get("type") == "hidden"
        if not unseen and field.get("id") not in labeled:
            yield f"no label for {field.get('name')}"


def _heard(tree: Element) -> Iterator[str]:
    """What a hint, an error and a hidden word say is heard; what would be heard twice, or for nothing, is not."""
    heard = {each for element in tree.iter() for each in element.get("aria-describedby", "").split()}
    yield from (f"not heard: {each}" for each in ids(tree) if each.endswith(("-hint", "-error")) and each not in heard)
    for element in tree.iter():
        classes, unheard = element.get("class", "").split(), element.get("aria-hidden") == "true"
        if element.tag == "aside" and not element.get("aria-label"):
            yield "a notice without a name"
        if element.tag == "button" and HIDDEN in classes and (element.get("tabindex"), unheard) != ("-1", True):
            yield "a button that nobody sees is reached"
        if (element.tag == "progress" or "nhsuk-card--care__arrow" in classes) and not unheard:
            yield f"<{element.tag}> is heard beside its words"
        inset = element.tag == "div" and "nhsuk-inset-text" in classes
        if inset and (not len(element) or element[0].get("class") != HIDDEN):
            yield "a text set in does not say what it is"


def _groups(tree: Element) -> Iterator[str]:
    """Buttons to choose from say together what they answer; those of the questions to ask stand in a list."""
    named = {
        id(field) for group in tree.iter("fieldset") if group.find("./legend") is not None for field in group.iter()
    }
    for field in tree.iter("input"):
        if field.get("type") in {"radio", "checkbox"} and field.get("name") != "keep" and id(field) not in named:
            yield f"no legend for {field.get('name')}"


def _names(tree: Element) -> Iterator[str]:
    """Under one heading each link to another page, and each button, says where it leads, if need be in hidden words."""
    leads: dict[tuple[str, str], set[tuple[str | None, str | None]]] = {}
    heading = ""
    for element in tree.iter():
        if element.tag in {"h1", "h2", "h3"}:
            heading = visible_text(element)
        elif element.tag not in {"a", "button"} or element.find(f"./span[@class='{HIDDEN}']") is not None:
            continue
        elif element.tag == "a" and not element.get("href", "").startswith("#"):
            leads.setdefault((heading, visible_text(element)), set()).add((element.get("href"), None))
        elif element.tag == "button":
            pressed = (element.get("name"), element.get("value"))
            leads.setdefault((heading, f"button {visible_text(element)}"), set()).add(pressed)
    yield from (f"{name!r} is said of several: {ways}" for (_, name), ways in leads.items() if len(ways) > 1)


def _nothing_inline(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in {"script", "style", "iframe", "object", "embed", "base"}:
            yield f"<{element.tag}> on the page"
        yield from (f"attribute {key}" for key in element.attrib if key in {"style", "hidden"} or key.startswith("on"))


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
