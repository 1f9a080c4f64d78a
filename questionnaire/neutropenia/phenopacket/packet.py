"""A GA4GH Phenopacket (schema version 2) of what was told, as JSON values: for programs that rank genes by features.

It holds no names, no words a person typed, and no diagnosis. What it cannot say exactly it leaves out; `left_out` says
so. A `Phenopacket` is about the person alone; where relatives with a place in a pedigree were told, or parents who are
related, a `Family` holds it as its "proband", and by that key a reader tells the two apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from questionnaire.asking.answers import Given, NotGiven
from questionnaire.asking.questions import Kind
from questionnaire.asking.values import CELLS_IN, Amount, Count, PartialDate
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.neutropenia.phenopacket.features import feature_json, features, narrower, wider
from questionnaire.neutropenia.phenopacket.relatives import pedigree, placed, sex
from questionnaire.neutropenia.phenopacket.terms import (
    COLONY_STIMULATING,
    LEUKOCYTES,
    NEUTROPHILS,
    TRANSPLANT,
    UNITS,
    meta_data,
    ontology_class,
)
from questionnaire.neutropenia.phenopacket.times import at_age, on
from questionnaire.reading.book import Book
from questionnaire.telling.wording import Words

_TREATMENTS = (
    "medicine.listed", "treat.gcsf", "treat.transfusion", "treat.ig", "treat.prevent", "treat.steroids", "treat.cxcr4",
)  # fmt: skip
_TYPED = ("illnesses", "medicines", "tests", "own")
_COUNTED = {"count.value": NEUTROPHILS, "count.white": LEUKOCYTES}


def phenopacket_file(book: Book, sheet: Sheet, today: dt.date, identifier: str) -> dict[str, Any]:
    """What is handed over: a Family where there is one to tell, else a Phenopacket."""
    related = sheet.route.answers.said.get("family.related") == Given("yes")
    return (family if related or placed(sheet) else phenopacket)(book, sheet, today, identifier)


def phenopacket(book: Book, sheet: Sheet, today: dt.date, identifier: str) -> dict[str, Any]:
    """The Phenopacket of one person. `identifier` names packet and person; it is never a name."""
    parts = {
        "phenotypicFeatures": [feature_json(each, sheet) for each in features(book.questionnaire, sheet)],
        "measurements": list(_measurements(sheet, today)),
        "medicalActions": list(_medical_actions(sheet, today)),
    }
    return {
        "id": identifier,
        "subject": _subject(book, sheet, identifier),
        **{key: told for key, told in parts.items() if told},
        "metaData": meta_data(parts, today.isoformat()),
    }


def family(book: Book, sheet: Sheet, today: dt.date, identifier: str) -> dict[str, Any]:
    """The Family around the Phenopacket. `consanguinousParents` has no "unknown": false only says nothing was told."""
    proband = phenopacket(book, sheet, today, identifier)
    return {
        "id": identifier,
        "proband": proband,
        "consanguinousParents": sheet.route.answers.said.get("family.related") == Given("yes"),
        "pedigree": pedigree(sheet, identifier),
        "metaData": proband["metaData"],
    }


def left_out(book: Book, sheet: Sheet, words: Words) -> list[str]:
    """What was told and is not in the file, in sentences."""
    said, asked = sheet.route.answers.said, book.questionnaire
    counts, relatives = (sheet.listed(group) for group in ("counts", "relatives"))
    typed = any(each.kind is Kind.TEXT for each in asked.questions.values() if isinstance(said.get(each.id), Given))
    holds = {
        "counts": not all(_exact(entry.given("count.value")) for entry in counts),
        "treatments": any(isinstance(said.get(each), Given) for each in _TREATMENTS),
        "tests": bool(sheet.entries("tests")[0]),
        "relatives": len(placed(sheet)) < len(relatives),
        "relatives_signs": bool(relatives) or said.get("family.leukemia") == Given("yes"),
        "related": bool(placed(sheet)) and not isinstance(said.get("family.related"), Given),
        "unsure": any(isinstance(each, NotGiven) for each in said.values()),
        "typed": typed or any(sheet.entries(group)[0] for group in _TYPED),
        "not_asked": True,
    }
    doubtful = [each for _, each in asked.every_question() if each.id in sheet.route.doubtful]
    lists = {"wider": wider(asked, sheet), "narrower": narrower(asked, sheet), "in_doubt": doubtful}
    return [
        *(
            words.word(f"phenopacket.left_out.{key}", list=words.language.joined([words.say(q.name) for q in listed]))
            for key, listed in lists.items()
            if listed
        ),
        *(words.word(f"phenopacket.left_out.{key}") for key, applies in holds.items() if applies),
    ]


def _subject(book: Book, sheet: Sheet, identifier: str) -> dict[str, Any]:
    """The person; of a child who died with the age at death, which is the last at which they were seen."""
    subject: dict[str, Any] = {"id": identifier, "sex": sex(sheet)}
    said = sheet.route.answers.said
    died = book.questionnaire.asks.of_the_dead(said)
    match said.get("person.age"):
        case Given(Amount() as age):
            subject["timeAtLastEncounter"] = at_age(age)
            if died:
                return subject | {"vitalStatus": {"status": "DECEASED", "timeOfDeath": at_age(age)}}
    return subject | ({"vitalStatus": {"status": "DECEASED"}} if died else {})


def _exact(count: object) -> bool:
    return isinstance(count, Count) and count.span.exact


def _measurements(sheet: Sheet, today: dt.date) -> Iterator[dict[str, Any]]:
    """Each count with an exact number, in the unit of its report. A Quantity can say neither "<200" nor "50-540"."""
    for entry in sheet.listed("counts"):
        for question_id, assay in _COUNTED.items():
            count = entry.given(question_id)
            if isinstance(count, Count) and _exact(count):
                yield {
                    "assay": ontology_class(assay),
                    "value": {"quantity": {"unit": ontology_class(UNITS[count.unit]), "value": _number(count)}},
                    **_when(entry, today),
                }


def _number(count: Count) -> float:
    return float((count.span.low or 0) / CELLS_IN[count.unit])


def _when(entry: EntrySheet, today: dt.date) -> dict[str, Any]:
    date = entry.given("count.date")
    return {"timeObserved": on(date, today)} if isinstance(date, PartialDate) else {}


def _medical_actions(sheet: Sheet, today: dt.date) -> Iterator[dict[str, Any]]:
    """G-CSF and the transplant. A dose interval has no place for a date without a dose; no other code is confirmed."""
    said = sheet.route.answers.said
    if said.get("treat.gcsf") in (Given("six_months_or_longer"), Given("under_six_months")):
        yield {"treatment": {"agent": ontology_class(COLONY_STIMULATING)}}
    if said.get("treat.transplant") == Given("yes"):
        procedure: dict[str, Any] = {"code": ontology_class(TRANSPLANT)}
        match said.get("transplant.date"):
            case Given(PartialDate() as date):
                procedure["performed"] = on(date, today)
        yield {"procedure": procedure}
