"""Lines that were pasted or typed come to what the table says."""

from __future__ import annotations

from pathlib import Path

BLOCKS = Path(__file__).parent / "blocks.tsv"
TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "lines.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_each_line_of_the_table_comes_to_what_it_says(read_lines):
    """The one number and the one date of a line, each choice where there are several, or why there is none."""
    assert 40 < len(TABLE)
    wrong = [(line, means, found) for line, means in TABLE if [means] != (found := read_lines(line))]
    assert [] == wrong


def test_each_line_stands_alone_among_all_the_others(read_lines):
    """All lines together come to the same, but for what was told before or belongs to white cells of its day."""
    together = read_lines("\n".join(line for line, _ in TABLE if line[0] != "|" and "WBC" not in line))
    for line, means in TABLE:
        if not line.startswith("|") and "alone" not in means:
            assert means in together, line


def test_a_line_with_a_date_alone_heads_those_below(read_lines):
    """As portals print results; a percentage finds the white cells of its day, and of no other."""
    pasted = "Mar 5, 2024\nWBC 3.5 K/uL\nNeutrophils 12 %\nMar 6, 2024\nNeutrophils 20 %\nMar 7, 2024 9:30 AM\nANC\t0.4"
    assert ["3500 12 % 2024-03-05", "no import_share_alone", "400 2024-03-07"] == read_lines(pasted)


def test_a_number_below_a_name_is_of_that_name(read_lines):
    """A portal prints name, number and range on lines of their own; only what is named as neutrophils is a count."""
    portal = "Mar 5, 2024\nLymphocytes\n2.1 K/uL\nNormal range: 1.0 - 4.0 K/uL\nNeutrophils Absolute\n0.45 K/uL\n"
    found = read_lines(f"{portal}1.5 - 8.0 K/uL")
    assert ["450 2024-03-05", "asks 1500-8000 2024-03-05"] == [each for each in found if not each.startswith("no ")]
    assert ["no import_no_count", "no import_other_thing"] == read_lines("Lymphocytes\nAbsolute count\n2.1 K/uL")
    assert ["450"] == read_lines("Neutrophils\nAbsolute count\n0.45 K/uL")


def test_lines_below_each_other_come_to_what_the_table_says(read_lines):
    """No date of something else, no limit and no other name is taken for that of a count: what is not sure is asked."""
    blocks = [line.split("\t") for line in BLOCKS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert 25 < len(blocks)
    found = {}
    for block, _ in blocks:
        read = read_lines(block.replace("⏎", "\n").replace("⇥", "\t"))
        found[block] = [each for each in read if each[:3] != "no "]
    assert {block: means.split("; ") if means else [] for block, means in blocks} == found


def test_a_percentage_beside_its_count_adds_nothing(read_lines):
    """One blood draw is one count."""
    assert ["450 2024-03-05"] == read_lines("3/5/2024\nWBC 3.5 K/uL\nNeut % 12 %\nNeut # 0.45 K/uL")[-1:]


def test_the_same_day_and_value_is_there_once_in_any_unit(read_lines):
    """0.4 and 400 of one day are one; of two days, or of days that are not known, they are two."""
    assert ["400 2024-03-05"] == read_lines("3/5/2024 0.4\nMarch 5, 2024 400 cells/uL")
    assert 2 == len(read_lines("3/5/2024 0.4\n3/6/2024 0.4"))
    assert ["400", "400"] == read_lines("0.4\n0.4")


def test_too_many_lines_are_said(read_lines):
    """The first 300 are read, and what is left is named; a line without end is no line of a report."""
    assert "no import_too_many_lines" == read_lines("\n".join(["3/2024 0.4"] * 301))[-1]
    assert ["no import_no_count"] == read_lines("1/2 " * 20_000)
