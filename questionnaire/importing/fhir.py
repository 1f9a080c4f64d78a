"""FHIR JSON as portals and phones give it: Bundle, Observation, DiagnosticReport with what it contains, or a list.

Numbers stay as they are written: "3.0" is no 3. Every text is taken as one, and what is of another type is not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from questionnaire.errors import BadValue
from questionnaire.importing.records import MOST_SIGNS, Row

_LOINC = "loinc.org"
# A bundle within a bundle within a bundle is nobody's record.
_MOST_NESTED = 4
_NEVER_TRUE = ("entered-in-error", "cancelled")
# What is known to the day or closer may tell two values of one sample from others.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def rows_of(text: str) -> Iterator[Row]:
    """Every value of the observations in a FHIR file.

    Raises BadValue: `import_broken`, `import_too_deep`, `import_no_record` or `import_two_people`.
    """
    resources = [each for whole in _wholes(text) for each in _resources(whole)]
    if not resources:
        raise BadValue("import_no_record")
    if len(_people(resources)) > 1:
        raise BadValue("import_two_people")
    for resource in resources:
        if resource.get("resourceType") == "Observation" and _text(resource.get("status")) not in _NEVER_TRUE:
            yield from _observed(resource)


def _wholes(text: str) -> list[Any]:
    """The JSON of a file, or that of each line, as servers give it in bulk."""
    try:
        try:
            return [_json(text)]
        except ValueError:
            return [_json(line) for line in text.splitlines() if line.strip()]
    except RecursionError:
        raise BadValue("import_too_deep") from None
    except ValueError:
        raise BadValue("import_broken") from None


def _json(text: str) -> Any:
    return json.loads(text, parse_float=str, parse_int=str)


def _resources(whole: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every resource in one, itself first."""
    if depth > _MOST_NESTED:
        raise BadValue("import_too_deep")
    if isinstance(whole, list):
        for each in whole:
            yield from _resources(each, depth + 1)
    if not isinstance(whole, dict):
        return
    if isinstance(whole.get("resourceType"), str):
        yield whole
    for entry in _objects(whole.get("entry")):
        resource = entry.get("resource")
        if isinstance(resource, dict):
            address = entry.get("fullUrl")
            yield from _resources(resource | ({"fullUrl": address} if isinstance(address, str) else {}), depth + 1)
    for each in _objects(whole.get("contained")):
        # What is contained may leave out whom it is of: then it is of whom the whole is.
        about = {"subject": whole["subject"]} if isinstance(whole.get("subject"), dict) else {}
        yield from _resources(about | each, depth + 1)


def _people(resources: Iterable[dict[str, Any]]) -> set[str]:
    """Whom the resources are of, each by one address."""
    known: dict[str, str] = {}
    people, named = set[str](), set[str]()
    for each in resources:
        if each.get("resourceType") == "Patient":
            own, address = f"Patient/{_text(each.get('id'))}", _text(each.get("fullUrl"))
            own = own if each.get("id") else address
            known |= {own: own, address: own, f"#{_text(each.get('id'))}": own}
            people.add(own)
        elif each.get("resourceType") in ("Observation", "DiagnosticReport"):
            named.add(_text(_object(each.get("subject")).get("reference")))
    for reference in named - {""}:
        ending = re.search(r"Patient/[^/|]+$", reference.partition("/_history")[0])
        person = ending[0] if ending else reference
        people.add(known.get(reference, known.get(person, person)))
    return people


def _observed(resource: dict[str, Any]) -> Iterator[Row]:
    """The value of an observation, and of each of its components."""
    period = _object(resource.get("effectivePeriod"))
    when = (
        _text(resource.get("effectiveDateTime"))
        or _text(resource.get("effectiveInstant"))
        or _text(period.get("start"))
    )
    for part in (resource, *_objects(resource.get("component"))):
        codings = _objects(_object(part.get("code")).get("coding"))
        codes = tuple(_text(each.get("code")) for each in codings if _LOINC in _text(each.get("system")))
        name = _text(_object(part.get("code")).get("text")) or next(
            (_text(each.get("display")) for each in codings if each.get("display")), ""
        )
        value, unit = _value(part)
        if codes or name:
            day = when[:10]
            line = " ".join(each for each in (name or codes[0], value, unit, day) if each)
            yield Row(codes, name, value, unit, day, when if _DAY.match(when) else "", line)


def _value(part: dict[str, Any]) -> tuple[str, str]:
    """The number of a value with its sign, and its unit; "" and "" where there is none."""
    quantity, between = _object(part.get("valueQuantity")), _object(part.get("valueRange"))
    if quantity:
        number = _text(quantity.get("value"))
        unit = _text(quantity.get("unit")) or _text(quantity.get("code"))
        return (f"{_text(quantity.get('comparator'))}{number}", unit) if number else ("", unit)
    if between:
        low, high = _object(between.get("low")), _object(between.get("high"))
        numbers = _text(low.get("value")), _text(high.get("value"))
        return ("-".join(numbers) if all(numbers) else "", _text(low.get("unit")) or _text(high.get("unit")))
    return _text(part.get("valueString")) or _text(part.get("valueInteger")), ""


def _text(data: Any) -> str:
    return " ".join(data[:MOST_SIGNS].split()) if isinstance(data, str) else ""


def _object(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _objects(data: Any) -> list[dict[str, Any]]:
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
