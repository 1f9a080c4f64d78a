"""The drawing of any family the questionnaire can describe: nothing overlaps, nothing crosses, nobody is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from families import FAMILIES, MOST_RELATIVES, drawn, pictured, told
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import NEAR, around, body, cross, enters, neighbors, overlap, together, touched, written

from questionnaire.drawing.pedigree.family import PATIENT
from questionnaire.drawing.pedigree.shapes import LETTER

# The two lines between related parents end at the slope of a diamond, this far within its square.
SLOPE = 1.5
SIX_POINTS, PAGE_WIDE, PAGE_HIGH = 6 * 25.4 / 72, 180, 240
# A page has room for so many people side by side at least, with all the letters that may be written below them.
MANY = 8

# Small numbers are small families, so that Hypothesis finds a small one for which a law fails.
numbers = st.integers(0, FAMILIES - 1)
any_family = settings(max_examples=FAMILIES)


@given(numbers)
@any_family
def test_no_two_symbols_overlap(number: int):
    """Nor do the slash of one who died, or brackets, reach into another symbol."""
    if drawing := drawn(number):
        bodies = [body(symbol) for symbol in drawing.every_symbol]
        assert [] == [
            (bodies[one], bodies[other]) for one, other in neighbors(bodies) if overlap(bodies[one], bodies[other])
        ]


@given(numbers)
@any_family
def test_no_line_crosses_a_symbol(number: int):
    """Lines end at the edge of a symbol; none runs through one."""
    if drawing := drawn(number):
        lines = drawing.every_line
        inside = [
            replace(symbol, size=symbol.size - SLOPE, deceased=False, adopted=False) for symbol in drawing.symbols
        ]
        within = [body(symbol) for symbol in inside]
        near = neighbors([around(line) for line in lines], within)
        assert [] == [(lines[one], inside[other]) for one, other in near if enters(lines[one], within[other])]


@given(numbers)
@any_family
def test_no_two_lines_cross_or_cover_one_another(number: int):
    """They meet only where one of them ends."""
    if drawing := drawn(number):
        lines = drawing.lines
        near = neighbors([around(line) for line in lines])
        assert [] == [(lines[one], lines[other]) for one, other in near if cross(lines[one], lines[other])]


@given(numbers)
@any_family
def test_each_child_hangs_below_its_own_parents(number: int):
    """Lines that hang together join one couple, or one parent, with all their children who are drawn."""
    if found := pictured(number):
        family, drawing = found[0], found[1].drawing
        shown = {symbol.key for symbol in drawing.symbols}
        below: dict[tuple[str, ...], set[str]] = {each.parents: set() for each in family.sibships}
        # A line that goes up leads to a family nothing is known of.
        for group in together(tuple(line for line in drawing.lines if line.y1 <= line.y2)):
            parents, children = touched(group, drawing.symbols)
            [couple] = [each for each in below if set(each) == parents]
            below[couple] |= children
        assert {each.parents: set(each.children) & shown for each in family.sibships} == below


@given(numbers)
@any_family
def test_generations_are_level_and_children_stand_below_parents(number: int):
    """A generation has one height and a height one generation, whose numeral stands there."""
    if found := pictured(number):
        family, drawing = found[0], found[1].drawing
        generations = sorted({(family.members[each.key].generation, each.y) for each in drawing.symbols})
        assert len(generations) == len({row for row, _ in generations}) == len({y for _, y in generations})
        romans = [label.y - 2.5 for label in drawing.labels if label.bold and label.x == 0]
        assert [y for _, y in generations] == romans == sorted(romans)


@given(numbers)
@any_family
def test_everyone_told_of_is_drawn_once_or_named_in_a_note(number: int):
    """No relative is lost, none is drawn twice, each has a number of their own and a sentence under it."""
    if found := pictured(number):
        family, made = found
        drawn_keys = Counter(symbol.key for symbol in made.drawing.symbols)
        assert drawn_keys == dict.fromkeys(drawn_keys, 1)
        placed = sum(member.told and key != PATIENT for key, member in family.members.items())
        assert len(told(number).group("relatives").entries) == placed + len(family.unplaced)
        assert len(family.unplaced) == sum(note.startswith("Not in the drawing") for note in made.notes)
        names = [sentence.partition(" ")[0] for sentence in made.sentences]
        assert {1} >= set(Counter(name for name in names if "-" in name).values())
        assert placed + 1 <= len(names)


@given(numbers)
@any_family
def test_who_finds_no_room_is_counted_in_a_note_and_told_of_in_a_sentence(number: int):
    """Only relatives without children in the tree are left out, and only where a generation is large."""
    if found := pictured(number):
        family, made = found
        left_out = family.members.keys() - {symbol.key for symbol in made.drawing.symbols}
        noted = [note.split()[6] for note in made.notes if note.startswith("The drawing has no room for")]
        assert ([str(len(left_out))] if left_out else []) == noted
        unnumbered = [each for each in made.sentences if "-" not in each.partition(" ")[0]]
        assert len(left_out) == sum(not each.startswith("Drawn, but nothing was told") for each in unnumbered)
        parents = {parent for each in family.sibships for parent in each.parents}
        assert not left_out & {PATIENT, *parents}
        assert not left_out or max(Counter(each.generation for each in family.members.values()).values()) >= MANY


@given(numbers)
@any_family
def test_what_is_written_stands_free(number: int):
    """No label reaches into another, into a symbol or onto a line."""
    if drawing := drawn(number):
        labels, lines = drawing.every_label, drawing.every_line
        boxes, bodies = [written(label) for label in labels], [body(each) for each in drawing.every_symbol]
        near = neighbors(boxes)
        assert [] == [(labels[one], labels[other]) for one, other in near if overlap(boxes[one], boxes[other])]
        near = neighbors(boxes, bodies)
        assert [] == [(labels[one], bodies[other]) for one, other in near if overlap(boxes[one], bodies[other])]
        near = neighbors(boxes, [around(line) for line in lines])
        assert [] == [(labels[one], lines[other]) for one, other in near if enters(lines[other], boxes[one])]


@given(numbers)
@any_family
def test_the_drawing_fits_its_frame_and_a_page_and_can_be_read(number: int):
    """All lies inside; on a page’s width letters have six points or more, and the whole is not higher than a page."""
    if drawing := drawn(number):
        boxes = [*map(written, drawing.every_label), *map(body, drawing.every_symbol), *map(around, drawing.every_line)]
        assert -NEAR <= min(box[0] for box in boxes)
        assert -NEAR <= min(box[1] for box in boxes)
        assert drawing.width >= max(box[2] for box in boxes) - NEAR
        assert drawing.height >= max(box[3] for box in boxes) - NEAR
        assert drawing.width_mm <= PAGE_WIDE
        assert drawing.height_mm <= PAGE_HIGH
        assert SIX_POINTS <= LETTER * drawing.width_mm / drawing.width + NEAR


@given(numbers)
@settings(max_examples=FAMILIES // 10)
def test_letters_are_no_smaller_in_large_print(number: int):
    """Whatever the family, and who is drawn is the same."""
    if found := pictured(number):
        large, normal = found[1].large, found[1].drawing
        assert large.points >= normal.points - NEAR
        assert large.symbols == normal.symbols


def test_there_are_families_of_every_kind():
    """The thousand are not all alike: large and small, with some left out, related parents, donors, second partners."""
    families = [found for number in range(FAMILIES) if (found := pictured(number))]
    kinds = Counter(
        kind
        for family, made in families
        for kind, here in {
            "large": len(family.members) > MOST_RELATIVES,
            "small": len(family.members) < 6,
            "left out": len(made.drawing.symbols) < len(family.members),
            "related": family.related,
            "donor": any(member.donor for member in family.members.values()),
            "partner": "mothers_partner" in family.members and "fathers_partner" in family.members,
            "both sides": "mothers_mother" in family.members and "fathers_mother" in family.members,
            "five generations": len({member.generation for member in family.members.values()}) == 5,
            "unplaced": bool(family.unplaced),
        }.items()
        if here
    )
    assert 900 < len(families)
    assert 20 < min(kinds.values()), kinds
    assert 9 == len(kinds)
