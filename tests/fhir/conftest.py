"""What the tests of FHIR files share."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.fhir.people_told", "tests.fhir.checkers_of_fhir")

from tests.fhir.people_told import Told, everyone  # noqa: E402 - after its assertions were made to speak


@pytest.fixture(params=everyone(), ids=lambda told: told.name)
def told(request: pytest.FixtureRequest) -> Told:
    """Every simulated patient in turn."""
    return request.param
