"""Documents as HTML: one template and one `Summary` each; `pdf.py` turns them into PDF."""

from __future__ import annotations

import datetime as dt

from questionnaire.telling.language import Language
from questionnaire.telling.summary import TOP, Summary


def summary_html(summary: Summary, language: Language, today: dt.date) -> str:
    """The patient's summary as one whole HTML page."""
    template = language.environment.get_template("print/summary.html")
    return template.render(summary=summary, top=TOP, today=today.isoformat())
