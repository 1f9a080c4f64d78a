"""What a record says beside its counts, as it is asked about: in radios of which none is chosen, or why it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkzeug.datastructures import MultiDict

from questionnaire.asking.answers import Given, Said
from questionnaire.asking.beside import Beside, adding, said_by, standing, told_already
from questionnaire.asking.values import PartialDate
from questionnaire.importing.records import Noted, Record
from questionnaire.web.contexts import AskedView
from questionnaire.web.visitor import Visitor

_LEAVE_OUT = "no"


def asked_beside(person: Visitor, records: Sequence[Record]) -> Iterator[AskedView | tuple[str, str]]:
    """Each thing as it is asked, or its line with why it is not: nothing that was answered is asked about again."""
    for number, record, beside in _noted(person, records):
        why = _why_not(person, beside)
        yield (record.line, why) if why else _asked(person, f"row-{number}", record, beside)


def chosen_beside(person: Visitor, records: Sequence[Record], form: MultiDict[str, str]) -> Iterator[Said]:
    """The answers that were said yes to, with what is noted beside them."""
    for number, record, beside in _noted(person, records):
        places = {str(place): choice for place, choice in enumerate(beside.choices)}
        choice = places.get(form.get(f"row-{number}", _LEAVE_OUT))
        if choice and not _why_not(person, beside):
            yield {**_not_told(person, record), **said_by(choice, person.house.book.questionnaire)}


def _noted(person: Visitor, records: Sequence[Record]) -> Iterator[tuple[int, Noted, Beside]]:
    known = {each.id: each for each in person.house.book.beside}
    for number, record in enumerate(records):
        if isinstance(record, Noted) and record.beside in known:
            yield number, record, known[record.beside]


def _asked(person: Visitor, field: str, record: Noted, beside: Beside) -> AskedView:
    words = person.words
    asks = words.say(beside.asked(marked=record.marked))
    noted = [each.value for each in _not_told(person, record).values() if isinstance(each, Given)]
    also = [
        words.word("import.date_too", date=words.language.date(each))
        if isinstance(each, PartialDate)
        else words.word("import.name_too")
        for each in noted
    ]
    choices = ({"value": str(place), "label": words.say(each.says)} for place, each in enumerate(beside.choices))
    leave = {"value": _LEAVE_OUT, "label": words.word("import.leave_out")}
    return AskedView(field, record.line, " ".join([asks, *also]), (*choices, leave))


def _not_told(person: Visitor, record: Noted) -> Said:
    """What a yes writes down beside, where nothing was said of it yet."""
    return {key: answer for key, answer in record.more.items() if key not in person.answers.said}


def _why_not(person: Visitor, beside: Beside) -> str:
    """Why it is not asked: it was told, it was answered otherwise, or other answers leave its page out."""
    asked, words = person.house.book.questionnaire, person.words
    ways = [said_by(choice, asked) for choice in beside.choices]
    if any(told_already(said, person.answers) for said in ways):
        return words.error("import_told")
    answered = [key for said in ways if (key := standing(said, person.answers))]
    if answered:
        return words.error("import_answered", {"what": words.say(asked.questions[answered[0]].name)})
    routes = (person.house.book.route(adding(person.answers, [said], asked), person.today) for said in ways)
    fits = all({*said} <= {*route.answers.said} for said, route in zip(ways, routes, strict=True))
    return "" if fits else words.error("import_not_asked")
