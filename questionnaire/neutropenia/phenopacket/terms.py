"""The codes of a phenopacket that stand with no question, and which terms of a question an answer tells.

What a "yes" and a "no" tell of each term stands with the question (`Term`): each was read against the definitions of
HPO 2026-02-16, and none may be both present and excluded, which a law in tests/phenopackets holds against the whole
ontology.
"""

from __future__ import annotations

from typing import Any

from questionnaire.asking.codes import Code
from questionnaire.asking.questions import Question

HPO_RELEASE = "2026-02-16"

NEUTROPENIA = Code("HP:0001875", "Decreased total neutrophil count")
# Defined as neutropenia "less than 1,500,000,000/L lasting for more than 3 months": the fact counts.chronic.
CHRONIC = Code("HP:0410252", "Persistently decreased total neutrophil count")
# Defined as "recurrent episodes of abnormally low levels of neutrophils": told of many counts in a row, never derived.
CYCLIC = Code("HP:0040289", "Cyclically decreased total neutrophil count")
WITH_ANTIBODIES = Code("HP:0001904", "Autoimmune neutropenia")
CONGENITAL = Code("HP:0003577", "Congenital onset")
THROMBOCYTOPENIA = Code("HP:0001873", "Thrombocytopenia")
ANEMIA = Code("HP:0001903", "Anemia")
TRANSPLANT = Code("HP:0032557", "History of bone marrow transplant")
# All of G-CSF, and of GM-CSF: the question names no one drug (WHO Collaborating Centre, ATC/DDD index, 2024).
COLONY_STIMULATING = Code("ATC:L03AA", "Colony stimulating factors")
SEVERITY = {
    "severe": Code("HP:0012828", "Severe"),
    "moderate": Code("HP:0012826", "Moderate"),
    "mild": Code("HP:0012825", "Mild"),
}
# A parent's word is no self-report, and ECO has no term for a relative's: then the term above both is used.
SELF_REPORTED = Code("ECO:0006154", "self-reported patient statement evidence")
DOCUMENTED = Code("ECO:0006151", "documented statement evidence")
# The method of a count is not asked (LOINC 751-8 would say "automated").
NEUTROPHILS = Code("LOINC:26499-4", "Neutrophils [#/volume] in Blood")
LEUKOCYTES = Code("LOINC:26464-8", "Leukocytes [#/volume] in Blood")
UNITS = {
    "/uL": Code("UCUM:/uL", "per microliter"),
    "10^9/L": Code("UCUM:10*9/L", "billion per liter"),
    "10^3/uL": Code("UCUM:10*3/uL", "thousand per microliter"),
}
RESOURCES = {
    "HP": ("hp", "human phenotype ontology", "http://purl.obolibrary.org/obo/hp.owl", HPO_RELEASE,
           "http://purl.obolibrary.org/obo/HP_"),
    # No release of ECO or LOINC is carried by this project; the codes above were read in other projects' sources.
    "ECO": ("eco", "Evidence and Conclusion Ontology", "http://purl.obolibrary.org/obo/eco.owl", "not recorded",
            "http://purl.obolibrary.org/obo/ECO_"),
    "LOINC": ("loinc", "Logical Observation Identifiers Names and Codes", "https://loinc.org", "not recorded",
              "https://loinc.org/"),
    "ATC": ("atc", "Anatomical Therapeutic Chemical classification", "https://www.whocc.no/atc_ddd_index/", "2024",
            "https://www.whocc.no/atc_ddd_index/?code="),
    "UCUM": ("ucum", "Unified Code for Units of Measure", "https://ucum.org", "2.1", "https://ucum.org/"),
}  # fmt: skip


