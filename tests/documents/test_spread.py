"""What a spread of people may hand over, all documents in one file; `make papers` does the same for everybody."""

from __future__ import annotations

import pytest
from checkers import Checkers
from examined import WITHOUT_END, problems
from spread import SPREAD, Someone, unwritten

from tests import everybody


@pytest.mark.parametrize("someone", SPREAD, ids=str)
def test_the_papers_keep_every_rule_every_word_and_their_length(someone: Someone, checkers: Checkers) -> None:
    """Every rule of PDF/UA-1 and PDF/A-3a is kept, no word is lost or out of its order, and no paper runs on."""
    limited = someone.name not in WITHOUT_END
    assert [] == problems(someone.hand, someone.layout, checkers, length=limited)


def test_every_piece_of_every_print_template_is_written_for_one_of_them() -> None:
    """A new condition in a template needs somebody who meets it."""
    assert [] == unwritten()


def test_whose_papers_are_printed_is_looked_at_in_words_too() -> None:
    """Each of them is of the spread on which all else is tried, and that one names nobody whom there is not."""
    assert set(everybody.SPREAD) >= {someone.name for someone in SPREAD}
    assert set(everybody.EVERYBODY) >= set(everybody.SPREAD)


def test_somebody_who_is_missing_is_missed() -> None:
    """Without the two who have a fever, nothing urgent is written."""
    assert any("urgent" in piece for piece in unwritten(SPREAD[2:]))
