"""The one summary: what of the judgement it holds, in which words and how much of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest
from handed import NAMES, hand, said

from questionnaire.asking.answers import Entry, Given, Group
from questionnaire.asking.levels import LEVELS
from questionnaire.asking.values import PartialDate
from questionnaire.judging.programs import Standing, Status
from questionnaire.logic.predicates import Why
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html
from tests.everybody import TODAY, book

ASKED_FIRST = "Worth asking about. Ask first if this still holds"
WORDS = {
    Standing.WORTH_ASKING: "Worth asking about",
    Standing.ONLY_CLINICIAN: "Only your clinician can say",
    Standing.MORE_NEEDED: "More information needed",
    Standing.PROBABLY_NOT: "Probably not this route",
}
LOW = {"counts.ever_low": "yes", "person.age": {"amount": "30", "unit": "years"}}


# --- questions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own", [0, 1, 3, 9, 10, 11, 14])
def test_ten_questions_are_taken_along_ones_own_before_those_suggested(own: int) -> None:
    """Whoever wrote eleven takes those eleven; all that is not taken is still offered, each question once."""
    typed = [f"My question number {number}?" for number in range(own)]
    entries = tuple(Entry(f"e{number}", {"own.text": Given(text)}) for number, text in enumerate(typed))
    answers = hand("typical-child").answers
    person = Handover(
        book(), replace(answers, picked=None, groups={**answers.groups, "own": Group(entries)}), TODAY, language("en")
    )
    suggested = [each.suggestion.id for each in person.assessment.suggestions]
    assert len(suggested) > 11
    picked, others = person.summary.picked, person.summary.others
    assert typed == [view.ask for view in picked[:own]]
    assert suggested[: max(10 - own, 0)] == [view.id for view in picked[own:]]
    assert suggested[max(10 - own, 0) :] == [view.id for view in others]


def test_what_was_taken_off_the_list_is_offered_again() -> None:
    """One’s own question too: of all there are, none is gone and none comes twice."""
    person = said(LOW, {"own": [{"own.text": "Mine?"}, {"own.text": "Mine, too?"}]})
    every = [view.id for view in (*person.summary.picked, *person.summary.others)]
    chosen = (every[3], "own.e1", every[2])
    changed = Handover(book(), replace(person.answers, picked=chosen), TODAY, language("en")).summary
    assert chosen == tuple(view.id for view in changed.picked)
    assert sorted(set(every) - set(chosen)) == sorted(view.id for view in changed.others)


# --- alerts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("moment", ["now.unwell", "now.cord"])
def test_an_alert_of_any_level_says_on_paper_that_its_answer_is_of_another_day(level: str, moment: str) -> None:
    """Whatever it says to do, and how soon: of an answer of yesterday it tells the day, of one of today it does not."""
    rules = book().rules
    leveled = replace(rules, alerts=tuple(replace(each, level=level) for each in rules.alerts))  # type: ignore[arg-type]
    baby = {"person.who": "child", "person.age": {"amount": "2", "unit": "weeks"}, "now.unwell": "no", moment: "yes"}
    for day, old in ((TODAY, False), (TODAY - dt.timedelta(days=1), True)):
        answers = replace(said(baby).answers, days=dict.fromkeys(("now.unwell", "now.cord"), PartialDate.on(day)))
        person = Handover(replace(book(), rules=leveled), answers, TODAY, language("en"))
        resting = [each for each in person.summary.alerts if each.told_on]
        assert resting
        assert len(resting) * old == papers_html(person, [SUMMARY]).count("You told us this on November 21, 2026.")


# --- programs ---------------------------------------------------------------------------------------------------------


@pytest.mark.people
@pytest.mark.parametrize("day", [TODAY, dt.date(2036, 11, 22)])
def test_each_program_is_told_in_one_way(name: str, day: dt.date) -> None:
    """In full, in short or as not for now, by its standing; group after group they stand in the order of all."""
    in_full = {(Standing.WORTH_ASKING, True), (Standing.WORTH_ASKING, False), (Standing.ONLY_CLINICIAN, True)}
    in_short = {(Standing.ONLY_CLINICIAN, False), (Standing.MORE_NEEDED, True)}
    summary = Handover(book(), hand(name).answers, day, language("en")).summary
    routes = summary.routes
    assert summary.programs == (*routes.worth, *routes.open, *routes.named, *routes.not_now)
    assert in_full >= {(each.standing, each.confirmed) for each in routes.worth}
    assert in_short >= {(each.standing, each.confirmed) for each in routes.open}
    assert {(Standing.MORE_NEEDED, False)} >= {(each.standing, each.confirmed) for each in routes.named}
    assert {Standing.PROBABLY_NOT} >= {each.standing for each in routes.not_now}


@pytest.mark.parametrize("day", [TODAY, dt.date(2036, 11, 22)])
def test_each_standing_has_its_words(day: dt.date) -> None:
    """Only of what is worth asking about it is said to ask first if it still runs, where nobody confirmed that."""
    seen = set()
    for name in NAMES[::4]:
        summary = Handover(book(), hand(name).answers, day, language("en")).summary
        for program in summary.programs:
            first = program.standing is Standing.WORTH_ASKING and not program.confirmed
            assert (ASKED_FIRST if first else WORDS[program.standing]) == program.word
            assert program.confirmed == program.checked.startswith("Last checked on ")
            seen.add((program.standing, program.confirmed))
    assert {(standing, False) for standing in Standing} <= seen


def test_what_is_open_and_what_is_judged_is_called_by_its_words() -> None:
    """With every program open each standing has its plain words, and each condition says if it is met."""
    verdicts = {"met": "Met", "unmet": "Not met", "unknown": "Not known yet"}
    rules = book().rules
    opened = replace(rules, programs=tuple(replace(each, status=Status.OPEN) for each in rules.programs))
    views = [
        view
        for name in NAMES[::4]
        for view in Handover(replace(book(), rules=opened), hand(name).answers, TODAY, language("en")).summary.programs
    ]
    assert set(WORDS.items()) == {(view.standing, view.word) for view in views}
    assert set(verdicts.items()) == {(each.state, each.word) for view in views for each in view.criteria}


FACTS = {
    "orders": "Who orders it",
    "cost": "Cost",
    "counseling": "Counseling",
    "sample": "Sample",
    "data": "Who sees the data",
    "start": "How to start",
}


@pytest.mark.people
def test_each_fact_of_a_program_stands_under_its_own_name(name: str) -> None:
    """What a file says of counseling is never read as what it says of the sample."""
    person = hand(name)
    programs = {program.id: program for program in book().rules.programs}
    for view in person.summary.programs:
        said = {key: (label, person.words.say(getattr(programs[view.id], key))) for key, label in FACTS.items()}
        assert said == dict(view.facts)


def test_every_country_of_an_offer_is_named() -> None:
    """By its own name, as it was offered in the list."""
    country = book().questionnaire.questions["person.country"]
    several = 0
    for program in book().rules.programs:
        for name in program.countries[:1]:
            view = next(each for each in said({"person.country": name}).summary.programs if each.id == program.id)
            places = [country.option(each).label.you for each in program.countries]  # type: ignore[union-attr]
            assert [] == [place for place in places if place not in view.criteria[0].says], view.criteria[0]
            several += len(places) > 1
    assert several


@pytest.mark.people
def test_what_no_source_confirms_is_marked_as_in_the_content(name: str) -> None:
    """Neither more nor fewer conditions have their star, on either paper."""
    drafts = {(program.id, each.id) for program in book().rules.programs for each in program.criteria if each.draft}
    shown = [(program, each) for program in hand(name).summary.programs for each in program.criteria]
    assert {(program.id, each.id) for program, each in shown} & drafts == {
        (program.id, each.id) for program, each in shown if each.draft
    }


@pytest.mark.people
def test_what_would_help_is_said_of_all_that_is_missing(name: str) -> None:
    """A condition that is open for two reasons says how to find out both, unless it has one way of its own."""
    facts = book().rules.facts
    person = hand(name)
    judged = {each.program.id: each for each in person.assessment.programs}
    for view in person.summary.programs:
        found = {each.criterion.id: each for each in judged[view.id].criteria}
        for criterion in view.criteria:
            if criterion.id in found and criterion.state == "unknown" and not found[criterion.id].criterion.settle:
                missing = [each for each in found[criterion.id].finding.missing if each.why is not Why.FOR_CLINICIAN]
                ways = [facts[each.fact].settle for each in missing if each.fact in facts]
                assert {person.words.say(way) for way in ways if way} == set(criterion.settle)


# --- words one may hear ---


@pytest.mark.parametrize(("names", "words"), [(["cyclic"], 1), (["cyclic", "congenital"], 2), (["none"], 0)])
def test_the_names_that_were_given_are_explained_in_the_summary(names: list[str], words: int) -> None:
    """Each that doctors used, kindly; one that nobody used is no word to bring home."""
    person = said({**LOW, "called.names": names})
    html = unescape(papers_html(person, [SUMMARY]))
    assert words == len(person.summary.heard)
    assert all(f"<strong>{word}.</strong> {says}" in html for word, says in person.summary.heard)
    assert bool(words) is ("Words you may hear" in html)


# --- what to bring ----------------------------------------------------------------------------------------------------


def test_what_is_there_is_ticked_and_what_is_not_stays_open() -> None:
    """On the summary and on paper: the report somebody has, and the one they still need."""
    report = {"test.kind": "panel", "test.date": "2019"}
    ticked = {}
    for has in ("yes", "no"):
        person = said({**LOW, "tests.ever": "yes"}, {"tests": [{**report, "test.report": has}]})
        ticked[has] = [text for text, have in person.summary.bring if have]
        html = unescape(papers_html(person, [SUMMARY]))
        assert [] == [text for text in ticked[has] if f"<li>☑ {text} (I have this)</li>" not in html]
        assert [] == [text for text, have in person.summary.bring if not have and f"<li>☐ {text}</li>" not in html]
    assert [] == ticked["no"]
    assert ["report"] == [word for word in ("report", "scan") if word in " ".join(ticked["yes"])]


# --- the brief’s part -------------------------------------------------------------------------------------------------


def test_the_first_three_questions_alone_stand_on_the_brief() -> None:
    """In their order; the others are for the person’s own paper."""
    person = said(LOW)
    html = unescape(papers_html(person, [BRIEF])).partition("The patient’s first questions")[2].partition("</ol>")[0]
    asks = [view.ask for view in person.summary.picked]
    assert "".join(f'<li dir="auto">{ask}</li>' for ask in asks[:3]) in html
    assert 3 == html.count("<li")
