"""What one person hands over: everything that papers are made from, each part made when it is first asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.pages import Route
from questionnaire.asking.questions import Kind
from questionnaire.clinics import Clinic
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.facts import Sheet
from questionnaire.reading.book import Book, Paper
from questionnaire.telling.brief import brief
from questionnaire.telling.briefviews import Brief
from questionnaire.telling.deidentify import deidentified
from questionnaire.telling.language import Language
from questionnaire.telling.letter import NOBODY, Field, Identity
from questionnaire.telling.summary import tell
from questionnaire.telling.tells import Pedigree, tells_of
from questionnaire.telling.views import Summary
from questionnaire.telling.wording import Words, words_for


@dataclass(frozen=True)
class Handover:
    """One person's answers on one day, and what is told of them.

    `anonymous` leaves out what points to the person; what is judged stays the same. `in_own_words` says all as the
    person themself would, who signs what nobody else may ask for.
    """

    book: Book
    answers: Answers
    today: dt.date
    language: Language
    given_clinic: Clinic | None = None
    given_identity: Identity = NOBODY
    anonymous: bool = False
    language_of_clinic: Language | None = None
    in_own_words: bool = False

    @cached_property
    def for_clinic(self) -> Handover:
        """The same in the language that the clinic reads."""
        language = self.language_of_clinic or self.language
        return self if language.code == self.language.code else replace(self, language=language)

    @property
    def clinic(self) -> Clinic | None:
        """The clinic whose link was used."""
        return None if self.anonymous else self.given_clinic

    @property
    def identity(self) -> Identity:
        """Whose documents these are."""
        return NOBODY if self.anonymous else self.given_identity

    def signed(self, *names: str) -> tuple[Field, ...]:
        """Lines at the end of a letter, those filled in that the person gave."""
        known = {"name": self.identity.name, "born": self.identity.born}
        return tuple(Field(self.words.word(f"letter.{name}"), known.get(name, "")) for name in names)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that there are for this person."""
        return tuple(paper for paper in self.book.papers if not (paper.living and self.words.died))

    @cached_property
    def judged_route(self) -> Route:
        """The route with all that was answered on it."""
        return self.book.route(self.answers, self.today)

    @cached_property
    def route(self) -> Route:
        """The route with what may be told."""
        if not self.anonymous:
            return self.judged_route
        return replace(self.judged_route, answers=deidentified(self.judged_route.answers, self._typed, self.today))

    @property
    def _typed(self) -> frozenset[str]:
        """The questions that are answered in a person's own words."""
        every = self.book.questionnaire.every_question()
        return frozenset(question.id for _, question in every if question.kind is Kind.TEXT)

    @property
    def typed_words(self) -> tuple[str, ...]:
        """Every text of a person's own that may stand on one of their papers."""
        answers, typed = self.route.answers, self._typed
        said = [answers.said, *(entry.said for group in answers.groups.values() for entry in group.entries)]
        told = [answer for each in said for name, answer in each.items() if name in typed]
        return tuple(str(answer.value) for answer in told if isinstance(answer, Given))

    @cached_property
    def assessment(self) -> Assessment:
        """Facts, alerts, programs and suggestions."""
        return assess(self.book.rules, self.judged_route, self.today)

    @cached_property
    def sure(self) -> Sheet:
        """The facts of what may be told, without the answers that are in doubt; in a copy nothing else is looked at."""
        rules, found = self.book.rules, self.assessment
        return rules.sure(self.route, self.today) if self.anonymous else rules.sure_of(found.sheet, found.doubts)

    @cached_property
    def words(self) -> Words:
        """The wording for this person."""
        words = words_for(self.book, self.answers, self.clinic, self.language)
        return replace(words, voice="you") if self.in_own_words else words

    @cached_property
    def summary(self) -> Summary:
        """The one summary."""
        return tell(self.book, self.route, self.assessment, self.words, self.clinic)

    @cached_property
    def pedigree(self) -> Pedigree | None:
        """The family as a drawing and as sentences, where anything was told of it."""
        return tells_of(self.book).pedigree(self.book.questionnaire, self.route, self.words)

    @cached_property
    def brief(self) -> Brief:
        """The clinician's brief, but for its drawings: see `papers.figures`."""
        return brief(self.book, self.route, self.summary, self.assessment, self.words)
