"""The lists beside the content, written anew: `python -m tests.lists`. Read what changed before you keep it.

The code book holds what files that people keep rely on, and what the content says and asks on; the list of voices whom
a text speaks to; the list of the world every number that is read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "content"
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

import test_codebook  # noqa: E402 - as pytest does, from the folder of the tests
import test_voices  # noqa: E402

from questionnaire.checking.texts import texts_of  # noqa: E402
from questionnaire.neutropenia import PACK  # noqa: E402
from questionnaire.reading import Book, read_book  # noqa: E402


def main() -> None:
    """Write all three."""
    argparse.ArgumentParser(prog="python -m tests.lists", description=__doc__).parse_args()
    for path, text in lists(read_book(PACK)):
        path.write_text(text, encoding="utf-8")


def lists(book: Book) -> Iterator[tuple[Path, str]]:
    """Each list with what should stand in it, the quickest first."""
    yield _list("codebook.txt", test_codebook.lines_of(book))
    yield _list("voices.txt", test_voices.lines_of(list(texts_of(book))))
    # Imported late: it takes longer than the lists before, where many a change is seen already.
    import test_world

    world = FOLDER / "world.toml"
    kept = world.read_text(encoding="utf-8").partition("[numbers]\n")[0]
    numbers = [f'"{file}" = "{found}"' for file, found in test_world.numbers_read().items()]
    yield world, "\n".join([f"{kept}[numbers]", *numbers]) + "\n"


def _list(name: str, lines: Iterable[str]) -> tuple[Path, str]:
    """The lines, below what the head of the file says of them."""
    path = FOLDER / name
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    return path, "\n".join([*head, *lines]) + "\n"


if __name__ == "__main__":
    main()
