"""What the tests of FHIR files share."""

from __future__ import annotations

import pytest

from tests.everybody import EVERYBODY
from tests.fhir import people_told


@pytest.fixture(params=EVERYBODY)
def told(request: pytest.FixtureRequest) -> people_told.Told:
    """Everybody in turn."""
    return people_told.told(request.param)
