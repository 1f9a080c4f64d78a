"""The chart of counts as it is drawn, and what is said of it to those who do not see it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import combinations
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from papers import EVERYONE, Paper, PaperOf

from questionnaire.asking.answers import Answers
from questionnaire.asking.values import PartialDate, Span
from questionnaire.reading import Book
from questionnaire.resources import folder
from questionnaire.telling.charts import CountPoint, counts_chart
from questionnaire.telling.language import language
from questionnaire.telling.summary import words_for
from questionnaire.telling.wording import Words

LABELS = ("500", "1,000", "1,500")
SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]

EXACT = [180, 850, 410, 2150, 9000, 60]
ROUGH = [(0, 200), (200, 500), (500, 1000), (1000, 1500), (1500, None), (1000, 1500)]


def drawing(spans: list[Span], words: Words) -> ET.Element:
    points = [
        CountPoint(span, PartialDate(2020 + place, 3), words.cells(span), f"Mar {2020 + place}")
        for place, span in enumerate(spans)
    ]
    template = language("en").environment.get_template("parts/chart.svg")
    chart = counts_chart(points, "Counts", LABELS)
    return ET.fromstring(  # noqa: S314 - our own template
        template.render(summary=SimpleNamespace(chart=chart, chart_text="x"))
    )


def charts(words: Words) -> list[tuple[str, ET.Element]]:
    exact = [Span.exactly(each) for each in EXACT]
    rough = [Span(Decimal(low), None if high is None else Decimal(high), high_open=True) for low, high in ROUGH]
    made = [(f"{len(chosen)} exact", chosen) for chosen in (exact[:1], exact[:3], exact)]
    made += [(f"{len(chosen)} rough", chosen) for chosen in (rough[:1], rough[3:4], rough[4:5], rough[:3], rough)]
    return [(name, drawing(chosen, words)) for name, chosen in made]


def texts(svg: ET.Element) -> list[tuple[str, Box]]:
    """Every text with the box it takes: left, top, right, bottom."""
    found = []
    for each in svg.iter(f"{SVG}text"):
        size, said = float(each.attrib["font-size"]), each.text or ""
        width, tall = measured(said, size, each.get("font-weight", "400"))
        x, y = float(each.attrib["x"]), float(each.attrib["y"])
        left = {"end": x - width, "middle": x - width / 2}[each.attrib["text-anchor"]]
        found.append((said, (left, y - tall, left + width, y)))
    return found


@cache
def font(weight: str) -> TTFont:
    return TTFont(folder("static") / "fonts" / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")


def measured(said: str, size: float, weight: str) -> tuple[float, float]:
    """How wide and how tall a text of digits and letters is in our own font."""
    shapes, share = font(weight), size / font(weight)["head"].unitsPerEm
    advance = sum(shapes["hmtx"][shapes.getBestCmap()[ord(letter)]][0] for letter in said)
    return advance * share, shapes["OS/2"].sCapHeight * share


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture
def words(book: Book) -> Words:
    return words_for(book, Answers(), None, language("en"))


def test_no_word_of_the_chart_is_cut_off(words: Words) -> None:
    """Every number and date lies inside the picture, at the top and at both sides."""
    for name, svg in charts(words):
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        for text, (left, top, right, bottom) in texts(svg):
            assert left >= 0, (name, text, left)
            assert top >= 0, (name, text, top)
            assert right <= width, (name, text, right)
            assert bottom <= height, (name, text, bottom)


def test_no_two_words_of_the_chart_lie_on_each_other(words: Words) -> None:
    """Every number and date can be read: none covers another."""
    for name, svg in charts(words):
        for (one, box), (other, other_box) in combinations(texts(svg), 2):
            assert not meet(box, other_box), (name, one, other)


def test_every_shape_lies_inside_the_picture(words: Words) -> None:
    """Dots, boxes and lines stay inside the picture."""
    for name, svg in charts(words):
        _, _, width, height = map(float, svg.attrib["viewBox"].split())
        for each in svg.iter(f"{SVG}circle"):
            x, y, r = (float(each.attrib[key]) for key in ("cx", "cy", "r"))
            assert r <= x <= width - r, name
            assert r <= y <= height - r, name


@pytest.mark.parametrize("name", EVERYONE)
def test_the_text_beside_the_chart_names_every_count(name: str, paper_of: PaperOf) -> None:
    """Those who do not see the chart hear every count with its date, and what the lines mean."""
    made = paper_of(name)
    entries = made.answers.group("counts").entries
    assert (len(entries) > 0) == (made.summary.chart is not None)
    assert (len(entries) > 0) == bool(made.summary.chart_text)
    if made.summary.chart is not None:
        assert len(entries) == len(made.summary.chart.marks)
        assert len(entries) == made.summary.chart_text.count(" cells/µL (")
        assert "500, 1,000 and 1,500" in made.summary.chart_text


def test_the_text_beside_the_chart_says_each_count_in_both_units_and_in_order_of_time(paper_of: PaperOf) -> None:
    """The counts of the typical child, one by one."""
    wanted = (
        "Neutrophil counts in order of time: 180 cells/µL (0.18 × 10⁹/L) (Mar 2024), "
        "850 cells/µL (0.85 × 10⁹/L) (Jan 2025), "
        "1,000 to 1,499 cells/µL (1 to 1.5 × 10⁹/L) (2026), and 410 cells/µL (0.41 × 10⁹/L) (Feb 2026). "
        "The lines mark 500, 1,000 and 1,500 cells per microliter."
    )
    assert wanted == paper_of("typical-child").summary.chart_text


def test_the_figure_in_the_pdf_carries_that_text(paper: Paper) -> None:
    """A PDF with a chart has one figure, and its text alternative is the chart's."""
    figures = paper.elements("Figure")
    wanted = [paper.summary.chart_text] if paper.summary.chart else []
    assert wanted == [figure["/Alt"] for figure in figures]
