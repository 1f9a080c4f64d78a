"""Every word by which a record, a table or a pasted line is parted does what `words.toml` says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from questionnaire.errors import BadValue
from questionnaire.importing.marks import marked, range_of
from questionnaire.importing.specimens import is_blood, is_elsewhere
from questionnaire.importing.systems import coded, holds

WORDS = {
    kind: {does: words.split(", ") for does, words in table.items()}
    for kind, table in tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8")).items()
}


def test_each_word_that_makes_it_another_date_does_so(read_lines):
    """Before a date on the line of a count, and on a line of its own above the date; words between say nothing."""
    dates, own = WORDS["dates"], "ANC 0.78 K/uL 2024-03-05"
    for word in dates["aside"]:
        assert ["780 2024-03-05"] == read_lines(f"{word} 2019-08-01 {own}"), word
        assert ["780"] == read_lines(f"{word}:\n2019-08-01\nANC 0.78 K/uL")[-1:], word
    for word in dates["fillers"]:
        assert ["780 2024-03-05"] == read_lines(f"born {word} 2019-08-01 {own}"), word


def test_each_word_that_says_when_the_blood_was_taken_leaves_its_date(read_lines):
    """The line heads those below it in place of the date above; any other word makes it a date of nobody knows what."""
    above = "2024-01-05\nANC 0.3 K/uL\n"
    for word in [*WORDS["dates"]["blood"], *WORDS["dates"]["fillers"]]:
        assert ["780 2024-03-05"] == read_lines(f"{above}{word}: 2024-03-05\nANC 0.78 K/uL")[1:], word
    assert ["780"] == read_lines(f"{above}Diagnosed: 2024-03-05\nANC 0.78 K/uL")[-1:]


def test_each_fluid_and_each_relative_is_elsewhere():
    """Another fluid than blood, or another one's blood, in any letters; and what names blood."""
    there = WORDS["specimens"]
    for each in (str.lower, str.upper, "Sample of {} 12".format):
        assert [] == [word for word in there["elsewhere"] if not is_elsewhere(each(word))]
        assert [] == [word for word in there["blood"] if not is_blood(each(word))]
        assert [] == [word for word in there["blood"] + there["neither"] if is_elsewhere(each(word))]
        assert [] == [word for word in there["elsewhere"] + there["neither"] if is_blood(each(word))]


def test_each_flag_and_each_form_of_a_range_is_read_as_the_report_means_it():
    """The flag before the range; a range only where both it and the value have one meaning."""
    for low, does in ((True, "low"), (False, "not_low"), (None, "neither")):
        assert [] == [flag for flag in WORDS["flags"][does] if (low, flag) != marked("9", flag, "")]
        assert [] == [flag for flag in WORDS["flags"][does] if (low, f"{flag} (12-16)") != marked("9", flag, "12-16")]
    ranges = {"12-16": True, "12 – 16": True, "12 to 16": True, "(12-16)": True, "≥12": True, ">= 12": True,
              ">12": True, "9-16": False, "8.75 - 16": False, "≥ 9": False, "<12": None, "1.500-2.000": None,
              "12,0-16,0": None, "12": None, "normal": None}  # fmt: skip
    assert ranges == {text: marked("9", "", text)[0] for text in ranges}
    assert [None] * 4 == [marked(value, "", "12-16")[0] for value in ("9,8", "<9", "150.000", "")]
    assert ["12–16", "≥ 12", "", ""] == [range_of(*each) for each in (("12", "16"), ("12", ""), ("", "16"), ("", ""))]


OID = "2.16.840.1.113883.6."
SYSTEMS = {
    "loinc": (f"{OID}1", "loinc.org"), "snomed": (f"{OID}96", "snomed.info/sct"),
    "icd-10-cm": (f"{OID}90", "hl7.org/fhir/sid/icd-10-cm"), "icd-10": (f"{OID}3", "hl7.org/fhir/sid/icd-10"),
    "icd-10-gm": ("fhir.de/CodeSystem/bfarm/icd-10-gm", "fhir.de/CodeSystem/dimdi/icd-10-gm"),
    "atc": (f"{OID}73", "www.whocc.no/atc", "fhir.de/CodeSystem/bfarm/atc"),
}  # fmt: skip


def test_each_system_of_codes_is_known_by_each_of_its_addresses():
    """With http or https, with a slash behind, as a number with its prefix or without; no code is no code."""
    for system, addresses in SYSTEMS.items():
        code = "D70.4" if system.startswith("icd") else "12"
        for each in addresses:
            forms = [each, f"urn:oid:{each}"] if each[0] == "2" else [f"http://{each}", f"https://{each}/"]
            assert [f"{system} {code}"] * 2 == [coded(form, code) for form in forms], each
            assert "" == coded(forms[0], "")
    assert ["", ""] == [coded(system, "D70.4") for system in ("", "http://example.org")]
    assert ["icd-10 D70.4"] * 2 == [coded(f"{OID}3", code) for code in ("d704", "D70.4")]
    assert ["icd-10 D70", "snomed d704"] == [coded(f"{OID}3", "D70"), coded(f"{OID}96", "d704")]


