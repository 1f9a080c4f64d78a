"""The drawings of the clinician's brief, laid out for the print they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.drawing.chart.chart import Chart
from questionnaire.telling.handover import Handover
from questionnaire.telling.pedigree import Pedigree

# How wide the chart is drawn: on a whole page, and where its letters are to be large there.
WIDE, NARROW = 460, 320


@dataclass(frozen=True, slots=True)
class Figures:
    """The chart of the counts, and the family with its sentences; None where there is nothing to draw."""

    chart: Chart | None
    pedigree: Pedigree | None


def figures(handover: Handover, *, large: bool) -> Figures:
    """The drawings in normal or large print."""
    chart, family = handover.summary.chart, handover.pedigree
    return Figures(
        chart=chart.at_width(NARROW if large else WIDE) if chart else None,
        pedigree=family.in_large_print() if family and large else family,
    )
