"""Reasons in words: what a verdict was made of, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import floor

from questionnaire.asking.pages import Questionnaire, Route
from questionnaire.asking.questions import Kind, Question
from questionnaire.drawing.chart.frames import is_unnamed
from questionnaire.judging.assessment import Rules
from questionnaire.judging.facts import Sheet
from questionnaire.judging.suggestions import Suggested
from questionnaire.logic.predicates import Among, Evidence, Finding, Missing, Possible, Several, Verdict, Why, judge
from questionnaire.logic.span import Span
from questionnaire.logic.walking import facts_in
from questionnaire.telling.deidentify import of_ninety_at_most
from questionnaire.telling.views import Reason
from questionnaire.telling.wording import SEVERAL, Words, dated, day_of, entry_line, is_old

_YES = Among(frozenset({"yes"}))
# So many are named of what was told; of more, that there are others.
_MOST_TOLD = 4


@dataclass(frozen=True)
class Names:
    """What facts, groups and options are called."""

    questionnaire: Questionnaire
    rules: Rules
    words: Words

    def name(self, fact_id: str) -> str:
        """What a fact or group is called."""
        if fact_id in self.rules.facts:
            return self.words.say(self.rules.facts[fact_id].name)
        if fact_id in self.questionnaire.groups:
            return self.words.say(self.questionnaire.page_of[fact_id].title)
        return self.words.say(self.question(fact_id).name)

    def option(self, fact_id: str, value: str) -> str:
        """What one value of a choice is called."""
        if fact_id in self.rules.facts:
            return self.words.say(self.rules.facts[fact_id].options[value])
        return self.words.option(self.question(fact_id), value)

    def unit(self, fact_id: str) -> str | None:
        """The unit of a number; ages are in months."""
        if fact_id in self.rules.facts:
            return self.rules.facts[fact_id].unit
        return "months" if self.question(fact_id).kind is Kind.AGE else None

    def question(self, question_id: str) -> Question:
        """The question, asked once or of each entry."""
        if question_id in self.questionnaire.questions:
            return self.questionnaire.questions[question_id]
        return next(question for _, question in self.questionnaire.every_question() if question.id == question_id)


@dataclass(frozen=True)
class Reasons:
    """Puts findings of one person into words."""

    names: Names
    route: Route
    sheet: Sheet
    words: Words

    def because(self, finding: Finding) -> tuple[Reason, ...]:
        """The facts that the verdict was made of; those of which nothing is known are told by `missing`."""
        reasons = [self._evidence(evidence) for evidence in finding.because if self._told(evidence.possible)]
        return tuple(dict.fromkeys(reason for reason in reasons if reason.text))

    def missing(self, finding: Finding) -> tuple[Reason, ...]:
        """What would settle an unknown verdict."""
        return tuple(dict.fromkeys(self._missing(item) for item in finding.missing))

    def settle(self, finding: Finding) -> tuple[str, ...]:
        """How to find out what is missing, where the content says so."""
        names = [self.names.rules.facts.get(item.fact) for item in finding.missing]
        texts = [name.settle for name in names if name is not None and name.settle is not None]
        return tuple(dict.fromkeys(self.words.say(text) for text in texts))

    def suggestion(self, suggested: Suggested) -> tuple[str, Reason]:
        """What is asked, and the reason: the first text that holds and whose slots are all known.

        They are filled from the entry that met the rule, then from the person.
        """
        suggestion, finding = suggested.suggestion, suggested.finding
        slots = self._slots(finding)
        if told := self.told(finding):
            slots["told"] = told
        page = next((self._page(evidence.fact, evidence.entry) for evidence in finding.because), "")
        holding = (each.says for each in suggestion.reasons if judge(each.when, self.sheet).verdict is Verdict.MET)
        texts = [*holding, *suggestion.because]
        reason = next((text for text in texts if self.words.slots_of(text) <= set(slots)), texts[-1])
        said = self.words.fill(reason, slots) + self._told_on(finding)
        return self.words.fill(suggestion.ask, slots), Reason(said, page)

    def _told_on(self, finding: Finding) -> str:
        """The day of an answer about a moment that a suggestion rests on, where that is not today."""
        asked, answers = self.names.questionnaire.questions, self.route.answers
        for fact in (each.fact for each in finding.because):
            if fact in asked and is_old(asked[fact], answers, self.sheet.today) and asked[fact].kind is not Kind.AGE:
                return " " + self.words.word("alert.told_on", date=day_of(fact, answers, self.words))
        return ""

    def told(self, finding: Finding, *, computed: bool = True) -> str:
        """By name what was told of what the finding rests on; the first few of many, "" where it is no plain "yes".

        Without `computed` only what was answered counts, and what the content declares of answers.
        """
        facts = self.names.rules.facts
        asked = [each for each in finding.because if each.entry is None]
        kept = [each for each in asked if computed or each.fact not in facts or facts[each.fact].declared]
        told = (name for each in kept for name in self._told_of(each))
        names = list(dict.fromkeys(told))
        if len(names) > _MOST_TOLD:
            names[_MOST_TOLD - 1 :] = [self.words.word("told.others")]
        return self.words.language.joined(names)

    def _told_of(self, evidence: Evidence) -> Iterator[str]:
        """The names of the questions that were answered yes, or of a computed fact that came to a yes."""
        fact = self.names.rules.facts.get(evidence.fact)
        questions = self.names.questionnaire.questions
        if fact and (kinds := {*fact.any_yes, *fact.how_many_yes}):
            counted = (each for each in questions.values() if not kinds.isdisjoint(each.counts_as))
            yield from (self.names.name(each.id) for each in counted if self.sheet.fact(each.id).possible == _YES)
        elif isinstance(evidence.possible, Several):
            yield from (self.names.option(evidence.fact, each) for each in sorted(evidence.possible.certain))
        elif evidence.possible == _YES and not (fact and fact.unsure_is_yes):
            yield self.names.name(evidence.fact)
        elif not fact and questions[evidence.fact].kind is Kind.CHOICE and isinstance(evidence.possible, Among):
            value = self.value(evidence.fact, evidence.possible)
            yield self.words.word("told.choice", name=self.names.name(evidence.fact), value=value)

    def value(self, fact_id: str, possible: Possible) -> str:
        """What a fact may still be, in words."""
        if isinstance(possible, Span):
            return self._number(fact_id, possible)
        values = possible.values if isinstance(possible, Among) else possible.certain
        if fact_id in self.names.rules.facts:
            return self.words.language.joined([self.names.option(fact_id, value) for value in sorted(values)])
        return self.words.options(self.names.question(fact_id), sorted(values))

    @cached_property
    def _on_route(self) -> frozenset[str]:
        return frozenset(page.id for page in self.route.pages)

    @cached_property
    def _put_off(self) -> frozenset[str]:
        """The pages that the short way put off, wholly or in part."""
        return frozenset(self.names.questionnaire.page_of[each].id for each in self.route.put_off)

    # --- pieces -------------------------------------------------------------------------------------------------

    def _evidence(self, evidence: Evidence) -> Reason:
        page = self._page(evidence.fact, evidence.entry)
        group = self._group_of(evidence)
        if group is not None and evidence.entry is not None:
            return Reason(
                entry_line(self.names.questionnaire.groups[group], evidence.entry, self.route.answers, self.words), page
            )
        if page and page not in self._on_route and page not in self._put_off:
            return Reason(self.words.word(self._why_not_asked(page), name=self.names.name(evidence.fact)))
        answer = self.route.answers.said.get(evidence.fact)
        if answer is not None and evidence.fact not in self.names.rules.facts:
            question = self.names.question(evidence.fact)
            told = self.words.answer(question, answer)
            said = dated(told, question, self.route.answers, self.words, self.sheet.today)
        else:
            said = self.value(evidence.fact, evidence.possible)
        return Reason(self.words.word("reason.fact", name=self.names.name(evidence.fact), value=said), page)

    def _why_not_asked(self, page_id: str) -> str:
        """The word for a fact whose page was not asked, because it is not on the route."""
        own, questionnaire = f"reason.not_asked.{page_id}", self.names.questionnaire
        if own in self.words.texts:
            return own
        page = questionnaire.page(page_id)
        looked_at = facts_in(page.asked_when) if page and page.asked_when else ()
        asked = [questionnaire.questions[each] for each in looked_at if each in questionnaire.questions]
        ticked = any(question.kind is Kind.SEVERAL for question in asked)
        return "reason.not_chosen" if ticked else "reason.not_asked"

    def _missing(self, missing: Missing) -> Reason:
        if missing.why is Why.FOR_CLINICIAN:
            text = missing.says or ""
            return Reason(self.words.word("missing.for_clinician", says=self.words.language.gettext(text)))
        page, waits = self._page(missing.fact, missing.entry), missing.why is Why.NOT_REACHED
        says = self.words.word("missing.fact", name=self.names.name(missing.fact), why=self._why(missing))
        return Reason(says, page if page in self._on_route | self._put_off else "", waits)

    def _why(self, missing: Missing) -> str:
        """Why it is not known; of a number of listed entries, how many of those listed there are."""
        page = self.names.questionnaire.page(self._page(missing.fact, missing.entry))
        listed = page is not None and page.group and self.route.answers.group(page.group).entries
        if missing.why is Why.MORE_ENTRIES and missing.fact in self.names.rules.facts and listed:
            possible = self.sheet.fact(missing.fact).possible
            if isinstance(possible, Span) and not self.names.unit(missing.fact):
                word = "missing.listed" if possible.low else "missing.none_listed"
                return self.words.word(word, number=self.words.language.number(possible.low or 0))
        return self.words.word(f"missing.{missing.why.value}")

    def _slots(self, finding: Finding) -> dict[str, str]:
        slots = {
            question_id: self.words.answer(question, answer)
            for question_id, question in self.names.questionnaire.questions.items()
            if (answer := self.route.answers.said.get(question_id)) is not None
        }
        for fact in self.names.rules.facts.values():
            if fact.group is None and self._told(possible := self.sheet.fact(fact.id).possible):
                slots[fact.id] = self.value(fact.id, possible)
        for group in self.names.questionnaire.groups.values():
            for entry in self.route.answers.group(group.id).entries:
                if (group.id, entry.id) in finding.entries:
                    return slots | self.words.entry_slots(group.questions, entry.said, known_only=True)
        return slots

    def _group_of(self, evidence: Evidence) -> str | None:
        if evidence.fact in self.names.rules.facts:
            return self.names.rules.facts[evidence.fact].group
        return next((key for key, each in self.names.rules.catalog.groups.items() if evidence.fact in each), None)

    def _page(self, fact_id: str, entry: str | None) -> str:
        if fact_id in self.names.rules.facts:
            return self.names.rules.facts[fact_id].page
        if fact_id in self.names.questionnaire.page_of:
            return self.names.questionnaire.page_of[fact_id].id
        group = self._group_of(Evidence(fact_id, Span(), entry))
        return self.names.questionnaire.page_of[group].id if group else ""

    def _number(self, fact_id: str, span: Span) -> str:
        unit = self.names.unit(fact_id)
        if unit == "cells/µL":
            return self.words.word("count.no_number") if is_unnamed(span) else self.words.count(span)
        if unit == "months":
            span = of_ninety_at_most(span)
        number = self.words.rounded(span)
        if unit not in ("months", "years"):
            return self.words.word("unit.number", number=number)
        exactly = floor(span.low) if span.exact and span.low is not None else SEVERAL
        return self.words.counted(f"unit.{unit}", exactly, number=number)

    @staticmethod
    def _told(possible: Possible) -> bool:
        if isinstance(possible, Span):
            return bool(possible.low) or possible.high is not None
        if isinstance(possible, Among):
            return len(possible.values) == 1
        return bool(possible.certain)
