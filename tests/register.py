"""What there is of papers, letters and files, and the questions who answers and where they live."""

from __future__ import annotations

from questionnaire.exporting.datafiles import file_names
from questionnaire.telling.papers import letter_ids
from tests.everybody import book

_BOOK = book()
DOCUMENTS = tuple(paper.id for paper in _BOOK.papers)
USUAL = tuple(paper.id for paper in _BOOK.papers if paper.usual)
LETTERS = letter_ids(_BOOK)
DATA_FILES = file_names(_BOOK)
DOCTOR_MESSAGE, REPORT_REQUEST, CARD = "doctor-message", "report-request", "card"
WHO, COUNTRY = str(_BOOK.questionnaire.asks.who), str(_BOOK.questionnaire.asks.country)
# The pages that a parent of a living child is not asked, so that nobody comes to all pages. Stories come to these.
OF_OTHER_PEOPLE = ("died", "helped", "paper")
# Nor is a baby on G-CSF asked who knows of an infection: somebody does.
OF_OTHERS = (*OF_OTHER_PEOPLE, "infant-doctor")
