"""Rows: saved in order, expiring, deleted for good."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.pool import Pool

from questionnaire.errors import SettingsError, StaleAnswers
from questionnaire.keeping.store import Row, Store

ID, OTHER = b"i" * 16, b"o" * 16
DAY = 739_942


def test_a_row_is_read_as_it_was_written(store):
    """What was saved is there, at the next version."""
    assert None is store.read(ID, DAY)
    store.write(ID, 0, b"one", day=DAY, expires_on=DAY + 14)
    assert Row(1, b"one") == store.read(ID, DAY)
    store.write(ID, 1, b"two", day=DAY, expires_on=DAY + 14)
    assert Row(2, b"two") == store.read(ID, DAY)
    assert None is store.read(OTHER, DAY)


@pytest.mark.parametrize("days", [0, 14])
@pytest.mark.parametrize("version", [0, 1, 3, 99])
def test_a_save_over_a_newer_row_raises_and_writes_nothing(store, version, days):
    """Who read an older version is told, and the newer answers stay, on their last day as on the first."""
    store.write(ID, 0, b"one", day=DAY, expires_on=DAY + 14)
    store.write(ID, 1, b"two", day=DAY, expires_on=DAY + 14)
    with pytest.raises(StaleAnswers):
        store.write(ID, version, b"late", day=DAY + days, expires_on=DAY + 99)
    assert Row(2, b"two") == store.read(ID, DAY)
    assert None is store.read(ID, DAY + 15)


def test_a_save_over_a_row_that_is_gone_raises_and_brings_nothing_back(store):
    """After “delete everything” an old tab cannot bring the answers back."""
    store.write(ID, 0, b"one", day=DAY, expires_on=DAY + 14)
    store.delete(ID)
    with pytest.raises(StaleAnswers):
        store.write(ID, 1, b"back", day=DAY, expires_on=DAY + 14)
    assert None is store.read(ID, DAY)


def test_a_row_lives_through_its_last_day_and_is_gone_the_day_after(store):
    """Expiry is to the day, and needs no purge to take effect."""
    store.write(ID, 0, b"one", day=DAY, expires_on=DAY + 14)
    assert Row(1, b"one") == store.read(ID, DAY + 14)
    assert None is store.read(ID, DAY + 15)


def test_an_expired_row_is_replaced_by_a_new_one(store):
    """Who comes back too late with the old secret starts anew under it."""
    store.write(ID, 0, b"old", day=DAY, expires_on=DAY + 14)
    store.write(ID, 0, b"new", day=DAY + 15, expires_on=DAY + 29)
    assert Row(1, b"new") == store.read(ID, DAY + 15)


def test_purging_deletes_what_has_expired_and_nothing_else(store):
    """`purge` says how many rows it deleted; the living stay."""
    for number in range(10):
        store.write(bytes([number]) * 16, 0, b"row", day=DAY, expires_on=DAY + number)
    assert 4 == store.purge(DAY + 4)
    assert 0 == store.purge(DAY + 4)
    assert [False] * 4 + [True] * 6 == [bool(store.read(bytes([number]) * 16, DAY)) for number in range(10)]


def test_the_first_save_of_a_day_deletes_what_has_expired(store):
    """Nobody has to run `purge`: saving does it once a day."""
    store.write(ID, 0, b"old", day=DAY, expires_on=DAY + 1)
    store.write(OTHER, 0, b"new", day=DAY + 2, expires_on=DAY + 16)
    assert 0 == store.purge(DAY + 2)
    assert None is store.read(ID, DAY)


@pytest.mark.parametrize("rows", [1, 40])
def test_deleted_bytes_are_in_none_of_the_files(store, file, rows):
    """After delete the sealed bytes, of every version there was, are gone from the database file, -wal and -shm."""
    versions = [bytes([65 + number]) * 700 + b"zebra-7731" for number in range(5)]
    for row in range(rows):
        for number, sealed in enumerate(versions):
            store.write(bytes([row]) * 16, number, sealed, day=DAY, expires_on=DAY + 14)
    assert b"zebra-7731" in _bytes_of(file)
    for row in range(rows):
        store.delete(bytes([row]) * 16)
    assert b"zebra-7731" not in _bytes_of(file)
    for sealed in versions:
        assert sealed[:40] not in _bytes_of(file)


@pytest.fixture
def forgetful():
    """An SQLite that leaves deleted bytes in the file unless it is told not to, as it is built by default."""

    def keep_deleted_bytes(connection, _record):
        connection.execute("PRAGMA secure_delete = OFF")

    event.listen(Pool, "connect", keep_deleted_bytes)
    yield
    event.remove(Pool, "connect", keep_deleted_bytes)


@pytest.mark.usefixtures("forgetful")
def test_deleted_bytes_are_gone_whatever_sqlite_does_by_itself(store, file):
    """That nothing is left does not hang on how this machine's SQLite was built."""
    store.write(ID, 0, b"zebra-7731" * 90, day=DAY, expires_on=DAY + 14)
    store.delete(ID)
    store.close()
    assert b"zebra-7731" not in _bytes_of(file)


