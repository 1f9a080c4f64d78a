"""The least a Flask page can cost: one small form, rendered; a post that redirects to it. `python -m` serves it."""

from __future__ import annotations

import sys
from typing import Any

from flask import Flask, redirect, render_template_string
from gunicorn.app.base import BaseApplication
from werkzeug.wrappers import Response

FORM = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1>
<form method="post">{% for option in options %}
<p><input type="radio" name="answer" id="{{ option }}" value="{{ option }}">
<label for="{{ option }}">{{ option }}</label></p>
{% endfor %}<button>Continue</button></form></body></html>"""


def create_bare() -> Flask:
    """The app: a page at /, which redirects to itself when posted to."""
    app = Flask("bare")

    @app.get("/")
    def show() -> str:
        return render_template_string(FORM, title="One question", options=("Yes", "No", "I don’t know"))

    @app.post("/")
    def answer() -> Response:
        return redirect("/", 303)

    return app


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no annotations
    def load_config(self) -> None:
        from questionnaire.web.serving import THREADS

        options: dict[str, Any] = {
            "bind": f"127.0.0.1:{sys.argv[1]}",
            "workers": int(sys.argv[2]),
            "worker_class": "gthread",
            "threads": THREADS,
            "accesslog": None,
            "loglevel": "warning",
        }
        for key, value in options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        return create_bare()


if __name__ == "__main__":
    _Server().run()
