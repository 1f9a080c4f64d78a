"""The chart of counts as it is drawn, and what is said of it to those who do not see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from charted import WORDS, drawn, told
from fontTools.ttLib import TTFont
from papers import EVERYONE, Paper, PaperOf, answers_file

from questionnaire.asking.answerfile import load
from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import counts_chart
from questionnaire.drawing.chart.frames import CountPoint, Course, Shots
from questionnaire.drawing.lettering import SIZE, width_of
from questionnaire.logic.span import Span
from questionnaire.neutropenia.chart import chart_text
from questionnaire.reading import Book
from questionnaire.resources import folder
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]

EXACT = [180, 850, 410, 2150, 9000, 60]
ROUGH = [(0, 200), (200, 500), (500, 1000), (1000, 1500), (1500, None), (1000, 1500)]


def drawing(spans: list[Span]) -> ET.Element:
    points = [
        CountPoint(span, PartialDate(2020 + place, 3), WORDS.cells_short(span), on_gcsf=place == 2, ill=place == 1)
        for place, span in enumerate(spans)
    ]
    template = language("en").environment.get_template("parts/picture.svg")
    return ET.fromstring(template.render(picture=drawn(points).picture, picture_text="x"))  # noqa: S314 - our own template


def charts() -> list[tuple[str, ET.Element]]:
    exact = [Span.exactly(each) for each in EXACT]
    rough = [Span(Decimal(low), None if high is None else Decimal(high), high_open=True) for low, high in ROUGH]
    made = [(f"{len(chosen)} exact", chosen) for chosen in (exact[:1], exact[:3], exact)]
    made += [(f"{len(chosen)} rough", chosen) for chosen in (rough[:1], rough[3:4], rough[4:5], rough[:3], rough)]
    return [(name, drawing(chosen)) for name, chosen in made]


def texts(svg: ET.Element) -> list[tuple[str, Box]]:
    """Every text with the box it takes: left, top, right, bottom."""
    found = []
    for each in svg.iter(f"{SVG}text"):
        size, said = float(svg.attrib["font-size"]), each.text or ""
        width, tall = measured(said, size, each.get("font-weight", "400"))
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        assert "text-anchor" not in each.attrib
        found.append((said, (x, y - tall, x + width, y)))
    return found


@cache
def font(weight: str) -> TTFont:
    return TTFont(folder("static") / "fonts" / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")


def measured(said: str, size: float, weight: str) -> tuple[float, float]:
    """How wide and how tall a text of digits and letters is in our own font."""
    shapes, share = font(weight), size / font(weight)["head"].unitsPerEm
    glyphs = shapes.getBestCmap()
    # The few signs that stand in our font of symbols are no wider than an M.
    advance = sum(shapes["hmtx"][glyphs.get(ord(letter), glyphs[ord("M")])][0] for letter in said)
    return advance * share, shapes["OS/2"].sCapHeight * share


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_word_of_the_chart_is_cut_off() -> None:
    """Every number and date lies inside the picture, at the top and at both sides."""
    for name, svg in charts():
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        for text, (left, top, right, bottom) in texts(svg):
            assert left >= 0, (name, text, left)
            assert top >= 0, (name, text, top)
            assert right <= width, (name, text, right)
            assert bottom <= height, (name, text, bottom)


def test_no_two_words_of_the_chart_lie_on_each_other() -> None:
    """Every number and date can be read: none covers another."""
    for name, svg in charts():
        assert len(texts(svg)) > 5
        for (one, box), (other, other_box) in combinations(texts(svg), 2):
            assert not meet(box, other_box), (name, one, other)


def test_every_word_is_no_wider_than_the_room_kept_for_it() -> None:
    """The widths a picture reckons with are those of our font, accents and bold letters too; of other scripts more."""
    every = "".join(map(chr, range(ord(" "), ord("~") + 1)))
    for word in ("severe", "mild*", "squeezed above 1,500", "1,000–1,499", "today", "avô", "parent’s", every):
        for weight in ("400", "700"):
            wide = width_of(word, SIZE, bold=weight == "700")
            assert wide == pytest.approx(measured(word, SIZE, weight)[0]), word
    assert width_of("今天") > 2 * SIZE


@pytest.mark.parametrize("name", EVERYONE)
def test_whoever_told_a_count_has_a_chart_with_words(name: str, paper_of: PaperOf) -> None:
    """A mark for each count, and a text that says how many there are, for those who do not see it."""
    made = paper_of(name)
    entries = made.answers.group("counts").entries
    assert (len(entries) > 0) == (made.summary.chart is not None)
    assert (len(entries) > 0) == bool(made.summary.chart_text)
    if made.summary.chart is not None:
        assert len(entries) == len(made.summary.chart.marks)
        begins = f"{len(entries)} neutrophil counts, from " if len(entries) > 1 else "One neutrophil count: "
        assert made.summary.chart_text.startswith(begins)
        assert len(made.summary.chart_text) < 500


def test_the_text_says_what_the_picture_shows(paper_of: PaperOf) -> None:
    """How many counts, from when to when, the lowest and the highest, how many in each group, what is special."""
    wanted = (
        "4 neutrophil counts, from March 2024 to February 2026. Lowest: 180 cells/µL (0.18 × 10⁹/L), March 2024. "
        "Highest: 1,000 to 1,499 cells/µL (1 to 1.5 × 10⁹/L), 2026. "
        "In groups: 2 under 500, 1 from 500 to 999, and 1 from 1,000 to 1,499. "
        "1 is rough. 1 was taken during an illness."
    )
    assert wanted == paper_of("typical-child").summary.chart_text


EXACTLY_400 = CountPoint(Span.exactly(400), PartialDate(2024, 3, 14))
LOW = Span(Decimal(0), Decimal(1500), high_open=True)
G_CSF = Course(PartialDate(2022), "now", None)


@pytest.mark.parametrize(
    ("counts", "course", "said"),
    [
        ([EXACTLY_400], None, "One neutrophil count: 400 cells/µL (0.4 × 10⁹/L), March 14, 2024."),
        ([CountPoint(LOW, None)], None, "One neutrophil count: low, with no number, no date."),
        (
            [replace(EXACTLY_400, on_gcsf=True)],
            G_CSF,
            (
                "One neutrophil count: 400 cells/µL (0.4 × 10⁹/L), March 14, 2024. It was taken on G-CSF. "
                "G-CSF shots: from 2022 until now."
            ),
        ),
        (
            [EXACTLY_400, EXACTLY_400, CountPoint(LOW, None, ill=True)],
            None,
            (
                "3 neutrophil counts, from March 14, 2024. 1 of them has no date. "
                "Each number is 400 cells/µL (0.4 × 10⁹/L). In groups: 2 under 500 and 1 low with no number. "
                "1 was taken during an illness."
            ),
        ),
    ],
)
def test_the_text_is_right_for_one_count_and_for_many(
    counts: list[CountPoint], course: Course | None, said: str
) -> None:
    """Short for one count; what is the same is said once."""
    assert said == chart_text(told(counts, course), WORDS)


@pytest.mark.parametrize(
    ("ages", "names"),
    [
        ({"grown"}, ("severe", "moderate", "mild")),
        ({"infant"}, ("severe", "moderate", "usual")),
        ({"newborn", "infant"}, ("severe", "moderate", "usual")),
        ({"grown", "infant"}, ("severe", "moderate", "mild*")),
        ({"newborn"}, ()),
    ],
)
def test_what_is_usual_for_a_baby_is_not_called_low(ages: set[str], names: tuple[str, ...]) -> None:
    """From two weeks to one year 1,000 or more is usual; the counts of newborns get no names and no pattern."""
    chart = counts_chart(told([EXACTLY_400], ages=frozenset(ages)))
    assert chart is not None
    assert names == chart.told.wording.bands
    assert bool(names) == any(path.transform for path in chart.picture.paths)
    assert set(names) <= {label.text for label in chart.labels}


def test_a_chart_is_a_small_part_of_a_pdf() -> None:
    """A path for all of a kind, not an element for each line or sign: sixty counts are fewer than 80 elements."""
    for spans in ([Span.exactly(100 + 20 * place) for place in range(6)], [Span(Decimal(0), Decimal(200))] * 6):
        elements = [each.tag for each in drawing(spans * 10).iter()]
        assert len(elements) < 80
        assert elements.count(f"{SVG}path") < 15


def test_the_figure_in_the_pdf_carries_that_text(paper: Paper) -> None:
    """A PDF with a chart has one figure, and its text alternative is the chart's."""
    figures = paper.elements("Figure")
    wanted = [paper.summary.chart_text] if paper.summary.chart else []
    assert wanted == [figure["/Alt"] for figure in figures]


