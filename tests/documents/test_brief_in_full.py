"""The clinician's brief word by word: each list under its own title, each route with what is met, open or not met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from handed import hand, said
from reading_order import said_of, squeezed

from questionnaire.logic.predicates import silenced
from questionnaire.telling.briefviews import BlockView, Feature
from questionnaire.telling.handover import Handover
from questionnaire.telling.papers import BRIEF, papers_html
from questionnaire.telling.views import CriterionView, ProgramView

UNSURE, NOT_SAID = {"not_given": "dont_know"}, {"not_given": "prefer_not_to_say"}
MORE = "Theremaybemorethanthese."


def sections(person: Handover) -> dict[str, list[str]]:
    """The paragraphs, cells and items below each title."""
    page = ET.fromstring(papers_html(person, [BRIEF]))  # noqa: S314 - our own page
    found = {}
    for section in page.iter("section"):
        if (title := section.find("h2")) is not None:
            found[title.text or ""] = [words(each) for each in section.iter() if each.tag in {"p", "td", "th"}]
    return found


def words(element: ET.Element) -> str:
    return squeezed(element.itertext())


# --- blocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.people
def test_each_block_tells_what_is_present_with_its_terms_what_else_was_answered_and_what_is_absent(name: str) -> None:
    """In that order, each under its own word, and every cell of its table."""
    person = hand(name)
    shown = sections(person)
    for block in person.brief.blocks:
        wanted = [squeezed([each]) for each in told(block)]
        assert wanted == [each for each in shown[block.title] if each in wanted], block.title
        # A family tree takes the place of a table.
        if block.table and not (block.id == "family" and person.pedigree):
            cells = [*block.table.columns, *(cell for row in block.table.rows for cell in row)]
            table = [squeezed([cell]) for cell in cells] + [MORE] * block.table.more
            assert "|".join(table) in "|".join(shown[block.title]), block.title
            assert block.table.more == (MORE in shown[block.title])


def told(block: BlockView) -> Iterator[str]:
    """The lists of a block as they stand on paper."""
    if block.present:
        yield f"Yes: {'; '.join(map(with_terms, block.present))}."
    if block.lines:
        yield f"{'. '.join(block.lines)}."
    if block.absent:
        yield f"No: {'; '.join(block.absent)}."


def with_terms(feature: Feature) -> str:
    return feature.clinical + (f" ({', '.join(feature.codes)})" if feature.codes else "")


@pytest.mark.people
def test_alerts_the_person_the_family_and_the_codes_stand_in_their_order(name: str) -> None:
    """The sooner alerts first, then one line on the person with what was said of the day; the codes come last."""
    person = hand(name)
    brief, summary = person.brief, person.summary
    wanted = [person.words.word("brief.title"), f"Made on {summary.made_on}"]
    for level, before in (("urgent", "Urgent. "), ("today", "Call today. "), ("soon", "")):
        lines = getattr(brief.alerts, level)
        assert [each.level for each in summary.alerts].count(level) == len(lines)
        wanted += [before + line for line in lines]
    wanted += [brief.problem, *(f"{text}." for text in brief.dated)]
    if person.pedigree:
        wanted += [brief.block("family").title, *person.pedigree.sentences, *person.pedigree.notes]  # type: ignore[union-attr]
    wanted += ["Routes under consideration", brief.timing]
    # Codes of low counts are for those alone who did not deny any, and a list is for its country alone.
    for codes in (each for each in person.book.brief.codes if not silenced(each.unless, person.assessment.sheet)):
        wanted += [f"{codes.system} ({codes.source}): ", *(f"{each.code} {each.title}" for each in codes.list)]
    page = ET.fromstring(papers_html(person, [BRIEF]))[1]  # noqa: S314 - our own page
    shown, place = squeezed(said_of(page)), 0
    for text in (squeezed([each]) for each in wanted):
        place = shown.find(text, place) + len(text)
        assert place >= len(text), text


@pytest.mark.people
def test_what_is_not_known_what_was_not_said_and_what_is_open_are_not_mixed_up(name: str) -> None:
    """Three lists, each under its own title; where none is, no heading stands."""
    person = hand(name)
    is_open = person.brief.open
    lists = {
        "Answered “I don’t know”:": is_open.unknown,
        "Preferred not to say:": is_open.declined,
        "Left unanswered:": is_open.unanswered,
        "Not asked, as it was not known if any fit:": is_open.not_asked,
    }
    wanted = [squeezed([f"{title} {'; '.join(names)}."]) for title, names in lists.items() if names]
    assert wanted == sections(person).get("Not known or not answered", [])


@pytest.mark.parametrize(("areas", "expected"), [(UNSURE, 6), (["skin"], 0), (None, 0)])
def test_parts_of_the_body_that_nobody_knew_of_are_named_as_not_asked(areas: object, expected: int) -> None:
    """Six pages were not shown to a grown-up, and the first year; what was not reached is not named."""
    told = {"person.age": {"amount": "30", "unit": "years"}} | ({"signs.areas": areas} if areas else {})
    named = said(told).brief.open.not_asked
    assert expected + bool(expected) == len(named)
    assert bool(expected) is ("skin, hair and mouth" in named)
    assert "blood and immune system" not in named


def test_what_was_told_of_a_part_of_the_body_is_not_lost_where_the_parts_are_not_known() -> None:
    """A page with an answer stays on the way, so that a row of an older release keeps its signs."""
    person = said({"sign.warts": "yes", "signs.areas": UNSURE})
    assert ["skin"] == [page.id for page in person.route.pages if page.skip_unsure]
    assert {"yes"} == person.assessment.facts["sign.warts"].possible.values  # type: ignore[union-attr]


def test_what_somebody_prefers_not_to_say_is_told_as_that() -> None:
    """Neither as not known, nor as unanswered."""
    person = said({"counts.ever_low": "yes", "person.sex": NOT_SAID, "person.gender": UNSURE, "counts.now": NOT_SAID})
    is_open = person.brief.open
    assert "course of counts" in is_open.declined
    assert [] == [each for each in is_open.declined if each in is_open.unknown or each in is_open.unanswered]


@pytest.mark.parametrize(("left", "named"), [(3, True), (4, False), (5, False)])
def test_of_four_open_questions_of_a_page_their_number_is_told(left: int, named: bool) -> None:
    """Three are named."""
    page = next(page for page in hand("typical-child").route.pages if page.id == "common-infections")
    answered = dict.fromkeys(page.question_ids[left:], "no")
    unanswered = said({"counts.ever_low": "yes", "matter.hopes": ["cause"], **answered}).brief.open.unanswered
    names = [question.clinical.you for question in page.questions[:left]]
    assert (names if named else []) == [name for name in names if name in unanswered]
    assert named != any(f"{left} of {len(page.questions)}" in each for each in unanswered), unanswered


@pytest.mark.parametrize(("complete", "more"), [(True, False), (False, True), (None, True)])
def test_a_table_that_nobody_called_whole_says_that_there_may_be_more(complete: bool | None, more: bool) -> None:
    """A clinician must not take four counts for all there are."""
    person = said({"counts.ever_low": "yes"}, {"counts": [{"count.value": {"amount": "400", "unit": "/uL"}}]})
    group = replace(person.answers.group("counts"), complete=complete)
    changed = Handover(person.book, replace(person.answers, groups={"counts": group}), person.today, person.language)
    title = changed.brief.block("counts").title  # type: ignore[union-attr]
    assert more == (MORE in sections(changed)[title])


def test_a_cell_says_that_something_is_not_known_and_is_empty_where_nobody_said_anything() -> None:
    """“Don’t know” is an answer."""
    tests = [{"test.kind": "panel", "test.result": UNSURE}, {"test.kind": "exome"}, {"test.result": "nothing_found"}]
    table = next(each.table for each in said({"tests.ever": "yes"}, {"tests": tests}).brief.blocks if each.table)
    assert table is not None
    results = [row[table.columns.index("Result")] for row in table.rows]
    assert ["Not known", "", "No causal variant found, as told"] == results


# --- routes -----------------------------------------------------------------------------------------------------------


@pytest.mark.people
def test_each_route_stands_with_what_is_met_and_what_is_open_and_the_others_with_what_is_not_met(name: str) -> None:
    """After the word about a test, each condition under its own, with its star where no source confirms it."""
    person = hand(name)
    wanted = [person.brief.timing, *(each for program in person.summary.programs for each in route(person, program))]
    others = [each for each in person.summary.programs if each.standing.value == "probably_not"]
    named = [each for each in person.summary.programs if each.standing.value == "more_needed" and not each.confirmed]
    if named:
        lines = [f"{name_of(person, each)} ({conditions(person, each, 'unknown')})" for each in named]
        wanted.append(f"More information needed, and offer not confirmed; open: {'; '.join(lines)}.")
    if others:
        ruled_out = [f"{name_of(person, each)} ({conditions(person, each, 'unmet')})" for each in others]
        wanted.append(f"Criteria not met, as told: {'; '.join(ruled_out)}.")
    if any(each.draft for program in person.summary.programs for each in program.criteria):
        wanted.append("* not confirmed by any source")
    assert [squeezed([each]) for each in wanted] == sections(person)["Routes under consideration"]


STANDINGS = {
    "worth_asking": "may be considered",
    "only_clinician": "needs a clinician’s judgment",
    "more_needed": "more information needed",
}


def route(person: Handover, program: ProgramView) -> Iterator[str]:
    """A route that is not ruled out, in one paragraph."""
    if program.standing.value in STANDINGS and (program.confirmed or program.standing.value != "more_needed"):
        mark = "" if program.confirmed else "; offer not confirmed"
        met, unknown = (conditions(person, program, state) for state in ("met", "unknown"))
        yield (
            f"{name_of(person, program)} ({STANDINGS[program.standing.value]}{mark})."
            + (f" Met: {met}." if met else "")
            + (f" Open: {unknown}." if unknown else "")
        )


def name_of(person: Handover, program: ProgramView) -> str:
    """What a clinician calls it, where that is written."""
    written = next(each.clinical for each in person.book.rules.programs if each.id == program.id)
    return person.words.say(written) if written else program.name


def condition(person: Handover, program: ProgramView, criterion: CriterionView) -> str:
    """A condition in a clinician's words: those for this program, those for every one, or the patient's."""
    if criterion.id == "country":
        return "Lives where it is offered"
    own = next(each.criteria for each in person.book.rules.programs if each.id == program.id)
    written = [each.clinical for each in own if each.id == criterion.id]
    written.append(person.book.brief.criteria.get(criterion.id))
    return next((person.words.say(text) for text in written if text), criterion.says)


def conditions(person: Handover, program: ProgramView, state: str) -> str:
    """The conditions in this state; that somebody lives where it is offered needs no word."""
    found: Sequence[CriterionView] = [each for each in program.criteria if each.state == state]
    found = [each for each in found if (state, each.id) != ("met", "country")]
    return "; ".join(condition(person, program, each) + ("*" if each.draft else "") for each in found)
