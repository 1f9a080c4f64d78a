"""What is downloaded: its kind, its name, and that a browser keeps it instead of showing it."""

from __future__ import annotations

import json

import pytest

PDFS = [
    ("/result/summary.pdf", None, "genetic-testing-summary.pdf"),
    ("/result/papers", "/result/papers", "genetic-testing-papers.pdf"),
    ("/blank", "/blank", "genetic-testing-questions.pdf"),
]
FILES = [
    ("fhir-questionnaire.json", "application/fhir+json"),
    ("fhir-questionnaire-response.json", "application/fhir+json"),
    ("phenopacket.json", "application/json"),
]


@pytest.mark.parametrize(("address", "form", "name"), PDFS)
def test_a_pdf_is_kept_under_a_name_that_says_what_it_is(full, address, form, name):
    """Each of the three PDFs is a PDF, for download, and in no cache."""
    if form:
        full.opens(form)
    response = full.client.post(form, data=full.filled()) if form else full.client.get(address)
    assert (200, "application/pdf", b"%PDF-") == (response.status_code, response.mimetype, response.data[:5])
    assert f'attachment; filename="{name}"' == response.headers["Content-Disposition"]
    assert "no-store" == response.headers["Cache-Control"]


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_a_file_for_other_programs_says_its_kind_and_name(full, name, kind):
    """Each file is JSON of its kind, for download, and in no cache."""
    response = full.client.get(f"/result/papers/files/{name}")
    assert (200, kind) == (response.status_code, response.mimetype)
    assert f'attachment; filename="{name}"' == response.headers["Content-Disposition"]
    assert "no-store" == response.headers["Cache-Control"]
    assert json.loads(response.data)
