"""What the FHIR questionnaire and its response share: addresses of code systems, ids of items, codings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from questionnaire import __version__
from questionnaire.asking.answers import NotGiven
from questionnaire.asking.codes import Code, Term
from questionnaire.asking.questions import Question
from questionnaire.reading.book import Book
from questionnaire.telling.language import Language
from questionnaire.telling.wording import Words, words_for

Json = dict[str, Any]

OURS = "urn:x-genetic-testing-questionnaire"
HPO = "http://human-phenotype-ontology.org"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
# Both are answers, each an option of its own that a form can show and a program cannot take for "no". FHIR's other
# way, an extension in place of a value, is lost by the form players tried, which then show the question as not asked.
NOT_GIVEN = {NotGiven.DONT_KNOW: "asked-unknown", NotGiven.PREFER_NOT: "asked-declined"}

_HL7 = "http://hl7.org/fhir/StructureDefinition/"
MIN_VALUE, MAX_VALUE = f"{_HL7}minValue", f"{_HL7}maxValue"
UNIT, UNIT_OPTION = f"{_HL7}questionnaire-unit", f"{_HL7}questionnaire-unitOption"
EXCLUSIVE = f"{_HL7}questionnaire-optionExclusive"
SHOWN_WHEN = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
# Ours: an option's terms in an ontology; a count as it was written; the range it stands for; said, but empty.
ALSO_CODED, WRITTEN, RANGE, EMPTY, ANSWERED_ON = (
    f"{OURS}:{name}" for name in ("also-coded", "written", "range", "empty", "answered-on")
)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of the questionnaire a file is of. `status` and `date` are FHIR's, of its publication."""

    url: str = f"{OURS}:questionnaire"
    version: str = __version__
    status: str = "active"
    date: str | None = None

    def address(self, words: Words) -> str:
        """The address of the questionnaire in one language and voice."""
        return f"{self.url}:{words.language.code}:{words.voice}"


def words_in(book: Book, language: Language, voice: str) -> Words:
    """The wording of the questionnaire for anyone: no clinic's own phone or fever rule."""
    return words_for(book, book.questionnaire.answered_by("self" if voice == "you" else voice), None, language)


def not_given_id(question: Question) -> str:
    """The item that says why a question without options was not answered."""
    return f"{question.id}/not-given"


def all_of_them_id(group_id: str) -> str:
    """The item that says whether a group's entries are all there are."""
    return f"{group_id}/all"


def coding(system: str, code: str, display: str) -> Json:
    """A FHIR coding."""
    return {"system": system, "code": code, "display": display}


def option_coding(question: Question, option_id: str, words: Words) -> Json:
    """An option; each question has a code system of its own, for the same id may be worded differently elsewhere."""
    return coding(f"{OURS}:{question.id}", option_id, words.option(question, option_id))


def not_given_coding(why: NotGiven, words: Words) -> Json:
    """The answer that the person does not know, or prefers not to say."""
    return coding(ABSENT, NOT_GIVEN[why], words.word(f"answer.{why.value}"))


def codings(system: str, codes: Iterable[Code | Term]) -> list[Json]:
    """Terms of an ontology."""
    return [coding(system, code.id, code.label) for code in codes]


def unit_coding(unit: str, book: Book, words: Words) -> Json:
    """A unit of our answers in UCUM."""
    return coding(UCUM, book.units[unit], words.word(f"unit.option.{unit}"))


def filled(item: Json) -> Json:
    """The item without what is empty: FHIR knows neither null nor empty lists."""
    empty: tuple[object, ...] = (None, [], {}, "")
    return {key: value for key, value in item.items() if value not in empty}
