"""Clocks that lie: no start deletes anything, and no wrong clock costs anybody answers that still live."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.keeping.store import DOUBTFUL_AFTER, Store

DAY, KEEP = 739_942, 14
FAR = KEEP + DOUBTFUL_AFTER + 1
# Days that pass, then who saves (one of four), and whether the process was started anew.
right_visits = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 3), st.booleans()), min_size=1, max_size=5)
wrong_visits = st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=3)


class _Table:
    """What a table holds that never deletes: each row with its last bytes and the last day on which it opens."""

    def __init__(self, path):
        self.url, self.rows, self.stores = f"sqlite:///{path}/rows.sqlite3", {}, []
        self.path, self.saved = path / "rows.sqlite3", 0

    def starts(self):
        self.stores.append(Store(self.url))

    def saves(self, who, clock):
        self.saved += 1
        row_id, sealed, store = bytes([who]) * 16, b"%d" % self.saved, self.stores[-1]
        row = store.read(row_id, clock)
        _, end = self.rows.get(row_id, (b"", 0))
        store.write(row_id, row.version if row else 0, sealed, day=clock, expires_on=clock + KEEP)
        self.rows[row_id] = (sealed, max(end if end >= clock else 0, clock + KEEP))

    def opens(self, clock):
        found = {row_id: self.stores[-1].read(row_id, clock) for row_id in self.rows}
        return {row_id: row.sealed for row_id, row in found.items() if row}

    def ends_in_the_file(self):
        with closing(sqlite3.connect(self.path)) as connection:
            return [end for (end,) in connection.execute("SELECT expires_on FROM journeys")]

    def closes(self):
        for store in self.stores:
            store.close()


def _rightly(table, day, visits):
    """Days pass and people save by a right clock: the day it is afterwards."""
    for passing, who, anew in visits:
        day += passing
        if anew:
            table.starts()
        table.saves(who, day)
    return day


def _wrongly(table, clock, visits):
    for who, anew in visits:
        if anew:
            table.starts()
        table.saves(who, clock)


def _every_row_opens_that_should(table, day):
    table.starts()
    expected = {row_id: sealed for row_id, (sealed, end) in table.rows.items() if end >= day}
    assert expected == table.opens(day)


@settings(max_examples=40)
@given(episodes=st.lists(st.tuples(right_visits, st.integers(1, 800), wrong_visits), min_size=1, max_size=3))
def test_a_clock_that_lies_behind_costs_no_answer_that_was_acknowledged(tmp_path_factory, episodes):
    """Right again, the clock opens each row with the last that was saved in it, as long as if none had been wrong."""
    table, day = _Table(tmp_path_factory.mktemp("behind")), DAY
    table.starts()
    for visits, days, others in episodes:
        day = _rightly(table, day, visits)
        _wrongly(table, day - days, others)
        _every_row_opens_that_should(table, day)
    _every_row_opens_that_should(table, day + KEEP)
    table.closes()


@settings(max_examples=40)
@given(visits=right_visits, days=st.integers(FAR, 4000), others=wrong_visits, later=right_visits)
def test_a_clock_far_ahead_for_a_day_costs_no_answer_that_was_acknowledged(
    tmp_path_factory, visits, days, others, later
):
    """Whoever saves on that day, in one process or in several beside each other; nor do later saves take anything."""
    table = _Table(tmp_path_factory.mktemp("ahead"))
    table.starts()
    day = _rightly(table, DAY, visits)
    _wrongly(table, day + days, others)
    _every_row_opens_that_should(table, day)
    _every_row_opens_that_should(table, _rightly(table, day, later))
    table.closes()


@settings(max_examples=40)
@given(visits=st.lists(st.tuples(st.integers(0, 3) | st.integers(0, 60), st.integers(0, 3), st.booleans()), max_size=9))
def test_a_save_of_a_later_day_deletes_what_has_expired(tmp_path_factory, visits):
    """No expired row stays in the file after a save of a later day, or of the day after where nobody came for weeks."""
    table, day, before = _Table(tmp_path_factory.mktemp("visits")), DAY, DAY
    table.starts()
    for passing, who, anew in visits:
        if anew:
            table.starts()
        if passing:
            day, before = day + passing, day
        table.saves(who, day)
        oldest = day if day - before < FAR else before
        assert [] == [end for end in table.ends_in_the_file() if end < oldest]
    table.closes()


@pytest.mark.parametrize(("days", "left"), [(0, [DAY + KEEP]), (DOUBTFUL_AFTER, []), (FAR - KEEP, [DAY, DAY + KEEP])])
def test_a_clock_is_doubted_when_everything_expired_more_than_a_week_ago(tmp_path, days, left):
    """Until then the first save of a day deletes all that has expired; later only what had when somebody last came."""
    table = _Table(tmp_path)
    table.starts()
    for who, clock in enumerate((DAY - KEEP, DAY, DAY + KEEP + days)):
        table.saves(who, clock)
    assert [*left, DAY + 2 * KEEP + days] == sorted(table.ends_in_the_file())
    table.closes()


def test_a_clock_that_was_ahead_and_is_right_again_deletes_what_has_expired(store):
    """The process that saved on a wrong day goes on deleting on right ones."""
    store.write(b"a" * 16, 0, b"expires", day=DAY, expires_on=DAY + 1)
    store.write(b"b" * 16, 0, b"ahead", day=DAY + 60, expires_on=DAY + 60 + KEEP)
    store.write(b"c" * 16, 0, b"right", day=DAY + 2, expires_on=DAY + 2 + KEEP)
    assert None is store.read(b"a" * 16, DAY)


def test_a_start_deletes_nothing_however_wrong_the_clock(make_app, today, store, file):
    """A server that starts on a wrong day leaves every row as it is, and the first page it shows does, too."""
    row_id = b"i" * 16
    store.write(row_id, 0, b"kept", day=today.toordinal(), expires_on=today.toordinal() + KEEP)
    for days in (60, -400, 0):
        shown = today.fromordinal(today.toordinal() + days)
        app = make_app({"database": f"sqlite:///{file}"}, today=lambda shown=shown: shown)
        assert 200 == app.test_client().get("/").status_code
    assert b"kept" == store.read(row_id, today.toordinal() + KEEP).sealed
