"""Who answered, and about whom, as FHIR says it. Nobody is named."""

from __future__ import annotations

from questionnaire.asking.answers import given
from questionnaire.asking.pages import Route
from questionnaire.exporting.fhir.terms import ROLES, Json, codings, filled
from questionnaire.reading.book import Book
from questionnaire.telling.wording import Words

_PATIENT: Json = {"resourceType": "Patient", "id": "patient"}
_ABOUT: Json = {"reference": "#patient"}


def people(book: Book, route: Route, words: Words) -> Json:
    """The patient, where they died or somebody helps them: then that person is the `source` of the answers.

    Of a paper that was typed in, the `source` is who filled it in, and the `author` who recorded it (FHIR R4,
    QuestionnaireResponse). Of those who answer for themselves or their child nothing is said.
    """
    asks, said = book.questionnaire.asks, route.answers.said
    if asks.of_the_dead(said):
        return {"contained": [{**_PATIENT, "deceasedBoolean": True}], "subject": _ABOUT}
    teller = asks.teller(said)
    typed_in = bool(asks.staff) and given(said, asks.who) == asks.staff
    if not typed_in and teller != "helped":
        return {}
    author: Json = {"author": {"display": words.word("fhir.typed_in")}} if typed_in else {}
    if teller is None:
        return author
    if teller == "self":
        return {"contained": [_PATIENT], "subject": _ABOUT, **author, "source": _ABOUT}
    helper = {"resourceType": "RelatedPerson", "id": "helper", "patient": _ABOUT, "relationship": _related(book, route)}
    source = {"reference": f"#{helper['id']}"}
    return {"contained": [_PATIENT, filled(helper)], "subject": _ABOUT, **author, "source": source}


def _related(book: Book, route: Route) -> list[Json]:
    """What who answered is to the patient, where that was told."""
    asks, said = book.questionnaire.asks, route.answers.said
    for asked in (asks.kin, asks.paper):
        question = book.questionnaire.questions.get(asked or "")
        option = question.option(str(given(said, asked))) if question else None
        if option and option.related:
            return [{"coding": codings(ROLES, option.related)}]
    return []
