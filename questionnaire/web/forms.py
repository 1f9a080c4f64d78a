"""Questions as WTForms fields, and what was typed as answers. Labels stay outside: a form class serves every voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, SelectMultipleField, StringField, ValidationError
from wtforms.csrf.core import CSRF

from questionnaire.asking.answerfile import check_several
from questionnaire.asking.answers import Answer, Given, NotGiven, Said, given
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.readings import Reading
from questionnaire.asking.typed import Typist, read_typed
from questionnaire.asking.values import Amount, Count
from questionnaire.errors import BadValue
from questionnaire.keeping.seal import Keys, same, token

# The button that settles what was asked back: which fields would hold what, as in an address.
SETTLE = "settle"
_MOST_SETTLED = 4
# Options beyond this many are a drop-down list.
MOST_RADIOS = 16
# What form tokens are made for.
FORM = "form"
# What is wrong with a form as a whole (a word of `content/words.toml`), and the status its page is answered with.
STATUS_OF_PROBLEM = {
    "": HTTPStatus.OK,
    "form.stale": HTTPStatus.BAD_REQUEST,
    "form.gone": HTTPStatus.CONFLICT,
    "form.other_tab": HTTPStatus.CONFLICT,
    "form.entries_too_many": HTTPStatus.CONFLICT,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a form: `data` by field name, and what is `wrong` by question id, or with the form as a whole."""

    data: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, BadValue] = field(default_factory=dict)
    problem: str = ""

    @property
    def gone(self) -> bool:
        """Whether all earlier answers are gone: the next time it is sent, that was said."""
        return self.problem == "form.gone"

    @property
    def status(self) -> HTTPStatus:
        """The status its page is answered with."""
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.wrong else STATUS_OF_PROBLEM[self.problem]


EMPTY = Filled()


class VisitorCSRF(CSRF):  # type: ignore[misc]  # WTForms has no annotations
    """Form tokens made from the visitor's own secret: no session, and nothing on the server."""

    def setup_form(self, form: Form) -> list[tuple[str, Any]]:
        """Take the keys the form was made with."""
        self.keys: Keys = form.meta.csrf_context
        fields: list[tuple[str, Any]] = super().setup_form(form)
        return fields

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        """The token of this visitor."""
        return token(self.keys, FORM)

    def validate_csrf_token(self, form: Form, field: Field) -> None:
        """Raises ValidationError, which WTForms turns into the form being invalid."""
        if not same(field.current_token, field.data or ""):
            raise ValidationError("forged or missing")


class VisitorForm(Form):  # type: ignore[misc]  # WTForms has no annotations
    """A form with its token; made as `form_class(questions)(data, meta={"csrf_context": keys})`."""

    class Meta:
        """How WTForms is told of the token."""

        csrf = True
        csrf_class = VisitorCSRF


def field_name(question_id: str) -> str:
    """The name of a question's field: usable as an HTML id."""
    return question_id.replace(".", "-")


@lru_cache(maxsize=256)
def form_class(questions: tuple[Question, ...]) -> type[VisitorForm]:
    """The form that asks these questions."""
    fields = dict(pair for question in questions for pair in _fields(question))
    return type("QuestionForm", (VisitorForm,), fields)


def _fields(question: Question) -> Iterator[tuple[str, Any]]:
    """What is sent of a question, not yet judged: what its options are, and how it looks, stands elsewhere."""
    name = field_name(question.id)
    if question.kind is Kind.SEVERAL:
        yield name, SelectMultipleField(validate_choice=False)
    else:
        yield name, StringField()
    if question.units:
        yield f"{name}-unit", StringField()


def read_form(
    form: VisitorForm, questions: Sequence[Question], typist: Typist
) -> tuple[dict[str, Answer], dict[str, BadValue]]:
    """What was typed as answers, and what cannot be taken, both by question id. Blank is no answer, and no error."""
    said: dict[str, Answer] = {}
    wrong: dict[str, BadValue] = {}
    for question in questions:
        try:
            answer = _answer(form, question, typist)
        except BadValue as bad:
            wrong[question.id] = bad
        else:
            if answer is not None:
                said[question.id] = answer
    return said, wrong


def _answer(form: VisitorForm, question: Question, typist: Typist) -> Answer | None:
    name = field_name(question.id)

    def typed(part: str = "") -> str:
        return (form[name + part].data or "").strip()

    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            return _chosen(question, typed())
        case Kind.SEVERAL:
            return _several(question, form[name].data or [])
        case _ if typed():
            unit = typed("-unit") if question.units else ""
            value = read_typed(question, typed(), unit or None, typist)
            # A text of signs that cannot be seen says nothing.
            return Given(value) if value != "" else None
    return None


def _chosen(question: Question, chosen: str) -> Answer | None:
    if not chosen:
        return None
    for reason in question.ways_out:
        if chosen == reason.value:
            return reason
    if question.option(chosen) is None:
        raise BadValue("choice_unknown")
    return Given(chosen)


def _several(question: Question, chosen: list[str]) -> Answer | None:
    for reason in question.ways_out:
        if reason.value in chosen:
            if len(set(chosen)) > 1:
                raise BadValue("several_contradict")
            return reason
    if any(question.option(each) is None for each in chosen):
        raise BadValue("choice_unknown")
    return Given(check_several(question, tuple(chosen))) if chosen else None


def several_in(said: Said, question: str) -> tuple[str, ...]:
    """The options chosen."""
    chosen = given(said, question)
    return chosen if isinstance(chosen, tuple) else ()


def typed_data(form: VisitorForm) -> dict[str, Any]:
    """What stands in the fields, by field name, to show it again."""
    return {name: value for name, value in form.data.items() if name != "csrf_token"}


def stored_data(questions: Sequence[Question], said: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers as what the fields would hold, by field name."""
    data: dict[str, Any] = {}
    for question in questions:
        name, answer = field_name(question.id), said.get(question.id)
        if isinstance(answer, NotGiven):
            data[name] = [answer.value] if question.kind is Kind.SEVERAL else answer.value
        elif answer is not None:
            data.update(_stored(name, answer.value))
    return data


def settling(question: Question, reading: Reading) -> str:
    """The value of the button that settles on a reading: what the fields would hold to say just that."""
    name = field_name(question.id)
    fields = {name: reading.text, f"{name}-unit": reading.unit} if question.units else {name: reading.text}
    if reading.share:
        fields = {name: "", f"{name}-unit": "", field_name(question.share or ""): reading.text}
    return urlencode(fields)


def settled(data: MultiDict[str, str], questions: Sequence[Question]) -> MultiDict[str, str]:
    """What was sent, with what the button that was pressed settles in the fields of these questions."""
    if not data.get(SETTLE):
        return data
    names = {name for question in questions for name, _ in _fields(question)}
    pairs = [(name, text) for name, text in parse_qsl(data[SETTLE], keep_blank_values=True) if name in names]
    changed = data.copy()
    for name, text in pairs[:_MOST_SETTLED]:
        changed.setlist(name, [text])
    return changed


def _stored(name: str, value: Any) -> dict[str, Any]:
    match value:
        case Amount(number, unit):
            return {name: str(number), f"{name}-unit": unit}
        case Count(written, unit):
            return {name: written, f"{name}-unit": unit}
        case tuple() as chosen:
            return {name: list(chosen)}
        case other:
            return {name: str(other)}
