"""The phenotypic features of a phenopacket: what was told as present, and what was told as not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from questionnaire.asking.answers import Given
from questionnaire.asking.codes import Code
from questionnaire.asking.pages import Questionnaire
from questionnaire.asking.questions import Question
from questionnaire.asking.values import Amount, PartialDate
from questionnaire.judging.computing import is_, surely
from questionnaire.judging.facts import Sheet, completed_months
from questionnaire.logic.predicates import Among, Verdict
from questionnaire.neutropenia.calls import told_as
from questionnaire.neutropenia.counts import LOW_BANDS
from questionnaire.neutropenia.phenopacket.denied import LISTED, told_otherwise
from questionnaire.neutropenia.phenopacket.terms import (
    ANEMIA,
    CHRONIC,
    CYCLIC,
    DOCUMENTED,
    NARROWER,
    NEUTROPENIA,
    SELF_REPORTED,
    SEVERITY,
    THROMBOCYTOPENIA,
    WITH_ANTIBODIES,
    is_feature,
    ontology_class,
    told_by,
)
from questionnaire.neutropenia.phenopacket.times import FIRST_YEAR, ONSET_ASKED, at_age, on

# A "yes" to these asks for fevers or sores at regular times, so it does not say that it is the fevers.
_UNSPECIFIC_OPTIONS = {"pattern.gaps"}
# Read together with the counts, in `_neutropenia`.
_OF_NEUTROPENIA = {"serial.result", "antibodies.result"}
# How low another line was: every grade but "not low" is the term.
_GRADED = {"lines.platelets": THROMBOCYTOPENIA, "lines.hemoglobin": ANEMIA}
_NOT_LOW = "normal"


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
    maybe = present | _may_be(asked, sheet)
    # What is there or may be, or a kind of it, is not excluded.
    excluded = {each.term.id for each in told if each.excluded and maybe.isdisjoint(_kinds_of(each.term.id))}
    said = {term for term in present if not present.isdisjoint(NARROWER.get(term, ()))}
    said |= {term for wide in excluded for term in NARROWER.get(wide, ())} & excluded
    kept: dict[str, Feature] = {}
    for each in told:
        if each.term.id in (excluded if each.excluded else present) - said:
            kept.setdefault(each.term.id, each)
    return list(kept.values())


def _kinds_of(term: str) -> set[str]:
    """A term and those that it holds."""
    return {term, *NARROWER.get(term, ())}


def _may_be(asked: Questionnaire, sheet: Sheet) -> set[str]:
    """The terms that a "yes" may mean, though it does not say which."""
    said = sheet.route.answers.said
    meant = (each.hpo for each in asked.questions.values() if is_feature(each) and said.get(each.id) == Given("yes"))
    return {term.id for terms in meant for term in terms}


def feature_json(feature: Feature, sheet: Sheet) -> dict[str, Any]:
    """A PhenotypicFeature, with the word of the person or their parent as its evidence."""
    self_told = told_as(sheet, "self")
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
    """The questions that were answered "yes", are wider than any one term, and of which no more was told."""
    detailed = {code.id for code in _in_detail(asked, sheet)}
    return _answered(
        asked,
        sheet,
        "yes",
        lambda question: not told_by(question, "yes") and detailed.isdisjoint(term.id for term in question.hpo),
    )


def narrower(asked: Questionnaire, sheet: Sheet) -> list[Question]:
    """The questions that were answered "no" and that are narrower than their term, which is not excluded then."""
    return _answered(asked, sheet, "no", lambda question: not told_by(question, "no"))


def _answered(
    asked: Questionnaire, sheet: Sheet, value: str, says_nothing: Callable[[Question], bool]
) -> list[Question]:
    said = sheet.route.answers.said
    answered = (each for each in asked.questions.values() if each.hpo and said.get(each.id) == Given(value))
    return [each for each in answered if is_feature(each) and says_nothing(each)]


def _neutropenia(sheet: Sheet) -> Iterator[Feature]:
    """The narrowest terms that the counts and the answers about them meet; the first one has onset and severity.

    The severity is the clinical grade of the lowest count that is known (USIDNET, Blood 2018;132(S1):3685).
    "Since birth or the first year" is a range of ages, for it meets the definition of no single onset term. Else the
    day of the first low count is told, where it was.
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
    yield Feature(terms[0], onset=_low_since(sheet), severity=grade)
    yield from (Feature(term) for term in terms[1:])


def _low_since(sheet: Sheet) -> dict[str, Any] | None:
    said = sheet.route.answers.said
    if said.get("counts.duration") == Given("since_birth"):
        return FIRST_YEAR
    match said.get("called.first_low"):
        case Given(PartialDate() as date):
            return on(date, sheet.today)
    return None


def _of_questions(asked: Questionnaire, sheet: Sheet) -> Iterator[Feature]:
    said, first_ages = sheet.route.answers.said, _first_ages(sheet)
    listed = frozenset(str(entry.given("illness.kind")) for entry in sheet.listed("illnesses"))
    onsets, at_once = {**ONSET_ASKED, **first_ages}, sheet.route.answers.denied_at_once
    for question in asked.questions.values():
        answer = said.get(question.id)
        if not isinstance(answer, Given):
            continue
        if answer.value == "yes":
            yield from (Feature(term, onset=onsets.get(question.id)) for term in told_by(question, "yes"))
        elif answer.value == "no" and not at_once(question.id) and not told_otherwise(question.id, said, listed):
            yield from (Feature(term, excluded=True) for term in told_by(question, "no"))
        chosen = list(_chosen(question, answer.value))
        yield from (Feature(term, onset=_onset_of(term, chosen, asked, first_ages)) for term in chosen)


def _chosen(question: Question, value: object) -> Iterator[Code]:
    """The terms of the chosen options. An option not chosen excludes nothing: the list says what a report named."""
    if question.id in _UNSPECIFIC_OPTIONS | _OF_NEUTROPENIA:
        return
    if question.id in _GRADED and value != _NOT_LOW:
        yield _GRADED[question.id]
    chosen = value if isinstance(value, tuple) else (value,)
    for option in question.options:
        # "Maturation arrest" names no stage: of its two terms only the first, which holds the other, is told.
        if option.id in chosen and option.hpo:
            yield option.hpo[0].code


def _in_detail(asked: Questionnaire, sheet: Sheet) -> Iterator[Code]:
    """The terms of every option that was chosen."""
    for question in asked.questions.values():
        answer = sheet.route.answers.said.get(question.id)
        if isinstance(answer, Given):
            yield from _chosen(question, answer.value)


def _onset_of(
    term: Code, chosen: list[Code], asked: Questionnaire, first_ages: dict[str, dict[str, Any]]
) -> dict[str, Any] | None:
    """The age at the first infection of a kind, where only one term of that kind was chosen."""
    for question_id, age in first_ages.items():
        kind = {each.id for each in asked.questions[question_id].hpo}
        if term.id in kind and len(kind.intersection(each.id for each in chosen)) == 1:
            return age
    return None


def _first_ages(sheet: Sheet) -> dict[str, dict[str, Any]]:
    """The age at the first infection of each kind that is listed, by the question that asks for it."""
    youngest: dict[str, Amount] = {}
    for entry in sheet.listed("illnesses"):
        kind, age = entry.given("illness.kind"), entry.given("illness.first_age")
        if kind not in LISTED or not isinstance(age, Amount):
            continue
        known = youngest.get(f"infection.{kind}", age)
        youngest[f"infection.{kind}"] = min(age, known, key=completed_months)
    return {question: at_age(age) for question, age in youngest.items()}
