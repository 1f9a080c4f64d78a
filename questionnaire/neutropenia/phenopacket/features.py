"""The phenotypic features of a phenopacket: what was told as present, and what was told as not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from questionnaire.asking.answers import Given
from questionnaire.asking.codes import Code
from questionnaire.asking.pages import Question, Questionnaire
from questionnaire.asking.values import Amount
from questionnaire.judging.computing import is_, surely
from questionnaire.judging.facts import Sheet, completed_months
from questionnaire.logic.predicates import Among, Verdict
from questionnaire.neutropenia.counts import LOW_BANDS
from questionnaire.neutropenia.phenopacket.terms import (
    CHRONIC,
    CYCLIC,
    DOCUMENTED,
    NARROWER,
    NEUTROPENIA,
    SELF_REPORTED,
    SEVERITY,
    WITH_ANTIBODIES,
    is_feature,
    ontology_class,
    told_by,
)

# Kinds of a listed infection that are asked for under the same name; one "in the skin" may be of two kinds.
_LISTED = ("pneumonia", "sepsis", "meningitis", "bone_joint", "deep", "fungal", "mycobacteria")
# A "yes" to these asks for fevers or sores at regular times, so it does not say that it is the fevers.
_UNSPECIFIC_OPTIONS = {"pattern.gaps"}
# Read together with the counts, in `_neutropenia`.
_OF_NEUTROPENIA = {"serial.result", "antibodies.result"}


@dataclass(frozen=True, slots=True)
class Feature:
    """One term, present or excluded, with what is known of its beginning and degree."""

    term: Code
    excluded: bool = False
    onset: dict[str, Any] | None = None
    severity: Code | None = None


def features(asked: Questionnaire, sheet: Sheet) -> list[Feature]:
    """Every feature that was told, in the order of the questions. What nobody is sure of is neither."""
    told = [*_neutropenia(sheet), *_of_questions(asked, sheet)]
    present = {each.term.id for each in told if not each.excluded}
    excluded = {each.term.id for each in told} - present
    return [each for each in told if not _implied(each, present, excluded)]


def _implied(feature: Feature, present: set[str], excluded: set[str]) -> bool:
    """Whether another feature says it already, or says the contrary: a narrower one present, a wider one excluded."""
    term = feature.term.id
    if not present.isdisjoint(NARROWER.get(term, ())):
        return True
    return feature.excluded and any(term in NARROWER[each] for each in excluded & NARROWER.keys())


def feature_json(feature: Feature, sheet: Sheet) -> dict[str, Any]:
    """A PhenotypicFeature, with the word of the person or their parent as its evidence."""
    self_told = sheet.route.answers.said.get("person.who") == Given("self")
    return {
        "type": ontology_class(feature.term),
        **({"excluded": True} if feature.excluded else {}),
        **({"severity": ontology_class(feature.severity)} if feature.severity else {}),
        **({"onset": feature.onset} if feature.onset else {}),
        "evidence": [{"evidenceCode": ontology_class(SELF_REPORTED if self_told else DOCUMENTED)}],
    }


def neutropenia_told(sheet: Sheet) -> bool:
    """Whether a doctor or a report called neutrophils low, or a count that was told is low at its age.

    That nobody ever called them low does not exclude it: there may have been no count.
    """
    counted = any(surely(entry, "count.band", *LOW_BANDS) for entry in sheet.listed("counts"))
    cycles = surely(sheet, "serial.result", "cycle")
    return counted or cycles or sheet.route.answers.said.get("counts.ever_low") == Given("yes")


def wider(asked: Questionnaire, sheet: Sheet) -> list[Question]:
    """The questions that were answered "yes" and that are wider than any one term."""
    return _answered(asked, sheet, "yes", lambda question: not told_by(question, "yes"))


def narrower(asked: Questionnaire, sheet: Sheet) -> list[Question]:
    """The questions that were answered "no" and that are narrower than their term, which is not excluded then."""
    return _answered(asked, sheet, "no", lambda question: not told_by(question, "no"))


def _answered(
    asked: Questionnaire, sheet: Sheet, value: str, says_nothing: Callable[[Question], bool]
) -> list[Question]:
    said = sheet.route.answers.said
    answered = (each for each in asked.questions.values() if each.hpo and said.get(each.id) == Given(value))
    return [each for each in answered if is_feature(each) and says_nothing(each)]


def duration(age: Amount) -> str:
    """An age in completed years, months or weeks as an ISO 8601 duration."""
    if age.number != age.number.to_integral_value() and age.unit == "years":
        return f"P{int(age.number * 12)}M"
    return f"P{int(age.number)}{age.unit[0].upper()}"


def _neutropenia(sheet: Sheet) -> Iterator[Feature]:
    """The narrowest terms that the counts and the answers about them meet; the first one has onset and severity.

    The severity is the clinical grade of the lowest count that is known (USIDNET, Blood 2018;132(S1):3685).
    "Since birth or the first year" is a range of ages, for it meets the definition of no single onset term.
    """
    if not neutropenia_told(sheet):
        return
    told = (
        (CHRONIC, is_(sheet.fact("counts.chronic"), "yes")),
        (CYCLIC, is_(sheet.fact("serial.result"), "cycle")),
        (WITH_ANTIBODIES, is_(sheet.fact("antibodies.result"), "found")),
    )
    terms = [term for term, verdict in told if verdict is Verdict.MET] or [NEUTROPENIA]
    band = sheet.fact("counts.severity").possible
    grade = SEVERITY.get(next(iter(band.values))) if isinstance(band, Among) and len(band.values) == 1 else None
    early = sheet.route.answers.said.get("counts.duration") == Given("since_birth")
    first_year = {"ageRange": {"start": {"iso8601duration": "P0D"}, "end": {"iso8601duration": "P1Y"}}}
    yield Feature(terms[0], onset=first_year if early else None, severity=grade)
    yield from (Feature(term) for term in terms[1:])


def _of_questions(asked: Questionnaire, sheet: Sheet) -> Iterator[Feature]:
    said, first_ages = sheet.route.answers.said, _first_ages(sheet)
    for question in asked.questions.values():
        answer = said.get(question.id)
        if not isinstance(answer, Given):
            continue
        if answer.value == "yes":
            yield from (Feature(term, onset=first_ages.get(question.id)) for term in told_by(question, "yes"))
        # An infection that is denied here and listed there is left open.
        elif answer.value == "no" and question.id not in first_ages:
            yield from (Feature(term, excluded=True) for term in told_by(question, "no"))
        yield from (Feature(term) for term in _chosen(question, answer.value))


def _chosen(question: Question, value: object) -> Iterator[Code]:
    """The terms of the chosen options. An option not chosen excludes nothing: the list says what a report named."""
    if question.id in _UNSPECIFIC_OPTIONS | _OF_NEUTROPENIA:
        return
    chosen = value if isinstance(value, tuple) else (value,)
    for option in question.options:
        # "Maturation arrest" names no stage: of its two terms only the first, which holds the other, is told.
        if option.id in chosen and option.hpo:
            yield option.hpo[0].code


def _first_ages(sheet: Sheet) -> dict[str, dict[str, Any] | None]:
    """The age at the first infection of each kind that is listed, by the question that asks for it."""
    youngest: dict[str, Amount | None] = {}
    for entry in sheet.listed("illnesses"):
        kind, age = entry.given("illness.kind"), entry.given("illness.first_age")
        if kind not in _LISTED:
            continue
        question = f"infection.{kind}"
        known = youngest.get(question)
        if isinstance(age, Amount) and (known is None or completed_months(age) < completed_months(known)):
            youngest[question] = age
        else:
            youngest.setdefault(question, None)
    return {
        question: {"age": {"iso8601duration": duration(age)}} if age else None for question, age in youngest.items()
    }
