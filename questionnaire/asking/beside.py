"""What a record says beside its counts: low platelets, a medicine, a name. It is asked about, and replaces nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated, Literal

from questionnaire.asking.answers import Answer, Answers, Given, Said
from questionnaire.asking.pages import Questionnaire
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.text import Text
from questionnaire.limits import some

System = Literal["loinc", "snomed", "icd-10-cm", "icd-10", "icd-10-gm", "atc"]


class Listed(Enum):
    """Where a record lists it: among results, medicines or problems."""

    RESULT = "result"
    MEDICINE = "medicine"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class RecordCode:
    """A code as records have it, with its label in the release that was read; one of ICD-10 holds those below it."""

    system: System
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to say yes: in words, and the option that each question is answered with."""

    says: Text
    answers: Annotated[Mapping[str, str], some("a choice answers something")]


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is looked for in a record: by one of its `codes`, or a name that has all words of one of `called`.

    `asks` is said beside its line. A result is asked about where its report calls it low; where none says if it is, in
    the words of `unmarked`. With a yes, `date` takes the day on which it began, `name` what the record calls it.
    """

    id: str
    listed: Listed
    asks: Text
    choices: Annotated[tuple[Choice, ...], some("something has to be chosen")]
    codes: tuple[RecordCode, ...] = ()
    called: tuple[str, ...] = ()
    unmarked: Text | None = None
    date: str | None = None
    name: str | None = None
    cite: str | None = None

    @property
    def questions(self) -> frozenset[str]:
        """The questions that it may answer."""
        answered = (key for choice in self.choices for key in choice.answers)
        return frozenset((*answered, *filter(None, (self.date, self.name))))

    def asked(self, *, marked: bool) -> Text:
        """What is asked about its line; in words of its own of a result of which no report says if it is low."""
        return self.asks if marked else self.unmarked or self.asks


def said_by(choice: Choice, questionnaire: Questionnaire) -> Said:
    """The answers of a choice."""
    questions = questionnaire.questions
    return {
        key: Given((option,) if questions[key].kind is Kind.SEVERAL else option)
        for key, option in choice.answers.items()
    }


def standing(said: Said, answers: Answers) -> str | None:
    """The first question that was answered otherwise; None where nothing stands in the way."""
    return next((key for key, answer in said.items() if not _holds(answers.said.get(key, answer), answer)), None)


def told_already(said: Said, answers: Answers) -> bool:
    """Whether all of it was answered so before."""
    return all(key in answers.said and _holds(answers.said[key], answer) for key, answer in said.items())


def adding(answers: Answers, chosen: Iterable[Said], questionnaire: Questionnaire) -> Answers:
    """The answers with what was chosen, where nothing was answered yet; several options of one question join."""
    new: dict[str, Answer] = {}
    for said in chosen:
        if standing(said, answers) is None:
            for key, answer in said.items():
                new[key] = _joined(questionnaire.questions[key], new.get(key, answer), answer)
    return replace(answers, said={**new, **answers.said})


def _holds(before: Answer, answer: Answer) -> bool:
    """Whether an answer says what another one does, and perhaps more."""
    if isinstance(before, Given) and isinstance(answer, Given) and isinstance(answer.value, tuple):
        return isinstance(before.value, tuple) and {*answer.value} <= {*before.value}
    return before == answer


def _joined(question: Question, first: Answer, then: Answer) -> Answer:
    match first, then:
        case Given(tuple() as some_of), Given(tuple() as others):
            return Given(tuple(each.id for each in question.options if each.id in {*some_of, *others}))
    return first
