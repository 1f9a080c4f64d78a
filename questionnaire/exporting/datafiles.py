"""What is handed over for programs to read: FHIR R4 and a phenopacket, alone or inside the clinician's PDF."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from questionnaire.asking.answerfile import dump
from questionnaire.exporting.fhir import questionnaire as fhir
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.exporting.phenopacket import packet as phenopacket
from questionnaire.printing.attachments import Attachment
from questionnaire.reading import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import Language

QUESTIONNAIRE, RESPONSE, PHENOPACKET = "fhir-questionnaire.json", "fhir-questionnaire-response.json", "phenopacket.json"
DATA_FILES = (QUESTIONNAIRE, RESPONSE, PHENOPACKET)
FHIR = "application/fhir+json"


def data_files(hand: Handover) -> tuple[Attachment, ...]:
    """The three files, in the order of `DATA_FILES`. They hold what may be told, and never a name."""
    book, words = hand.book, hand.words
    sheet = book.rules.sheet(hand.route, hand.today)
    made = {
        QUESTIONNAIRE: _questionnaire(book, hand.language, words.voice),
        RESPONSE: _bytes(response_resource(book, hand.route, hand.language, hand.today)),
        PHENOPACKET: _bytes(phenopacket.phenopacket_file(book, sheet, hand.today, _identifier(hand))),
    }
    described = {name: words.word(f"datafile.{name.removesuffix('.json')}") for name in DATA_FILES}
    types = {PHENOPACKET: "application/json"}
    return tuple(Attachment(name, types.get(name, FHIR), described[name], data) for name, data in made.items())


def left_out(hand: Handover) -> list[str]:
    """What the files do not say, in words."""
    sheet = hand.book.rules.sheet(hand.route, hand.today)
    return [*fhir.left_out(hand.book, hand.words), *phenopacket.left_out(hand.book, sheet, hand.words)]


# The same for everyone; only the answers differ.
@lru_cache(maxsize=8)
def _questionnaire(book: Book, language: Language, voice: str) -> bytes:
    return _bytes(fhir.questionnaire_resource(book, language, voice))


def _identifier(hand: Handover) -> str:
    """A name for the packet that tells nothing, and is the same for the same answers."""
    told = json.dumps(dump(hand.route.answers), sort_keys=True)
    return hashlib.sha256(f"{hand.today}{told}".encode()).hexdigest()[:20]


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
