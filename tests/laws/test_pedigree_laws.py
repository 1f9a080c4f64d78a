"""The drawing of any family the questionnaire can describe: nothing overlaps, nothing crosses, nobody is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from people import ASKED, BOOK, value_of

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.pages import Route
from questionnaire.drawing.pedigree.family import PATIENT, Family, family_of
from questionnaire.drawing.pedigree.places import WIDEST
from questionnaire.drawing.pedigree.shapes import LETTER, Line, Symbol
from questionnaire.telling.language import language
from questionnaire.telling.pedigree import NORMAL, Pedigree, pedigree
from questionnaire.telling.wording import Words

WORDS = Words(BOOK.words, language("en"))
FAMILIES, MOST_RELATIVES = 1000, 40
# Each fourth family is drawn in large print.
EVERY_LARGE = 4
# Ends of lines meet exactly; this is for the rounding of numbers.
NEAR = 0.01
# The two lines between related parents end at the slope of a diamond, this far within its square.
SLOPE = 1.5
SIX_POINTS, PAGE_WIDE, PAGE_HIGH = 6 * 25.4 / 72, 180, 240
Box = tuple[float, float, float, float]

# Small numbers are small families, so that Hypothesis finds a small one for which a law fails.
numbers = st.integers(0, FAMILIES - 1)
any_family = settings(max_examples=FAMILIES)


@cache
def told(number: int) -> Answers:
    """One person and their relatives: of any roles, or mostly of a few, with much or little told of each."""
    chance = Random(number)  # noqa: S311 - nothing is secret here
    relative = {question.id: question for question in ASKED.groups["relatives"].questions}
    roles = [option.id for option in relative["relative.role"].options]
    few = chance.sample(roles, chance.choice([1, 2, 3, 8, len(roles)]))
    share = chance.choice([0.2, 0.6, 1.0])
    entries = []
    for place in range(number * (MOST_RELATIVES + 1) // FAMILIES):
        answered = [question for question in relative.values() if chance.random() < share]
        said = {question.id: Given(value_of(question, chance)) for question in answered}
        if chance.random() < 0.95:
            said["relative.role"] = Given(chance.choice(few))
        entries.append(Entry(f"e{place}", said))
    asked = [ASKED.questions[each] for each in ("person.age", "person.sex", "person.gender", "counts.ever_low")]
    asked += [ASKED.questions[each] for each in ("family.known", "family.story", "family.related")]
    said = {question.id: Given(value_of(question, chance)) for question in asked if chance.random() < 0.7}
    complete = chance.choice([None, True, False])
    return Answers(said, {"relatives": Group(tuple(entries), complete)}, frozenset(page.id for page in ASKED.pages))


@cache
def drawn(number: int) -> tuple[Family, Pedigree] | None:
    """The family and its pedigree, if there is anything to draw; of some in large print."""
    way = Route(ASKED.pages, told(number))
    family, made = family_of(way), pedigree(ASKED, way, WORDS)
    assert (family is None) == (made is None)
    if made and number % EVERY_LARGE == 0:
        made = made.in_large_print()
    return (family, made) if family and made else None


def body(symbol: Symbol) -> Box:
    """The room a symbol takes, with its slash or brackets."""
    out = symbol.size + (3 if symbol.adopted else 2 if symbol.deceased else 0)
    return symbol.x - out, symbol.y - out, symbol.x + out, symbol.y + out


def overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] - NEAR and other[0] < one[2] - NEAR and one[1] < other[3] - NEAR and other[1] < one[3] - NEAR
    )


def neighbors(boxes: Sequence[Box], others: Sequence[Box] | None = None) -> Iterator[tuple[int, int]]:
    """The places of any two boxes that may touch: of one list, or one of each."""
    order = sorted(
        [(box, place, 0) for place, box in enumerate(boxes)]
        + [(box, place, 1) for place, box in enumerate(others or ())]
    )
    for at, (one, place, kind) in enumerate(order):
        for other, its_place, its_kind in order[at + 1 :]:
            if other[0] > one[2] + NEAR:
                break
            if other[1] <= one[3] + NEAR and one[1] <= other[3] + NEAR and (others is None or kind != its_kind):
                yield (its_place, place) if kind else (place, its_place)


def around(line: Line) -> Box:
    """The box a line lies in."""
    return min(line.x1, line.x2), min(line.y1, line.y2), max(line.x1, line.x2), max(line.y1, line.y2)


def enters(line: Line, box: Box) -> bool:
    """Whether a part of the line lies within the box (its part inside is found by clipping, side by side)."""
    start, end = 0.0, 1.0
    for at, by, low, high in (
        (line.x1, line.x2 - line.x1, box[0] + NEAR, box[2] - NEAR),
        (line.y1, line.y2 - line.y1, box[1] + NEAR, box[3] - NEAR),
    ):
        if by == 0:
            if not low < at < high:
                return False
            continue
        first, second = sorted(((low - at) / by, (high - at) / by))
        start, end = max(start, first), min(end, second)
    return start < end


def on(x: float, y: float, line: Line) -> bool:
    """Whether a point lies on a line."""
    across = (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)
    inside = min(line.x1, line.x2) - NEAR <= x <= max(line.x1, line.x2) + NEAR
    return abs(across) < NEAR * 10 and inside and min(line.y1, line.y2) - NEAR <= y <= max(line.y1, line.y2) + NEAR


def ends(line: Line) -> tuple[tuple[float, float], tuple[float, float]]:
    return (line.x1, line.y1), (line.x2, line.y2)


def join(one: Line, other: Line) -> bool:
    """Whether one of the two ends on the other."""
    return any(on(*end, other) for end in ends(one)) or any(on(*end, one) for end in ends(other))


def cross(one: Line, other: Line) -> bool:
    """Whether the lines cross within both, or share more than a point."""

    def side(line: Line, x: float, y: float) -> float:
        return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

    first, second = (side(one, *end) for end in ends(other))
    third, fourth = (side(other, *end) for end in ends(one))
    if max(abs(each) for each in (first, second, third, fourth)) < NEAR:
        low = max(min(ends(one)), min(ends(other)))
        high = min(max(ends(one)), max(ends(other)))
        return low < high and abs(low[0] - high[0]) + abs(low[1] - high[1]) > NEAR
    return first * second < -NEAR and third * fourth < -NEAR


def together(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """The lines in groups that hang together."""
    near: dict[int, list[int]] = {place: [] for place in range(len(lines))}
    for one, other in neighbors([around(line) for line in lines]):
        if join(lines[one], lines[other]):
            near[one].append(other)
            near[other].append(one)
    while near:
        group, reached = [next(iter(near))], 0
        while reached < len(group):
            group += [place for place in near.pop(group[reached]) if place in near and place not in group]
            reached += 1
        yield [lines[place] for place in group]


def touched(group: list[Line], symbols: tuple[Symbol, ...]) -> tuple[set[str], set[str]]:
    """Whom lines touch from the side or from below (parents), and whom from above (children)."""
    parents, children = set(), set()
    for x, y in (end for line in group for end in ends(line)):
        for symbol in symbols:
            if abs(x - symbol.x) < NEAR and abs(y - (symbol.y - symbol.size)) < NEAR:
                children.add(symbol.key)
            elif abs(x - symbol.x) < symbol.size + NEAR and abs(y - symbol.y) < symbol.size + NEAR:
                parents.add(symbol.key)
    return parents, children


@given(numbers)
@any_family
def test_no_two_symbols_overlap(number: int):
    """Nor do the slash of one who died, or brackets, reach into another symbol."""
    if found := drawn(number):
        bodies = [body(symbol) for symbol in found[1].drawing.every_symbol]
        assert [] == [
            (bodies[one], bodies[other]) for one, other in neighbors(bodies) if overlap(bodies[one], bodies[other])
        ]


@given(numbers)
@any_family
def test_no_line_crosses_a_symbol(number: int):
    """Lines end at the edge of a symbol; none runs through one."""
    if found := drawn(number):
        lines = found[1].drawing.every_line
        inside = [
            replace(symbol, size=symbol.size - SLOPE, deceased=False, adopted=False)
            for symbol in found[1].drawing.symbols
        ]
        within = [body(symbol) for symbol in inside]
        near = neighbors([around(line) for line in lines], within)
        assert [] == [(lines[one], inside[other]) for one, other in near if enters(lines[one], within[other])]


@given(numbers)
@any_family
def test_no_two_lines_cross_or_cover_one_another(number: int):
    """They meet only where one of them ends."""
    if found := drawn(number):
        lines = found[1].drawing.lines
        near = neighbors([around(line) for line in lines])
        assert [] == [(lines[one], lines[other]) for one, other in near if cross(lines[one], lines[other])]


@given(numbers)
@any_family
def test_each_child_hangs_below_its_own_parents(number: int):
    """Lines that hang together join one couple, or one parent, with all their children who are drawn there."""
    if found := drawn(number):
        family, made = found
        below: dict[tuple[str, ...], set[str]] = {each.parents: set() for each in family.sibships}
        headed = []
        # A line that goes up leads to a family nothing is known of.
        for group in together(tuple(line for line in made.drawing.lines if line.y1 <= line.y2)):
            parents, children = touched(group, made.drawing.symbols)
            if not children:
                continue
            if parents:
                [couple] = [each for each in below if set(each) == parents]
                below[couple] |= children
            else:
                headed.append(children)
        for children in headed:
            # In a row of their own; the text above it names the parents.
            [sibship] = [each for each in family.sibships if children <= set(each.children)]
            below[sibship.parents] |= children
        assert {each.parents: set(each.children) for each in family.sibships} == below
        assert len(headed) == sum(label.text.startswith("More children") for label in made.drawing.labels)


@given(numbers)
@any_family
def test_generations_are_level_and_children_stand_below_parents(number: int):
    """A height holds one generation, whose numeral stands there; all who found room in the tree share one height."""
    if found := drawn(number):
        family, made = found
        at = {symbol.key: symbol.y for symbol in made.drawing.symbols}
        generations = {(y, family.members[key].generation) for key, y in at.items()}
        assert len(generations) == len({y for y, _ in generations})
        romans = {label.y - 2.5 for label in made.drawing.labels if label.bold and label.x == 0}
        assert {y for y, _ in generations} == romans
        firsts = [
            min(y for y, row in generations if row == generation) for generation in sorted({g for _, g in generations})
        ]
        assert firsts == sorted(firsts)
        headed = {label.text for label in made.drawing.labels if label.text.startswith("More children")}
        assert headed or len(firsts) == len(generations)


@given(numbers)
@any_family
def test_everyone_told_of_is_drawn_once_or_named_in_a_note(number: int):
    """No relative is lost, none is drawn twice, each has a number of their own and a sentence under it."""
    if found := drawn(number):
        family, made = found
        drawn_keys = Counter(symbol.key for symbol in made.drawing.symbols)
        assert dict.fromkeys(family.members, 1) == drawn_keys
        placed = sum(member.told and key != PATIENT for key, member in family.members.items())
        assert len(told(number).group("relatives").entries) == placed + len(family.unplaced)
        assert len(family.unplaced) == sum(note.startswith("Not in the drawing") for note in made.notes)
        names = [sentence.partition(" ")[0] for sentence in made.sentences]
        assert {1} >= set(Counter(name for name in names if "-" in name).values())
        assert placed + 1 <= len(names)


@given(numbers)
@any_family
def test_what_is_written_stands_free(number: int):
    """No label reaches into another, into a symbol or onto a line."""
    if found := drawn(number):
        labels, lines = found[1].drawing.every_label, found[1].drawing.every_line
        boxes, bodies = [label.box for label in labels], [body(each) for each in found[1].drawing.every_symbol]
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
    if found := drawn(number):
        drawing = found[1].drawing
        boxes = [label.box for label in found[1].drawing.every_label] + [
            body(each) for each in found[1].drawing.every_symbol
        ]
        boxes += [around(line) for line in found[1].drawing.every_line]
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
    """Whatever the family, a narrow drawing never has smaller letters than the wide one; who is drawn is the same."""
    if found := drawn(number):
        large, wide = found[1].in_large_print(), replace(found[1].teller, widest=WIDEST, wanted=NORMAL).pedigree()
        assert large.drawing.points >= wide.drawing.points - NEAR
        assert {each.key for each in large.drawing.symbols} == {each.key for each in wide.drawing.symbols}


def test_there_are_families_of_every_kind():
    """The thousand are not all alike: large and small, with rows below, related parents, donors and second partners."""
    families = [found for number in range(FAMILIES) if (found := drawn(number))]
    kinds = Counter(
        kind
        for family, made in families
        for kind, here in {
            "large": len(family.members) > MOST_RELATIVES,
            "small": len(family.members) < 6,
            "rows": any(label.text.startswith("More children") for label in made.drawing.labels),
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
