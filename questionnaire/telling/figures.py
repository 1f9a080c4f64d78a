"""The drawings of the clinician's brief, laid out for the print they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.drawing.chart.chart import Chart
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.telling.handover import Handover
from questionnaire.telling.tells import tells_of

# How wide the chart is drawn: on a whole page, and where its letters are to be large there.
WIDE, NARROW = 460, 320


@dataclass(frozen=True, slots=True)
class Figures:
    """The chart of the list `charted`, and the family of the list `drawn`; None where there is nothing to draw."""

    charted: str
    chart: Chart | None
    drawn: str
    family: Drawing | None


def figures(handover: Handover, *, large: bool) -> Figures:
    """The drawings in normal or large print."""
    chart, family, tells = handover.summary.chart, handover.pedigree, tells_of(handover.book)
    return Figures(
        charted=tells.charted,
        drawn=tells.drawn,
        chart=chart.at_width(NARROW if large else WIDE) if chart else None,
        family=(family.large if large else family.drawing) if family else None,
    )
