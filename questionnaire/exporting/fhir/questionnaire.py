"""The questionnaire as an HL7 FHIR R4 `Questionnaire`: sections and pages as groups, our ids as link ids."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.answers import NotGiven
from questionnaire.asking.codes import Term
from questionnaire.asking.pages import GroupOfEntries, Page, Section
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.typed import TEXT_LENGTH
from questionnaire.exporting.fhir.conditions import shown_when, unsaid
from questionnaire.exporting.fhir.terms import (
    ALSO_CODED,
    EXCLUSIVE,
    HPO,
    LOINC,
    MAX_VALUE,
    MIN_VALUE,
    UCUM,
    UNIT,
    UNIT_OPTION,
    Edition,
    Json,
    all_of_them_id,
    coding,
    codings,
    filled,
    not_given_coding,
    not_given_id,
    option_coding,
    unit_coding,
    words_in,
)
from questionnaire.reading.book import Book
from questionnaire.telling.language import Language
from questionnaire.telling.wording import Words

# What the files do not hold, as words of words.toml.
LEFT_OUT = ("judged", "picked", "off_route", "hints", "passed")
_TYPES = {Kind.NUMBER: "decimal", Kind.AGE: "quantity", Kind.COUNT: "quantity", Kind.DATE: "date", Kind.TEXT: "text"}


def left_out(book: Book, words: Words) -> list[str]:
    """What the FHIR files leave out, in sentences."""
    sentences = [words.word(f"fhir.left_out.{each}") for each in LEFT_OUT]
    pages = [words.say(page.title) for page in book.questionnaire.pages if page.id in unsaid(book)]
    return [*sentences, *(words.word("fhir.left_out.condition", page=page) for page in pages)]


def questionnaire_resource(book: Book, language: Language, voice: str, edition: Edition | None = None) -> Json:
    """The whole questionnaire in one language and voice ("you" or "child")."""
    edition, words = edition or Edition(), words_in(book, language, voice)
    maker = _Maker(book, words)
    return filled(
        {
            "resourceType": "Questionnaire",
            "language": language.code,
            "url": edition.address(words),
            "version": edition.version,
            "name": "GeneticTestingQuestionnaire",
            "title": words.word("product"),
            "status": edition.status,
            "subjectType": ["Patient"],
            "date": edition.date,
            "item": [maker.section(section) for section in book.questionnaire.sections],
        }
    )


class _Maker:
    """Makes the items, in one wording."""

    def __init__(self, book: Book, words: Words) -> None:
        self.book, self.words = book, words
        asked = [question for _, question in book.questionnaire.every_question()]
        self.codes = {each.id: [*codings(LOINC, each.loinc), *codings(HPO, each.hpo)] for each in asked}
        self.codes |= {group.id: codings(LOINC, group.loinc) for group in book.questionnaire.groups.values()}

    def section(self, section: Section) -> Json:
        # A notice that stood there for everybody would frighten those it is not for.
        never = unsaid(self.book)
        pages = [self._page(page) for page in section.pages if not (page.notice and page.id in never)]
        return self._item(f"section/{section.id}", "group", self.words.say(section.title), item=pages)

    def _page(self, page: Page) -> Json:
        items = [item for question in page.questions for item in self._question(question)]
        if page.group:
            items += self._group(self.book.questionnaire.groups[page.group])
        if page.notice:
            lines = enumerate(page.intro, 1)
            items += [self._item(f"page/{page.id}/{n}", "display", self.words.say(text)) for n, text in lines]
        enabling = shown_when(page, self.book)
        return self._item(f"page/{page.id}", "group", self.words.say(page.title), **enabling, item=items)

    def _group(self, group: GroupOfEntries) -> Iterator[Json]:
        items = [item for question in group.questions for item in self._question(question)]
        yield self._item(group.id, "group", self.words.say(group.entry_title), repeats=True, item=items)
        yield self._item(all_of_them_id(group.id), "boolean", self.words.say(group.all_of_them))

    def _question(self, question: Question) -> Iterator[Json]:
        """The question; one without options is followed by why it was not answered."""
        text = self.words.say(question.label)
        several = question.kind is Kind.SEVERAL
        reasons = [_option(not_given_coding(why, self.words), alone=several) for why in NotGiven]
        if question.options:
            options = [
                _option(option_coding(question, each.id, self.words), alone=several and each.alone, hpo=each.hpo)
                for each in question.options
            ]
            yield self._item(question.id, "choice", text, repeats=several or None, answerOption=[*options, *reasons])
            return
        most = (question.most or TEXT_LENGTH) if question.kind is Kind.TEXT else None
        extension = [*self._units(question), *_limits(question)]
        yield self._item(question.id, _TYPES[question.kind], text, extension=extension, maxLength=most)
        yield self._item(
            not_given_id(question),
            "choice",
            self.words.word("fhir.not_given"),
            enableWhen=[{"question": question.id, "operator": "exists", "answerBoolean": False}],
            answerOption=reasons,
        )

    def _units(self, question: Question) -> Iterator[Json]:
        for unit in question.units:
            yield {"url": UNIT_OPTION, "valueCoding": unit_coding(unit, self.book, self.words)}
        if ucum := question.ucum:
            yield {"url": UNIT, "valueCoding": coding(UCUM, ucum, ucum)}

    def _item(self, link_id: str, kind: str, text: str, **rest: object) -> Json:
        return filled({"linkId": link_id, "code": self.codes.get(link_id), "text": text, "type": kind, **rest})


def _option(value: Json, *, alone: bool, hpo: tuple[Term, ...] = ()) -> Json:
    extension: list[Json] = [{"url": ALSO_CODED, "valueCoding": each} for each in codings(HPO, hpo)]
    if alone:
        extension.append({"url": EXCLUSIVE, "valueBoolean": True})
    return filled({"extension": extension, "valueCoding": value})


def _limits(question: Question) -> Iterator[Json]:
    # The most of a count is one of cells per microliter, and its quantity may be in another unit.
    for url, limit in ((MIN_VALUE, question.least), (MAX_VALUE, question.most)):
        if limit is not None and question.kind is Kind.NUMBER:
            yield {"url": url, "valueDecimal": limit}
