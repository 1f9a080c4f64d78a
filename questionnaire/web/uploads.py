"""Files that visitors send: held in memory of our own, never on a disk, and gone with the request."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request, request
from werkzeug.exceptions import RequestEntityTooLarge

from questionnaire.errors import BadValue
from questionnaire.importing.guarded import MOST_BYTES

# What stands around a file in a form: the names of its fields, and what was pasted beside it.
_AROUND = 128 * 1024
# Of a file a piece at a time is held beside what was held back of the last one.
_PIECES = 4 * 64 * 1024
# A photo or a film is swallowed whole, so that its owner gets a page that says so and no broken connection.
_MOST_SWALLOWED = 40 * 1024 * 1024


class InMemory(Request):
    """A request whose files lie in memory. Werkzeug writes those above 500 kB to a disk, where they may outlive us."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def uploaded(field: str) -> bytes:
    """The file in a field of the form, b"" where none was chosen. Raises BadValue `import_too_large`."""
    request.max_content_length, request.max_form_memory_size = MOST_BYTES + _AROUND, _PIECES
    try:
        sent = request.files.get(field)
    except RequestEntityTooLarge:
        _swallow()
        raise BadValue("import_too_large") from None
    return sent.read() if sent else b""


def _swallow() -> None:
    """Read the rest of what is sent, and keep nothing of it."""
    body = request.environ["wsgi.input"]
    for _ in range(_MOST_SWALLOWED // _PIECES):
        if not body.read(_PIECES):
            return
