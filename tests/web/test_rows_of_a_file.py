"""The rows that were read: each with its words, up to a limit, once on the list, and the same when drawn anew."""

from __future__ import annotations

from page_rules import parse

from questionnaire.importing.guarded import MOST_BYTES

ADDRESS, TITLE = "/q/counts/import", "Check each line before it is added"
COUNT = '{"resourceType": "Observation", "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]}'
COUNT += ', "effectiveDateTime": "2024-03-05", "valueQuantity": {"value": 0.45, "unit": "10*3/uL"}}'
HEMOGLOBIN = COUNT.replace("751-8", "718-7").replace("0.45", "9.8")
LOW = HEMOGLOBIN[:-1] + ', "interpretation": [{"coding": [{"code": "L"}]}]}'
SHOTS = """{"resourceType": "MedicationStatement", "medicationCodeableConcept": {"text": "Neupogen"},
"effectivePeriod": {"start": "2023-02-01"}}"""


def _sends(person, data, expect=200, **fields):
    person.opens(ADDRESS)
    person.sends_file(ADDRESS, data, expect, csrf_token=person.token(), **fields)


def test_a_file_and_what_was_pasted_beside_it_are_both_read(full):
    """In their order; a file of just the size that is named is taken, and one byte more is not."""
    whole = COUNT.encode().ljust(MOST_BYTES)
    _sends(full, whole, pasted="5/2023 0.7")
    full.sees("700 cells/µL (0.7 × 10⁹/L) · May 2023", "450 cells/µL (0.45 × 10⁹/L) · March 5, 2024")
    _sends(full, whole + b" ", 413)
    full.sees("A file can have at most 5 MB")
    assert ["#pasted"] == [link.get("href") for link in parse(full.html).findall(".//div[@role='alert']//a")]


def test_a_count_of_a_day_is_added_once_and_those_beside_it_each_time(full, saved):
    """Sent twice, what is listed stays once and what follows is added; without a day none is told to be the same."""
    full.opens(ADDRESS)
    full.presses("Show what you read", pasted="3/2024 0.4\n4/2024 0.5\n5/2024 0.6")
    rows = {"csrf_token": full.token(), "rows": full.field("rows")}
    for take in (["1"], ["0", "1", "2"]):
        full.sends(ADDRESS, {**rows, "take": take})
    full.sees("500 cells/µL", "400 cells/µL", "600 cells/µL")
    assert 4 == len(saved(full).group("counts").entries)
    undated = COUNT.replace('"effectiveDateTime": "2024-03-05", ', "")
    for listed in (6, 8):
        _sends(full, f"[{undated}, {undated.replace('0.45', '0.55')}]".encode())
        full.does_not_see("This one is already on your list")
        full.presses("Add these")
        assert listed == len(saved(full).group("counts").entries)


def test_so_many_rows_are_shown_and_the_others_say_why_not(full):
    """The last that is shown can be ticked; the next is left out with its line, also where the page is drawn anew."""
    lines = [f"{1 + n % 12}/{2000 + n // 12} 0.{1 + n % 9}" for n in range(201)]
    full.opens(ADDRESS)
    full.presses("Show what you read", pasted="\n".join(lines))
    for _ in range(2):
        assert {str(n) for n in range(200)} == full.choices()["take"]
        full.sees(f"{lines[-1]} – This and what comes after it is too much at once")
        full.sends(ADDRESS, {"rows": full.field("rows")}, 400)


def test_a_list_that_is_just_full_has_room_for_all(arrive):
    """Sixty are all ticked, and nothing is said of room."""
    person = arrive(answers={"counts.ever_low": "yes"})
    person.opens(ADDRESS)
    person.presses(
        "Show what you read", pasted="\n".join(f"{1 + n % 12}/{2010 + n // 12} {900 - n}" for n in range(60))
    )
    person.does_not_see("The list has no room for all of them")
    assert 60 == len(person.filled()["take"])


def test_every_kind_of_row_is_the_same_when_it_is_drawn_anew(arrive):
    """What is sure, asked, beside, called low or not, and left out with its words: a seal keeps each as it was."""
    person = arrive(answers={"counts.ever_low": "yes"})
    platelets = HEMOGLOBIN.replace("718-7", "777-3")
    _sends(person, f"[{COUNT}, {LOW}, {platelets}, {SHOTS}]".encode(), pasted="3/2025 5\nGlucose 5.5")
    shown = person.text.rpartition(TITLE)[2]
    for said in ("something else: “Glucose”", "calls this hemoglobin low", "not say if these platelets are low"):
        assert said in shown
    assert "note when it began: February 1, 2023" in shown
    person.sends(ADDRESS, {"rows": person.field("rows")}, 400)
    assert shown == person.text.rpartition(TITLE)[2]


def test_a_day_that_was_told_is_not_noted_again_and_a_yes_of_either_kind_was_told_before(arrive):
    """Who said since when they had the shots keeps that day; whichever way they said yes, they have told us."""
    person = arrive(answers={"counts.ever_low": "yes", "gcsf.start": "2020"})
    _sends(person, f"[{SHOTS}]".encode())
    person.sees("This is G-CSF")
    person.does_not_see("note when it began")
    for told in ("under_six_months", "six_months_or_longer"):
        person = arrive(answers={"counts.ever_low": "yes", "treat.gcsf": told})
        _sends(person, f"[{SHOTS}]".encode())
        person.sees("Neupogen 2023-02-01 – You have told us this before")
