"""Nothing comes into a PDF but our own files and the text."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import html5lib
import pytest
from papers import DOCUMENTS, OTHER_SCRIPTS, Paper, PaperOf, answers_file
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from questionnaire.asking.questions import Kind
from questionnaire.printing.pdf import make_pdf
from questionnaire.reading import Book

# They hold no words that somebody typed as an answer.
WITHOUT_OWN_WORDS = {"doctor-message", "card"}
WAYS = {
    "an image": '<img alt="" src="{}">',
    "a style sheet": '<link rel="stylesheet" href="{}">',
    "an attachment": '<link rel="attachment" href="{}">',
    "a link that attaches": '<a rel="attachment" href="{}">x</a>',
    "an object": '<object data="{}"></object>',
    "an embedded file": '<embed src="{}">',
    "an import": "<style>@import url({});</style>",
    "a font": "<style>@font-face {{ font-family: X; src: url({}) }} h1 {{ font-family: X }}</style>",
    "a background": '<div style="height: 9pt; background: url({})">x</div>',
    "a list image": '<ul><li style="list-style-image: url({})">x</li></ul>',
    "content": "<style>h1::before {{ content: url({}) }}</style>",
}


HOSTILE = [
    '<link rel="attachment" href="file:///etc/hostname">',
    '"><a href="http://127.0.0.1/">pressed</a><img src=http://127.0.0.1/x.png>',
    "<style>@import url(file:///etc/hostname); * { display: none }</style>",
    "</p></bdi></li></section></article></body>x; background: url('http://127.0.0.1/')",
    "</title></text></svg><object data=file:///etc/hostname></object>",
    "--> ]]> </script><script>1</script> {{ 7 * 7 }} {% include 'x' %}",
]


def page(body: str) -> str:
    return f"<!doctype html><html lang=en><head><title>t</title></head><body><h1>t</h1>{body}</body></html>"


@pytest.fixture
def served() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths it was asked for."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<svg xmlns='http://www.w3.org/2000/svg'/>")

        def log_message(self, *_args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_into_the_document_reads_a_file_of_the_machine(way: str, tmp_path: Path) -> None:
    """Whatever asks for a file outside our assets, no PDF comes out."""
    secret = tmp_path / "secret.css"
    secret.write_text("/* only in the file */")
    for address in (secret.as_uri(), "file:///etc/hostname", f"asset:../../../../../..{secret}", f"asset:{secret}"):
        with pytest.raises(FatalURLFetchingError):
            make_pdf(page(WAYS[way].format(address)), "letter")


@pytest.mark.parametrize("way", WAYS)
def test_no_way_into_the_document_asks_a_server(way: str, served: tuple[str, list[str]]) -> None:
    """Not even this machine is asked for anything over the network."""
    address, asked = served
    with pytest.raises(FatalURLFetchingError):
        make_pdf(page(WAYS[way].format(address)), "letter")
    assert [] == asked


def test_a_drawing_is_drawn_without_what_it_asks_for(served: tuple[str, list[str]]) -> None:
    """WeasyPrint goes on when a drawing may not fetch; the server was not asked all the same."""
    address, asked = served
    body = f'<svg viewBox="0 0 9 9"><image href="{address}" width="9" height="9"/><use href="{address}#x"/></svg>'
    assert make_pdf(page(body), "letter").startswith(b"%PDF-1.7")
    assert [] == asked


def test_our_own_assets_are_read() -> None:
    """What lies in our static folder may be used."""
    assert make_pdf(page('<img alt="icon" src="asset:icon.svg">'), "letter").startswith(b"%PDF-1.7")


def test_the_reason_is_cut_short_and_holds_no_answer() -> None:
    """The message of a refusal quotes the address only, and no more than its beginning."""
    with pytest.raises(FatalURLFetchingError) as refused:
        make_pdf(page(f'my answer<img alt="" src="http://127.0.0.1/{"a" * 500}">'), "letter")
    assert "my answer" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_words_of_a_patient_stay_words(paper_of: PaperOf) -> None:
    """HTML a patient typed is printed as typed: nothing of it is markup, a link, or an attachment."""
    written = "".join(html5lib.parse(paper_of(OTHER_SCRIPTS).html, namespaceHTMLElements=False).itertext())
    own = [entry["answers"]["own.text"] for entry in answers_file(OTHER_SCRIPTS)["groups"]["own"]["entries"]]
    assert [] == [text for text in own if text not in written]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_typed_is_never_markup_or_style(document: str, book: Book, paper_from: PaperOf) -> None:
    """The page has the elements it has for plain letters, and nothing in the PDF can be pressed, opened or run."""
    groups = book.questionnaire.groups
    given, plain = answers_file("very-long"), answers_file("very-long")
    for file, texts in ((given, HOSTILE), (plain, ["x" * len(typed) for typed in HOSTILE])):
        for name, group in file["groups"].items():
            group["entries"] = group["entries"][: len(texts)]
            for entry, text in zip(group["entries"], texts, strict=True):
                entry["answers"] |= {each.id: text for each in groups[name].questions if each.kind is Kind.TEXT}
        for entry in file["groups"]["tests"]["entries"]:  # each with a letter of its own
            entry["answers"] |= {"test.kind": "panel", "test.report": "no"}
    made = paper_from(given, document)
    assert elements(paper_from(plain, document).html) == elements(made.html)
    written = "".join(html5lib.parse(made.html, namespaceHTMLElements=False).itertext())
    assert ([] if document in WITHOUT_OWN_WORDS else HOSTILE) == [typed for typed in HOSTILE if typed in written]
    nothing_to_press(made.reader)


def elements(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element in order, and the attributes it has."""
    return [(str(each.tag), tuple(each.attrib)) for each in html5lib.parse(html).iter()]


def test_a_text_with_braces_is_said_back_like_any_other(paper_of: PaperOf) -> None:
    """A patient may type { and }: what was told and the entry's line keep the text."""
    told = [each.text for section in paper_of(OTHER_SCRIPTS).summary.told for each in section.sentences]
    own = [entry["answers"]["own.text"] for entry in answers_file(OTHER_SCRIPTS)["groups"]["own"]["entries"]]
    assert [] == [text for text in own if text not in told]


def test_no_pdf_holds_a_link_an_attachment_a_form_or_a_script(printed: Paper) -> None:
    """A document is paper: nothing in it can be pressed, opened or run."""
    nothing_to_press(printed.reader)


def nothing_to_press(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert [] == [key for key in ("/AcroForm", "/AA", "/OpenAction", "/AF") if key in root]
    assert "/Names" not in root or not {"/EmbeddedFiles", "/JavaScript"} & set(root["/Names"])
    assert [] == [page for page in reader.pages if "/Annots" in page]
    assert {} == dict(reader.attachments)


def test_without_the_refusal_an_attachment_would_be_inside() -> None:
    """The check above finds an attachment where there is one."""
    from weasyprint import HTML, Attachment

    document = HTML(string=page("<p>x</p>")).write_pdf(attachments=[Attachment(string="x", name="x.txt")])
    assert ["x.txt"] == list(PdfReader(BytesIO(document)).attachments)
