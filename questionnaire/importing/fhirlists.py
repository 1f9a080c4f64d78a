"""Medicines and problems of a FHIR file: as statements, orders and shots given; as conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from questionnaire.asking.beside import Listed
from questionnaire.importing.loose import addresses_of, names_in, object_of, objects_of, text_of
from questionnaire.importing.records import Row, named_row
from questionnaire.importing.systems import coded

MEDICINES = ("MedicationStatement", "MedicationRequest", "MedicationAdministration", "MedicationOrder")
PROBLEM = "Condition"
# What was never taken, or was never so.
_NEVER_TRUE = ("entered-in-error", "cancelled", "not-taken", "not-done", "draft", "refuted")


def rows_of_lists(resources: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Each medicine and each problem with its codes, its name, and the day on which it began, where one is said."""
    listed = list(resources)
    medicines = dict(_medicines(listed))
    for each in listed:
        kind = each.get("resourceType")
        if {*_states(each)}.isdisjoint(_NEVER_TRUE) and each.get("doNotPerform") is not True:
            if kind == PROBLEM:
                began = text_of(each.get("onsetDateTime")) or text_of(object_of(each.get("onsetPeriod")).get("start"))
                yield from _row(each.get("code"), "", began, Listed.PROBLEM)
            elif kind in MEDICINES:
                yield from _medicine(each, medicines)


def _states(resource: dict[str, Any]) -> Iterator[str]:
    yield text_of(resource.get("status"))
    verified = object_of(resource.get("verificationStatus"))
    yield text_of(resource.get("verificationStatus"))
    yield from (text_of(each.get("code")) for each in objects_of(verified.get("coding")))


def _medicine(resource: dict[str, Any], medicines: dict[str, Any]) -> Iterator[Row]:
    """A medicine, named here or in a resource of its own. The day of an order or of one shot is no beginning."""
    told = object_of(resource.get("medication"))
    reference = object_of(resource.get("medicationReference")) or object_of(told.get("reference"))
    # Each may hold a "#1" of its own.
    near = medicines | dict(_medicines(objects_of(resource.get("contained"))))
    named = (
        resource.get("medicationCodeableConcept")
        or told.get("concept")
        or near.get(text_of(reference.get("reference")))
    )
    began = text_of(object_of(resource.get("effectivePeriod")).get("start"))
    yield from _row(named, text_of(reference.get("display")), began, Listed.MEDICINE)


def _medicines(resources: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for each in resources:
        if each.get("resourceType") == "Medication":
            yield from ((address, each.get("code")) for address in addresses_of(each))


def _row(named: Any, display: str, began: str, listed: Listed) -> Iterator[Row]:
    codings = objects_of(object_of(named).get("coding"))
    codes = [coded(text_of(each.get("system")), text_of(each.get("code"))) for each in codings]
    yield from named_row(codes, [*names_in(object_of(named)), display], began[:10], listed)
