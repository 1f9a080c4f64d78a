"""The small part of `make oracle`: 500 patients, judged by our rules and by SQLite."""

from __future__ import annotations

from functools import cache

from questionnaire.judging.programs import Standing
from questionnaire.logic.predicates import Verdict
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from tests.oracle.comparing import Oracle, Tally
from tests.oracle.table import EARLIER, FIRST, NOTHING, RANKS, REASON, read_table


@cache  # no fixture: mutmut would count none of its time, and run these tests before all others
def _compared() -> Tally:
    """Five hundred patients, always the same."""
    tally, oracle = Tally(), Oracle(read_book(PACK), seed=2026)
    for batch in range(2):
        oracle.compare(tally, batch, 250)
    return tally


def test_every_rule_comes_out_in_sql_as_it_does_here():
    """Each predicate, program, page and list of the content, the policy table and random rules, on every patient."""
    compared = _compared()
    assert 500 == compared.patients
    assert [] == compared.told


def test_the_patients_are_of_every_kind(book: Book):
    """Each verdict and each standing comes up often, and nearly every predicate in all three ways."""
    compared = _compared()
    assert {verdict.value for verdict in Verdict} == set(compared.verdicts)
    assert {standing.value for standing in Standing} == set(compared.standings)
    assert 25 < min(*compared.verdicts.values(), *compared.standings.values())
    of_content = {name for name in compared.predicates if "random" not in name}
    in_all_ways = {name for name in of_content if {(name, verdict.value) for verdict in Verdict} <= compared.seen}
    assert 0.8 < len(in_all_ways) / len(of_content)
    assert {f"program {program.id}" for program in book.rules.programs} <= of_content


def test_the_policy_table_is_tried_in_every_row_and_column():
    """Every word of the table is said, every row and column stands, and nearly every cell that can come together."""
    compared, table = _compared(), read_table(PACK.content)
    assert {*RANKS, *(side.id for side in table.of(EARLIER))} == set(compared.words)
    assert 500 == compared.words.total()
    rows, columns = ({cell[place] for cell in compared.cells} for place in (0, 1))
    assert {side.id for side in table.of(REASON)} == rows
    assert {NOTHING, *(side.id for side in table.of(FIRST))} == columns
    assert 0.8 < len(set(table.cells) & set(compared.cells)) / len(table.cells)
