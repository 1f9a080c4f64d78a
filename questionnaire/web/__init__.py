"""The only room that imports Flask and WTForms."""

from questionnaire.web.app import create_app

__all__ = ["create_app"]
