"""FHIR JSON as portals and phones give it: Bundle, Observation, DiagnosticReport with what it contains, or a list.

Numbers stay as they are written: "3.0" is no 3. Every text is taken as one, and what is of another type is not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from questionnaire.asking.numbers import plain
from questionnaire.asking.units import read_unit
from questionnaire.errors import BadValue
from questionnaire.importing.fhirlists import MEDICINES, PROBLEM, rows_of_lists
from questionnaire.importing.loose import addresses_of, names_in, object_of, objects_of, text_of
from questionnaire.importing.marks import marked, range_of
from questionnaire.importing.records import Row
from questionnaire.importing.specimens import is_elsewhere
from questionnaire.importing.systems import system_of

_LOINC = "loinc.org"
# A bundle within a bundle within a bundle is nobody's record.
_MOST_NESTED = 4
_NEVER_TRUE = ("entered-in-error", "cancelled", "registered")
_OF_SOMEBODY = ("Observation", "DiagnosticReport", PROBLEM, *MEDICINES)
# What is known to the day or closer may tell two values of one sample from others.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def rows_of(text: str) -> Iterator[Row]:
    """Every value of the observations in a FHIR file, and its medicines and problems.

    Raises BadValue: `import_broken`, `import_too_deep`, `import_no_record` or `import_two_people`.
    """
    resources = [each for whole in _wholes(text) for each in _resources(whole)]
    if not resources:
        raise BadValue("import_no_record")
    if len(_people(resources)) > 1:
        raise BadValue("import_two_people")
    specimens = {
        address: " ".join(names_in(object_of(each.get("type"))))
        for each in resources
        if each.get("resourceType") == "Specimen"
        for address in addresses_of(each)
    }
    for resource in resources:
        if resource.get("resourceType") == "Observation" and _is_of_blood(resource, specimens):
            yield from _observed(resource)
    yield from rows_of_lists(resources)


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
    for entry in objects_of(whole.get("entry")):
        resource = entry.get("resource")
        if isinstance(resource, dict):
            address = entry.get("fullUrl")
            yield from _resources(resource | ({"fullUrl": address} if isinstance(address, str) else {}), depth + 1)
    for each in objects_of(whole.get("contained")):
        # What is contained may leave out whom it is of: then it is of whom the whole is.
        about = {"subject": whole["subject"]} if isinstance(whole.get("subject"), dict) else {}
        yield from _resources(about | each, depth + 1)


def _people(resources: Iterable[dict[str, Any]]) -> set[str]:
    """Whom the resources are of, each by one address."""
    known: dict[str, str] = {}
    people, named = set[str](), set[str]()
    for each in resources:
        if each.get("resourceType") == "Patient":
            own, address = f"Patient/{text_of(each.get('id'))}", text_of(each.get("fullUrl"))
            own = own if each.get("id") else address
            known |= {own: own, address: own, f"#{text_of(each.get('id'))}": own}
            people.add(own)
        elif each.get("resourceType") in _OF_SOMEBODY:
            named.update(text_of(object_of(each.get(key)).get("reference")) for key in ("subject", "patient"))
    for reference in named - {""}:
        ending = re.search(r"Patient/[^/|]+$", reference.partition("/_history")[0])
        person = ending[0] if ending else reference
        people.add(known.get(reference, known.get(person, person)))
    return people


def _is_of_blood(resource: dict[str, Any], specimens: Mapping[str, str]) -> bool:
    """Whether an observation was made, of this person, and in blood as far as it says."""
    specimen = object_of(resource.get("specimen"))
    said = f"{text_of(specimen.get('display'))} {specimens.get(text_of(specimen.get('reference')), '')}"
    site = " ".join(names_in(object_of(resource.get("bodySite"))))
    taken_back = text_of(resource.get("status")) in _NEVER_TRUE
    # A focus is another one than whom the record is of: a donor, a child before birth.
    return not taken_back and not objects_of(resource.get("focus")) and not is_elsewhere(f"{said} {site}")


def _observed(resource: dict[str, Any]) -> Iterator[Row]:
    """The value of an observation, and of each of its components."""
    period = object_of(resource.get("effectivePeriod"))
    when = (
        text_of(resource.get("effectiveDateTime"))
        or text_of(resource.get("effectiveInstant"))
        or text_of(period.get("start"))
    )
    for part in (resource, *objects_of(resource.get("component"))):
        codings = objects_of(object_of(part.get("code")).get("coding"))
        codes = tuple(text_of(each.get("code")) for each in codings if _is_loinc(each))
        name = text_of(object_of(part.get("code")).get("text")) or next(
            (text_of(each.get("display")) for each in codings if each.get("display")), ""
        )
        value, unit = _value(part)
        if codes or name:
            day = when[:10]
            line = " ".join(each for each in (name or codes[0], value, unit, day) if each)
            low, mark = _marked(part, value, unit)
            yield Row(codes, name, value, unit, day, when if _DAY.match(when) else "", line, low, mark)


def _is_loinc(coding: dict[str, Any]) -> bool:
    system = text_of(coding.get("system"))
    return _LOINC in system or system_of(system) == "loinc"


def _marked(part: dict[str, Any], value: str, unit: str) -> tuple[bool | None, str]:
    """Whether the report calls a value low; of several ranges nobody knows which is this person's."""
    told = objects_of(part.get("interpretation")) or [object_of(part.get("interpretation"))]
    codes = (text_of(coding.get("code")) for each in told for coding in objects_of(each.get("coding")))
    flag = next(filter(None, (*codes, *(text_of(each.get("text")) for each in told))), "")
    ranges = objects_of(part.get("referenceRange"))
    only = ranges[0] if len(ranges) == 1 else {}
    low, high = object_of(only.get("low")), object_of(only.get("high"))
    usual = range_of(text_of(low.get("value")), text_of(high.get("value"))) or text_of(only.get("text"))
    return marked(value, flag, usual if text_of(low.get("unit")) in ("", unit) else "")


def _unit(said: str, code: str) -> str:
    """The unit of a quantity in words or in UCUM, the one that can be read; none where they contradict each other."""
    spelled, known = read_unit(plain(said)), read_unit(plain(code))
    if spelled and known:
        return said if spelled.power == known.power else ""
    return code if known or not said else said


def _value(part: dict[str, Any]) -> tuple[str, str]:
    """The number of a value with its sign, and its unit; "" and "" where there is none."""
    quantity, between = object_of(part.get("valueQuantity")), object_of(part.get("valueRange"))
    if object_of(part.get("dataAbsentReason")):
        return "", ""
    if ratio := object_of(part.get("valueRatio")):
        above, below = object_of(ratio.get("numerator")), object_of(ratio.get("denominator"))
        one = text_of(below.get("value")) in ("", "1")
        return (
            text_of(above.get("value")) if one else "",
            f"{text_of(above.get('unit'))}/{text_of(below.get('unit'))}",
        )
    if quantity:
        number = text_of(quantity.get("value"))
        unit = _unit(text_of(quantity.get("unit")), text_of(quantity.get("code")))
        return (f"{text_of(quantity.get('comparator'))}{number}", unit) if number else ("", unit)
    if between:
        low, high = object_of(between.get("low")), object_of(between.get("high"))
        numbers = text_of(low.get("value")), text_of(high.get("value"))
        return ("-".join(numbers) if all(numbers) else "", text_of(low.get("unit")) or text_of(high.get("unit")))
    return text_of(part.get("valueString")) or text_of(part.get("valueInteger")), ""
