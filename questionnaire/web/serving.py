"""Serving with gunicorn: threads for slow phones, a warm PDF engine in every worker, and no request in the log."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from questionnaire.errors import NoPdf
from questionnaire.printing.printer import slow_without
from questionnaire.printing.scripts import missing_scripts
from questionnaire.settings import Settings
from questionnaire.web.errors import kind_and_place

THREADS = 8


class _Log(Logger):  # type: ignore[misc]  # gunicorn has no annotations
    """gunicorn's log, in which no exception quotes the request that it came of."""

    def exception(self, msg: str, *_args: object, **_more: object) -> None:
        """Say what broke and where; `msg` as far as nothing of a request is filled in."""
        error = sys.exc_info()[1]
        self.error("%s: %s", msg.partition("%")[0].strip(), kind_and_place(error) if error else "")


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no annotations
    def __init__(self, settings: Settings, make_app: Callable[[Settings], Any]) -> None:
        self.settings, self.make_app = settings, make_app
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self.settings.host}:{self.settings.port}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            # No header of a request says under which path the application lies.
            "forwarder_headers": "",
            "accesslog": None,
            # As a warning it says what broken requests held, and whose they were.
            "loglevel": "error",
            "logger_class": _Log,
            "when_ready": _say_ready,
            "post_worker_init": _warm,
        }
        for key, value in options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return self.make_app(self.settings)


def serve(settings: Settings, make_app: Callable[[Settings], Any]) -> None:
    """Serve until stopped. Refuses to start on bad content or settings, with the full list of what is wrong."""
    make_app(settings)
    _Server(settings, make_app).run()


def _say_ready(server: Any) -> None:
    host, port = server.app.settings.host, server.app.settings.port
    print(f"The questionnaire is at http://{host}:{port}", file=sys.stderr, flush=True)


def _warm(worker: Any) -> None:
    """Load the PDF engine beside the first requests, so that the first PDF does not wait for it."""
    # The content stays as long as the worker, and looking through it at each full collection took up to 0.1 s. Now,
    # while no answers are here: what is frozen is never looked through again.
    gc.collect()
    gc.freeze()
    threading.Thread(target=_load_pdf, args=(worker.age == 1,), name="warm", daemon=True).start()


def _load_pdf(first: bool) -> None:  # noqa: FBT001 - the first worker speaks for all
    if not first:
        with suppress(NoPdf):
            slow_without()
    elif says := lacking():
        print(says, file=sys.stderr, flush=True)


def lacking() -> str:
    """What this machine lacks to make every PDF well, and what to install; loads the PDF engine."""
    try:
        slow, scripts = slow_without(), missing_scripts()
    except NoPdf as error:
        return str(error)
    lines = [f"A PDF takes six times as long without the system library {slow}."] if slow else []
    if scripts:
        lines.append("This machine has no letters of these scripts for a PDF. On Debian, these packages bring them:")
        lines += [f"  {package}: {', '.join(names)}" for package, names in scripts.items()]
    return "\n".join(lines)
