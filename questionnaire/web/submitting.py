"""A form that was sent: what it says, or its page once more with what is wrong and what was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from questionnaire.asking.answerfile import dump_answer
from questionnaire.asking.answers import Said
from questionnaire.asking.questions import Question
from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.keeping.seal import same, token
from questionnaire.telling.wording import answered
from questionnaire.web.forms import Filled, form_class, read_form, settled, typed_data
from questionnaire.web.visitor import LANGUAGE, Visitor

# The field of a page that said that all earlier answers are gone.
GONE = "gone"
# Draws the page of a form.
Draw = Callable[[Filled], Response]


class Invalid(Exception):
    """A form that cannot be taken as it is: its page is drawn `again` with what is `filled` in and what is wrong."""

    def __init__(self, filled: Filled, again: Draw) -> None:
        self.filled = filled
        self.again = again
        super().__init__(filled.problem)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent: the answers, and what stands in its fields should something else be in the way."""

    said: Said
    typed: Mapping[str, Any]
    again: Draw

    def refused(self, problem: str = "", wrong: Mapping[str, BadValue] | None = None) -> Invalid:
        """The exception to raise where the form cannot be taken after all; see `Filled`."""
        return Invalid(Filled(self.typed, wrong or {}, problem), self.again)


def submitted(person: Visitor, questions: tuple[Question, ...], again: Draw, *, lost: bool = False) -> Sent:
    """The form with these questions, or none, as it was sent. Raises Invalid; `again` draws its page.

    Where all earlier answers are `lost`, that is said once, and what was typed is taken when it is sent again.

    So does the switch of languages: nothing is saved, and what was typed stands in the page in the other language.
    """
    data = settled(request.form, questions)
    form = form_class(questions)(data, meta={"csrf_context": person.keys})
    sent = Sent({}, typed_data(form), again)
    turned = person.choose_language(request.form.get(LANGUAGE, ""))
    valid = form.validate()
    if lost and not (valid and request.form.get(GONE)):
        raise sent.refused("form.gone")
    if not valid:
        raise sent.refused("form.stale")
    if turned:
        raise sent.refused()
    said, wrong = read_form(form, questions, typist_of(person))
    if wrong:
        raise sent.refused(wrong=wrong)
    return Sent(said, sent.typed, again)


def typist_of(person: Visitor) -> Typist:
    """Who typed it: where they live settles the order of a date; of who is known to be no child, years are told."""
    asks = person.house.book.questionnaire.asks
    grown = asks.teller(person.answers.said) is not None and person.words.voice != "child"
    return Typist(person.today, answered(person.answers, asks.country), "years" if grown else "")


def refuse_unseen(person: Visitor, sent: Sent, stored: Said) -> None:
    """Raises Invalid where other answers would be overwritten that another tab saved since the page was shown."""
    if stored != sent.said and not same(seen(person, stored), request.form.get("seen", "")):
        raise sent.refused("form.other_tab")


def seen(person: Visitor, said: Said) -> str:
    """A mark of the answers, and of whom they were asked about, as they stood when the page was shown.

    It tells nothing of them to anybody else.
    """
    marked = [person.words.voice, person.words.common["kin"], {key: dump_answer(said[key]) for key in sorted(said)}]
    return token(person.keys, json.dumps(marked))
