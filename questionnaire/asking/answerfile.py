"""Answers as versioned JSON: what the store seals, what a person can keep, what the command line reads.

    {"version": 1,
     "answers": {"person.who": "child", "person.age": {"amount": "2", "unit": "years"},
                 "counts.ever_low": {"not_given": "dont_know"}},
     "groups": {"counts": {"complete": false, "entries": [
         {"id": "a1", "answers": {"count.value": {"amount": "<0.2", "unit": "10^9/L"}, "count.date": "2024-03"}}]}},
     "passed": ["who"], "clinic": "sample", "picked": ["had-a-test"], "days": {"now.unwell": "2026-11-22"},
     "both_right": ["never-low"], "at_once": ["sign.warts"], "short": false}

Only "version" is required. An amount is read as a form reads what is typed; its unit may be left out where it is clear
without, or stands in the amount ("0.4 K/uL", "18 mo"). "days" says when a question
about a moment was answered; without it that day is not known. "both_right" are the pairs of answers that do not fit
together of which the person said that both are right, "at_once" the questions that one tap answered for a whole list;
"short" says that they took the short way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from questionnaire.asking.answers import Answer, Answers, Entry, Given, Group, NotGiven
from questionnaire.asking.dates import read_date
from questionnaire.asking.pages import Questionnaire
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.typed import Typist, read_typed
from questionnaire.asking.values import Amount, Count, PartialDate, Value
from questionnaire.errors import AnswersError, BadValue

VERSION = 1
MOST_ENTRIES = 60
ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def dump(answers: Answers) -> dict[str, Any]:
    """The answers as plain JSON values."""
    return {
        "version": VERSION,
        "answers": dump_said(answers.said),
        "groups": {
            key: {
                "complete": group.complete,
                "entries": [{"id": entry.id, "answers": dump_said(entry.said)} for entry in group.entries],
            }
            for key, group in answers.groups.items()
        },
        "passed": sorted(answers.passed),
        "clinic": answers.clinic,
        "picked": None if answers.picked is None else list(answers.picked),
        "days": {key: str(day) for key, day in answers.days.items()},
        "both_right": sorted(answers.both_right),
        "at_once": sorted(answers.at_once),
        "short": answers.short,
    }


def dump_said(said: Mapping[str, Answer]) -> dict[str, Any]:
    """The answers of one page or entry, as `dump` writes them."""
    return {key: dump_answer(answer) for key, answer in said.items()}


def dump_answer(answer: Answer) -> Any:
    """One answer as plain JSON values."""
    if isinstance(answer, NotGiven):
        return {"not_given": answer.value}
    match answer.value:
        case tuple() as several:
            return list(several)
        case Decimal() as number:
            # With its sign nobody takes a percentage below one for a share.
            return f"{number}%" if 0 < number < 1 else str(number)
        case Amount(number, unit):
            return {"amount": str(number), "unit": unit}
        case Count(written, unit):
            return {"amount": written, "unit": unit}
        case value:
            return str(value)


def load(data: object, questionnaire: Questionnaire, today: dt.date, *, strict: bool = True) -> Answers:
    """The answers in `data`, checked against what is asked.

    Raises AnswersError with the place of the first thing wrong. With `strict=False`, used for rows this program
    wrote itself, answers that no longer fit the questions are left out instead: content may change under a journey.
    """
    return _Reader(questionnaire, today, strict=strict).answers(data)


class _Reader:
    def __init__(self, questionnaire: Questionnaire, today: dt.date, *, strict: bool) -> None:
        self.questionnaire, self.strict = questionnaire, strict
        self.typist = Typist(today, kept=not strict, another_day=True)

    def answers(self, data: object) -> Answers:
        whole = _object(data, "answers file")
        version = whole.get("version")
        if version != VERSION or isinstance(version, bool):
            raise AnswersError(
                "version",
                f"this is {version!r}; this program reads version {VERSION}. Fill in the questionnaire again.",
            )
        known = {"version", "answers", "groups", "passed", "clinic", "picked", "days", "both_right", "at_once", "short"}
        if self.strict and (unknown := sorted(set(whole) - known)):
            raise AnswersError(unknown[0], f"not a key of an answers file; the keys are {', '.join(sorted(known))}")
        groups = _object(whole.get("groups") or {}, "groups")
        answers = _object(whole.get("answers") or {}, "answers")
        country = answers.get(self.questionnaire.asks.country or "")
        self.typist = replace(self.typist, country=country if isinstance(country, str) else None)
        clinic = whole.get("clinic")
        if clinic is not None and not isinstance(clinic, str):
            raise AnswersError("clinic", "a clinic is a text, as in clinics.toml")
        picked, short = whole.get("picked"), whole.get("short", False)
        if not isinstance(short, bool):
            raise AnswersError("short", "this is true, false, or left out")
        return Answers(
            said=self._said(answers, self.questionnaire.questions, "answers"),
            groups=dict(self._kept("groups", groups, self._group)),
            passed=frozenset(_texts(whole.get("passed") or [], "passed")),
            clinic=clinic,
            picked=None if picked is None else tuple(_texts(picked, "picked")),
            days=dict(self._kept("days", _object(whole.get("days") or {}, "days"), self._day)),
            both_right=frozenset(_texts(whole.get("both_right") or [], "both_right")),
            at_once=frozenset(_texts(whole.get("at_once") or [], "at_once")),
            short=short,
        )

    def _day(self, key: str, data: object) -> PartialDate:
        question = self.questionnaire.questions.get(key)
        if question is None or not question.moment:
            moments = [each.id for each in self.questionnaire.questions.values() if each.moment]
            raise AnswersError(f"days.{key}", f"a day belongs to a question about a moment: {', '.join(moments)}")
        try:
            day = _written_day(_text(data, f"days.{key}"), self.typist.today)
        except BadValue as wrong:
            raise AnswersError(f"days.{key}", f"{data!r:.60} cannot be read ({wrong.word.replace('_', ' ')})") from None
        if day.day is None:
            raise AnswersError(f"days.{key}", "this is a whole date, such as 2026-11-22")
        return day

    def _group(self, key: str, data: object) -> Group:
        group = self.questionnaire.groups.get(key)
        if group is None:
            raise AnswersError(
                f"groups.{key}", f"no group has this id; the groups are {', '.join(self.questionnaire.groups)}"
            )
        place = f"groups.{key}"
        fields = _object(data, place)
        complete = fields.get("complete")
        if complete is not None and not isinstance(complete, bool):
            raise AnswersError(f"{place}.complete", "this is true, false, or left out")
        listed = fields.get("entries") or []
        if not isinstance(listed, list):
            raise AnswersError(f"{place}.entries", "this is a list of entries")
        if len(listed) > MOST_ENTRIES:
            raise AnswersError(f"{place}.entries", f"{len(listed)} entries; at most {MOST_ENTRIES} can be read")
        questions = {question.id: question for question in group.questions}
        entries: dict[str, Entry] = {}
        for number, item in enumerate(listed):
            at = f"{place}.entries[{number}]"
            entry = _object(item, at)
            entry_id = entry.get("id")
            if not isinstance(entry_id, str) or not ENTRY_ID.fullmatch(entry_id) or entry_id in entries:
                raise AnswersError(f"{at}.id", "each entry has its own id of lower-case letters, digits, '-' and '_'")
            entries[entry_id] = Entry(entry_id, self._said(entry.get("answers") or {}, questions, f"{at}.answers"))
        return Group(tuple(entries.values()), complete)

    def _said(self, data: object, questions: Mapping[str, Question], place: str) -> dict[str, Answer]:
        def read(key: str, value: object) -> Answer:
            question = questions.get(key)
            if question is None:
                raise AnswersError(
                    f"{place}.{key}", "no question has this id; `questionnaire questions` lists them all"
                )
            return self._answer(question, value, f"{place}.{key}")

        return dict(self._kept(place, _object(data, place), read))

    def _kept(self, place: str, data: Mapping[str, Any], read: Callable[[str, Any], Any]) -> list[tuple[str, Any]]:
        kept = []
        for key, value in data.items():
            try:
                kept.append((key, read(key, value)))
            except AnswersError:
                if self.strict:
                    raise
        return kept

    def _answer(self, question: Question, data: object, place: str) -> Answer:
        if isinstance(data, dict) and set(data) == {"not_given"}:
            try:
                return NotGiven(data["not_given"])
            except ValueError:
                raise AnswersError(place, "not_given is 'dont_know' or 'prefer_not_to_say'") from None
        try:
            return Given(self._value(question, data, place))
        except BadValue as wrong:
            raise AnswersError(place, f"{data!r:.60} cannot be read ({wrong.word.replace('_', ' ')})") from None

    def _value(self, question: Question, data: object, place: str) -> Value:
        match question.kind:
            case Kind.YES_NO | Kind.CHOICE:
                return _one_of(question, data, place)
            case Kind.SEVERAL:
                chosen = tuple(_one_of(question, item, place) for item in _list(data, place))
                return check_several(question, chosen)
            case Kind.AGE | Kind.COUNT:
                fields = _object(data, place)
                unit = fields.get("unit")
                amount = _text(fields.get("amount"), f"{place}.amount")
                return read_typed(question, amount, unit and _text(unit, f"{place}.unit"), self.typist)
            case _:
                return read_typed(question, _text(data, place), None, self.typist)


def _written_day(text: str, today: dt.date) -> PartialDate:
    """A day as this program writes it: nobody types it. Raises BadValue as `read_date`."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        raise BadValue("date_unreadable")
    return read_date(text, today)


def check_several(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The chosen options in the question's order. Raises BadValue `several_contradict` if one excludes the others."""
    alone = [option for option in question.options if option.alone and option.id in chosen]
    if alone and len(set(chosen)) > 1:
        raise BadValue("several_contradict", alone=alone[0].id)
    return tuple(option.id for option in question.options if option.id in chosen)


def _object(data: object, place: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise AnswersError(place, f"an object {{…}} belongs here, not {type(data).__name__}")
    return data


def _list(data: object, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise AnswersError(place, f"a list […] belongs here, not {type(data).__name__}")
    return data


def _texts(data: object, place: str) -> list[str]:
    return [_text(item, place) for item in _list(data, place)]


def _text(data: object, place: str) -> str:
    if isinstance(data, int | float) and not isinstance(data, bool):
        return str(data)
    if not isinstance(data, str):
        raise AnswersError(place, f"a text belongs here, not {type(data).__name__}")
    return data


def _one_of(question: Question, data: object, place: str) -> str:
    text = _text(data, place)
    if question.option(text) is None:
        raise AnswersError(
            place,
            f"{text[:40]!r} is not an option; the options are {', '.join(option.id for option in question.options)}",
        )
    return text
