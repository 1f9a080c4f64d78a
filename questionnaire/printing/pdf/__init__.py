"""HTML to a tagged PDF: PDF/UA-1, and PDF/A-3a too where files travel inside it.

The only room that imports WeasyPrint; nothing is fetched but our own assets.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from xml.etree import ElementTree as ET

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from questionnaire.printing.attachments import Attachment
from questionnaire.printing.pdf.engine import let_go, pack, quicken
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

    One file is made at a time: Pango, used by two threads at once, may end the process.

    Raises weasyprint's FatalURLFetchingError if the HTML asks for anything that is not one of our assets.
    """
    html = _without_unknown_signs(_LINE_ENDS.sub("\n", html), instead)
    with ONE_AT_A_TIME:
        try:
            return _made(html, paper, attachments)
        finally:
            let_go()


def _made(html: str, paper: str, attachments: Sequence[Attachment]) -> bytes:
    page = _Page(html)
    variant = "pdf/a-3a" if attachments else "pdf/ua-1"
    document = page.render(_fonts(), stylesheets=[_print_css(), _page_css(paper)], pdf_variant=variant)
    made = dt.datetime.fromisoformat(document.metadata.created or _NO_DAY)
    written: bytes = document.write_pdf(
        pdf_variant=variant,
        pdf_identifier=_identifier(html, attachments),
        attachments=[_inside(each, made) for each in attachments],
        finisher=_finished,
    )
    return written


def has_subsetter() -> bool:
    """Whether HarfBuzz can cut fonts down; without it a PDF takes six times as long."""
    return bool(ffi.harfbuzz_subset)


def _identifier(html: str, attachments: Iterable[Attachment]) -> bytes:
    parts = [html.encode(), *(part for each in attachments for part in (repr(each).encode(), each.data))]
    return hashlib.sha256(b"\0".join(parts)).digest()[:16]


def _inside(attachment: Attachment, made: dt.datetime) -> weasyprint.Attachment:
    """The attachment as WeasyPrint takes it, as old as the document: its own clock would make every file another."""
    inside = weasyprint.Attachment(
        file_obj=BytesIO(),
        name=attachment.name,
        description=attachment.description,
        created=made,
        modified=made,
        relationship="Data",
    )
    # Else it would guess the type from the end of the name.
    inside.source = nullcontext((BytesIO(attachment.data), None, None, attachment.media_type))
    return inside


def _finished(_document: Any, pdf: Any) -> None:
    """The last hand that is put to a file before it is written."""
    if "AF" in pdf.catalog:
        _as_ua_too(pdf)
    pack(pdf)


def _as_ua_too(pdf: Any) -> None:
    """Lets a PDF/A-3a file say that it is PDF/UA-1 as well, in the one metadata packet that PDF/A allows."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [part.replace(b"</rdf:RDF>", _UA_METADATA + b"</rdf:RDF>") for part in metadata.stream]
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])  # WeasyPrint names each attachment twice


def unknown_signs(text: str) -> str:
    """The signs of a text that no font has, neither ours nor this machine's.

    Waits while a file is made only where it meets a sign for the first time.
    """
    asked = {sign for sign in set(text) if sign > _LATIN_END}
    if new := asked - _UNKNOWN.keys():
        with ONE_AT_A_TIME:
            _print_css()  # brings our own fonts
            _UNKNOWN.update({sign: _is_unknown(sign) for sign in new})
    return "".join(sorted(sign for sign in asked if _UNKNOWN[sign]))


def _without_unknown_signs(html: str, instead: str) -> str:
    """The HTML with each run of signs that no font has replaced, several words of them as one."""
    if not (unknown := re.escape(unknown_signs(html))):
        return html
    return re.sub(f"[{unknown}](?:[{unknown}{_JOINERS}\\s]*[{unknown}{_JOINERS}])?", instead, html)


# Whether a sign is unknown, once Pango was asked: fonts do not change while we run.
_UNKNOWN: dict[str, bool] = {}


def _is_unknown(sign: str) -> bool:
    """Whether Pango finds no glyph for a sign."""
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
# Unicode's own ends of a line and of a paragraph. Pango would break there, and draws a box for the one or the other.
_LINE_ENDS = re.compile("[\u2028\u2029]")
# What joins several signs into one, such as the people of a family.
_JOINERS = "\u200d\ufe0e\ufe0f"


class _Page(HTML):  # type: ignore[misc]  # WeasyPrint has no annotations
    """A page to lay out. Our own are well-formed XML too, which Python reads in a fiftieth of the time HTML takes."""

    def __init__(self, html: str) -> None:
        try:
            # What is read was written by our templates: its one document type declares nothing.
            tree = ET.fromstring(html)  # noqa: S314
        except ET.ParseError:
            super().__init__(string=html, base_url=_SCHEME, url_fetcher=_Assets())
            return
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = tree
        self.base_url, self.url_fetcher, self.media_type = _SCHEME, _Assets(), "print"


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
    fonts = FontConfiguration()
    config = fonts._config  # noqa: SLF001 - what it has no name for
    ffi.fontconfig.FcConfigParseAndLoadFromMemory(config, _NO_PICTURES, True)  # noqa: FBT003 - C has no names
    ffi.fontconfig.FcConfigBuildFonts(config)
    return fonts


ffi.ffi.cdef("int FcConfigBuildFonts (FcConfig *config);")
# A font whose letters are colored pictures (emoji): WeasyPrint writes their widths wrong, and the file is no PDF/UA.
_NO_PICTURES = b"""<?xml version="1.0"?><fontconfig><selectfont><rejectfont>
<pattern><patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont></fontconfig>"""


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

quicken()
