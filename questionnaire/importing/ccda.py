"""C-CDA, the XML record that US portals give out, read leniently: vendors do not keep to their own standard.

Nothing is fetched and no entity is resolved; a file that declares one is refused, for no record does.
https://lxml.de/apidoc/lxml.etree.html#lxml.etree.XMLParser
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from questionnaire.asking.beside import Listed
from questionnaire.errors import BadValue
from questionnaire.importing.marks import marked, range_of
from questionnaire.importing.records import MOST_SIGNS, Row, named_row
from questionnaire.importing.specimens import is_elsewhere
from questionnaire.importing.systems import coded

_LOINC = "2.16.840.1.113883.6.1"
_NEVER_TRUE = ("aborted", "cancelled", "nullified")
_DAY_LENGTH = 8
# What is looked for stands at the head of an element, before its many results.
_MOST_CHILDREN = 50
_NOTHING = etree.Element("nothing")
# One vendor writes "X_10-3/uL" where UCUM has "10*3/uL"; thousandths of a cell nobody counts.
_POWER = re.compile(r"^x?[_ ]?10-(\d)/", re.IGNORECASE)


def rows_of(data: bytes) -> Iterator[Row]:
    """Every value of the observations in a C-CDA file, and its medicines and problems.

    Raises BadValue: `import_broken`, `import_bomb`, `import_too_deep`, `import_no_record` or `import_two_people`.
    """
    root = _parsed(data)
    if not any(_tag(each) == "ClinicalDocument" for each in (root, *root.iterchildren())):
        raise BadValue("import_no_record")
    if sum(_tag(each) == "recordTarget" for each in root.iter()) > 1:
        raise BadValue("import_two_people")
    for subject in [each for each in root.iter() if _tag(each) == "subject"]:
        # What stands there is of a relative.
        about = subject.getparent()
        if about is not None and about.getparent() is not None:
            about.getparent().remove(about)
    for element in root.iter():
        # What is a goal, planned or ordered is no result.
        if _tag(element) == "observation" and element.get("moodCode", "EVN") == "EVN":
            yield from _observed(element)
            yield from _problem(element)
        elif _tag(element) == "substanceAdministration":
            yield from _medicine(element)


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in each.message.lower() for each in parser.error_log):
        raise BadValue("import_too_deep")
    if root is None:
        raise BadValue("import_broken" if b"ClinicalDocument" in data else "import_no_record")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise BadValue("import_bomb")
    return root


def _observed(element: Any) -> Iterator[Row]:
    """The value of one observation, unless it was taken back."""
    # Its panel stands two above it.
    around = (element, *islice(element.iterancestors(), 2))
    states = [_child(each, "statusCode").get("code") for each in around]
    if not {*states}.isdisjoint(_NEVER_TRUE) or element.get("negationInd") == "true":
        return
    if any(is_elsewhere(_specimen(each)) for each in around):
        return
    code, value = _child(element, "code"), _child(element, "value")
    named = [code, *(each for each in code.iterchildren() if _tag(each) == "translation")]
    codes = tuple(_text(each.get("code")) for each in named if _is_loinc(each))
    name = next((_text(each.get("displayName")) for each in named if each.get("displayName")), "")
    name = name or _text("".join(_child(code, "originalText").itertext()))
    if not codes and not name:
        return
    when = next((date for each in around if (date := _when(each))), "")
    number, unit = _number(value)
    low, mark = _marked(element, number, unit)
    unit = _POWER.sub(r"10^\1/", unit)
    day = when[:_DAY_LENGTH]
    line = " ".join(each for each in (name or codes[0], number, unit, _dashed(day)) if each)
    yield Row(codes, name, number, unit, _dashed(day), when if len(day) == _DAY_LENGTH else "", line, low, mark)


def _is_loinc(code: Any) -> bool:
    system: str = code.get("codeSystem") or code.get("codeSystemName") or ""
    return system in (_LOINC, "LOINC")


def _specimen(element: Any) -> str:
    """What a specimen is said to be."""
    role = _child(_child(element, "specimen"), "specimenRole")
    entity = _child(role, "specimenPlayingEntity")
    named = " ".join(_child(entity, "name").itertext())
    return " ".join((named, *(_text(_child(entity, each).get("displayName")) for each in ("code", "desc"))))


def _marked(element: Any, number: str, unit: str) -> tuple[bool | None, str]:
    """Whether the report calls a value low; of several ranges nobody knows which is this person's."""
    interpreted = _child(element, "interpretationCode")
    ranges = [each for each in islice(element.iterchildren(), _MOST_CHILDREN) if _tag(each) == "referenceRange"]
    usual = _child(ranges[0], "observationRange") if len(ranges) == 1 else _NOTHING
    low, high = (_child(_child(usual, "value"), each) for each in ("low", "high"))
    told = range_of(_text(low.get("value")), _text(high.get("value"))) or _text(
        "".join(_child(usual, "text").itertext())
    )
    flag = _text(interpreted.get("code")) or _text(interpreted.get("displayName"))
    return marked(number, flag, told if _text(low.get("unit")) in ("", unit) else "")


