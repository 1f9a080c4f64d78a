"""Files that are broken, built to harm, or no record at all: each gets one clear word, soon, and harms nothing."""

from __future__ import annotations

import json
import os
import sys
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.errors import BadValue
from questionnaire.importing import guarded
from questionnaire.importing.records import wanted_of
from tests.importing.test_files import TABLES, bundle, ccda, observation, result
from tests.importing.trying import MEGABYTES, tried

ENTITY = '<!ENTITY a{} "{}">'
GROWING = "".join(ENTITY.format(n, 10 * f"&a{n - 1};") for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaa">{GROWING}]><ClinicalDocument>&a9;</ClinicalDocument>'
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><ClinicalDocument><title>&f;</title></ClinicalDocument>'
)
NESTED = observation("751-8", 0.4, "K/uL")
for _ in range(30):
    NESTED = bundle(NESTED)
HARMFUL = {
    "bomb": (BOMB.encode(), "import_bomb"),
    "outside": (OUTSIDE.encode(), "import_bomb"),
    "thirty bundles": (json.dumps(NESTED).encode(), "import_too_deep"),
    "lists": (b"[" * 200_000, "import_too_deep"),
    "objects": (b'{"a":' * 200_000, "import_too_deep"),
    "tags": (b"<ClinicalDocument>" + b"<a>" * 200_000, "import_too_deep"),
    "cut": (b'{"resourceType": "Obs', "import_broken"),
    "web page": (b"<!doctype html><html><body>ANC 0.4</body></html>", "import_no_record"),
    "other json": (b'{"name": "ANC", "value": 0.4}', "import_no_record"),
    "thirty objects": (b'{"a":' * 30 + b"1" + b"}" * 30, "import_no_record"),
    "pdf": (b"%PDF-1.7 ...", "import_pdf"),
    "one sign": (b"\x00", "import_no_record"),
    "archive": (b"PK\x03\x04" + bytes(range(256)) * 9, "import_no_record"),
    "many": (json.dumps([observation("751-8", n, "/uL") for n in range(2500)]).encode(), "import_too_much"),
    "half utf-16": ("\ufeff3/2024 0.4".encode("utf-16-le")[:-1], "import_broken"),
    "long field": (b"Date,ANC\n2024," + b"1" * 20_000, "import_broken"),
}


def test_each_harmful_file_has_its_word_within_a_few_seconds(wanted, typist, book):
    """Nothing is resolved, nothing is fetched, and the process ends; the pages know the word."""
    started = time.monotonic()
    for name, (data, word) in HARMFUL.items():
        with pytest.raises(BadValue) as wrong:
            guarded.records_of_file(data, wanted, typist)
        assert (name, word) == (name, wrong.value.word)
        assert f"error.{word}" in book.words
    assert 60 > time.monotonic() - started


def test_what_takes_too_long_is_ended_and_said(wanted, typist, monkeypatch):
    """By the clock of who waits; one that dies says nothing, which is said; for a file too large none is begun."""
    monkeypatch.setattr(guarded, "SECONDS", 0.001)
    with pytest.raises(BadValue, match="import_too_hard"):
        guarded.records_of_file(b"3/2024 0.4", wanted, typist)
    monkeypatch.setattr(guarded, "SECONDS", 10)
    monkeypatch.setattr(guarded.sys, "executable", "/bin/false")
    with pytest.raises(BadValue, match="import_too_hard"):
        guarded.records_of_file(b"3/2024 0.4", wanted, typist)
    monkeypatch.setattr(guarded.subprocess, "run", None)
    with pytest.raises(BadValue, match="import_too_large"):
        guarded.records_of_file(b"x" * (guarded.MOST_BYTES + 1), wanted, typist)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="macOS has no such limits")
def test_the_process_can_take_no_more_and_write_nothing():
    """Its limits of time, memory and files, as it sees them itself; and it knows nothing of our environment."""
    asks = (
        "import json, os, resource as r; from questionnaire.importing import child; child._limit(); "
        "print(json.dumps([r.getrlimit(k)[0] for k in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE)]))"
    )
    done = guarded.subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True,
                                  env={"PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert [5, 400 * 1024 * 1024, 0] == json.loads(done.stdout)


GOOD = [
    json.dumps(bundle({"resourceType": "Patient", "id": "a"}, observation("751-8", 0.45, "K/uL"))).encode(),
    ccda(result("751-8", "2852", "CELLS/MCL", "20080103"), result("770-8", "40", "%")),
    *(text.encode() for text, _ in TABLES),
]
PIECES = [
    b"\x00",
    b"<",
    b">",
    b"{",
    b"}",
    b'"',
    b"&x;",
    b"]]>",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"1e999",
    b"-",
    b"%",
    b"\n",
]


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_a_mangled_file_is_read_or_refused_with_a_word(read, seed):
    """Bytes cut, doubled, swapped or put in anywhere: rows, or one word that the pages know; never anything else."""
    random = Random(seed)  # noqa: S311 - what fails once fails again
    data = bytearray(random.choice(GOOD))
    for _ in range(random.randint(1, 6)):
        place, end = random.randrange(len(data) + 1), random.randrange(len(data) + 1)
        change = random.choice(["cut", "put", "double", "flip"])
        if change == "cut":
            del data[min(place, end) : max(place, end) if random.random() < 0.2 else min(place, end) + 3]
        elif change == "put":
            data[place:place] = random.choice(PIECES)
        elif change == "double":
            data[place:place] = data[place : place + 40]
        elif data:
            data[place % len(data)] ^= 1 << random.randrange(8)
    try:
        read(bytes(data))
    except BadValue as wrong:
        assert wrong.word.startswith("import_")


def test_files_mangled_in_each_way_are_read_or_refused_in_time(book, typist):
    """As `make mangled` tries 20,000: each way alone and with others, in one process that may not grow or write."""
    beside = wanted_of(book.questionnaire.groups["counts"], book.beside)
    found = tried(range(900), beside, typist, lambda word: f"error.{word}" in book.words)
    assert [] == found.wrong
    assert 900 == found.words.total()
    assert {"rows", "text", "import_bomb", "import_two_people", "import_too_deep"} <= {*found.words}
    assert found.memory
    assert MEGABYTES > found.grown


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ["code", "coding", "valueQuantity", "effectiveDateTime", "component", "subject", "contained", "status", "entry",
        "effectivePeriod", "valueRange", "resourceType", "id"]  # fmt: skip


@settings(max_examples=200)
@given(st.sampled_from(KEYS), JSON)
def test_any_type_in_any_place_of_an_observation_breaks_nothing(read, key, value):
    """What is not of its type is not there."""
    whole = observation("751-8", 0.45, "K/uL")
    for changed in ({**whole, key: value}, bundle({**whole, key: value}), {**bundle(whole), key: value}):
        try:
            read(json.dumps(changed).encode())
        except BadValue as wrong:
            assert wrong.word.startswith("import_")


@settings(max_examples=300)
@given(st.text(alphabet=" 0123456789./,-<>%:;|()ANCneutWBCK/uLMar\t", max_size=60))
def test_any_line_is_read_or_says_why(read_lines, book, line):
    """In a word that the pages have."""
    for found in read_lines(line):
        assert not found.startswith("no ") or f"error.{found[3:]}" in book.words
