"""The former name of two `views`, for exporting alone."""

from questionnaire.telling.views import CriterionView, ProgramView

__all__ = ["CriterionView", "ProgramView"]
