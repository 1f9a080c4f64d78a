"""The store: one sealed row a visitor, which expires. SQLite by default, PostgreSQL by another URL, one code path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    case,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from questionnaire.errors import SettingsError, StaleAnswers

_metadata = MetaData()
_rows = Table(
    "journeys",
    _metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("expires_on", Integer, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

# So many days after all rows have expired, the clock is doubted.
DOUBTFUL_AFTER = 7

# Built once: building a statement costs more than running it.
_READ = select(_rows.c.version, _rows.c.sealed).where(
    _rows.c.id == bindparam("row_id"), _rows.c.expires_on >= bindparam("day")
)
_CHANGE = (
    update(_rows)
    .where(_rows.c.id == bindparam("row_id"), _rows.c.version == bindparam("read_version"))
    .values(
        version=bindparam("new_version"),
        sealed=bindparam("sealed"),
        # A clock that lies behind must not bring the end of a row nearer.
        expires_on=case((_rows.c.expires_on > bindparam("new_end"), _rows.c.expires_on), else_=bindparam("new_end")),
    )
)
_NEWEST_BEFORE = select(func.max(_rows.c.expires_on)).where(_rows.c.expires_on < bindparam("new_end"))


@dataclass(frozen=True, slots=True)
class Row:
    """A sealed row and its version; version 0 is a row that is not there yet."""

    version: int
    sealed: bytes


class Store:
    """Sealed rows by id. `day` is a day number: rows live through `expires_on` and open no longer the day after.

    Raises SettingsError if the database at `url` cannot be opened.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine: Engine = create_engine(url)
            if self._engine.dialect.name == "sqlite":
                event.listen(self._engine, "connect", _set_up_sqlite)
            _metadata.create_all(self._engine)
            self.read(b"", 0)
        except (SQLAlchemyError, ImportError) as wrong:
            # Only the first line: the rest may quote the URL, and that may hold a password.
            says = str(wrong).partition("\n")[0] if not isinstance(wrong, ArgumentError) else "not a database URL"
            raise SettingsError(f"QUESTIONNAIRE_DATABASE: the database cannot be opened: {says}") from None
        self._purged_on = 0

    def read(self, row_id: bytes, day: int) -> Row | None:
        """The row, or None when there is none or it has expired."""
        with self._engine.connect() as connection:
            found = connection.execute(_READ, {"row_id": row_id, "day": day}).first()
        return Row(found.version, found.sealed) if found else None

    def write(self, row_id: bytes, version: int, sealed: bytes, *, day: int, expires_on: int) -> None:
        """Save what was read at `version` as the next version. Raises StaleAnswers if another save came between.

        The first save of a day also deletes what has expired. No save lets a row expire sooner than an earlier one did.
        """
        if day != self._purged_on:
            self._purged_on = day
            self._purge_with_care(day, expires_on)
        with self._engine.begin() as connection:
            if version:
                found = {"row_id": row_id, "read_version": version}
                values = {"new_version": version + 1, "sealed": sealed, "new_end": expires_on}
                if connection.execute(_CHANGE, {**found, **values}).rowcount != 1:
                    raise StaleAnswers
                return
            connection.execute(delete(_rows).where(_rows.c.id == row_id, _rows.c.expires_on < day))
            try:
                connection.execute(insert(_rows).values(id=row_id, version=1, sealed=sealed, expires_on=expires_on))
            except IntegrityError:
                raise StaleAnswers from None

    def delete(self, row_id: bytes) -> None:
        """Delete a row for good."""
        self._delete(_rows.c.id == row_id)

    def purge(self, day: int) -> int:
        """Delete every row that expired before `day`; how many there were."""
        return self._delete(_rows.c.expires_on < day)

    def _purge_with_care(self, day: int, expires_on: int) -> None:
        """Delete what has expired, by a clock that may be wrong; what is saved today expires on `expires_on`.

        A day far beyond every row of earlier days is a wrong clock, or the first visit after a long time. It deletes
        only what had expired when the newest of them was saved; if the clock was right, the next day deletes the rest.
        """
        with self._engine.connect() as connection:
            newest = connection.execute(_NEWEST_BEFORE, {"new_end": expires_on}).scalar_one()
        if newest is not None:
            self.purge(day if day <= newest + DOUBTFUL_AFTER else newest - (expires_on - day))

    def _delete(self, which: Any) -> int:
        with self._engine.begin() as connection:
            gone = connection.execute(delete(_rows).where(which)).rowcount
        if gone and self._engine.dialect.name == "sqlite":
            # secure_delete zeroes the row in the file; this empties the log that still holds its older copies.
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # WAL with FULL: an answer is on the disk before it is acknowledged, so even a power cut loses none. The price is
    # one fsync a save; docs/operator.md gives the figure. NORMAL would survive `kill -9`, but not the power cut.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "busy_timeout = 5000"):
        connection.execute(f"PRAGMA {pragma}").close()
