"""HTML to a tagged PDF: PDF/UA-1, and PDF/A-3a too where files travel inside it.

The only file that imports WeasyPrint, and it keeps to what WeasyPrint documents: no part of it is replaced, so that
whichever version is installed may arrange its inside as it likes. Nothing is fetched but our own assets.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import logging
import os
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Any

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from questionnaire.printing.attachments import Attachment
from questionnaire.resources import folder

PAPER_SIZES = {"letter": "letter", "a4": "A4"}
ONE_AT_A_TIME = Lock()
_SCHEME = "asset:"
_NO_DAY = "2000-01-01"
# PDF/A-3 knows no PDF/UA: metadata from outside it has to bring its own description (ISO 19005-3, 6.6.2.3.3).
_UA_METADATA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def make_pdf(html: str, paper: str, instead: str = "[?]", attachments: Sequence[Attachment] = ()) -> bytes:
    """The document as a PDF/UA-1 file on "letter" or "a4" paper, or on a page of any CSS size such as "300mm 900mm".

    With attachments it is a PDF/A-3a file as well: PDF/UA-1 says nothing of files inside, PDF/A-3 says what they are.
    The same HTML and attachments give the same bytes. `instead` stands for signs that no font of this machine has: a
    box in their place would say nothing, to the eye or to a screen reader, and is no valid PDF/UA (7.21.8).

    Raises weasyprint's FatalURLFetchingError if the HTML asks for anything that is not one of our assets.
    """
    html = _without_unknown_signs(_LINE_ENDS.sub("\n", html), instead)
    with _alone():
        return _made(html, paper, attachments)


@contextmanager
def _alone() -> Iterator[None]:
    """One file is made at a time: Pango, used by two threads at once, may end the process.

    All that it is made of is needed to the end: Python looks for garbage once, then. Looking through it again and again
    on the way took a twelfth of the time, and could have left parts of Pango to another thread.
    """
    with ONE_AT_A_TIME:
        looking = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            gc.collect(0)
            if looking:
                gc.enable()


def _made(html: str, paper: str, attachments: Sequence[Attachment]) -> bytes:
    variant = "pdf/a-3a" if attachments else "pdf/ua-1"
    page = HTML(string=html, base_url=_SCHEME, url_fetcher=_ASSETS)
    document = page.render(_fonts(), stylesheets=[_print_css(), _page_css(paper)], pdf_variant=variant)
    made = dt.datetime.fromisoformat(document.metadata.created or _NO_DAY)
    written: bytes = document.write_pdf(
        pdf_variant=variant,
        pdf_identifier=_identifier(html, attachments),
        attachments=[_inside(each, made) for each in attachments],
        finisher=_finished,
    )
    return written


def _identifier(html: str, attachments: Iterable[Attachment]) -> bytes:
    parts = [html.encode(), *(part for each in attachments for part in (repr(each).encode(), each.data))]
    return hashlib.sha256(b"\0".join(parts)).digest()[:16]


def _inside(attachment: Attachment, made: dt.datetime) -> weasyprint.Attachment:
    """The attachment as WeasyPrint takes it, with the document's date: with the time of day every file would differ."""
    return weasyprint.Attachment(
        # This way the type is given; otherwise it would be guessed from the end of the name.
        url=f"data:{attachment.media_type};base64,{b64encode(attachment.data).decode()}",
        url_fetcher=_DATA,
        name=attachment.name,
        description=attachment.description,
        created=made,
        modified=made,
        relationship="Data",
    )


def _finished(_document: Any, pdf: Any) -> None:
    """Changes a file just before WeasyPrint writes it."""
    if "AF" in pdf.catalog:
        _as_ua_too(pdf)
    for each in pdf.objects:
        if getattr(each, "compress", False):
            _compress(each)


def _compress(stream: Any) -> None:
    """Compresses a stream once, at a faster level. WeasyPrint alone would do it twice: to write it, and to hash it."""
    stream.compress = False
    content = stream.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    stream.stream, stream.extra["Filter"] = [zlib.compress(content)], "/FlateDecode"


