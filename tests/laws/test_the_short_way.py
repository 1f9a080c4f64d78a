"""The short way says less than the whole one, and nothing else: what it did not ask is not known."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from questionnaire.asking.answers import Answers, Given
from questionnaire.asking.pages import Page
from questionnaire.asking.short import folded, on_the_whole_way
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.logic.predicates import Verdict, Why
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import ENGLISH
from tests.everybody import EVERYBODY, TODAY, answers_of, book

BOOK = book()
ASKED = BOOK.questionnaire
KNOWN = {Verdict.MET, Verdict.NOT_MET}
# What is folded away, and opened by who has no number; the rest of what is folded away nobody opens here.
OPENED = {"count.rough"}


def _in_short(told: Answers) -> Answers:
    """What somebody says on the short way, of all that they could tell."""
    groups = {}
    for key, group in told.groups.items():
        of_entry = {each.id for each in ASKED.groups[key].questions if not each.more}
        hidden = of_entry - ASKED.short - OPENED if of_entry & ASKED.short else set()
        less = (replace(each, said={k: v for k, v in each.said.items() if k not in hidden}) for each in group.entries)
        if key in ASKED.short:
            groups[key] = replace(group, entries=tuple(less))
    said = {key: answer for key, answer in told.said.items() if key in ASKED.short}
    short = replace(told, said=said, groups=groups, short=True, passed=frozenset())
    route = BOOK.route(short, TODAY)
    on_it = replace(short, said=route.answers.said, groups=route.answers.groups)
    return replace(on_it, passed=frozenset(page.id for page in route.pages))


SHORT = {name: _in_short(answers_of(name)) for name in EVERYBODY}


@cache
def _both(name: str) -> tuple[Assessment, Assessment]:
    return tuple(assess(BOOK.rules, BOOK.route(each, TODAY), TODAY) for each in (answers_of(name), SHORT[name]))


def _verdicts(found: Assessment) -> dict[tuple[str, str], Verdict]:
    criteria = {(p.program.id, c.criterion.id): c.finding.verdict for p in found.programs for c in p.criteria}
    return criteria | {(p.program.id, ""): p.verdict for p in found.programs}


def test_no_verdict_is_turned_around():
    """What is met on the whole way is never not met on the short one, nor the other way: it is at most not known."""
    turned = []
    for name in EVERYBODY:
        whole, short = map(_verdicts, _both(name))
        turned += [(name, each) for each in whole.keys() & short.keys() if {whole[each], short[each]} == KNOWN]
    assert [] == turned


def test_every_urgent_alert_is_raised_all_the_same():
    """What is urgent on the whole way is urgent on the short one, and nothing else is."""
    urgent = [
        [{each.alert.id for each in found.alerts if each.alert.level == "urgent"} for found in _both(name)]
        for name in EVERYBODY
    ]
    assert [] == [(name, *both) for name, both in zip(EVERYBODY, urgent, strict=True) if both[0] != both[1]]
    assert any(whole for whole, _ in urgent)


def test_nothing_follows_from_what_was_not_asked():
    """What the short way put off has no value, says that it was not asked, and is told to a clinician as just that."""
    whole = []
    for name, answers in SHORT.items():
        route = BOOK.route(answers, TODAY)
        sheet = BOOK.rules.sheet(route, TODAY)
        asked = [each for each in route.put_off if each in ASKED.questions]
        assert {Why.NOT_REACHED} == {sheet.fact(each).why for each in asked}, name
        brief = Handover(BOOK, answers, TODAY, ENGLISH).brief
        told = {text for block in brief.blocks for text in (*block.absent, *block.absent_at_once)}
        away = [page for page in ASKED.pages if page.skip_unsure and page.id in route.left_open]
        assert {page.clinical.you for page in away if page.clinical} < {*brief.open.put_off}, name
        assert set() == {*brief.open.put_off} & (told | {*brief.open.unanswered}), name
        shown = {each for page in route.pages for each in _shown(page, answers)} - {""}
        if shown <= answers.said.keys() | answers.groups.keys():
            whole.append(name)
            assert () == brief.open.unanswered, name
    assert whole, "somebody answered all that they were asked"


def test_back_on_the_whole_way_all_that_was_put_off_is_asked_and_nothing_twice():
    """Each page that comes shows what was not answered; what was is folded away, and pages asked whole are passed."""
    for name, answers in SHORT.items():
        off = BOOK.route(answers, TODAY).put_off
        whole = on_the_whole_way(answers, BOOK.route(answers, TODAY))
        route = BOOK.route(whole, TODAY)
        shown = {each for page in route.pages if page.id not in whole.passed for each in _shown(page, whole)}
        assert set() == shown & whole.said.keys(), name
        reached = {key for page in route.pages for key in (*page.question_ids, page.group) if key in off}
        more = {each.id for page in ASKED.pages for each in page.questions if each.more}
        assert reached - more <= shown, name


def _shown(page: Page, answers: Answers) -> set[str]:
    return {each.id for each in folded(page, None, ASKED, answers)[0] if not each.more} | {page.group or ""}


def test_what_is_folded_away_stands_under_the_word_that_says_why():
    """On the short way what it does not ask, of a page and of an entry each in its words; later what was answered."""
    kinds = [(page, None) for page in ASKED.pages if page.questions]
    kinds += [(page, ASKED.groups[page.group]) for page in ASKED.pages if page.group]
    words = []
    for page, group in kinds:
        ids = [each.id for each in (group or page).questions]
        off = set(ids) - ASKED.short if ASKED.short & set(ids) else set()
        word = "" if not off else "fold.later_entry" if group else "fold.later"
        said = {ids[0]: Given("x")}
        passed = Answers(said, passed=frozenset({page.id}))
        expected = [
            (Answers(short=True), word, off),
            (Answers(), "", set()),
            (passed, "", set()),
            (Answers(said), "" if group else "fold.answered", set() if group else {ids[0]}),
        ]
        for answers, over, away in expected:
            questions, found = folded(page, group, ASKED, answers)
            more = {each.id for each in (group or page).questions if each.more}
            assert (over, away | more, ids) == (
                found,
                {each.id for each in questions if each.more},
                [each.id for each in questions],
            ), page.id
            words.append(over)
    assert {"", "fold.later", "fold.later_entry", "fold.answered"} == set(words)
    assert set(words) - {""} <= BOOK.words.keys()


@pytest.mark.parametrize("name", ["almost-nothing", "low-for-six-years-and-well"])
def test_at_most_twenty_questions_are_put(name: str):
    """With one count told and no earlier test: rows that are seen, and the questions of the entry."""
    pages = [page for page in BOOK.route(SHORT[name], TODAY).pages if page.group not in ("tests", "medicines")]
    entry = [each for each in ASKED.groups["counts"].questions if each.id in ASKED.short]
    assert 20 >= sum(len(_shown(page, SHORT[name]) - {"", page.group}) for page in pages) + len(entry)
