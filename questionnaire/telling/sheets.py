"""Papers as HTML: the template of each, and the page that holds one or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from questionnaire.telling.language import Language
from questionnaire.telling.variants import unparted
from questionnaire.telling.wording import Words


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as HTML, and the language it is in."""

    language: Language
    html: str


def paper_html(paper: str, words: Words, **parts: Any) -> Made:
    """The template of a paper, given the `parts` it tells; `large` must be among them."""
    template = words.language.environment.select_template([f"print/papers/{paper}.html", "print/letters.html"])
    return Made(words.language, unparted(template.render(words=words, id=paper, **parts)))


def page_html(language: Language, papers: Mapping[str, Made], title: str, today: dt.date, **others: Any) -> str:
    """Papers in one HTML page, each in its language; `large` must be among the others, `stylesheet` may be."""
    template, made = language.environment.get_template("print/base.html"), today.isoformat()
    return template.render(language=language, papers=papers, title=title, today=made, **others)
