"""The one `Summary` that feeds the screen, the PDF and the exports, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from questionnaire.asking.answers import given
from questionnaire.asking.asks import Asks
from questionnaire.asking.pages import Route
from questionnaire.asking.values import PartialDate
from questionnaire.clinics import Clinic
from questionnaire.judging.alerts import RaisedAlert
from questionnaire.judging.assessment import Assessment
from questionnaire.judging.programs import JudgedCriterion, JudgedProgram, Standing
from questionnaire.logic.predicates import Finding, Verdict, judge
from questionnaire.reading.book import Book
from questionnaire.telling.reasons import Names, Reasons
from questionnaire.telling.shortway import helps, short_way
from questionnaire.telling.tells import Charted, Tells, tells_of
from questionnaire.telling.timing import timing_after_death, timing_view
from questionnaire.telling.told import answered_on, moment_of, told, visit_ahead
from questionnaire.telling.views import AlertView, CriterionView, ProgramView, QuestionView, Routes, Summary, TimingView
from questionnaire.telling.wording import Words, answered, day_of, entry_line

MOST_PICKED = 10
TOP = 3
# The topic of the questions that a patient writes.
OWN = "own"
LETTER_COUNTRIES = {"US", "CA"}
# What is told of a program under a label of its own.
PROGRAM_FACTS = ("orders", "cost", "counseling", "sample", "data", "start")


def tell(book: Book, found: Route, assessment: Assessment, words: Words, clinic: Clinic | None) -> Summary:
    """The summary of an assessment; the route may hold less than was assessed (see `deidentify`)."""
    return _Teller(book, found, assessment, words).summary(clinic)


@dataclass(frozen=True)
class _Teller:
    book: Book
    route: Route
    assessment: Assessment
    words: Words

    def summary(self, clinic: Clinic | None) -> Summary:
        words = self.words
        charted = self._charted
        asked = self._questions()
        picked, others = self._pick(asked)
        programs = tuple(self._program(judged) for judged in self.assessment.programs if judged.shown)
        return Summary(
            paper=(clinic.paper if clinic else None) or self._paper(),
            title=words.word("summary.title"),
            visit=visit_ahead(self.asks, self.route.answers, words, self.assessment.sheet.today),
            made_on=words.language.date(self.assessment.sheet.today),
            answered=answered_on(self.route, words, self.assessment.sheet.today),
            clinic=clinic,
            standing_notice="" if self.assessment.died else words.word("notice.standing"),
            fever=(*map(words.say, self.assessment.fever), *self._script),
            alerts=tuple(self._alert(raised) for raised in self.assessment.alerts),
            timing=self._timing(),
            told=told(self.book.questionnaire, self.route, words, self.assessment.sheet.today),
            heard=self._heard(),
            chart=charted.chart if charted else None,
            chart_text=charted.text if charted else "",
            lowest=charted.lowest if charted else "",
            charted_on=self._page_of(self.tells.charted),
            charted=words.word("chart.heading") if self.tells.charted else "",
            counts=tuple(self._count_lines()),
            programs=programs,
            routes=_routes(programs),
            picked=picked,
            others=others,
            nothing_told=words.word("told.nothing"),
            short_way=short_way(self.book.questionnaire, self.route, words),
            helps=helps(self.book.questionnaire, self.book.rules, self.route, self.assessment, words),
            unprinted=words.word("summary.unprinted"),
            about=words.word("result.about"),
            cannot_say=words.word("limits.illness"),
            no_country=words.word("routes.no_country") if self._country_open else "",
            no_counts=words.word("chart.none") if self.tells.charted else "",
            country_on=self._page_of(self.asks.country),
            bring=tuple((words.say(thing.item.says), thing.have) for thing in self.assessment.bring),
        )

    @cached_property
    def _charted(self) -> Charted | None:
        return self.tells.chart(self.assessment.sheet, self.route.answers, self.words)

    @cached_property
    def _script(self) -> tuple[str, ...]:
        """What to say on arriving where care is given right away."""
        lowest = self._charted.lowest if self._charted else ""
        said = (text for text in self.assessment.script if lowest or "lowest" not in text.slots)
        return tuple(self.words.say(text, lowest=lowest) for text in said)

    def _timing(self) -> TimingView:
        timed = self.assessment.timing
        if self.assessment.died:
            return timing_after_death(timed, self.assessment.beside, self.words)
        return timing_view(timed, self.assessment.beside, self.reasons)

    def _heard(self) -> tuple[tuple[str, str], ...]:
        say, heard, sheet = self.words.say, self.book.heard, self.assessment.sheet
        told = [each for each in heard if each.when and judge(each.when, sheet).verdict is Verdict.MET]
        return tuple((say(each.word), say(each.says)) for each in told)

    @property
    def asks(self) -> Asks:
        return self.book.questionnaire.asks

    @property
    def tells(self) -> Tells:
        return tells_of(self.book)

    @property
    def _country_open(self) -> bool:
        return bool(self.asks.country and self.assessment.sheet.fact(self.asks.country).why)

    def _page_of(self, thing: str | None) -> str:
        """The id of the page that asks a question or lists a group; "" if there is none."""
        page = self.book.questionnaire.page_of.get(thing or "")
        return page.id if page else ""

    @cached_property
    def reasons(self) -> Reasons:
        names = Names(self.book.questionnaire, self.book.rules, self.words)
        return Reasons(names, self.route, self.assessment.sheet, self.words)

    def _paper(self) -> str:
        return "letter" if (answered(self.route.answers, self.asks.country) or "US") in LETTER_COUNTRIES else "a4"

    def _alert(self, raised: RaisedAlert) -> AlertView:
        words, answers, today = self.words, self.route.answers, PartialDate.on(self.assessment.sheet.today)
        moment = moment_of(raised.finding, answers, self.book.questionnaire, self.book.rules.facts)
        told_on = day_of(moment, answers, words) if moment else ""
        is_old = bool(moment) and answers.is_old(moment, today)
        # The last line of an urgent alert is what to say on arriving: what else to say there follows it.
        script = self._script if raised.alert.level == "urgent" else ()
        return AlertView(
            raised.alert.id,
            raised.alert.level,
            words.say(raised.alert.title),
            (*map(words.say, raised.says), *script),
            told_on,
            words.word("alert.told_on", date=told_on) if is_old else "",
        )

    # --- counts -------------------------------------------------------------------------------------------------

    def _count_lines(self) -> list[str]:
        group = self.book.questionnaire.groups.get(self.tells.charted)
        if group is None:
            return []
        entries = self.route.answers.group(group.id).entries
        lines = (entry_line(group, entry.id, self.route.answers, self.words) for entry in entries)
        return [line[:1].upper() + line[1:] for line in lines]

    # --- programs -----------------------------------------------------------------------------------------------

    def _program(self, judged: JudgedProgram) -> ProgramView:
        program, words = judged.program, self.words
        asked_first = judged.standing is Standing.WORTH_ASKING and not judged.confirmed
        facts = {key: (words.word(f"program.{key}"), words.say(getattr(program, key))) for key in PROGRAM_FACTS}
        items = {item.id: item for item in self.book.rules.bring}
        return ProgramView(
            id=program.id,
            name=words.say(program.name),
            clinical=words.say(program.clinical or program.name),
            about=words.say(program.about),
            standing=judged.standing,
            word=words.word("standing.worth_asking_if_runs" if asked_first else f"standing.{judged.standing.value}"),
            says=words.say(program.says[judged.standing]),
            confirmed=judged.confirmed,
            checked=self._checked(judged),
            source=program.source,
            facts=facts,
            criteria=tuple(self._country(judged) + [self._criterion(criterion) for criterion in judged.criteria]),
            bring=tuple(words.say(items[item].says) for item in program.bring),
        )

    def _checked(self, judged: JudgedProgram) -> str:
        """When it was last looked at or heard, by whom, and if that may still be told as current."""
        program, words = judged.program, self.words
        date = words.language.date(program.checked_on)
        if program.heard_by is None:
            return words.word("checked.on" if judged.confirmed else "checked.unconfirmed", date=date)
        role, clinic = program.heard_by
        who = words.word(f"heard_by.{role}", clinic=clinic)
        return words.word("checked.heard" if judged.confirmed else "checked.heard_once", who=who, date=date)

    def _country(self, judged: JudgedProgram) -> list[CriterionView]:
        if judged.country is None or self.asks.country is None:
            return []
        question = self.book.questionnaire.questions[self.asks.country]
        names = [self.words.option(question, country) for country in judged.program.countries]
        says = self.words.word("criterion.country", countries=self.words.language.joined(names))
        source = judged.program.source
        view = self._view("country", says, judged.country, self.reasons.settle(judged.country), source)
        return [replace(view, clinical=self.words.word("brief.criterion.country"))]

    def _criterion(self, judged: JudgedCriterion) -> CriterionView:
        criterion, finding = judged.criterion, judged.finding
        say, named = self.words.say, criterion.clinical or self.book.brief.criteria.get(criterion.id, criterion.says)
        settle = (say(criterion.settle),) if criterion.settle else self.reasons.settle(finding)
        view = self._view(criterion.id, say(criterion.says), finding, settle, criterion.cite)
        return replace(view, clinical=say(named), draft=criterion.draft)

    def _view(
        self, criterion_id: str, says: str, finding: Finding, settle: tuple[str, ...], cite: str
    ) -> CriterionView:
        unknown = finding.verdict is Verdict.UNKNOWN
        return CriterionView(
            id=criterion_id,
            state={Verdict.MET: "met", Verdict.NOT_MET: "unmet", Verdict.UNKNOWN: "unknown"}[finding.verdict],
            word=self.words.word(f"verdict.{finding.verdict.value}"),
            says=says,
            clinical=says,
            because=self.reasons.because(finding),
            missing=self.reasons.missing(finding) if unknown else (),
            settle=settle if unknown else (),
            cite=cite,
            draft=False,
        )

    # --- questions ----------------------------------------------------------------------------------------------

    def _questions(self) -> list[QuestionView]:
        """The suggestions in their order, then the patient's own questions."""
        views = []
        for suggested in self.assessment.suggestions:
            suggestion = suggested.suggestion
            ask, reason = self.reasons.suggestion(suggested)
            views.append(QuestionView(suggestion.id, ask, reason.text, reason.page, suggestion.topic))
        return [*views, *self._own_questions()]

    def _own_questions(self) -> Iterator[QuestionView]:
        group = self.book.questionnaire.own
        for entry in self.route.answers.group(group.id).entries if group else ():
            text = given(entry.said, self.asks.own)
            if group and text is not None:
                own, page = self.words.word("own.because"), self._page_of(group.id)
                yield QuestionView(f"{OWN}.{entry.id}", str(text), own, page, OWN, own=True)

    def _pick(self, asked: list[QuestionView]) -> tuple[tuple[QuestionView, ...], tuple[QuestionView, ...]]:
        by_id: Mapping[str, QuestionView] = {view.id: view for view in asked}
        chosen = self.route.answers.picked
        if chosen is None:
            own = [view for view in asked if view.own]
            suggested = [view for view in asked if not view.own][: max(MOST_PICKED - len(own), 0)]
            picked = [*own, *suggested]
        else:
            picked = [by_id[each] for each in dict.fromkeys(chosen) if each in by_id]
        return tuple(picked), tuple(view for view in asked if view not in picked)


def _routes(programs: Sequence[ProgramView]) -> Routes:
    """The programs in groups, each group in their order."""
    told: dict[str, list[ProgramView]] = {"worth": [], "open": [], "named": [], "not_now": []}
    for program in programs:
        told[_group(program)].append(program)
    return Routes(**{group: tuple(found) for group, found in told.items()})


def _group(program: ProgramView) -> str:
    if program.standing is Standing.WORTH_ASKING or (program.standing is Standing.ONLY_CLINICIAN and program.confirmed):
        return "worth"
    if program.standing is Standing.MORE_NEEDED and not program.confirmed:
        return "named"
    return "not_now" if program.standing is Standing.PROBABLY_NOT else "open"
