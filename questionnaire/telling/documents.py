"""Documents: one template and one `Summary` each, as HTML and, through `pdf.py`, as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from questionnaire.errors import NoPdf
from questionnaire.telling.language import Language
from questionnaire.telling.summary import TOP, Summary
from questionnaire.telling.told import ToldSection

# Letters on a line of half the page, and lines that two halves on one page can hold.
LINE, MOST_LINES = 62, 150
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def summary_html(summary: Summary, language: Language, today: dt.date) -> str:
    """The patient's summary as one whole HTML page."""
    template = language.environment.get_template("print/summary.html")
    return template.render(summary=summary, top=TOP, today=today.isoformat(), told_parts=_told_parts(summary))


def told_parts(told: Sequence[ToldSection], most: int = MOST_LINES) -> list[Sequence[ToldSection]]:
    """What was told in two halves of about the same length, or in one part where that would not fit on a page."""
    lines = [sum(2 + len(sentence.text) // LINE for sentence in section.sentences) + 1 for section in told]
    if sum(lines) > most:
        return [told]
    first = min(range(len(told) + 1), key=lambda cut: abs(sum(lines[:cut]) - sum(lines[cut:])))
    return [told[:first], told[first:]]


def _told_parts(summary: Summary) -> list[Sequence[ToldSection]]:
    """What was told, as it fits on the first page below the alerts."""
    said = [text for alert in summary.alerts for text in (alert.title, *alert.says)]
    return told_parts(summary.told, MOST_LINES - sum(3 + 3 * len(text) // LINE for text in said))


def summary_pdf(summary: Summary, language: Language, today: dt.date) -> bytes:
    """The patient's summary as a PDF/UA-1 file. Raises NoPdf where the system libraries are missing."""
    return html_to_pdf(summary_html(summary, language, today), summary.paper, summary.unprinted)


def html_to_pdf(html: str, paper: str, instead: str = "[?]") -> bytes:
    """A document as a PDF/UA-1 file. Raises NoPdf where the system libraries are missing."""
    try:
        # WeasyPrint takes a second to load, and nothing else needs it.
        from questionnaire.telling.pdf import make_pdf  # noqa: PLC0415
    except OSError as missing:
        raise NoPdf(f"no PDF can be made here: install {LIBRARIES} (on macOS: pango); {missing}") from None
    return make_pdf(html, paper, instead)


def slow_without() -> str | None:
    """The system library without which a PDF takes six times as long, where it is missing. Raises NoPdf."""
    html_to_pdf("<!doctype html><html lang=en><title>.</title><h1>.</h1></html>", "letter")
    from questionnaire.telling.pdf import has_subsetter  # noqa: PLC0415 - loaded by the line before

    return None if has_subsetter() else LIBRARIES.rsplit(maxsplit=1)[-1]
