"""A real server, killed in the middle."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

BEFORE = {"/q/who": {"person-who": "child"}, "/q/right-now": {"now-unwell": "no"}}


class _Server:
    """One `questionnaire serve` of our own, and a browser."""

    def __init__(self, file):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            "QUESTIONNAIRE_DATABASE": f"sqlite:///{file}",
            "PORT": str(self.port),
            "WORKERS": "1",
        }
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.process = None

    def starts(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "questionnaire", "serve"],
            env=self.environment,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        for line in self.process.stderr:
            if "The questionnaire is at " in line:
                assert f"http://127.0.0.1:{self.port}" in line
                return
        raise AssertionError(f"the server ended with {self.process.wait()}")

    def ends(self, how=signal.SIGKILL):
        """End the server and the worker it started, which share a process group of their own."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, how)
        if self.process is not None:
            self.process.wait()
            self.process.stderr.close()
            self.process = None

    def opens(self, path, **fields):
        data = urllib.parse.urlencode(fields).encode() if fields else None
        with self.browser.open(f"http://127.0.0.1:{self.port}{path}", data, timeout=30) as response:
            return response.read().decode()

    def answers(self, path, **fields):
        hidden = dict(re.findall(r'name="(csrf_token|seen)" value="(\w+)"', self.opens(path)))
        return self.opens(path, **hidden, **fields)


@pytest.fixture
def server(file):
    """A server that is not running yet; ended whatever happens."""
    made = _Server(file)
    yield made
    made.ends()


def test_a_server_killed_in_the_middle_of_a_journey_loses_nothing_it_acknowledged(server):
    """After `kill -9`, a new server on the same file has every answer that was answered with a redirect."""
    server.starts()
    token = re.search(r'name="csrf_token" value="(\w+)"', server.opens("/"))[1]
    server.opens("/start", csrf_token=token)
    for path, fields in BEFORE.items():
        server.answers(path, **fields)
    page = server.answers("/q/age", **{"person-age": "7", "person-age-unit": "years"})
    assert "How old is your child?" not in page
    server.ends(signal.SIGKILL)

    server.starts()
    assert 'value="7"' in server.opens("/q/age")
    assert re.search(r'value="child"[^>]* checked', server.opens("/q/who"))
    assert "Go on where you left off" in server.opens("/")
    server.answers("/q/age", **{"person-age": "8", "person-age-unit": "years"})
    server.ends(signal.SIGTERM)

    server.starts()
    assert 'value="8"' in server.opens("/q/age")
