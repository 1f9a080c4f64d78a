"""The clinician's brief: what was answered, block by block, as lists and tables in neutral clinical words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from questionnaire.asking.answers import Given, Said, date_given
from questionnaire.asking.levels import LEVELS
from questionnaire.asking.pages import Page, Route
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.text import Text
from questionnaire.judging.assessment import Assessment
from questionnaire.logic.predicates import Verdict, silenced
from questionnaire.logic.span import Span
from questionnaire.reading.book import LOWEST, Block, Book, BriefContent, Column
from questionnaire.telling.briefopen import clinical_name, open_of
from questionnaire.telling.briefviews import Alerts, BlockView, Brief, Feature, RouteLine, TableView
from questionnaire.telling.tells import tells_of
from questionnaire.telling.timing import timing_line
from questionnaire.telling.views import CriterionView, ProgramView, Summary
from questionnaire.telling.wording import Words, dated, day_of


def brief(book: Book, route: Route, summary: Summary, found: Assessment, words: Words) -> Brief:
    """The brief of what was said on the route, and of what the summary makes of it."""
    teller, routes = _Teller(book, route, summary, found, words), summary.routes
    blocks = [teller.block(block) for block in book.brief.blocks]
    return Brief(
        problem=_capital(teller.line(teller.content.line)),
        visit=teller.line(teller.content.visit) if teller.content.visit else "",
        dated=tuple(teller.on_the_day().values()),
        alerts=teller.alerts(),
        together=tuple(teller.together()),
        timing="" if found.died else timing_line(found.timing, words),
        blocks=tuple(block for block in blocks if block.told),
        open=open_of(book, route, words),
        routes=tuple(_route_line(each, words) for each in (*routes.worth, *routes.open)),
        named=words.language.listed(_in_short(each, each.open, words) for each in routes.named),
        ruled_out=words.language.listed(_in_short(each, each.unmet, words) for each in routes.not_now),
        starred=any(criterion.draft for program in summary.programs for criterion in program.criteria),
        codes=tuple(teller.codes()),
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    book: Book
    route: Route
    summary: Summary
    found: Assessment
    words: Words

    @property
    def content(self) -> BriefContent:
        return self.book.brief

    @property
    def said(self) -> Said:
        return self.route.answers.said

    # --- words --------------------------------------------------------------------------------------------------

    def name(self, thing: Question | Page) -> str:
        return clinical_name(thing, self.words)

    def answer(self, question: Question, given: Given) -> str:
        """An answer in clinical words, where its options have them."""
        chosen = given.value if isinstance(given.value, tuple) else (given.value,)
        texts = [question.in_clinic(str(each)) for each in chosen]
        known = [self.words.say(text) for text in texts if text]
        return self.words.language.joined(known) if len(known) == len(chosen) else self.words.answer(question, given)

    def slots(self) -> dict[str, str]:
        """Every answer on the route, to fill the slots of a text."""
        asked = (question for page in self.route.pages for question in page.questions)
        return {
            question.id: self.answer(question, answer)
            for question in asked
            if isinstance(answer := self.said.get(question.id), Given)
        }

    def line(self, text: Text) -> str:
        """A line of what was answered; a part whose answer was not given drops out."""
        asked = {question.id: question for page in self.route.pages for question in page.questions}
        slots = {key: self.dated(told, asked[key]) for key, told in self.slots().items()} | self.lowest()
        return self.words.fill_parts(text, slots)

    def lowest(self) -> dict[str, str]:
        return {LOWEST: self.summary.lowest} if self.summary.lowest else {}

    def dated(self, told: str, question: Question) -> str:
        """What was told, with its day where that is not the day of the paper."""
        return dated(told, question, self.route.answers, self.words, self.found.sheet.today)

    def on_the_day(self) -> dict[str, str]:
        """What was said of a moment, "I don't know" too, with its day; by question."""
        said = {}
        for question in self.book.questionnaire.questions.values():
            answer = self.said.get(question.id) if question.asked_again else None
            if answer and (text := question.in_clinic(str(answer.value))):
                said[question.id] = self.words.say(text, date=day_of(question.id, self.route.answers, self.words))
        return said

    def alerts(self) -> Alerts:
        """A line for each: what was told, not what the rule asks."""
        slots = self.slots() | self.lowest() | self.on_the_day()
        at: dict[str, list[str]] = {level: [] for level in LEVELS}
        for each in self.found.alerts:
            at[each.alert.level].append(_capital(self.words.fill_parts(each.alert.clinical, slots)))
        return Alerts(**{level: tuple(lines) for level, lines in at.items()})

    def together(self) -> Iterator[str]:
        word, slots = self.words.word, self.slots()
        for each in self.found.doubts:
            says = self.words.fill(each.doubt.clinical, slots)
            if entries := [self._first(*place) for place in each.finding.entries]:
                says = word("brief.doubt", says=says, entries=self.words.language.joined(entries))
            yield word("brief.both_right", says=says) if each.both_right else says

    def codes(self) -> Iterator[str]:
        for codes in self.content.codes:
            if silenced(codes.unless, self.found.sheet) is not Verdict.MET:
                listed = self.words.language.listed(f"{each.code} {each.title}" for each in codes.list)
                yield f"{codes.system} ({codes.source}): {listed}"

    # --- blocks -------------------------------------------------------------------------------------------------

    def block(self, block: Block) -> BlockView:
        asked = [
            question
            for page in block.pages
            if page in self.route.pages
            for question in page.questions
            if question.id not in self.content.in_line and not question.asked_again
        ]
        return BlockView(
            id=block.id,
            title=self.words.say(block.title),
            group=block.group,
            present=tuple(self._present(asked)),
            absent=tuple(self._absent(asked, at_once=False)),
            absent_at_once=tuple(self._absent(asked, at_once=True)),
            lines=(*self._none_to_add(block), *self._lines(asked)),
            table=self._table(block),
            notes=tuple(tells_of(self.book).notes_on(block.group)(self.book, self.route.answers, self.words)),
        )

    def _present(self, asked: Sequence[Question]) -> Iterator[Feature]:
        for question in asked:
            if self._says(question, "yes") and not question.told_by:
                codes = tuple(code.id for code in question.hpo if code.yes)
                yield Feature(self.words.say(question.name), self.dated(self.name(question), question), codes)

    def _absent(self, asked: Sequence[Question], *, at_once: bool) -> Iterator[str]:
        """What was answered "no", row by row or `at_once`; a "no" that is in doubt is told in the box alone."""
        in_doubt = {question for each in self.found.doubts if not each.both_right for question in each.questions}
        for question in asked:
            if (question.id in self.route.answers.at_once) is not at_once:
                continue
            if self._says(question, "no") and not question.told_by and question.id not in in_doubt:
                yield self.dated(self.name(question), question)

    def _lines(self, asked: Sequence[Question]) -> Iterator[str]:
        for question in asked:
            given = self.said.get(question.id)
            if not isinstance(given, Given):
                continue
            if question.kind is not Kind.YES_NO:
                yield self._line(question, self.dated(self.answer(question, given), question))
            elif question.told_by and not self._followed(question):
                yield self._line(question, self.words.word("brief.yes" if given == Given("yes") else "brief.none"))

    def _none_to_add(self, block: Block) -> Iterator[str]:
        """That there are none to list, where that was said."""
        for page in block.pages:
            if page.group and page in self.route.pages and self.route.answers.group(page.group).none:
                yield self._line(page, self.words.word("brief.none_to_add"))

    def _line(self, thing: Question | Page, answer: str) -> str:
        return self.words.word("brief.line", name=_capital(self.name(thing)), answer=answer)

    def _says(self, question: Question, option: str) -> bool:
        return question.kind is Kind.YES_NO and self.said.get(question.id) == Given(option)

    def _followed(self, gate: Question) -> bool:
        """Whether the "yes" to a gate was followed by answers that say more: then it is not told itself."""
        said, answers = self.said, self.route.answers
        told = any(isinstance(said.get(each), Given) or answers.group(each).entries for each in gate.told_by)
        return told and said.get(gate.id) == Given("yes")

    def _first(self, group_id: str, entry_id: str) -> str:
        """What an entry is: the first answer given in it."""
        group, entry = self.book.questionnaire.groups[group_id], self.route.answers.group(group_id).entry(entry_id)
        answers = ((each, entry.said.get(each.id)) for each in group.questions) if entry else ()
        told = (self.answer(question, answer) for question, answer in answers if isinstance(answer, Given))
        return next(told, self.words.word("brief.unknown"))

    # --- tables -------------------------------------------------------------------------------------------------

    def _table(self, block: Block) -> TableView | None:
        if block.group is None or not (group := self.route.answers.group(block.group)).entries:
            return None
        when = next((each for column in block.columns for each in column.questions if each.kind is Kind.DATE), None)
        entries = sorted(group.entries, key=lambda entry: _first_day(entry.said, when))
        worked_out = self.book.questionnaire.groups[block.group].worked_out
        cells = [
            tuple(self._cell(column, entry.said, worked_out(entry.said), when) for column in block.columns)
            for entry in entries
        ]
        used = [place for place in range(len(block.columns)) if any(row[place] for row in cells)]
        return TableView(
            columns=tuple(self.words.say(block.columns[place].title) for place in used),
            rows=tuple(tuple(row[place] for place in used) for row in cells),
            more=group.complete is not True,
        )

    def _cell(self, column: Column, said: Said, worked_out: Mapping[str, Span], when: Question | None) -> str:
        """The given answers to a column's questions, or what is worked out; "unknown" where one was asked; or ""."""
        given = [(each, answer) for each in column.questions if isinstance(answer := said.get(each.id), Given)]
        if given:
            text = self.words.word("brief.and").join(self.answer(each, answer) for each, answer in given)
            # What a person typed keeps its small first letter: "c.597+1G>C" and "p.(Gly185Arg)" are names of changes.
            return text if given[0][0].kind is Kind.TEXT else _capital(text)
        if count := worked_out.get(column.worked_out or ""):
            return self.words.word("brief.worked_out", count=self.words.count(count))
        if any(each.id in said for each in column.questions):
            return _capital(self.words.word("brief.unknown"))
        return _capital(self.words.word("brief.undated")) if when in column.questions else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _first_day(said: Said, when: Question | None) -> dt.date:
    """A day to sort by; what has no date comes last."""
    date = date_given(said, when.id) if when else None
    return date.first if date else dt.date.max


def _route_line(program: ProgramView, words: Words) -> RouteLine:
    """A program with what is met and what is open."""
    standing = [words.word(f"brief.standing.{program.standing.value}")]
    unconfirmed = [] if program.confirmed else [words.word("brief.unconfirmed")]
    return RouteLine(
        name=program.clinical,
        standing=words.language.listed(standing + unconfirmed, end=""),
        met=words.language.listed(_criteria(program.met)),
        open=words.language.listed(_criteria(program.open)),
    )


def _in_short(program: ProgramView, criteria: Iterable[CriterionView], words: Words) -> str:
    """A program with what is not met, or open."""
    return f"{program.clinical} ({words.language.listed(_criteria(criteria), end='')})"


def _criteria(criteria: Iterable[CriterionView]) -> list[str]:
    return [criterion.clinical + "*" * criterion.draft for criterion in criteria]
