"""What the tests of FHIR files share."""

from __future__ import annotations

import pytest

from tests.fhir.people_told import Told, everyone


@pytest.fixture(params=everyone(), ids=lambda told: told.name)
def told(request: pytest.FixtureRequest) -> Told:
    """Every simulated patient in turn."""
    return request.param
