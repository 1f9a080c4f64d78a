"""What of somebody's own words can be printed, and a name that cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handed import book, hand, said
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.asking.questions import Kind
from questionnaire.exporting.datafiles import data_files
from questionnaire.telling.letter import Identity
from questionnaire.telling.papers import papers_pdf
from questionnaire.telling.printable import printable, unprintable
from tests.register import DOCUMENTS

# Signs that Unicode has given to nobody: no font of any machine has them.
NOBODYS = "\U00040000\U00040001"
NAMED = Identity(f"{NOBODYS} (Bruce)", "May 3, 1990", f"R-17{NOBODYS}")
# What brings somebody to every page with a field to type in.
ON_THE_WAY = {
    "tests.ever": "yes",
    "medicine.listed": ["antibiotic"],
    "treat.gcsf": "six_months_or_longer",
    "infection.pneumonia": "yes",
}
WORD = st.sampled_from(["swim", "é", "“so”", "µ≤⁹", NOBODYS, f"a{NOBODYS[0]}b", "Đurđa"])


@given(st.lists(WORD))
def test_every_word_with_a_sign_that_no_font_has_is_named_and_no_other(words: list[str]) -> None:
    """However words stand together, those named are those that hold such a sign, in their order, each once."""
    named = unprintable([" ".join(words)])
    lacking = [word for word in words if not {*NOBODYS}.isdisjoint(word)]
    assert set(lacking) == {word for run in named for word in run.split()}
    assert len(named) == len(set(named))
    assert [] == [run for run in named if run not in " ".join(words)]


def test_words_that_follow_one_another_are_named_together() -> None:
    """A sentence is one thing to write by hand; the same one in two texts is named once."""
    texts = [f"Can {NOBODYS} {NOBODYS[0]} swim?", f"{NOBODYS} {NOBODYS[0]}", NOBODYS[1]]
    assert (f"{NOBODYS} {NOBODYS[0]}", NOBODYS[1]) == unprintable(texts)


def test_every_text_somebody_may_type_is_looked_at() -> None:
    """All that was typed on the way, once or in a list, and nothing else; in a copy without names none of it."""
    texts = {each.id: f"My {each.id}" for _, each in book().questionnaire.every_question() if each.kind is Kind.TEXT}
    lists = {
        group.id: [{each.id: texts[each.id] for each in group.questions if each.id in texts}]
        for group in book().questionnaire.groups.values()
    }
    once = {name: text for name, text in texts.items() if name in book().questionnaire.questions}
    told = said({**ON_THE_WAY, **once}, lists)
    assert len(texts) > 4
    assert sorted(texts.values()) == sorted(told.typed_words)
    assert () == replace(told, anonymous=True).typed_words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_name_that_cannot_be_printed_leaves_its_line_to_write_on(document: str) -> None:
    """Each paper is the one it would be had nobody typed the name or the record number; what can be printed stays."""
    free, named = (
        papers_pdf(hand("almost-nothing", given_identity=each), [document], files=data_files)
        for each in (Identity(born=NAMED.born), NAMED)
    )
    assert free == named


def test_a_name_in_our_own_letters_is_printed_whole() -> None:
    """Latin names of every language stay as they were typed."""
    kept = Identity("Đurđa Øystein O’Ñandú Łukasz", "May 3, 1990", "R-17 µ")
    assert kept == printable(kept)
