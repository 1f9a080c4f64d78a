"""The page on which counts are pasted or taken from a file: what is refused, and that nothing touches a disk."""

from __future__ import annotations

import tempfile

from questionnaire.asking.answers import Given
from questionnaire.importing.guarded import MOST_BYTES

ADDRESS = "/q/counts/import"
ROW = '{"resourceType": "Observation", "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]}'
RECORD = ROW + ', "effectiveDateTime": "2024-03-05", "valueQuantity": {"value": 0.45, "unit": "10*3/uL"}}'


def _sends(person, data: bytes, expect: int = 200) -> None:
    person.opens(ADDRESS)
    person.sends_file(ADDRESS, data, expect, csrf_token=person.token())


def test_a_record_is_shown_and_added_only_with_a_yes(full, saved):
    """The same row twice in a file is there once; before the yes nothing is on the list."""
    before = saved(full)
    _sends(full, f"[{RECORD}, {RECORD}]".encode())
    full.sees("450 cells/µL (0.45 × 10⁹/L) · March 5, 2024", "751-8 0.45 10*3/uL 2024-03-05")
    assert before == saved(full)
    full.presses("Add these", take=full.filled()["take"])
    assert 2 == len(saved(full).group("counts").entries)


def test_nothing_of_a_file_is_written_to_a_disk(full, monkeypatch):
    """Werkzeug would spool what is above 500 kB; here nobody makes a file."""

    def refuse(*_args, **_more):
        raise AssertionError("a file was made")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    _sends(full, (RECORD + " " * 2_000_000).encode())
    full.sees("450 cells/µL")
    _sends(full, b"3/2024 0.4\n" * 300_000)
    full.sees("400 cells/µL (0.4 × 10⁹/L) · March 2024")


HEMOGLOBIN = RECORD.replace("751-8", "718-7").replace("0.45", "9.8")
FLAGGED = HEMOGLOBIN[:-1] + ', "interpretation": [{"coding": [{"code": "L"}]}]}'
SHOTS = """{"resourceType": "MedicationStatement", "medicationCodeableConcept": {"text": "Neupogen"},
"effectivePeriod": {"start": "2023-02-01"}}"""
CYCLIC = """{"resourceType": "Condition", "code": {"text": "Cyclic neutropenia"}}"""


def test_what_stands_beside_the_counts_is_asked_and_replaces_no_answer(arrive, saved):
    """No radio is chosen; a yes answers what was not answered; what was, or what other answers leave out, says so."""
    told = {"person.who": "self", "counts.ever_low": "yes"}
    for more, says in (
        ({}, "Did doctors use it for your low counts?"),
        ({"called.names": ["idiopathic"]}, "You have told us about the name that doctors gave the low counts before"),
        ({"called.names": ["cyclic"]}, "You have told us this before"),
        ({"counts.ever_low": "no"}, "Other answers here do not fit with this"),
    ):
        person = arrive(answers={**told, **more})
        _sends(person, f"[{FLAGGED}, {SHOTS}, {CYCLIC}]".encode())
        person.sees(
            "718-7 9.8 10*3/uL 2024-03-05 · L", "Neupogen 2023-02-01", "note when it began: February 1, 2023", says
        )
        assert [] == [name for name in person.filled() if name.startswith("row-")]
        sealed = {"csrf_token": person.token(), "rows": person.field("rows")}
        person.sends(ADDRESS, {**sealed, "row-0": "0", "row-1": "1", **({"row-2": "0"} if more else {})})
        said = saved(person).said
        assert (Given("yes"), Given(("red",))) == (said["sign.other_counts"], said["which.blood"])
        assert (Given("under_six_months"), "2023-02-01") == (said["treat.gcsf"], str(said["gcsf.start"].value))
        assert more.get("called.names") == (("called.names" in said and list(said["called.names"].value)) or None)
        _sends(person, CYCLIC.replace("Cyclic neutropenia", "WHIM syndrome").encode())
        if not more:
            person.sees("WHIM syndrome", "we also note the name as it stands here")
        _sends(person, FLAGGED.encode())
        person.sees("We found no count to add", "You have told us this before")