def _problem(element: Any) -> Iterator[Row]:
    """What an observation says by a code in its value: a diagnosis of the list of problems."""
    value = _child(element, "value")
    kind = next((text for key, text in value.attrib.items() if key.endswith("}type")), "")
    if kind.rpartition(":")[2] in ("CD", "CE") and _is_true(element):
        yield from _named(value, _began(element), Listed.PROBLEM)


def _medicine(element: Any) -> Iterator[Row]:
    """A medicine that is taken or was ordered. What was stopped was taken."""
    material = _child(_child(_child(element, "consumable"), "manufacturedProduct"), "manufacturedMaterial")
    if _is_true(element):
        yield from _named(_child(material, "code"), _began(element), Listed.MEDICINE, _child(material, "name"))


def _is_true(element: Any) -> bool:
    state = _child(element, "statusCode").get("code")
    return state not in ("cancelled", "nullified") and element.get("negationInd") != "true"


def _began(element: Any) -> str:
    began = _text(_child(_child(element, "effectiveTime"), "low").get("value"))
    return _dashed(began[:_DAY_LENGTH]) if began[:4].isdecimal() else ""


def _named(code: Any, began: str, listed: Listed, called: Any = _NOTHING) -> Iterator[Row]:
    """A row by its codes and its name."""
    all_coded = [code, *(each for each in code.iterchildren() if _tag(each) == "translation")]
    codes = [coded(_text(each.get("codeSystem")), _text(each.get("code"))) for each in all_coded]
    names = [_text(each.get("displayName")) for each in all_coded]
    names += [_text("".join(each.itertext())) for each in (called, _child(code, "originalText"))]
    yield from named_row(codes, names, began, listed)


def _when(element: Any) -> str:
    """The moment of an element: its own, or where it began."""
    moment = _child(element, "effectiveTime")
    found = _text(moment.get("value")) or _text(_child(moment, "low").get("value"))
    return found if found[:4].isdecimal() else ""


def _dashed(day: str) -> str:
    return "-".join(each for each in (day[:4], day[4:6], day[6:8]) if each)


def _number(value: Any) -> tuple[str, str]:
    """What a value says, and its unit: a quantity, a limit or a range, or plain text."""
    if not value.get("value") and _child(value, "translation").get("value"):
        value = _child(value, "translation")
    low, high = _child(value, "low"), _child(value, "high")
    low_number, high_number = _text(low.get("value")), _text(high.get("value"))
    if low_number and high_number:
        return f"{low_number}-{high_number}", _text(low.get("unit"))
    if high_number:
        return f"{'<=' if high.get('inclusive') == 'true' else '<'}{high_number}", _text(high.get("unit"))
    if low_number:
        return f"{'>=' if low.get('inclusive') == 'true' else '>'}{low_number}", _text(low.get("unit"))
    return _text(value.get("value")) or _text("".join(value.itertext())), _text(value.get("unit"))


def _child(element: Any, tag: str) -> Any:
    """The first child with a tag, in any namespace; an empty one where there is none."""
    return next((each for each in islice(element.iterchildren(), _MOST_CHILDREN) if _tag(each) == tag), _NOTHING)


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(text: str | None) -> str:
    return " ".join((text or "")[:MOST_SIGNS].split())
