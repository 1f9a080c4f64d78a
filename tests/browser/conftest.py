"""A server as it is run, and a phone with a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from questionnaire.web.serving import lacking
from tests.budget import count_pages
from tests.chromium import chromium

pytest.register_assert_rewrite("phone")

from phone import Phone  # noqa: E402 - after its assertions were made to speak


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `questionnaire serve` listens: gunicorn, in a process of its own, on a file of its own."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WORKERS": "1",
        "QUESTIONNAIRE_DATABASE": f"sqlite:///{folder}/answers.sqlite3",
    }
    known = {key: value for key, value in os.environ.items() if not key.startswith("QUESTIONNAIRE_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "questionnaire", "serve", "--today", "2026-11-22"],
        cwd=folder,
        env=known | settings,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        said = server.stderr.readline()
        assert f"The questionnaire is at http://127.0.0.1:{port}\n" == said
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        left = server.communicate(timeout=20)[1]
    assert left in ("", f"{lacking()}\n"), "the server says nothing more, whatever was answered"
    assert 0 == server.returncode


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, without a window."""
    with chromium() as started:
        count_pages(started)
        yield started


@pytest.fixture
def phone(browser: Browser, address: str, tmp_path: Path) -> Iterator[Phone]:
    """A small phone whose browser runs no scripts."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        java_script_enabled=False,
        has_touch=True,
        locale="en-US",
        accept_downloads=True,
    )
    context.set_default_timeout(10_000)
    yield Phone(context.new_page(), address, tmp_path)
    context.close()
