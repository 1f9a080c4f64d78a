"""The content lint on contradictions: texts that take for granted what may be denied, or ask for what may be there."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import OURS, Found, adding, asking, breaking

LOW, NO_LOW = '{ fact = "counts.any_low", is = "yes" }', '{ fact = "counts.any_low", is = "no" }'
A_TEST = {"you": "Should I have a test?", "child": "Should my child have a test?"}
OF_CHILD = '{ fact = "person.who", is = "child" }'


def _granted(word: str, what: str) -> str:
    return f"{word!r} takes {what!r} for granted, though it may be denied"


@pytest.mark.parametrize(
    ("ask", "word", "what"),
    [
        ("What do my low counts mean?", "my low counts", "low counts"),
        ("Could it lower my counts?", "lower my counts", "low counts"),
        ("Who reads my earlier test?", "my earlier test", "an earlier genetic test"),
        ("Where do I get my medicines?", "my medicine", "a medicine"),
        ("Who comes to my visit?", "my visit", "a visit"),
        ("Was the transplant a good one?", "the transplant", "a transplant"),
    ],
)
def test_a_question_that_takes_something_for_granted_is_named(copy: Path, found: Found, ask: str, word: str, what: str):
    """Somebody who denied it would read it: low counts, a test, a medicine, a visit, a transplant."""
    asking(copy, OF_CHILD, ask=ask)
    assert f"{OURS}: suggestions[ours]: {_granted(word, what)}" in found()


@pytest.mark.parametrize(
    ("when", "more"),
    [
        (LOW, ""),
        ('{ fact = "counts.chronic", is = "yes" }', ""),
        ('{ fact = "counts.lowest", below = 900 }', ""),
        (OF_CHILD, f"unless = {NO_LOW}\n"),
    ],
)
def test_a_question_that_such_people_never_read_is_none(copy: Path, found: Found, when: str, more: str):
    """Its condition shuts them out, by what facts are computed from too, or its `unless` does."""
    asking(copy, when, ask="What does a count this low mean?", more=more)
    assert set() == found()


def test_a_reason_with_its_own_condition_is_proved_with_it(copy: Path, found: Found):
    """A reason is said only where its own condition is met; without one it is named."""
    more = 'reasons = [ { says = "You told us of low counts.", when = %s } ]\n'
    asking(copy, OF_CHILD, more=more % LOW)
    assert set() == found()
    asking(copy, OF_CHILD, more=more % OF_CHILD)
    assert any("reasons[1]" in problem and "for granted" in problem for problem in found())


def test_a_question_that_asks_for_something_says_for_what(copy: Path, found: Found):
    """Without that nothing could be proved of it."""
    asking(copy, OF_CHILD, ask=A_TEST)
    says = "asks for something ('Should I have'); asks_for says what was told if it is there"
    assert {f"{OURS}: suggestions[ours]: {says}"} == found()


@pytest.mark.parametrize(("unless", "sound"), [('unless = { fact = "serial.done", is = "yes" }\n', True), ("", False)])
def test_a_question_that_asks_for_what_may_be_there_is_named(copy: Path, found: Found, unless: str, sound: bool):
    """It has to be silent where it was told."""
    asking(copy, OF_CHILD, ask=A_TEST, more=f'{unless}asks_for = {{ fact = "serial.done", is = "yes" }}\n')
    says = f"{OURS}: suggestions[ours].asks_for: some answers bring this although what it asks for was told"
    assert (set() if sound else {says}) == found()


def test_a_condition_of_a_program_is_proved_too(copy: Path, found: Found):
    """Nobody who never had low counts reads that they come from something."""
    file, unless = "programs/path4ward.toml", f"any = [ {NO_LOW}, "
    breaking(copy, file, unless, "any = [ ")
    assert {f"{file}: criteria[not-usual-for-type]: {_granted('the low count', 'low counts')}"} == found()


def test_what_to_bring_and_the_titles_of_pages_are_proved_too(copy: Path, found: Found):
    """“Your medicines” is for those who may have some; a page that everybody reads takes nothing for granted."""
    adding(copy, "bring.toml", after='[[items]]\nid = "ours"\nsays = "A list of your medicines"\ncite = "the site"\n')
    breaking(copy, "pages/hopes.toml", '"Your hopes and plans"', '"Your low counts and plans"')
    told = found()
    assert any(each.startswith("bring.toml: items[ours]") and "a medicine" in each for each in told)
    assert any(each.startswith("pages/hopes.toml: title") and "low counts" in each for each in told)


def test_a_pack_need_not_say_what_its_texts_take_for_granted(copy: Path, found: Found):
    """Without the file nothing of this is asked."""
    (copy / "presumed.toml").unlink()
    asking(copy, OF_CHILD, ask="Should I have a test for my low counts?")
    assert not [each for each in found() if "for granted" in each or "asks for something" in each]
