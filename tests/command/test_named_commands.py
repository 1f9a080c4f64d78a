"""The named commands of the Makefile that `make test` does not run: each can at least start."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = re.findall(r"python -m (tests\.\w+)", (ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_a_named_command_starts(module: str):
    """A name that moved away is seen here, not on the day before a release."""
    path = ROOT.joinpath(*module.split("."))
    file = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    load = f"import runpy; runpy.run_path({str(file)!r}, run_name='started')"
    ran = subprocess.run([sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (ran.returncode, ran.stderr)


def test_there_are_such_commands():
    """The list is read from the Makefile."""
    assert 5 <= len(MODULES)
