"""One question, one place: a sign added in one file is judged, told, printed and coded, or refused by its name."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from breaking import CONTENT, breaking, problems_of
from keyboard import Person

from questionnaire.asking.answers import Answers, Given
from questionnaire.checking.check import check
from questionnaire.errors import ContentError
from questionnaire.exporting.datafiles import data_files
from questionnaire.judging.assessment import Assessment, assess
from questionnaire.judging.programs import Standing
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.telling.blank import blank, blank_html
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_html
from tests.everybody import answers_of

SKIN, NAILS = "pages/skin.toml", "sign.nails"
SIGN = """
[[questions]]
id = "sign.nails"
kind = "yes_no"
label = "Nails that look very thin or bent"
otherwise = "no"
name = "thin or bent nails"
clinical = "dysplastic nails"
counts_as = ["sign"]
hpo = [ { id = "HP:0002164", label = "Nail dysplasia" } ]
"""


@dataclass(frozen=True)
class Added:
    """A book with the sign in it, and the folder of a site, if it came from there."""

    book: Book
    site: Path | None


@pytest.fixture(params=["in the package", "in a site's own folder"])
def added(request: pytest.FixtureRequest, copy: Path, tmp_path: Path) -> Iterator[Added]:
    """The one file changed, here or there."""
    text = (CONTENT / SKIN).read_text(encoding="utf-8") + SIGN
    if request.param == "in the package":
        (copy / SKIN).write_text(text, encoding="utf-8")
        yield Added(read_book(replace(PACK, content=copy)), None)
    else:
        site = tmp_path / "site"
        (site / "pages").mkdir(parents=True)
        (site / SKIN).write_text(text, encoding="utf-8")
        yield Added(read_book(PACK, site), site)


def _judged(book: Book, answers: Answers, today: dt.date) -> Assessment:
    return assess(book.rules, book.route(answers, today), today)


def _with(sign: str, answer: str) -> Answers:
    """Somebody who is well, whose type explains the counts, and who ticked the skin; one sign answered like this."""
    well = answers_of("duffy-null-and-well")
    said = {**well.said, "signs.areas": Given(("skin",)), sign: Given(answer)}
    return Answers(said, well.groups, passed=well.passed | {"skin"}, days=well.days)


def test_it_is_sound(added: Added, today: dt.date):
    """`questionnaire check` asks for nothing more."""
    assert [] == check(added.book, today)


def test_it_is_judged_like_the_sign_beside_it(added: Added, today: dt.date):
    """A yes opens what a yes to an old sign opens; a no closes nothing more than before."""
    book = added.book
    ours, old = (_judged(book, _with(each, "yes"), today) for each in (NAILS, "sign.wounds"))
    assert (ours.timing.id, [(each.program.id, each.standing) for each in ours.programs]) == (
        old.timing.id,
        [(each.program.id, each.standing) for each in old.programs],
    )
    denied = _judged(book, _with(NAILS, "no"), today)
    assert {Standing.WORTH_ASKING} < {each.standing for each in ours.programs}
    assert [each.standing for each in ours.programs] != [each.standing for each in denied.programs]


def test_it_is_told_printed_and_coded(added: Added, today: dt.date):
    """To the patient, to the clinician, on the blank paper, and to other programs."""
    hand = Handover(added.book, _with(NAILS, "yes"), today, language("en"))
    assert "thin or bent nails" in papers_html(hand, [SUMMARY])
    brief = papers_html(hand, [BRIEF])
    assert "dysplastic nails" in brief
    assert "HP:0002164" in brief
    assert "Nails that look very thin or bent" in blank_html(blank(added.book, hand.words), today)
    asked, said, packet = (json.dumps(json.loads(each.data)) for each in data_files(hand))
    assert [True] * 3 == ["HP:0002164" in asked, NAILS in said, "HP:0002164" in packet]


def test_it_is_asked_on_the_screen(added: Added, make_app: Any):
    """Whoever ticks the skin finds it in the list, and reads it back before the result."""
    person = Person(make_app(book=added.book))
    person.opens("/")
    person.presses("Start")
    person.goes_through({"person-who": "self", "signs-areas": ["skin"]}, to="/q/skin")
    person.sees("Nails that look very thin or bent")
    person.goes_through({"sign-nails": "yes"})
    person.sees("thin or bent nails")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('clinical = "dysplastic nails"\n', "", "questions[sign.nails].clinical: this is told to a clinician"),
        ('name = "thin or bent nails"\n', "", "questions[sign.nails].name: a text is needed here"),
        ('"Nail dysplasia"', '""', "questions[sign.nails].hpo[HP:0002164].label: a text is needed"),
    ],
)
def test_what_is_left_out_is_asked_for_by_name(copy: Path, old: str, new: str, problem: str):
    """By the question it belongs to."""
    (copy / SKIN).write_text((copy / SKIN).read_text(encoding="utf-8") + SIGN, encoding="utf-8")
    breaking(copy, SKIN, old, new)
    assert any(each.startswith(f"{SKIN}: {problem}") for each in problems_of(copy))


def test_a_sign_that_counts_as_nothing_is_named(copy: Path, today: dt.date):
    """Answered "yes" and judged "no" is what must never be."""
    text = SIGN.replace('counts_as = ["sign"]\n', "")
    (copy / SKIN).write_text((copy / SKIN).read_text(encoding="utf-8") + text, encoding="utf-8")
    says = f"{SKIN}: {NAILS}: no rule reads this; others here say what they count as (counts_as)"
    assert says in set(map(str, check(read_book(replace(PACK, content=copy)), today)))


def test_a_sites_page_from_before_signs_said_so_is_refused(tmp_path: Path):
    """It would replace ours and be judged "no" to every sign; an empty list says so on purpose."""
    (tmp_path / "pages").mkdir()
    ours = (CONTENT / SKIN).read_text(encoding="utf-8")
    (tmp_path / SKIN).write_text(re.sub(r"counts_as = .*\n", "", ours), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_book(PACK, tmp_path)
    says = "our own page has counts_as = %s here; say so, or [] if it is to count as nothing"
    signs = {each["id"]: says % each["counts_as"] for each in tomllib.loads(ours)["questions"]}
    expected = [f"{tmp_path / SKIN}: questions[{sign}].counts_as: {told}" for sign, told in signs.items()]
    assert expected == [*map(str, refused.value.problems)]
    (tmp_path / SKIN).write_text(re.sub(r"counts_as = .*", "counts_as = []", ours), encoding="utf-8")
    assert read_book(PACK, tmp_path).questionnaire.page("skin")