# Told as medical actions.
_PROCEDURES = ("treat.transplant",)
# Of all terms of questions and options, those that each one holds. A test compares it with the whole ontology.
NARROWER: dict[str, tuple[str, ...]] = {
    "HP:0000365": ("HP:0000407",),
    "HP:0000704": ("HP:0000166",),
    "HP:0001010": ("HP:0001022",),
    "HP:0001510": ("HP:0004322",),
    "HP:0001581": ("HP:0009098",),
    "HP:0001627": (
        "HP:0001631",
        "HP:0001638",
    ),
    "HP:0001873": ("HP:0001973",),
    "HP:0001875": (
        "HP:0001904",
        "HP:0040289",
        "HP:0410252",
    ),
    "HP:0001892": (
        "HP:0000225",
        "HP:0000978",
    ),
    "HP:0001903": ("HP:0001890",),
    "HP:0001954": ("HP:0032323",),
    "HP:0002719": (
        "HP:0000403",
        "HP:0002722",
        "HP:0002841",
        "HP:0004429",
        "HP:0006532",
        "HP:0006538",
        "HP:0009098",
        "HP:0011108",
        "HP:0011274",
        "HP:0011275",
        "HP:0034284",
        "HP:0410018",
    ),
    "HP:0002841": ("HP:0009098",),
    "HP:0002960": (
        "HP:0001890",
        "HP:0001904",
        "HP:0001973",
    ),
    "HP:0004313": ("HP:0004315",),
    "HP:0005561": (
        "HP:0001876",
        "HP:0005528",
        "HP:0031160",
        "HP:0033606",
        "HP:0033607",
    ),
    "HP:0005599": (
        "HP:0001022",
        "HP:0002218",
    ),
    "HP:0007730": ("HP:0001107",),
    "HP:0011274": ("HP:0011275",),
    "HP:0012758": ("HP:0001263",),
    "HP:0020085": ("HP:0020086",),
    "HP:0031292": ("HP:0009789",),
    "HP:0031690": ("HP:0032283",),
    "HP:0032101": (
        "HP:0000403",
        "HP:0001287",
        "HP:0002719",
        "HP:0002722",
        "HP:0002841",
        "HP:0004429",
        "HP:0005353",
        "HP:0006532",
        "HP:0006538",
        "HP:0009098",
        "HP:0011108",
        "HP:0011274",
        "HP:0011275",
        "HP:0020085",
        "HP:0020086",
        "HP:0020095",
        "HP:0031690",
        "HP:0032283",
        "HP:0034284",
        "HP:0100806",
        "HP:0410018",
    ),
    "HP:0033606": ("HP:0033607",),
    "HP:0200043": (
        "HP:0032215",
        "HP:0032301",
    ),
}


def is_feature(question: Question) -> bool:
    """Whether the terms of a question are of the person: not of a procedure (a medical action), nor of a relative."""
    return question.id not in _PROCEDURES and "family_sign" not in question.counts_as


def told_by(question: Question, answer: str) -> tuple[Code, ...]:
    """The terms that a "yes" to a question says are present, or that a "no" says are not."""
    if not is_feature(question):
        return ()
    return tuple(term.code for term in question.hpo if (term.yes if answer == "yes" else term.no))


def ontology_class(code: Code) -> dict[str, Any]:
    """A code as an OntologyClass."""
    return {"id": code.id, "label": code.label}


def meta_data(parts: Any, created: str) -> dict[str, Any]:
    """The MetaData of a packet that holds these parts: each ontology that is used, and no other."""
    names = ("id", "name", "url", "version", "iriPrefix")
    used = [
        {**dict(zip(names, told, strict=True)), "namespacePrefix": key}
        for key, told in RESOURCES.items()
        if _uses(parts, f"{key}:")
    ]
    return {
        "created": f"{created}T00:00:00Z",
        "createdBy": "genetic-testing-questionnaire",
        **({"resources": used} if used else {}),
        "phenopacketSchemaVersion": "2.0",
    }


def _uses(part: Any, prefix: str) -> bool:
    if isinstance(part, dict):
        named = isinstance(part.get("label"), str) and str(part.get("id", "")).startswith(prefix)
        return named or any(_uses(each, prefix) for each in part.values())
    return isinstance(part, list) and any(_uses(each, prefix) for each in part)
