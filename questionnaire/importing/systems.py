"""Systems of codes, by the addresses and numbers that FHIR and C-CDA give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from questionnaire.asking.beside import System

_OID = "2.16.840.1.113883.6."
_SYSTEMS: Mapping[str, System] = {
    f"{_OID}1": "loinc",
    f"{_OID}96": "snomed",
    f"{_OID}90": "icd-10-cm",
    f"{_OID}3": "icd-10",
    f"{_OID}73": "atc",
    "loinc.org": "loinc",
    "snomed.info/sct": "snomed",
    "hl7.org/fhir/sid/icd-10-cm": "icd-10-cm",
    "hl7.org/fhir/sid/icd-10": "icd-10",
    "fhir.de/CodeSystem/bfarm/icd-10-gm": "icd-10-gm",
    "fhir.de/CodeSystem/dimdi/icd-10-gm": "icd-10-gm",
    "www.whocc.no/atc": "atc",
    "fhir.de/CodeSystem/bfarm/atc": "atc",
}


def coded(system: str, code: str) -> str:
    """A code with its system, as in "icd-10-cm D70.4"; "" of a system that is not known here."""
    known = system_of(system)
    return f"{known} {_dotted(code) if known.startswith('icd') else code}" if known and code else ""


def system_of(address: str) -> System | None:
    """The system with an address or a number; None where it is not known here."""
    plain = address.removeprefix("urn:oid:").partition("://")
    return _SYSTEMS.get((plain[2] or plain[0]).rstrip("/"))


def holds(wanted: str, codes: Collection[str]) -> bool:
    """Whether one of the codes is the one that is wanted, or below it in the ICD."""
    below = f"{wanted}." if wanted.startswith("icd") and "." not in wanted else wanted
    return any(each == wanted or (below != wanted and each.startswith(below)) for each in codes)


def _dotted(code: str) -> str:
    """A code of the ICD with its dot: some write "D704"."""
    plain = code.upper()
    return plain if "." in plain or len(plain) <= len("D70") else f"{plain[:3]}.{plain[3:]}"
