"""HTML to a tagged PDF (PDF/UA-1). The only module that imports WeasyPrint; nothing is fetched but our own assets."""

from __future__ import annotations

import hashlib
import logging
import re
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


def make_pdf(html: str, paper: str, instead: str = "[?]") -> bytes:
    """The document as a PDF/UA-1 file on "letter" or "a4" paper, or on a page of any CSS size such as "300mm 900mm".

    The same HTML gives the same bytes. `instead` stands for signs that no font of this machine has: a box in their
    place would say nothing, to the eye or to a screen reader, and is no valid PDF/UA (7.21.8).

    Raises weasyprint's FatalURLFetchingError if the HTML asks for anything that is not one of our assets.
    """
    html = _without_unknown_signs(html, instead)
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


def _without_unknown_signs(html: str, instead: str) -> str:
    """The HTML with each run of signs that no font has replaced."""
    unknown = "".join(sorted(sign for sign in set(html) if sign > _LATIN_END and _is_unknown(sign)))
    return re.sub(f"[{re.escape(unknown)}][{re.escape(unknown)}{_JOINERS}]*", instead, html) if unknown else html


@cache
def _is_unknown(sign: str) -> bool:
    """Whether Pango finds no glyph for a sign, in our fonts or in this machine's."""
    context = _owned(ffi.pango.pango_font_map_create_context(_fonts().font_map))
    layout = _owned(ffi.pango.pango_layout_new(context))
    encoded = sign.encode()
    ffi.pango.pango_layout_set_text(layout, encoded, len(encoded))
    return bool(ffi.pango.pango_layout_get_unknown_glyphs_count(layout))


def _owned(thing: Any) -> Any:
    return ffi.ffi.gc(thing, ffi.gobject.g_object_unref)


# The one function of Pango that we need and WeasyPrint does not. What lies below this sign our own fonts have.
ffi.ffi.cdef("int pango_layout_get_unknown_glyphs_count (PangoLayout *layout);")
_LATIN_END = "\u017f"
# What joins several signs into one, such as the people of a family.
_JOINERS = "\u200d\ufe0e\ufe0f"


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
    # A browser finds the fonts beside the sheet; here they are assets.
    sheet = Path(folder("static") / "print.css").read_text(encoding="utf-8").replace("url(", f"url({_SCHEME}")
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
