"""Requests that another site began: they change nothing here.

A browser keeps our cookie (SameSite=Lax) from a form that another site sends. Its owner then looks like somebody new,
and a new cookie would replace the one key to their answers. So such a request is refused, and sets no cookie.
https://www.w3.org/TR/fetch-metadata/ and https://www.rfc-editor.org/rfc/rfc6454#section-7
"""

from __future__ import annotations

from werkzeug.datastructures import Headers

_OURS = {"same-origin", "none"}
_CHANGES_NOTHING = {"GET", "HEAD", "OPTIONS"}


def began_elsewhere(headers: Headers, host: str) -> bool:
    """Whether another site than `host` began a request with these headers.

    A browser too old to say so in Sec-Fetch-Site tells it by Origin; without either, nothing speaks for another site.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in _OURS
    origin = headers.get("Origin")
    return origin is not None and _plain(origin.partition("://")[2]) != _plain(host)


def may_change(method: str, headers: Headers, host: str) -> bool:
    """Whether a request may change something here."""
    return method in _CHANGES_NOTHING or not began_elsewhere(headers, host)


def may_set_cookie(method: str, headers: Headers, host: str) -> bool:
    """Whether its answer may set a cookie: also when a link elsewhere opened a page of ours, but not within theirs."""
    followed = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")) == ("navigate", "document")
    return not began_elsewhere(headers, host) or (method == "GET" and followed)


def _plain(host: str) -> str:
    # Whether the visitor came by HTTPS is known to the proxy alone, so the usual port of either is no difference.
    return host.lower().removesuffix(":443").removesuffix(":80")
