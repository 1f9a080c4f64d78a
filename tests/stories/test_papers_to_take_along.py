"""Somebody takes papers along: for themselves, for the clinician, with or without a name."""

from __future__ import annotations

import json
from io import BytesIO

from pypdf import PdfReader


def test_the_usual_papers_are_ticked_and_come_as_one_pdf(person):
    """Pressing the button at once gives the summary and then the brief, on the paper of the country, in one file."""
    _comes_to_the_papers(person)
    assert ["summary", "brief"] == person.field("print-documents")
    assert "letter" == person.field("print-paper")
    text = _takes(person)
    assert 0 <= text.index("My summary for the visit") < text.index("Brief for the clinician")


def test_with_the_brief_come_the_files_for_other_programs(person):
    """In the usual papers, of which the brief is the second, three files travel; in the card alone, none."""
    _comes_to_the_papers(person)
    files = {"fhir-questionnaire.json", "fhir-questionnaire-response.json", "phenopacket.json"}
    assert files == _files(person)
    person.opens("/result/papers")
    assert set() == _files(person, **{"print-documents": ["card"]})


def test_a_name_is_printed_and_kept_nowhere(person):
    """A name, a date of birth and a record number stand on the paper; nothing of them is saved or shown again."""
    _comes_to_the_papers(person)
    name = {"print-name": "Ada Example", "print-record": "R-17"}
    born = {"print-born": "May 3, 1990"}
    text = _takes(person, **{"print-documents": ["brief"]}, **name, **born)
    assert [] == [part for part in ("Ada Example", "R-17", "May 3, 1990") if part not in text]
    person.opens("/result/papers")
    assert "" == person.field("print-name")


def test_an_anonymous_copy_leaves_out_the_name_even_when_one_was_typed(person):
    """Who asks for a copy without names gets one."""
    _comes_to_the_papers(person)
    text = _takes(person, **{"print-name": "Ada Example", "print-how": ["anonymous"]})
    assert "Ada Example" not in text
    assert "Copy without names" in text


def test_large_print_has_larger_letters_and_more_pages(person):
    """Large print is asked for with one tick."""
    _comes_to_the_papers(person)
    small = _pages(person)
    person.opens("/result/papers")
    assert len(small) < len(_pages(person, **{"print-how": ["large"]}))


def test_the_paper_size_can_be_chosen(person):
    """Somebody with A4 in the printer gets A4."""
    _comes_to_the_papers(person)
    assert (595, 842) == tuple(round(float(side)) for side in _pages(person, **{"print-paper": "a4"})[0].mediabox[2:])


def test_nothing_ticked_is_asked_about(person):
    """Without a document there is nothing to print: the page says so, and keeps what was typed."""
    _comes_to_the_papers(person)
    person.presses("Get the PDF", expect=422, **{"print-documents": [], "print-name": "Ada Example"})
    person.sees("Choose at least one paper")
    assert "Ada Example" == person.field("print-name")


def test_each_paper_can_be_looked_at_in_the_browser(person):
    """Each document is a page of its own, which prints from the browser without a PDF."""
    _comes_to_the_papers(person)
    page = person.client.get("/result/papers/brief")
    assert 200 == page.status_code
    assert "Brief for the clinician" in page.text
    assert '<link rel="stylesheet" href="/static/print.css' in page.text
    assert 404 == person.client.get("/result/papers/nothing").status_code


def test_a_message_to_the_doctor_can_be_copied_as_text(person):
    """For a patient portal the letters are plain text, too."""
    _comes_to_the_papers(person)
    person.opens("/result/papers/text/doctor-message")
    assert "Dear doctor," in person.html
    person.opens("/result/papers/text/nothing", expect=404)


def test_a_clinics_computer_gets_the_answers_as_files(person):
    """FHIR and the phenopacket are JSON to download, under their own names."""
    _comes_to_the_papers(person)
    for name, kind in (
        ("fhir-questionnaire.json", "Questionnaire"),
        ("fhir-questionnaire-response.json", "QuestionnaireResponse"),
        ("phenopacket.json", None),
    ):
        response = person.client.get(f"/result/papers/files/{name}")
        assert 200 == response.status_code
        assert f'attachment; filename="{name}"' == response.headers["Content-Disposition"]
        assert kind == json.loads(response.data).get("resourceType")
    assert 404 == person.client.get("/result/papers/files/nothing.json").status_code
    person.sees("What these files leave out", "Answers to pages that no longer apply.")


def test_no_papers_before_the_end(person):
    """Who has not finished is led back to the page they stopped at."""
    _starts(person)
    person.answers(**{"person-who": "self"})
    person.opens("/result/papers")
    person.is_at("/q/right-now")


def _comes_to_the_papers(person):
    _starts(person)
    person.goes_through({"person-who": "self", "person-country": "US", "counts-ever_low": "yes"})
    person.presses("See what is worth asking about")
    person.presses("All papers")


def _starts(person):
    person.opens("/")
    person.presses("Start now")


def _taken(person, **fields):
    form = {**person.filled(), **fields}
    response = person.client.post("/result/papers", data=form)
    assert (200, "application/pdf") == (response.status_code, response.mimetype)
    return PdfReader(BytesIO(response.data))


def _pages(person, **fields):
    return _taken(person, **fields).pages


def _files(person, **fields):
    return set(_taken(person, **fields).attachments)


def _takes(person, **fields):
    return " ".join(" ".join(page.extract_text().split()) for page in _pages(person, **fields))
