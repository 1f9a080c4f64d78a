"""The budget of a run of all tests: what is made is counted, and too much of it lets the run fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.budget import LIMITS, PDFS, PROCESSES, over

ROOT = Path(__file__).parents[2]
# Two tests in two processes, though one test is all that may be made.
RUN = """
import sys, pytest, tests.budget as budget
budget.LIMITS = (budget.Limit(budget.TESTS, 1, "few are enough"),)
raise SystemExit(pytest.main(["-q", "-p", "no:cacheprovider", "-n", "2", *sys.argv[1:]]))
"""
TWO = [
    f"{Path(__file__)}::test_{name}" for name in ("as_much_as_a_run_may_make_is_no_problem", "each_limit_has_its_why")
]


def test_as_much_as_a_run_may_make_is_no_problem():
    """One more of anything is, and it is named with the number."""
    made = {limit.what: limit.most for limit in LIMITS}
    assert [] == over({}) == over(made)
    for limit in LIMITS:
        (problem,) = over({**made, limit.what: limit.most + 1})
        assert problem.startswith(f"{limit.most + 1:,} {limit.what}")


def test_each_further_process_may_make_a_few_pdfs_again():
    """What tests share they share within a process; tests and pages are no more for being dealt out."""
    for limit in LIMITS:
        most = limit.most + 3 * limit.again
        assert [] == over({PROCESSES: 4, limit.what: most})
        assert 1 == len(over({PROCESSES: 4, limit.what: most + 1}))
    assert [PDFS] == [limit.what for limit in LIMITS if limit.again]


def test_each_limit_has_its_why():
    """A number that nobody can explain is raised without a thought."""
    assert [] == [limit.what for limit in LIMITS if len(limit.why.split()) < 8]


@pytest.mark.slow
def test_a_run_that_makes_too_much_fails_though_each_test_passes():
    """What the processes made is added up: neither of them alone made too much."""
    command = [sys.executable, "-c", RUN, *TWO]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 1 == ran.returncode, ran.stdout
    assert "OVER BUDGET: 2 tests, and at most 1 are to be made: few are enough" in ran.stdout
    assert "2 passed" in ran.stdout
