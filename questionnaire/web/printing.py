"""Pages on which one chooses what to print, as `content/printing.toml` describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from questionnaire.errors import BadValue
from questionnaire.web.pages import page as render
from questionnaire.web.steps import errors, status_of
from questionnaire.web.views import field_views
from questionnaire.web.visitor import Visitor


def printing_page(
    person: Visitor,
    which: str,
    data: Mapping[str, Any],
    wrong: Mapping[str, BadValue],
    problem: str | None = None,
    **more: Any,
) -> Response:
    """The page with this id, what stands in its fields, and what is wrong with it; `more` is for its template."""
    printing = person.house.book.printing[which]
    return render(
        which,
        status_of(wrong, problem),
        title=person.words.say(printing.title),
        intro=[person.words.say(text) for text in printing.intro],
        fields=field_views(printing.questions, data, wrong, person.words),
        errors=errors(person, printing.questions, wrong, problem),
        **more,
    )
