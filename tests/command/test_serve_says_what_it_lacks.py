"""What `serve` says at its start of scripts that this machine cannot print."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from other_machines import Machine

from questionnaire.printing.scripts import SCRIPTS

SAYS = "from questionnaire.web.serving import lacking; print(lacking())"


def letters_but(*scripts: str) -> str:
    return "".join(letters for name, (letters, _) in SCRIPTS.items() if name not in scripts)


def test_each_script_is_named_beside_the_package_that_brings_it(tmp_path: Path) -> None:
    """Only those that are missing, under Debian's package."""
    machine = Machine(tmp_path / "fonts", letters_but("Thai", "Hebrew", "Korean"))
    _, *lines = machine.runs(SAYS).decode().splitlines()
    assert ["  fonts-noto-core: Hebrew, Thai", "  fonts-noto-cjk: Korean"] == lines


def test_a_script_of_which_one_letter_is_missing_is_missing(tmp_path: Path) -> None:
    """A font with the Russian letters alone leaves a Kazakh name without its own."""
    _, *lines = Machine(tmp_path / "fonts", letters_but().replace("қ", "")).runs(SAYS).decode().splitlines()
    assert ["  fonts-noto-core: Cyrillic"] == lines


def test_nothing_is_said_where_every_script_can_be_printed(tmp_path: Path) -> None:
    """No line where there is nothing to do."""
    assert "\n" == Machine(tmp_path / "fonts", letters_but()).runs(SAYS).decode()


def test_the_first_worker_speaks_for_all(tmp_path: Path) -> None:
    """Every worker loads the engine; what is missing is said once."""
    workers = "import sys; from questionnaire.web.serving import _load_pdf as load; sys.stderr = sys.stdout; "
    machine = Machine(tmp_path / "fonts")
    assert machine.runs(SAYS) == machine.runs(workers + "load(False); load(True); load(False)") != b"\n"


def test_only_the_first_worker_looks_for_what_is_missing(tmp_path: Path) -> None:
    """The others load the engine, and look for no script."""
    counted = (
        "from questionnaire.web import serving; looked = []; "
        "serving.missing_scripts = lambda: looked.append(1) or {}; "
        "[serving._load_pdf(first) for first in (False, True, False)]; print(len(looked))"
    )
    assert b"1\n" == Machine(tmp_path / "fonts").runs(counted)


def test_the_server_says_it_in_one_block_after_its_address(tmp_path: Path) -> None:
    """On a machine without fonts every script is named, and then nothing more is said."""
    machine = Machine(tmp_path / "fonts")
    block = machine.runs(SAYS).decode()
    assert SCRIPTS.keys() == {name for line in block.splitlines()[1:] for name in line.partition(": ")[2].split(", ")}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "questionnaire", "serve"],
        cwd=tmp_path,
        env=machine.environment | {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "2"},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert server.stderr is not None
        said = [server.stderr.readline() for _ in range(1 + len(block.splitlines()))]
        assert f"The questionnaire is at http://127.0.0.1:{port}\n{block}" == "".join(said)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        left = server.communicate()[1]
    assert "" == left
