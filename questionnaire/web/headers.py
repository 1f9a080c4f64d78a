"""Headers on every answer: nothing from elsewhere, nothing framed, nothing cached but the look."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add_headers(app: Flask) -> None:
    """Send these headers with every answer, and `no-store` with all but static files."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.update(HEADERS)
        if app.extensions["questionnaire"].settings.secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint != "start.asset" or response.status_code >= HTTPStatus.BAD_REQUEST:
            response.headers["Cache-Control"] = "no-store"
        return response