def _as_ua_too(pdf: Any) -> None:
    """Lets a PDF/A-3a file say that it is PDF/UA-1 as well, in the one metadata packet that PDF/A allows."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", _UA_METADATA + b"</rdf:RDF>") for part in metadata.stream]
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])  # WeasyPrint names each attachment twice


def unknown_signs(text: str) -> str:
    """The signs of a text that no font has, neither ours nor this machine's.

    Waits while a file is made only where it meets a sign for the first time.
    """
    asked = {sign for sign in set(_LINE_ENDS.sub("", text)) if sign > _LATIN_END}
    if new := asked - _UNKNOWN.keys():
        with _alone():
            _UNKNOWN.update(_tried(new))
    return "".join(sorted(sign for sign in asked if _UNKNOWN[sign]))


def _without_unknown_signs(html: str, instead: str) -> str:
    """The HTML with each run of signs that no font has replaced, several words of them as one."""
    if not (unknown := re.escape(unknown_signs(html))):
        return html
    return re.sub(f"[{unknown}](?:[{unknown}{_JOINERS}\\s]*[{unknown}{_JOINERS}])?", instead, html)


# Whether a sign is unknown, kept once it was tried: fonts do not change while we run.
_UNKNOWN: dict[str, bool] = {}


def _tried(signs: Iterable[str]) -> dict[str, bool]:
    """Whether each sign is unknown: WeasyPrint warns of those it prints and finds in no font, and names them."""
    with _warnings() as said:
        _made("<!doctype html><title>.</title>" + "".join(f"<p>{sign}" for sign in signs), "letter", ())
    named = "".join(said)
    return {sign: sign in named for sign in signs}


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What WeasyPrint warns of, until the block ends; none of it reaches a log."""
    said = list[str]()

    def note(record: logging.LogRecord) -> bool:
        said.append(record.getMessage())
        return False

    _LOGGER.addFilter(note)
    _LOGGER.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        _LOGGER.setLevel(logging.ERROR)
        _LOGGER.removeFilter(note)


# Our own fonts have every sign up to this one.
_LATIN_END = "\u017f"
# Unicode's separators of lines and paragraphs. Pango breaks the line there, and may draw a box for them.
_LINE_ENDS = re.compile("[\u2028\u2029]")
# Signs that join others into one picture, such as the people of a family.
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
_ASSETS, _DATA = _Assets(), URLFetcher(allowed_protocols=["data"])


@cache
def _fonts() -> FontConfiguration:
    """One for the process: with its own, each document takes half again as long and keeps 0.3 MB.

    It has the fonts of this machine but those whose letters are colored pictures (emoji): WeasyPrint writes their
    widths wrong, and the file is no PDF/UA. Fontconfig reads which fonts to use where this variable says.
    """
    usual = os.environ.get(_FONTS)
    with NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as file:
        file.write(_NO_PICTURES.format(escape(usual or "fonts.conf")))
        file.flush()
        os.environ[_FONTS] = file.name
        try:
            return FontConfiguration()
        finally:
            del os.environ[_FONTS]
            if usual:
                os.environ[_FONTS] = usual


_FONTS = "FONTCONFIG_FILE"
_NO_PICTURES = """<?xml version="1.0"?><fontconfig><include ignore_missing="yes">{}</include><selectfont><rejectfont>
<pattern><patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont></fontconfig>"""


@cache
def _print_css() -> CSS:
    # A browser finds the fonts beside the sheet; here they are assets.
    sheet = Path(folder("static") / "print.css").read_text(encoding="utf-8").replace("url(", f"url({_SCHEME}")
    return CSS(string=sheet, font_config=_fonts(), url_fetcher=_ASSETS)


@cache
def _page_css(paper: str) -> CSS:
    return CSS(string=f"@page {{ size: {PAPER_SIZES.get(paper, paper)} }}", url_fetcher=_ASSETS)


def _quiet(name: str) -> logging.Logger:
    logger = logging.getLogger(name)
    logger.setLevel(logging.ERROR)
    return logger


# WeasyPrint's warnings quote the document, and the document holds answers: none may reach a log.
_LOGGER, _ = _quiet("weasyprint"), _quiet("fontTools")
