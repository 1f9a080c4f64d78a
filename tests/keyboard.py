"""A visitor at the keyboard: opens addresses, reads, fills in the fields that are there, presses and follows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from page_rules import Field, faults, ids, offered_in, parse, tokens, values_of, visible_text
from pypdf import PdfReader
from werkzeug.test import TestResponse


class Person:
    """One browser of one visitor. Every page it fetches is checked against the rules for pages."""

    def __init__(self, app: Flask, client: FlaskClient | None = None) -> None:
        self.app, self.client = app, client or app.test_client()
        self.address, self.html, self.typed = "", "", set[str]()
        self.heard: list[str] = []  # every address and header the server sent
        self.response: TestResponse

    # --- doing ---

    def opens(self, address: str, expect: int = 200) -> None:
        """Type an address, or follow a link from elsewhere."""
        self._take(self.client.get(address), address, expect)

    def follows(self, link: str, about: str = "") -> None:
        """Follow the first link that begins with this text (and says what it is about)."""
        self.opens(self._find("a", link, about).attrib["href"])

    def presses(self, button: str, about: str = "", expect: int = 200, **fields: Field) -> None:
        """Fill in fields and press a button, or a link that looks like one."""
        for form in parse(self.html).iter("form"):
            for each in form.iter("button"):
                text = visible_text(each)
                if text.startswith(button) and about in text:
                    pressed = {each.attrib["name"]: each.attrib.get("value", "")} if "name" in each.attrib else {}
                    self.sends(form.attrib["action"], {**self._filled(form, fields), **pressed}, expect)
                    return
        assert not fields, f"no button {button!r} at {self.address}: {self.text[:3000]}"
        self.follows(button, about)

    def answers(self, **fields: Field) -> None:
        """Fill in the fields of the page and press Continue; leave the rest as it stands.

        A list has two such buttons: `complete` says if these are all.
        """
        self.presses("Continue. There may be more" if fields.pop("complete", "yes") == "no" else "Continue", **fields)

    def goes_on_to(self, address: str) -> None:
        """Leave pages open and press Continue until this address comes."""
        for _ in range(60):
            if self.address == address:
                return
            self.presses("Continue")
        raise AssertionError(f"never came to {address}; now at {self.address}")

    def goes_through(
        self, said: Mapping[str, Field], lists: Mapping[str, list[dict[str, Field]]] | None = None, to: str = "/check"
    ) -> None:
        """Go on page by page to this address, answering wherever it is asked what `said` and `lists` hold."""
        left, entries = dict(said), dict(lists or {})
        for _ in range(60):
            if self.address == to:
                break
            listed = entries.pop(self.address.removeprefix("/q/"), [])
            for entry in listed:
                self.presses("Add ")
                self.answers(**entry)
            asked = {name for form in parse(self.html).iter("form") for name in offered_in(form)}
            told = {name: left.pop(name) for name in list(left) if name in asked}
            self.answers(**({"complete": "yes"} if listed else told))
        self.is_at(to)
        assert ({}, {}) == (left, entries)

    def reloads(self) -> None:
        """Open the same address once more."""
        self.opens(self.address)

    def sends(self, address: str, data: Mapping[str, Any], expect: int = 200) -> None:
        """Post form data as it is, and follow where it leads."""
        self.typed |= {text for value in data.values() for text in (value if isinstance(value, list) else [value])}
        self._take(self.client.post(address, data=data), address, expect)

    def sends_file(self, address: str, data: bytes, expect: int = 200, **fields: str) -> None:
        """Post a file with the form of the page, as a browser does."""
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
        ]
        head = '--x\r\nContent-Disposition: form-data; name="file"; filename="record"\r\n\r\n'
        body = "".join([*parts, head]).encode() + data + b"\r\n--x--\r\n"
        kind = "multipart/form-data; boundary=x"
        self._take(self.client.post(address, data=body, content_type=kind), address, expect)

    def another_tab(self) -> Person:
        """A second tab of the same browser, at the same page."""
        tab = Person(self.app, self.client)
        tab.typed = self.typed
        tab.opens(self.address)
        return tab

    # --- reading ---

    @property
    def text(self) -> str:
        """What stands on the page."""
        return visible_text(parse(self.html))

    def sees(self, *texts: str) -> None:
        """These texts stand on the page, in this order."""
        text, place = self.text, 0
        for each in texts:
            assert each in text[place:], f"{each!r} is not (or not here) at {self.address}: {text[:3000]}"
            place = text.index(each, place) + len(each)

    def does_not_see(self, *texts: str) -> None:
        """None of these texts stands on the page."""
        assert [] == [each for each in texts if each in self.text]

    def is_at(self, address: str) -> None:
        """The address now is this one."""
        assert address == self.address, self.text[:200]

    def field(self, name: str) -> Field:
        """What stands in a field now."""
        return next(all_of[name] for form in parse(self.html).iter("form") if name in (all_of := values_of(form)))

    def filled(self) -> dict[str, Field]:
        """Every field that holds something."""
        pairs = [pair for form in parse(self.html).iter("form") for pair in values_of(form).items() if pair[1]]
        return {**dict(pairs), **tokens(self.html)}

    def choices(self) -> dict[str, set[str]]:
        """The fields in which something can be chosen, with what is offered."""
        offered = [pair for form in parse(self.html).iter("form") for pair in offered_in(form).items()]
        return {name: values for name, values in offered if values}

    def labels(self, name: str) -> list[str]:
        """The labels of a field's options, in their order."""
        tree = parse(self.html)
        named = {label.get("for"): visible_text(label) for label in tree.iter("label")}
        return [named[field.attrib["id"]] for field in tree.iter("input") if name == field.get("name")]

    def token(self) -> str:
        """A form token of this visitor."""
        return tokens(self.html)["csrf_token"]

    def pdf(self) -> str:
        """The text of the PDF summary, as a reader program gives it back."""
        response = self.client.get("/result/summary.pdf")
        assert (200, "application/pdf") == (response.status_code, response.mimetype)
        assert 'attachment; filename="genetic-testing-summary.pdf"' == response.headers["Content-Disposition"]
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "no-store" == response.headers["Cache-Control"]
        pages = PdfReader(BytesIO(response.data)).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    # --- below the keyboard ---

    def _take(self, response: TestResponse, address: str, expect: int) -> None:
        self.heard += [address, str(response.headers)]
        while response.status_code in {301, 302, 303, 307, 308}:
            assert 303 == response.status_code
            address = response.headers["Location"]
            assert address.startswith("/")
            response = self.client.get(address)
            self.heard += [address, str(response.headers)]
        self.address, self.response, self.html = address, response, response.text
        assert expect == response.status_code, f"{response.status_code} at {address}: {response.text[-1500:]}"
        assert [] == faults(self.html, self.typed), address
        fragment = address.partition("#")[2]
        assert not fragment or fragment in ids(parse(self.html)), f"nothing stands at {address}"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "nosniff" == response.headers["X-Content-Type-Options"]
        assert "no-store" == response.headers["Cache-Control"], address

    def _find(self, tag: str, text: str, about: str) -> Element:
        for element in parse(self.html).iter(tag):
            if visible_text(element).startswith(text) and about in visible_text(element):
                return element
        raise AssertionError(f"no {text!r} about {about!r} at {self.address}: {self.text[:3000]}")

    def _filled(self, form: Element, fields: Mapping[str, Field]) -> dict[str, Field]:
        values, offered = values_of(form), offered_in(form)
        for name, value in fields.items():
            assert name in offered, f"no field {name!r} at {self.address}"
            chosen = set(value if isinstance(value, list) else [value])
            assert offered[name] is None or chosen <= (offered[name] or set()), f"{value!r} is not offered in {name!r}"
        return {**values, **tokens(self.html), **fields}
