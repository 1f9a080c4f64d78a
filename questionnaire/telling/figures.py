"""The drawings of the clinician's brief, laid out for the print they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.drawing.chart.chart import Chart
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.telling.handover import Handover

# How wide the chart is drawn: on a whole page, and where its letters are to be large there.
WIDE, NARROW = 460, 320


@dataclass(frozen=True, slots=True)
class Figures:
    """The chart of the counts, and the family; None where there is nothing to draw."""

    chart: Chart | None
    family: Drawing | None


def figures(handover: Handover, *, large: bool) -> Figures:
    """The drawings in normal or large print."""
    chart, family = handover.summary.chart, handover.pedigree
    return Figures(
        chart=chart.at_width(NARROW if large else WIDE) if chart else None,
        family=(family.large if large else family.drawing) if family else None,
    )
