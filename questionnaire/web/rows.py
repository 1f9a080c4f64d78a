"""Rows as they were read: shown to be said yes to, and sealed into their form so that nobody can swap them."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from werkzeug.datastructures import MultiDict

from questionnaire.asking.answerfile import MOST_ENTRIES, VERSION, dump_said, load
from questionnaire.asking.answers import Answers, Entry, Group, Said
from questionnaire.asking.values import Count
from questionnaire.importing.records import Doubtful, Found, Noted, Record, Unread, Wanted, same_as
from questionnaire.keeping.seal import seal, unseal
from questionnaire.telling.wording import Words, entry_line
from questionnaire.web.beside import asked_beside
from questionnaire.web.contexts import AskedView
from questionnaire.web.visitor import Visitor

# More rows nobody goes through on one page, and the form that holds them has to be small enough to be sent.
MOST_SHOWN = 200
_LEAVE_OUT = "no"


@dataclass(frozen=True, slots=True)
class Offered:
    """The rows of a page: checkboxes, radios, those beside the counts, and lines that are left out, each with why."""

    sure: tuple[Mapping[str, Any], ...]
    asked: tuple[AskedView, ...]
    beside: tuple[AskedView, ...]
    left_out: tuple[tuple[str, str], ...]
    full: bool


def offered(person: Visitor, records: list[Record], wanted: Wanted) -> Offered:
    """What is shown of the records; what is sure is ticked, the lowest where the list has no room for all."""
    words, listed = person.words, person.answers.group(wanted.group.id).entries
    there = {same_as(entry.said, wanted) for entry in listed} - {None}
    found = {
        number: each
        for number, each in enumerate(records[:MOST_SHOWN])
        if isinstance(each, Found) and same_as(each.said, wanted) not in there
    }
    room = MOST_ENTRIES - len(listed)
    ticked = set(sorted(found, key=lambda number: _lowest(found[number].said))[: max(room, 0)])

    def says(said: Said) -> str:
        only = Answers(groups={wanted.group.id: Group((Entry("row", said),))})
        return entry_line(wanted.group, "row", only, words)

    def asked() -> Iterator[AskedView]:
        for number, each in enumerate(records[:MOST_SHOWN]):
            if isinstance(each, Doubtful):
                choices = [{"value": str(place), "label": says(said)} for place, said in enumerate(each.choices)]
                leave = {"value": _LEAVE_OUT, "label": words.word("import.leave_out")}
                why = words.error(each.word, each.slots)
                yield AskedView(f"row-{number}", each.line, why, (*choices, leave))

    sure = tuple(
        {"value": str(number), "label": says(each.said), "hint": each.line, "checked": number in ticked}
        for number, each in found.items()
    )
    others = list(asked_beside(person, records))
    beside = tuple(each for each in others if isinstance(each, AskedView))
    not_asked = (each for each in others if not isinstance(each, AskedView))
    out = tuple(chain(not_asked, _left_out(records, found, words)))[:MOST_SHOWN]
    return Offered(sure, tuple(asked()), beside, out, full=len(found) > room)


def _left_out(records: list[Record], found: Mapping[int, Found], words: Words) -> Iterator[tuple[str, str]]:
    """Each line that adds no count, and why."""
    for number, each in enumerate(records):
        if isinstance(each, Unread):
            yield each.line, words.error(each.word, each.slots)
        elif number >= MOST_SHOWN and not isinstance(each, Noted):
            yield each.line, words.error("import_too_many_lines")
        elif isinstance(each, Found) and number not in found:
            yield each.line, words.error("import_listed")


def _lowest(said: Said) -> Decimal:
    counts = [each.value for each in said.values() if hasattr(each, "value") and isinstance(each.value, Count)]
    return min((each.span.high or Decimal(0) for each in counts), default=Decimal(0))


def chosen_in(records: list[Record], form: MultiDict[str, str]) -> Iterator[Said]:
    """The answers that were said yes to."""
    taken = set(form.getlist("take"))
    for number, each in enumerate(records[:MOST_SHOWN]):
        if isinstance(each, Found) and str(number) in taken:
            yield each.said
        elif isinstance(each, Doubtful):
            choice = form.get(f"row-{number}", _LEAVE_OUT)
            places = [str(place) for place in range(len(each.choices))]
            if choice in places:
                yield each.choices[places.index(choice)]


# --- sealed ---------------------------------------------------------------------------------------------------------


def sealed(person: Visitor, records: list[Record]) -> str:
    """The records for a field of the form: only this visitor's own pages can have made it."""
    data = [_dumped(each) for each in records[: 2 * MOST_SHOWN]]
    packed = zlib.compress(json.dumps(data, ensure_ascii=False).encode())
    return base64.urlsafe_b64encode(seal(person.keys, packed)).decode()


def unsealed(person: Visitor, text: str, wanted: Wanted) -> list[Record] | None:
    """The records of such a field; None where it holds anything else."""
    try:
        packed = unseal(person.keys, base64.urlsafe_b64decode(text))
    except ValueError:
        return None
    if packed is None:
        return None
    return [_loaded(person, each, wanted) for each in json.loads(zlib.decompress(packed))]


def _dumped(record: Record) -> dict[str, Any]:
    match record:
        case Noted():
            return {
                "beside": record.beside,
                "line": record.line,
                "marked": record.marked,
                "more": dump_said(record.more),
            }
        case Found(said):
            choices: tuple[Said, ...] = (said,)
        case Doubtful(several):
            choices = several
        case _:
            choices = ()
    return {
        "line": record.line,
        "sure": isinstance(record, Found),
        "choices": [dump_said(said) for said in choices],
        "word": getattr(record, "word", ""),
        "slots": dict(getattr(record, "slots", ())),
    }


def _loaded(person: Visitor, data: Mapping[str, Any], wanted: Wanted) -> Record:
    if "beside" in data:
        more = _answers(person, {"answers": data["more"]}).said
        return Noted(data["beside"], data["line"], data["marked"], more)
    choices = tuple(_said(person, each, wanted) for each in data["choices"])
    slots = tuple(data["slots"].items())
    if not choices:
        return Unread(data["line"], data["word"], slots)
    return Found(choices[0], data["line"]) if data["sure"] else Doubtful(choices, data["line"], data["word"], slots)


def _said(person: Visitor, answers: Mapping[str, Any], wanted: Wanted) -> Said:
    entries = [{"id": "row", "answers": answers}]
    kept = _answers(person, {"groups": {wanted.group.id: {"entries": entries}}})
    return kept.group(wanted.group.id).entries[0].said


def _answers(person: Visitor, data: Mapping[str, Any]) -> Answers:
    return load({"version": VERSION, **data}, person.house.book.questionnaire, person.today, strict=False)
