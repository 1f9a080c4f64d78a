"""Files inside a PDF: it is then PDF/A-3a as well, and whatever reads it finds them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from hashlib import md5
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from checkers import Checkers
from handed import hand
from papers import OTHER_SCRIPTS, PaperOf
from pypdf import PdfReader

from questionnaire.exporting.datafiles import data_files
from questionnaire.printing import pdf
from questionnaire.printing.attachments import Attachment
from questionnaire.printing.pdf import make_pdf
from questionnaire.telling.papers import BRIEF, SUMMARY, papers_pdf
from tests.register import CARD, DATA_FILES, DOCTOR_MESSAGE, USUAL

INSIDE = (
    Attachment("answers.json", "application/json", "The answers, to go on with", '{"é": "</rdf:RDF>"}'.encode()),
    Attachment("for-a-record", "application/fhir+json", "The answers as FHIR", b"{}"),
)


@pytest.fixture(scope="module")
def paper_with(paper_of: PaperOf) -> Callable[..., bytes]:
    """The shortest paper, with files inside."""
    made = paper_of("almost-nothing")
    return lambda *inside: make_pdf(made.html, made.size, made.summary.unprinted, inside)


@pytest.mark.parametrize("document", [SUMMARY, CARD])
def test_a_document_with_files_inside_is_pdf_ua_and_pdf_a(document: str, paper_of: PaperOf, checkers: Checkers) -> None:
    """A document keeps every rule of both when files travel inside it, also with letters of every script."""
    for name in ("typical-child", OTHER_SCRIPTS):
        printed = paper_of(name, document)
        made = make_pdf(printed.html, printed.size, printed.summary.unprinted, INSIDE)
        assert [] == [*checkers.pdf_ua_1(made), *checkers.pdf_a_3a(made)]


@pytest.mark.parametrize("ids", [USUAL, (CARD, BRIEF), (SUMMARY, CARD), (DOCTOR_MESSAGE,)], ids="-".join)
def test_the_data_files_travel_with_the_clinicians_brief(ids: tuple[str, ...]) -> None:
    """Wherever it stands among the papers; without it there is nothing inside."""
    inside = PdfReader(BytesIO(papers_pdf(hand("almost-nothing"), ids, files=data_files))).attachments
    expected = {each.name: [each.data] for each in data_files(hand("almost-nothing"))} if BRIEF in ids else {}
    assert expected == dict(inside)
    assert list(expected) == list(DATA_FILES if BRIEF in ids else ())


def test_files_come_out_as_they_went_in(paper_with: Callable[..., bytes], tmp_path: Path) -> None:
    """Poppler takes out the same bytes under the same names."""
    (tmp_path / "made.pdf").write_bytes(paper_with(*INSIDE))
    command = ("pdfdetach", "-saveall", "made.pdf")
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "made.pdf").unlink()
    assert {each.name: each.data for each in INSIDE} == {each.name: each.read_bytes() for each in tmp_path.iterdir()}


def test_each_file_says_what_it_is(paper_with: Callable[..., bytes], today: Any) -> None:
    """Type, description, relationship, checksum, and the day of the document, each file once."""
    root = PdfReader(BytesIO(paper_with(*INSIDE))).trailer["/Root"]
    for inside, named in zip(INSIDE, root["/AF"], strict=True):
        file = named.get_object()
        stream = file["/EF"]["/F"]
        params = stream["/Params"]
        assert (inside.name, inside.description, "/Data") == (file["/UF"], file["/Desc"], file["/AFRelationship"])
        assert "/" + inside.media_type == stream["/Subtype"]
        assert [f"D:{today:%Y%m%d}000000Z"] * 2 == [params["/CreationDate"], params["/ModDate"]]
        assert md5(inside.data, usedforsecurity=False).digest() == params["/CheckSum"].original_bytes


def test_the_same_files_give_the_same_bytes_and_others_do_not(paper_with: Callable[..., bytes]) -> None:
    """No clock comes in, and each change of a file is a change of the PDF and of its identifier."""
    first = paper_with(*INSIDE)
    assert first == paper_with(*INSIDE)
    changes = ({"data": b"[]"}, {"name": "x.json"}, {"description": "else"}, {"media_type": "text/plain"})
    others = [paper_with(replace(INSIDE[0], **change)) for change in changes]
    names = [PdfReader(BytesIO(each)).trailer["/ID"][0].original_bytes for each in (first, *others)]
    assert 5 == len(set(names))


def test_without_files_nothing_is_said_of_pdf_a(paper_of: PaperOf) -> None:
    """A plain document is PDF/UA-1 and claims no more."""
    metadata = paper_of("almost-nothing").reader.trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfuaid:part" in metadata
    assert b"pdfaid" not in metadata


def _no_output_intent(made: Any) -> None:
    del made.catalog["OutputIntents"]


def _no_relationship(made: Any) -> None:
    for each in made.objects:
        if isinstance(each, dict) and "AFRelationship" in each:
            del each["AFRelationship"]


def _not_tagged(made: Any) -> None:
    del made.catalog["MarkInfo"]


def _metadata_of_its_own(made: Any) -> None:
    stream = made.objects[int(made.catalog["Metadata"].split()[0])]
    stream.stream = [part.replace(b"pdfaExtension:schemas", b"pdfaExtension:other") for part in stream.stream]


FAULTS = {_no_output_intent: "6.2.4.3", _no_relationship: "6.8", _not_tagged: "6.7.2", _metadata_of_its_own: "6.6.2.3"}


@pytest.mark.parametrize(("plant", "clause"), FAULTS.items(), ids=lambda each: getattr(each, "__name__", each))
def test_the_checker_of_pdf_a_finds_a_fault(
    plant: Callable[[Any], None],
    clause: str,
    paper_with: Callable[..., bytes],
    checkers: Checkers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A fault put into the same document is found, and named by its clause."""
    finish = pdf._as_ua_too  # noqa: SLF001 - here the file can still be changed

    def finish_badly(made: Any) -> None:
        finish(made)
        plant(made)

    monkeypatch.setattr(pdf, "_as_ua_too", finish_badly)
    found = checkers.pdf_a_3a(paper_with(*INSIDE))
    assert [clause] == sorted({each.split()[3].partition("-")[0][: len(clause)] for each in found}), found
