"""What `serve` says at its start of scripts that this machine cannot print."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from other_machines import Machine

from questionnaire.telling.printable import SCRIPTS

SAYS = "from questionnaire.web.serving import lacking; print(lacking())"
PACKAGES = {package for _, package in SCRIPTS.values()}


def letters_but(*scripts: str) -> str:
    return "".join(letters for name, (letters, _) in SCRIPTS.items() if name not in scripts)


def test_each_script_is_named_beside_the_package_that_brings_it(tmp_path: Path) -> None:
    """Only those that are missing, under Debian's package."""
    machine = Machine(tmp_path / "fonts", letters_but("Thai", "Hebrew", "Korean"))
    _, *lines = machine.runs(SAYS).decode().splitlines()
    assert ["  fonts-noto-core: Hebrew, Thai", "  fonts-noto-cjk: Korean"] == lines


def test_nothing_is_said_where_every_script_can_be_printed(tmp_path: Path) -> None:
    """No line where there is nothing to do."""
    assert "\n" == Machine(tmp_path / "fonts", letters_but()).runs(SAYS).decode()


@pytest.mark.parametrize("workers", [1, 2])
def test_the_server_says_it_once_in_one_block(workers: int, tmp_path: Path) -> None:
    """After its address, all scripts of a machine without fonts; the first worker speaks for all."""
    machine = Machine(tmp_path / "fonts")
    block = machine.runs(SAYS).decode()
    assert SCRIPTS.keys() == {name for line in block.splitlines()[1:] for name in line.partition(": ")[2].split(", ")}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "questionnaire", "serve"],
        cwd=tmp_path,
        env=machine.environment | {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(workers)},
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
