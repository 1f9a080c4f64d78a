"""What is handed over for programs to read: FHIR R4 and the files of a pack, alone or inside the clinician's PDF."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import lru_cache
from typing import Any

from questionnaire.asking.answerfile import dump
from questionnaire.asking.pages import Route
from questionnaire.exporting.fhir import questionnaire as fhir
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.exporting.fhir.terms import Json
from questionnaire.printing.attachments import Attachment
from questionnaire.reading.book import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import Language
from questionnaire.telling.tells import tells_of
from questionnaire.telling.wording import words_for

QUESTIONNAIRE, RESPONSE = "fhir-questionnaire.json", "fhir-questionnaire-response.json"
FHIR = "application/fhir+json"


def file_names(book: Book) -> tuple[str, ...]:
    """The names of the files: FHIR's, then those of the pack."""
    return (QUESTIONNAIRE, RESPONSE, *(each.name for each in tells_of(book).files))


def data_files(hand: Handover) -> tuple[Attachment, ...]:
    """The files, in the order of `file_names`. They hold what may be told, and never a name."""
    book = hand.book
    own = tells_of(book).files
    made = {
        QUESTIONNAIRE: _questionnaire(book, hand.language, hand.words.voice),
        RESPONSE: _bytes(response_resource(book, hand.route, hand.language, hand.today)),
        **{each.name: _bytes(each.make(book, hand.sure, hand.today, _identifier(hand))) for each in own},
    }
    types = {each.name: each.media_type for each in own}
    return tuple(
        Attachment(name, types.get(name, FHIR), hand.words.word(f"datafile.{name.removesuffix('.json')}"), data)
        for name, data in made.items()
    )


def left_out(hand: Handover) -> list[str]:
    """What the files do not say, in words."""
    own = [line for each in tells_of(hand.book).files for line in each.left_out(hand.book, hand.sure, hand.words)]
    return [*fhir.left_out(hand.book, hand.words), *own]


# The same for everyone; only the answers differ.
@lru_cache(maxsize=8)
def _questionnaire(book: Book, language: Language, voice: str) -> bytes:
    return _bytes(fhir.questionnaire_resource(book, language, voice))


def bundle_resource(book: Book, route: Route, language: Language, today: dt.date) -> Json:
    """The answers and the questionnaire they answer, in one `Bundle`."""
    response = response_resource(book, route, language, today)
    voice = words_for(book, route.answers, None, language).voice
    both = fhir.questionnaire_resource(book, language, voice), response
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": each} for each in both]}


def _identifier(hand: Handover) -> str:
    """A name for the packet that tells nothing, and is the same for the same answers."""
    told = json.dumps(dump(hand.route.answers), sort_keys=True)
    return hashlib.sha256(f"{hand.today}{told}".encode()).hexdigest()[:20]


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
