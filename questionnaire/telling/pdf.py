"""HTML to a tagged PDF (PDF/UA-1). The only module that imports WeasyPrint; nothing is fetched but our own assets."""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from questionnaire.resources import folder

PAPER_SIZES = {"letter": "letter", "a4": "A4"}
_SCHEME = "asset:"


def make_pdf(html: str, paper: str) -> bytes:
    """The document as a PDF/UA-1 file on "letter" or "a4" paper, or on a page of any CSS size such as "300mm 900mm".

    The same HTML gives the same bytes.

    Raises weasyprint's FatalURLFetchingError if the HTML asks for anything that is not one of our assets.
    """
    document = HTML(string=html, base_url=_SCHEME, url_fetcher=_Assets())
    written: bytes = document.write_pdf(
        stylesheets=[_print_css(), _page_css(paper)],
        font_config=_fonts(),
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
    )
    return written


def has_subsetter() -> bool:
    """Whether HarfBuzz can cut fonts down; without it a PDF takes six times as long."""
    return bool(ffi.harfbuzz_subset)


class _Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Serves files of the static folder under `asset:`, and refuses everything else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        static = folder("static").resolve()
        path = (static / url.removeprefix(_SCHEME)).resolve()
        if not url.startswith(_SCHEME) or not path.is_relative_to(static) or not path.is_file():
            raise FatalURLFetchingError(f"a document may not fetch {url[:80]!r}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _TYPES.get(path.suffix, "text/css")})


_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".css": "text/css"}


# One font configuration for the process: with its own, each document takes half again as long and keeps 0.3 MB.
@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _print_css() -> CSS:
    sheet = Path(folder("static") / "print.css").read_text(encoding="utf-8")
    return CSS(string=sheet, font_config=_fonts(), url_fetcher=_Assets())


@cache
def _page_css(paper: str) -> CSS:
    return CSS(string=f"@page {{ size: {PAPER_SIZES.get(paper, paper)} }}")


def _quiet(name: str) -> Any:
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    return logger


# WeasyPrint's warnings quote the document, and the document holds answers: none may reach a log.
_LOGGERS = [_quiet("weasyprint"), _quiet("fontTools")]
