"""What `make mutants` found: 1 when too few mutants of judging were killed, or a survivor is not explained."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

EXPLAINED = Path(__file__).parent / "laws" / "surviving-mutants.txt"
FEWEST_KILLED = 95
KILLED = {"killed", "timeout", "segfault"}
_MUTMUT = (sys.executable, "-m", "mutmut")


def main() -> int:
    """Print how many were killed and which survived without a word of explanation."""
    statuses = _statuses()
    counted, explained = Counter(statuses.values()), _explained()
    killed = sum(counted[status] for status in KILLED)
    share = 100 * killed / max(1, len(statuses))
    survivors = {name: _change(name) for name, status in statuses.items() if status not in KILLED | {"not checked"}}
    strange = {name: change for name, change in survivors.items() if change not in explained}
    for name, change in strange.items():
        print(f"{change}\n    {name}: {statuses[name]}, not explained")
    for change in sorted(explained - set(survivors.values())):
        print(f"{change}\n    explained, but it does not survive")
    print(f"{killed} of {len(statuses)} killed, {share:.1f} % (at least {FEWEST_KILLED} %), {len(survivors)} survived")
    print(", ".join(f"{number} {status}" for status, number in sorted(counted.items())))
    return int(share < FEWEST_KILLED or bool(strange) or bool(counted["not checked"]))


def _statuses() -> dict[str, str]:
    lines = _mutmut("results", "--all", "true").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def _change(name: str) -> str:
    """A mutant as one line that stays the same when others come and go: the function, the old and the new code."""
    lines = [line for line in _mutmut("show", name).splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    old, new = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    module, _, function = name.partition("questionnaire.")[2].partition(".")[2].partition(".")
    return f"{module}.{function.rpartition('__mutmut')[0].removeprefix('x_')}: {old} => {new}"


def _explained() -> set[str]:
    """The survivors that are explained: every line is a change, two number signs, and why no test can tell it."""
    lines = EXPLAINED.read_text(encoding="utf-8").splitlines()
    pairs = [line.rpartition(" ## ") for line in lines if line and not line.startswith("#")]
    return {change for change, _, why in pairs if why.strip()}


def _mutmut(*arguments: str) -> str:
    return subprocess.run([*_MUTMUT, *arguments], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
