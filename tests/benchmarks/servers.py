"""Both apps as they are served: gunicorn in a process of its own, on a free port of this machine."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PATIENCE = 30.0


@dataclass(frozen=True)
class Server:
    """A running server: its port, its process, and how long it took to answer its first page."""

    port: int
    process: subprocess.Popen[bytes]
    seconds_to_first_page: float

    def worker_megabytes(self) -> float:
        """The memory of the largest worker."""
        listed = subprocess.run(["ps", "-A", "-o", "ppid=,rss="], capture_output=True, text=True, check=True)  # noqa: S607
        rows = [line.split() for line in listed.stdout.splitlines()]
        return max(int(rss) for parent, rss in rows if int(parent) == self.process.pid) / 1024


class Line:
    """One keep-alive connection to a server, as a browser holds it: it keeps the cookie and sends forms."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookie = ""

    def send(self, method: str, path: str, body: str | None = None) -> tuple[int, str, bytes]:
        """Send a request and read the whole answer: its status, where it leads, its body."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (ConnectionError, http.client.RemoteDisconnected):
            # gunicorn ends a connection that was still for 2 seconds; a browser opens it again, and so do we.
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        content = answer.read()
        if given := answer.headers.get("Set-Cookie"):
            self.cookie = given.partition(";")[0]
        return answer.status, answer.headers.get("Location", ""), content

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_args: object) -> None:
        self.connection.close()


@contextmanager
def ours(folder: Path, workers: int, *options: str) -> Iterator[Server]:
    """The questionnaire, on a database in this folder; `options` are those of `questionnaire serve`.

    What it says goes to `said` there.
    """
    database = {"QUESTIONNAIRE_DATABASE": f"sqlite:///{folder}/answers.sqlite3"}
    with _running([sys.executable, "-m", "questionnaire", "serve", *options], folder, workers, database) as server:
        yield server


@contextmanager
def bare(folder: Path, workers: int) -> Iterator[Server]:
    """The bare Flask page."""
    with _running([sys.executable, "-m", "tests.benchmarks.bare"], folder, workers, {}) as server:
        yield server


@contextmanager
def _running(command: list[str], folder: Path, workers: int, more: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = {key: value for key, value in os.environ.items() if not key.startswith("QUESTIONNAIRE_")}
    paths = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    own = {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": str(workers), "PYTHONPATH": paths}
    numbers = [str(port), str(workers)] if "bare" in command[-1] else []
    begun = time.perf_counter()
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            [*command, *numbers],
            cwd=folder,
            env=known | own | more,
            stdin=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield Server(port, process, _first_page(port, process, begun))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _first_page(port: int, process: subprocess.Popen[bytes], begun: float) -> float:
    while time.perf_counter() - begun < PATIENCE and process.poll() is None:
        try:
            with Line(port) as line:
                status, _, _ = line.send("GET", "/")
        except OSError:
            time.sleep(0.01)
        else:
            assert 200 == status
            return time.perf_counter() - begun
    raise RuntimeError(f"{process.args} did not answer a page")