def test_a_code_of_the_icd_holds_those_below_it_and_no_other_code_does():
    """D70 holds D70.4, and not D70X; D70.4 holds itself alone; a number of SNOMED holds no longer one."""
    assert holds("icd-10-cm D70", ["icd-10-cm D70.4"])
    assert holds("icd-10-cm D70.4", ["x", "icd-10-cm D70.4"])
    for wanted, code in (("icd-10-cm D70", "icd-10-cm D701"), ("icd-10-cm D70", "icd-10 D70.4"),
                         ("icd-10-cm D70.4", "icd-10-cm D70.41"), ("snomed 12", "snomed 12.1"),
                         ("snomed 12", "snomed 123")):  # fmt: skip
        assert not holds(wanted, [code]), (wanted, code)


def _table(heads: dict[str, str], **more: str) -> bytes:
    cells = {"date": "2024-03-05", "name": "ANC", "value": "0.78", "unit": "K/uL", **more}
    return f"{';'.join(heads[each] for each in heads)}\n{';'.join(cells[each] for each in heads)}".encode()


def test_each_heading_of_a_table_is_known(read):
    """A date, a value, a name, a unit, a code: without any of them the row would come to something else."""
    heads, columns = {"date": "Date", "name": "Test", "value": "Value", "unit": "Unit"}, WORDS["columns"]
    for column in heads:
        for head in columns[column]:
            assert ["780 2024-03-05"] == read(_table({**heads, column: head})), head
    for head in columns["code"]:
        coded_alone = {**heads, "name": "Remark", "code": head}
        assert ["780 2024-03-05"] == read(_table(coded_alone, code="751-8", name="x")), head
        assert [] == read(_table(coded_alone, code="718-7", name="x")), head
    for kind, cell in (("birth", "2019-08-01"), ("another_value", "0.3")):
        for head in columns[kind]:
            assert ["780 2024-03-05"] == read(_table({"other": head, **heads}, other=cell)), head
    for head in columns["no_count"]:
        drawn = f"Date;{head};ANC (K/uL)\n2024-03-05;0.3;0.78".encode()
        assert ["780 2024-03-05"] == read(drawn), head


def test_each_state_and_each_specimen_of_a_row_is_heeded(read):
    """What was not measured or was taken back is no count, under each heading; nor is what is not blood."""
    heads = {"date": "Date", "name": "Test", "value": "Value", "unit": "Unit"}
    for status in WORDS["columns"]["status"]:
        for state in WORDS["states"]["never"]:
            assert [] == read(_table({**heads, "status": status}, status=state)), state
        for state in WORDS["states"]["true"]:
            assert ["780 2024-03-05"] == read(_table({**heads, "status": status}, status=state)), state
    for head in WORDS["columns"]["specimen"]:
        assert [] == read(_table({**heads, "specimen": head}, specimen="CSF")), head
        assert ["780 2024-03-05"] == read(_table({**heads, "specimen": head}, specimen="Blood")), head


def test_a_second_person_in_any_column_of_people_is_refused(read):
    """Under each heading; one who is not named in a row is nobody else."""
    for head in WORDS["columns"]["person"]:
        rows = ["Date;Test;Value;Unit", "2024-03-05;ANC;0.78;K/uL", "2024-03-06;ANC;0.5;K/uL"]
        text = "\n".join(f"{row};{who}" for row, who in zip(rows, (head, "A", "B"), strict=True))
        with pytest.raises(BadValue, match="import_two_people"):
            read(text.encode())
        assert 2 == len(read(text.replace(";B", ";").encode())), head


def test_each_heading_of_a_flag_and_a_range_is_heeded(read_beside):
    """A low hemoglobin is asked about just where the report's own column calls it low."""
    heads = {"date": "Date", "name": "Test", "value": "Value", "unit": "Unit"}
    for column, low, not_low in (("flag", "L", "N"), ("usual", "12-16", "9-16")):
        for head in WORDS["columns"][column]:
            told = {"name": "HGB", "value": "9.8", "unit": "g/dL"}
            of = lambda cell: read_beside(_table({**heads, column: head}, **told, **{column: cell}))  # noqa: B023, E731
            assert [] == of(not_low), head
            assert of(low)[0].startswith("hemoglobin: "), head
