"""The short way in words: that it was taken, what it did not ask, and which of that would help most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from questionnaire.asking.pages import Questionnaire, Route
from questionnaire.judging.assessment import Assessment, Rules
from questionnaire.judging.programs import Standing
from questionnaire.logic.predicates import Finding
from questionnaire.logic.walking import facts_in
from questionnaire.telling.views import Sentence
from questionnaire.telling.wording import Words

MOST_HELPS = 3


def short_way(asked: Questionnaire, route: Route, words: Words) -> str:
    """That the short way was taken, with the sections it asked in part, or not at all; "" on the whole way."""
    off: dict[str, list[str]] = {"short.in_part": [], "short.not_at_all": []}
    for section in asked.sections:
        if any(not route.put_off.isdisjoint(page.asks) for page in section.pages):
            in_part = any(page in route.pages for page in section.pages)
            off["short.in_part" if in_part else "short.not_at_all"].append(words.say(section.title))
    told = (words.word(key, sections=words.language.listed(names, end="")) for key, names in off.items() if names)
    return words.word("short.taken", asked=" ".join(told)) if any(off.values()) else ""


def helps(asked: Questionnaire, rules: Rules, route: Route, found: Assessment, words: Words) -> tuple[Sentence, ...]:
    """The pages that were not asked, or in part, and would settle most, each by its title; none on the whole way.

    First those that the word about a test waits for, then those that most programs wait for.
    """
    if not route.put_off:
        return ()
    sides = [each.finding for each in (*found.timing.open_reasons, *found.timing.open_firsts)]
    open_ = [each for each in found.programs if each.shown and each.standing is not Standing.PROBABLY_NOT]
    criteria = [criterion.finding for program in open_ for criterion in program.criteria]
    timed, programs = (Counter(_waiting(findings, asked, rules, route)) for findings in (sides, criteria))
    pages = [page for page in asked.pages if page.id in timed or page.id in programs]
    pages.sort(key=lambda page: (-timed[page.id], -programs[page.id]))
    return tuple(Sentence(words.say(page.title), page.id) for page in pages[:MOST_HELPS])


def _waiting(findings: Iterable[Finding], asked: Questionnaire, rules: Rules, route: Route) -> Iterator[str]:
    """For each finding the pages that would say what it misses, or lead there, and that the short way put off."""
    for finding in findings:
        facts = {each.fact for each in finding.missing}
        needs = {need for fact in facts for need in (rules.facts[fact].needs if fact in rules.facts else (fact,))}
        pages = [asked.page_of[need] for need in needs if need in asked.page_of]
        gates = {
            gate
            for page in pages
            if page.id in route.left_open and page.asked_when
            for gate in facts_in(page.asked_when)
        }
        yield from {asked.page_of[each].id for each in (needs | gates) & route.put_off}
