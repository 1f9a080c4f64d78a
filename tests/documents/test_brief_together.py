"""The box "To go over together" on the clinician's brief: answers that do not fit together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handed import hand

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.values import Amount
from questionnaire.exporting.assessment import assessment_json
from questionnaire.telling.handover import Handover
from questionnaire.telling.papers import BRIEF, papers_html

LEUKEMIA = "Leukemia or MDS in a relative is denied, but listed: maternal uncle"
BOX = '<section class="together"><h2>To go over together</h2>'


def _settled(person: Handover, *doubts: str) -> Handover:
    return replace(person, answers=replace(person.answers, both_right=frozenset(doubts)))


def test_what_does_not_fit_stands_in_one_box_with_the_entry_it_is_about() -> None:
    """Leukemia in an uncle, and “no leukemia in a relative”: both were said, and the “no” is not told as known."""
    person = hand("on-gcsf")
    assert (LEUKEMIA,) == person.brief.together
    assert "leukemia or MDS in a relative" not in person.brief.block("family").absent
    assert f'{BOX}<p dir="auto">{LEUKEMIA}.</p></section>' in papers_html(person, [BRIEF])
    assert () == hand("typical-child").brief.together
    assert BOX not in papers_html(hand("typical-child"), [BRIEF])


def test_that_both_are_right_is_told_as_told() -> None:
    """The pair stays in the box, so that the clinician sees it, and the answers stand in their blocks again."""
    person = _settled(hand("on-gcsf"), "family-leukemia", "never-low")
    assert (f"{LEUKEMIA} (told: both are right)",) == person.brief.together
    assert "leukemia or MDS in a relative" in person.brief.block("family").absent


def test_of_an_entry_the_first_thing_known_is_told() -> None:
    """Of a count without a number how low it was about."""
    low = Group((Entry("a", {"count.rough": Given("under_200")}), Entry("b", {"count.rough": Given("normal")})))
    said = {"person.age": Given(Amount(Decimal(30), "years")), "counts.ever_low": Given("no")}
    person = replace(hand("typical-child"), answers=Answers(said, {"counts": low}))
    assert (
        "Low neutrophils are said to be never told, but a low count is listed: under 200/µL",
    ) == person.brief.together


def test_other_programs_are_told_which_answers_are_in_doubt() -> None:
    """In the assessment as JSON, with what was said to it; a packet for research says nothing of the half in doubt."""
    for person, both_right in ((hand("on-gcsf"), False), (_settled(hand("on-gcsf"), "family-leukemia"), True)):
        data = assessment_json(person.summary, person.assessment, person.today)
        assert [{"id": "family-leukemia", "in_doubt": ["family.leukemia"], "both_right": both_right}] == data[
            "to_go_over_together"
        ]
        sure = person.book.rules.sure(person.route, person.today).route
        assert both_right is ("family.leukemia" in sure.answers.said)