REFUSED = [
    (b"x" * (MOST_BYTES + 200_000), "A file can have at most 5 MB", 413),
    (b"%PDF-1.7", "We cannot read a PDF", 422),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "We cannot read this kind of file", 422),
    (b'{"resourceType": "Bundle", "entry": ["', "This file is damaged", 422),
    (b"[" * 100_000, "built in a way that no health record is", 422),
    (b'{"resourceType": "Patient", "id": "a"}', "We found no count of neutrophils here", 422),
    (f'[{RECORD}, {{"resourceType": "Patient", "id": "b"}}, {{"resourceType": "Patient", "id": "c"}}]'.encode(),
     "This file is about more than one person", 422),
]  # fmt: skip


def test_what_cannot_be_taken_is_said_and_changes_nothing(full, saved):
    """The page comes back with one sentence that says what is wrong."""
    before = saved(full)
    for data, says, status in REFUSED:
        _sends(full, data, status)
        full.sees("Please check this page", says)
        assert before == saved(full)
    full.presses("Show what you read", expect=422)
    full.sees("Paste some counts, or choose a file")


def test_rows_cannot_be_swapped(full, saved, arrive):
    """What is sealed for one visitor, or was changed on its way, adds nothing."""
    full.opens(ADDRESS)
    full.presses("Show what you read", pasted="3/2024 0.4")
    rows, before = full.field("rows"), saved(full)
    for changed in ("", "AAAA", rows[:-8] + "AAAAAAA=", "ü"):
        full.sends(ADDRESS, {"csrf_token": full.token(), "rows": changed, "take": ["0"]}, 400)
        assert before == saved(full)
    other = arrive(answers={"counts.ever_low": "yes"})
    other.opens(ADDRESS)
    other.sends(ADDRESS, {"csrf_token": other.token(), "rows": rows, "take": ["0"]}, 400)
    assert () == saved(other).group("counts").entries


def test_without_a_token_nothing_is_read_or_added(full, saved):
    """The page comes back, and what was pasted still stands there."""
    before = saved(full)
    full.sends(ADDRESS, {"pasted": "3/2024 0.4"}, 400)
    assert "3/2024 0.4" in full.field("pasted")
    full.presses("Show what you read")
    full.sends(ADDRESS, {"rows": full.field("rows"), "take": ["0"]}, 400)
    assert before == saved(full)
    full.sees("400 cells/µL")


def test_more_than_the_list_holds_is_said_and_the_lowest_are_ticked(full, saved):
    """Sixty stand in a list; one is there, so of seventy the 59 lowest are ticked, and all at once are refused."""
    full.opens(ADDRESS)
    full.presses("Show what you read", pasted="\n".join(f"{1 + n % 12}/{2010 + n // 12} {900 - n}" for n in range(70)))
    full.sees("The list has no room for all of them")
    ticked = full.filled()["take"]
    assert [str(number) for number in range(11, 70)] == ticked
    full.presses("Add these", take=[str(number) for number in range(70)], expect=409)
    full.sees("This list is full")
    full.presses("Add these", take=ticked)
    assert 60 == len(saved(full).group("counts").entries)


def test_only_a_list_of_counts_takes_its_entries_from_a_file(full):
    """Other lists have no such page and no link to one."""
    full.opens("/q/own")
    full.does_not_see("take them from a file")
    full.opens("/q/own/import", expect=404)
    full.opens("/q/counts")
    full.sees("Paste counts, or take them from a file")


def test_rows_whose_form_was_too_old_are_drawn_anew(full):
    """From their seal, as they were."""
    full.opens(ADDRESS)
    full.presses("Show what you read", pasted="3/2024 0.4\nhello\n4/2024 5")
    before = full.text
    full.sends(ADDRESS, {"rows": full.field("rows")}, 400)
    for said in ("3/2024 0.4", "400 cells/µL (0.4 × 10⁹/L)", "hello", "4/2024 5"):
        assert said in before
        assert said in full.text