def test_an_answer_is_on_the_disk_before_it_is_acknowledged_and_two_processes_wait_for_each_other(file):
    """FULL survives a power cut, which no test can make; a worker that meets another one’s save waits five seconds."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "busy_timeout": 5000}
    found = []

    def look(connection, _record, _proxy):
        found.append({name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted})

    event.listen(Pool, "checkout", look)
    try:
        Store(f"sqlite:///{file}").close()
    finally:
        event.remove(Pool, "checkout", look)
    assert [wanted] * len(found) == found != []


def test_a_table_of_another_shape_is_said_at_the_start(file):
    """A database this program cannot read is refused in one line when it is opened, not page by page."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE journeys (id BLOB PRIMARY KEY, expires INTEGER)")
    connection.close()
    with pytest.raises(SettingsError, match=r"^QUESTIONNAIRE_DATABASE: the database cannot be opened: [^\n]*$"):
        Store(f"sqlite:///{file}")


def test_purged_bytes_are_in_none_of_the_files(store, file):
    """The same holds for what expired, whether purged by command or by the first save of a day."""
    store.write(ID, 0, b"zebra-7731" * 90, day=DAY, expires_on=DAY)
    store.purge(DAY + 1)
    assert b"zebra-7731" not in _bytes_of(file)
    store.write(ID, 0, b"zebra-7731" * 90, day=DAY, expires_on=DAY)
    store.write(OTHER, 0, b"new", day=DAY + 1, expires_on=DAY + 15)
    assert b"zebra-7731" not in _bytes_of(file)


def test_a_replaced_row_leaves_nothing_of_the_expired_one(store, file):
    """An expired row that is replaced under its own id is as gone as a deleted one."""
    store.write(OTHER, 0, b"today's first save", day=DAY + 1, expires_on=DAY + 15)
    store.write(ID, 0, b"zebra-7731" * 90, day=DAY + 1, expires_on=DAY)
    store.write(ID, 0, b"new", day=DAY + 1, expires_on=DAY + 15)
    store.close()
    assert b"zebra-7731" not in _bytes_of(file)


def _bytes_of(file):
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")))


@settings(max_examples=20, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["write", "stale", "delete", "purge", "day"]), st.integers(0, 2)), max_size=14
    )
)
def test_any_order_of_saves_deletes_and_days_is_what_a_plain_table_would_hold(tmp_path_factory, steps):
    """Whatever happens in whatever order, the store holds what a plain dictionary would."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('any')}/rows.sqlite3")
    rows, day = {}, DAY
    for what, which in steps:
        row_id = bytes([which]) * 16
        version, _ = rows.get(row_id, (0, 0))
        if what == "day":
            day += which
        elif what == "delete":
            store.delete(row_id)
            rows.pop(row_id, None)
        elif what == "purge":
            store.purge(day)
        elif what == "stale":
            with pytest.raises(StaleAnswers):
                store.write(row_id, version + 5, b"x", day=day, expires_on=day + 9)
        else:
            store.write(row_id, version, b"%d" % (version + 1), day=day, expires_on=day + 2)
            rows[row_id] = (version + 1, day + 2)
        rows = {key: row for key, row in rows.items() if row[1] >= day}
        found = {bytes([n]) * 16: store.read(bytes([n]) * 16, day) for n in range(3)}
        assert {key: Row(row[0], b"%d" % row[0]) for key, row in rows.items()} == {k: v for k, v in found.items() if v}
    store.close()
