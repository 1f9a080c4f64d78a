"""The same answers on the same day give the same file."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Thread
from xml.etree import ElementTree as ET

from papers import Paper, PaperOf
from pypdf import PdfReader

from questionnaire.printing.attachments import Attachment
from questionnaire.printing.pdf import ONE_AT_A_TIME, make_pdf
from questionnaire.reading import Book
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import papers_html


def test_the_same_answers_give_the_same_bytes(paper_of: PaperOf, book: Book, today: dt.date) -> None:
    """A summary made a second time is the same PDF, byte for byte, whatever was made in between."""
    first = paper_of("almost-nothing")
    paper_of("typical-child")
    again = Handover(book, first.answers, today, language("en"))
    assert first.pdf == make_pdf(papers_html(again), again.summary.paper)


def test_summaries_made_at_the_same_moment_do_not_mix(paper_of: PaperOf) -> None:
    """Threads that share the fonts make the same PDFs as one alone."""
    papers = [paper_of("almost-nothing"), paper_of("typical-adult"), paper_of("almost-nothing")]
    with ThreadPoolExecutor(len(papers)) as threads:
        made = list(threads.map(lambda each: make_pdf(each.html, each.summary.paper), papers))
    assert [True] * len(papers) == [each.pdf == pdf for each, pdf in zip(papers, made, strict=True)]


def test_the_day_is_the_only_clock_in_the_file(paper_of: PaperOf, today: dt.date) -> None:
    """The PDF says it was made today, with no time of day."""
    meta = paper_of("almost-nothing").reader.metadata
    assert [f"D:{today:%Y%m%d}"] * 2 == [meta["/CreationDate"], meta["/ModDate"]]


def test_every_page_of_documents_is_well_formed(printed: Paper) -> None:
    """What is laid out is XML as well as HTML, so that any reader finds the same elements in it."""
    assert "html" == ET.fromstring(printed.html).tag  # noqa: S314 - our own page


def test_a_page_that_is_only_html_is_laid_out_too() -> None:
    """What is not well-formed is read as a browser would, not refused."""
    page = "<!doctype html><html lang=en><title>A page</title><h1>Read<br>me</h1></html>"
    assert "Read" in PdfReader(BytesIO(make_pdf(page, "a4"))).pages[0].extract_text()


def test_one_pdf_is_made_at_a_time() -> None:
    """Two threads in Pango at once have ended a worker: the second waits until the first is done."""
    page, made = "<html lang='en'><head><title>A page</title></head><body><h1>A page</h1></body></html>", list[bytes]()
    second = Thread(target=lambda: made.append(make_pdf(page, "a4")))
    with ONE_AT_A_TIME:
        second.start()
        second.join(0.5)
        assert [] == made
    second.join()
    assert b"%PDF" == made[0][:4]


def test_a_file_with_other_data_inside_has_another_name() -> None:
    """By its identifier a reader knows a file again: what stands on its pages may be the same, and its data not."""
    page = "<!doctype html><html lang=en><title>A page</title><h1>A page</h1></html>"
    first, again, other = (
        PdfReader(BytesIO(make_pdf(page, "a4", attachments=[Attachment("a.json", "application/json", "Data", data)])))
        for data in (b"[1]", b"[1]", b"[2]")
    )
    assert first.trailer["/ID"] == again.trailer["/ID"]
    assert first.trailer["/ID"][0] != other.trailer["/ID"][0]
