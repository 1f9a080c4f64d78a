"""Everyone whose answers are at hand, the packets made of them, and the ontology as other programs read it."""

from __future__ import annotations

import json
from typing import Any

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Answers, Given, Said
from questionnaire.asking.codes import Code
from questionnaire.judging.facts import Sheet
from questionnaire.neutropenia.phenopacket import terms as phenopacket_terms
from tests.everybody import TODAY, book, of_today
from tests.ontology.terms import RELEASE, terms, wider_than

BOOK = book()


def sheet_of(answers: Answers) -> Sheet:
    """The facts of one person."""
    return BOOK.rules.sheet(BOOK.route(answers, TODAY), TODAY)


def answered(said: dict[str, Any], **groups: list[dict[str, Any]]) -> Answers:
    """Answers as they stand in an answers file; every list is whole."""
    entries = {
        group: {"complete": True, "entries": [{"id": f"e{n}", "answers": each} for n, each in enumerate(listed)]}
        for group, listed in groups.items()
    }
    return load(of_today({"version": 1, "answers": said, "groups": entries}, BOOK), BOOK.questionnaire, TODAY)


def obographs() -> str:
    """The terms of content and all above them, in the form that hpo-toolkit reads.

    The whole of it takes hpo-toolkit ten seconds. Of a term that is not in it, it says nothing: a law of its own does.
    """
    asked = [question for _, question in BOOK.questionnaire.every_question()]
    coded = [code for each in asked for code in (*each.hpo, *(c for option in each.options for c in option.hpo))]
    derived = [
        code for code in vars(phenopacket_terms).values() if isinstance(code, Code) and code.id.startswith("HP:")
    ]
    used = {code.id for code in (*coded, *derived)}
    iri = "http://purl.obolibrary.org/obo/"
    known = {iri + term.replace(":", "_"): terms()[term] for term in used.union(*map(wider_than, used))}
    nodes = [{"id": term, "lbl": label, "type": "CLASS"} for term, (label, _) in known.items()]
    edges = [
        {"sub": term, "pred": "is_a", "obj": iri + wider.replace(":", "_")}
        for term, (_, above) in known.items()
        for wider in above
    ]
    version = {"version": f"{iri}hp/releases/{RELEASE}/hp.json"}
    return json.dumps({"graphs": [{"id": iri + "hp.json", "meta": version, "nodes": nodes, "edges": edges}]})


def codes_in(part: Any) -> list[dict[str, str]]:
    """Every OntologyClass of a packet, resources left aside."""
    if isinstance(part, list):
        return [code for each in part for code in codes_in(each)]
    if not isinstance(part, dict):
        return []
    if part.keys() == {"id", "label"}:
        return [part]
    return [code for each in part.values() for code in codes_in(each)]


# A platelet count or a hemoglobin that was told as low in any grade.
_LOW = {
    "lines.platelets": ("HP:0001873", ("under_30", "low")),
    "lines.hemoglobin": ("HP:0001903", ("under_8", "low")),
}


def chosen_by(said: Said) -> set[str]:
    """The terms of every option that was chosen."""
    values = {key: answer.value for key, answer in said.items() if isinstance(answer, Given)}
    chosen = {
        code.id
        for question in BOOK.questionnaire.questions.values()
        for option in question.options
        if question.id in values and option.id in (values[question.id], *_several(values[question.id]))
        for code in option.hpo
    }
    return chosen | {term for key, (term, low) in _LOW.items() if values.get(key) in low}


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def features_of(packet: dict[str, Any]) -> dict[str, bool]:
    """The terms of a packet, each with whether it is excluded."""
    told = packet.get("proband", packet).get("phenotypicFeatures", [])
    return {each["type"]["id"]: each.get("excluded", False) for each in told}
