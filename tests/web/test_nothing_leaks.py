"""Where answers must never come to stand."""

from __future__ import annotations

import logging
import sqlite3

import pytest
from werkzeug.exceptions import BadRequest, NotFound

from questionnaire.errors import AnswersError, BadValue

MARK = "zebra-7731"


@pytest.fixture(autouse=True)
def _everything_is_logged(caplog):
    caplog.set_level(logging.DEBUG)


def _tells_everything(person):
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    person.goes_on_to("/q/age")
    person.presses("Continue", expect=422, **{"person-age": MARK, "person-age-unit": "years"})
    person.answers(**{"person-age": "7", "person-country": "US"})
    person.answers(**{"person-state": "US-WY"})
    person.goes_on_to("/q/counts")
    person.presses("Add a blood count")
    person.answers(**{"count-value": "773", "count-date": "2013"})
    person.goes_on_to("/q/tests")
    person.presses("Add a test")
    person.answers(**{"test-lab": f"Lab {MARK}", "test-finding": f"{MARK} c.1000C>T", "test-result": "cause_found"})
    person.follows("Change", about=MARK)
    person.answers(**{"test-lab": f"Lab {MARK}!"})
    person.goes_on_to("/q/own")
    person.presses("Add a question")
    person.answers(**{"own-text": f"Is {MARK} safe?"})
    person.goes_on_to("/check")
    person.sees("Wyoming", "773 cells/µL", MARK)
    person.presses("See what is worth asking about")
    person.presses("Choose your questions")
    person.presses("Move up")
    person.opens("/nothing", expect=404)
    person.sends("/q/own/e9", {"own-text": MARK}, expect=400)
    person.opens("/result")


def test_no_answer_stands_in_an_address_a_header_a_cookie_a_log_or_the_database(person, caplog, tmp_path):
    """Over a full journey, with its mistakes, no answer leaves the pages: not even the file of answers holds one."""
    _tells_everything(person)
    assert MARK in person.pdf()
    log = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    secret = person.client.get_cookie("visit").value
    heard = "\n".join(person.heard).replace(secret, "")
    rows = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"SQLite format 3" in rows
    for answer in (MARK, "US-WY", "Wyoming", "cause_found", "c.1000C"):
        assert answer not in heard
        assert answer not in log
        assert answer.encode() not in rows
    for name in (b"person.who", b"own.text", b"passed", secret.encode()):
        assert name not in rows
    assert secret not in log


def test_no_answer_stands_in_the_log_when_something_breaks(full, caplog, tmp_path):
    """A fault of the server is logged with its kind and place, without a word of what was typed."""
    full.opens("/q/own/e1")
    data = {**full.filled(), "own-text": MARK}
    with sqlite3.connect(tmp_path / "answers.sqlite3") as connection:
        connection.execute("DROP TABLE journeys")
    connection.close()
    caplog.clear()
    response = full.client.post("/q/own/e1", data=data)
    assert 500 == response.status_code
    assert "no-store" == response.headers["Cache-Control"]
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert errors
    for record in errors:
        assert "OperationalError" in record.getMessage()
        assert MARK not in f"{record.getMessage()} {record.__dict__}"
        assert not record.exc_info
    assert MARK not in response.text
    assert "Traceback" not in response.text


QUOTES_AN_ANSWER = [
    ("questionnaire.web.outcome.papers_pdf", "/result/summary.pdf", ValueError),
    ("questionnaire.web.outcome.group_lines", "/check", KeyError),
    ("questionnaire.telling.handover.tell", "/result", AnswersError),
    ("questionnaire.web.papers.papers_html", "/result/papers/brief", RuntimeError),
    ("questionnaire.web.papers.letter_text", "/result/papers/text/doctor-message", BadValue),
    ("questionnaire.web.papers.data_files", "/result/papers/files/phenopacket.json", BadRequest),
    ("questionnaire.web.wizard.entry_line", "/q/own", NotFound),
]


def _breaking(kind):
    def breaks(*_arguments, **_named):
        try:
            int(MARK)
        except ValueError as error:
            raise kind(f"cannot tell {MARK}", *([] if kind is BadValue else [MARK])) from error

    return breaks


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("teller", "address", "kind"), QUOTES_AN_ANSWER)
def test_an_exception_that_quotes_an_answer_tells_it_to_nobody(
    full, caplog, capfd, monkeypatch, teller, address, kind, method
):
    """Whatever breaks while answers are told, and whatever its message says, neither log nor page repeats it.

    A form without its token has its page drawn once more, and that may break as well.
    """
    monkeypatch.setattr(teller, _breaking(kind))
    caplog.clear()
    response = full.client.open(address, method=method)
    assert response.status_code >= 400
    said = capfd.readouterr()
    log = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for place in (log, said.out, said.err, response.text, str(response.headers)):
        assert MARK not in place
    if response.status_code == 500:
        assert f"unexpected {kind.__name__} at {__file__}" in log


def test_the_addresses_of_entries_tell_nothing(full):
    """An entry's id is random, not a count or a name."""
    found = set()
    for _ in range(20):
        found.add(full.client.get("/q/own/add").headers["Location"])
    assert 20 == len(found)