def test_a_copy_without_names_shows_no_day(book: Book, today: dt.date) -> None:
    """With dates told to the year, the chart and its text hold no month, and no row of days joins the counts."""
    answers = load(answers_file("typical-child"), book.questionnaire, today)
    summary = Handover(book, answers, today, language("en"), anonymous=True).summary
    assert summary.chart is not None
    assert {None} == {mark.point.date.month for mark in summary.chart.marks if mark.point.date}
    assert summary.chart_text.startswith("4 neutrophil counts, from 2024 to 2026. ")


def test_the_time_on_g_csf_comes_from_its_start_and_from_whether_it_goes_on(book: Book, today: dt.date) -> None:
    """Told to go on, it is sure up to today; told to have ended, only to the last count taken on it."""
    file = answers_file("typical-child")
    file["answers"] |= {"treat.gcsf": "six_months_or_longer", "gcsf.start": "2024-06-01", "gcsf.stopped": "not_needed"}
    file["groups"]["counts"]["entries"][1]["answers"]["count.on_gcsf"] = "yes"
    file["groups"]["counts"]["entries"][2]["answers"]["count.on_gcsf"] = "no"
    found = {}
    for stopped in ("not_needed", "still_on_it"):
        file["answers"]["gcsf.stopped"] = stopped
        summary = Handover(book, load(file, book.questionnaire, today), today, language("en")).summary
        assert summary.chart is not None
        found[stopped] = summary.chart.told.shots
    start, on, off = (dt.date(2024, 6, 1), dt.date(2025, 1, 14), dt.date(2026, 2, 28))
    days = start.toordinal(), on.toordinal(), off.toordinal(), today.toordinal()
    assert Shots((days[0], days[2]), (days[0], days[1])) == found["not_needed"]
    assert Shots((days[0], days[3]), (days[0], days[3])) == found["still_on_it"]
