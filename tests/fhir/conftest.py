"""What the tests of FHIR files share."""

from __future__ import annotations

import pytest

from tests.fhir import people_told


@pytest.fixture
def told(name: str) -> people_told.Told:
    """One of the people, in a test marked so."""
    return people_told.told(name)
