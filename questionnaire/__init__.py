"""A questionnaire that helps people with low neutrophils get ready to ask about genetic testing."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("genetic-testing-questionnaire")
except PackageNotFoundError:  # a checkout that was not installed
    __version__ = "0"
