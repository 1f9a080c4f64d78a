"""The process of its own in which a file is parsed: it reads one from its input, prints what stands in it, and ends.

It is started by `guarded` alone. Whatever a file does to it, the questionnaire goes on, and nothing of it is kept: the
process may write no file, use no more than its share of time and memory, and says nothing but its rows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from typing import Any

from questionnaire.asking.beside import Listed
from questionnaire.errors import BadValue
from questionnaire.importing import ccda, fhir, table
from questionnaire.importing.beside import is_of
from questionnaire.importing.records import MOST_ROWS, Row, is_count

# What is looked for beside counts: where, its codes, its names.
Sought = tuple[str, tuple[str, ...], tuple[str, ...]]
SECONDS = 5
# What Python and lxml map without any file is about 60 MB; a tree takes some twenty times its file.
BYTES = 400 * 1024 * 1024
_PARTS_OF_TEXT = 0.02
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def main() -> None:
    """Read what is wanted from a first line, then the file; say its rows, or its text, or what is wrong."""
    _limit()
    head = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        beside = [(listed, tuple(codes), tuple(names)) for listed, codes, names in head["beside"]]
        said: Any = parsed(data, frozenset(head["codes"]), [tuple(each) for each in head["names"]], beside)
    except BadValue as wrong:
        said = {"wrong": wrong.word}
    except (MemoryError, RecursionError):
        said = {"wrong": "import_too_hard"}
    sys.stdout.write(json.dumps(said))


def parsed(
    data: bytes, codes: Collection[str], names: Collection[Sequence[str]], beside: Sequence[Sought] = ()
) -> dict[str, Any]:
    """The rows of a file that may be counts ("rows"), or its text where it is neither a record nor a table ("text").

    What it says beside them is "beside", each row with the place of what it was sought as. Raises BadValue with what is
    wrong with the file.
    """
    if data.startswith(b"%PDF"):
        raise BadValue("import_pdf")
    text = decoded(data)
    begins = text.lstrip()[:1]
    found: Iterator[Row] | None
    if begins == "<":
        # Its own declaration says how it is written, unless a mark already did.
        found = ccda.rows_of(data if data.lstrip().startswith((b"<", *_MARKS)) else text.encode())
    elif begins in ("{", "["):
        found = fhir.rows_of(text)
    else:
        found = table.rows_of(text)
    return {"text": text} if found is None else _kept(found, codes, names, beside)


def _kept(
    found: Iterable[Row], codes: Collection[str], names: Collection[Sequence[str]], beside: Sequence[Sought]
) -> dict[str, Any]:
    """The rows that are asked for. Of what stands beside counts, no more of a kind than a record of a life has."""
    counts: list[Any] = []
    others: list[list[Any]] = [[] for _ in beside]
    for row in found:
        place = next((place for place, each in enumerate(beside) if is_of(row, *each)), None)
        if place is not None and len(others[place]) < MOST_ROWS:
            others[place].append([place, astuple(row)])
        elif row.listed == Listed.RESULT.value and is_count(row, codes, names):
            counts.append(astuple(row))
        if len(counts) > MOST_ROWS:
            raise BadValue("import_too_much")
    return {"rows": counts, "beside": [each for rows in others for each in rows]}


def decoded(data: bytes) -> str:
    """The text of a file, by its mark, as UTF-8, or as Windows writes it. Raises BadValue `import_no_record`."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            with suppress(UnicodeDecodeError):
                return data.decode(encoding)
            raise BadValue("import_broken")
    if len(data) > 1 and data[:2].count(0) == 1:
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be")
    with suppress(UnicodeDecodeError):
        return _printed(data.decode())
    return _printed(data.decode("cp1252", errors="replace"))


def _printed(text: str) -> str:
    """The text, unless it is none: pictures and archives hold what no text does."""
    strange = sum(not each.isprintable() and not each.isspace() for each in text[:10_000])
    if "\x00" in text or strange > _PARTS_OF_TEXT * min(len(text), 10_000):
        raise BadValue("import_no_record")
    return text


def _limit() -> None:
    """Take no more time and memory than a file is worth, and write none."""
    # Windows has no such limits; there the time alone is limited, by who started this.
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not there everywhere

        for kind, most in (
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_AS, BYTES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            # macOS refuses some of them.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
