"""Files mangled in every way we know: cut, flipped, swapped, nested, repeated, exchanged, swollen, joined."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from questionnaire.importing.guarded import MOST_BYTES
from tests.importing.test_beside_the_counts import PROBLEM, SHOTS, hemoglobin, medicine, problem
from tests.importing.test_files import TABLES, bundle, ccda, observation, result

SAMPLES = Path("/work/shared/samples")
PATIENT = {"resourceType": "Patient", "id": "a"}
RECORD = bundle(
    PATIENT, observation("751-8", 0.45, "K/uL"), observation("770-8", 40, "%"), observation("6690-2", 5, "K/uL"),
    hemoglobin(), medicine(effectivePeriod={"start": "2023-02-01"}), problem("D70.4", "Cyclic neutropenia"),
)  # fmt: skip
NDJSON = "\n".join(json.dumps(each["resource"]) for each in RECORD["entry"])
DOCUMENT = ccda(
    result("751-8", "2852", "CELLS/MCL", "20080103"), result("770-8", "40", "%"),
    SHOTS.format(more="", state="active", name="Neupogen"), PROBLEM.format(more=""),
)  # fmt: skip
LINES = "Mar 5, 2024\nWBC 3.5 K/uL\nNeutrophils 12 %\n3/2024 0.4\n2/2025 5\nHemoglobin 9"
MADE = [json.dumps(RECORD).encode(), NDJSON.encode(), DOCUMENT, LINES.encode(), *(text.encode() for text, _ in TABLES)]
REAL = [path.read_bytes() for path in sorted(SAMPLES.glob("*.[xj]*"))] if SAMPLES.is_dir() else []
ENCODINGS = (
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp037",
    "shift_jis",
    "utf-7",
)
NUMBERS = (
    b"9" * 5000,
    b"1e999",
    b"-1",
    b"NaN",
    b"Infinity",
    b"0." + b"0" * 400 + b"1",
    b"1_0",
    b"0x1F",
    b"\xd9\xa3",
    b"1e-99999",
)
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
HEADS = (
    f'<!DOCTYPE x [<!ENTITY a0 "aaaa">{BOMB}]>',
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    f'<!DOCTYPE x [<!ENTITY b "{"b" * 50_000}">]>',
)
PIECES = (
    b"\x00", b"<", b">", b"{", b"}", b'"', b"&x;", b"&a9;", b"&f;", b"&#0;", b"&#x110000;", b"]]>", b"<![CDATA[",
    b"null", b"[]", b"\\ud800", b"%PDF-1.7", b"PK\x03\x04", b"\n", b"\r", b",", b"\xe2\x80\xae", b"\xff\xfe",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 10**400, 1e308, "", "x" * 5000, "\ud800", [], {}, [[]], {"a": {}}, ["x"], [None],
)  # fmt: skip
Mangle = Callable[[Random, bytes], bytes]


def mangled(seed: int) -> tuple[bytes, str]:
    """A file, and how it was mangled. The same seed gives the same file."""
    random = Random(seed)  # noqa: S311 - what fails once fails again
    data = random.choice(REAL if REAL and random.random() < 0.1 else MADE)
    ways = random.sample(sorted(MANGLES), random.choice((1, 1, 2, 3, 4)))
    for way in ways:
        data = MANGLES[way](random, data)[:MOST_BYTES]
    return data, " + ".join(ways)


def _cut(random: Random, data: bytes) -> bytes:
    start, end = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    return data[:start] if random.random() < 0.5 else data[:start] + data[end:]


def _flip(random: Random, data: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice((1, 3, 30)) if flipped else 0):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _encode(random: Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(random.choice(ENCODINGS), "replace")


def _nest(random: Random, data: bytes) -> bytes:
    deep = random.choice((2, 5, 40, 500, 20_000))
    if data.lstrip()[:1] in (b"{", b"["):
        before, after = random.choice(
            ((b"[", b"]"), (b'{"a":', b"}"), (b'{"resourceType":"Bundle","entry":[{"resource":', b"}]}"))
        )
    else:
        before, after = random.choice(
            ((b"<a>", b"</a>"), (b"<ClinicalDocument>", b"</ClinicalDocument>"), (b'"', b'"'))
        )
    return before * deep + data + after * deep


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = sorted((random.randrange(len(data) + 1), random.randrange(len(data) + 1)))
    return data[:start] + data[start:end] * random.choice((2, 20, 500)) + data[end:]


def _exchange(random: Random, data: bytes) -> bytes:
    """Another type in a random place of JSON; elsewhere two words of the file in each other's place."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        words = sorted({*re.findall(rb"[\w:.\"=-]{2,60}", data)})
        if not words:
            return data
        one, other = random.choice(words), random.choice(words)
        return data.replace(one, b"\x01").replace(other, one).replace(b"\x01", other)
    for _ in range(random.randint(1, 4)):
        _exchanged(random, whole)
    return json.dumps(whole).encode()


def _exchanged(random: Random, whole: Any) -> None:
    while isinstance(whole, (dict, list)) and whole:
        key = random.choice(sorted(whole) if isinstance(whole, dict) else range(len(whole)))
        if random.random() < 0.25 or not isinstance(whole[key], (dict, list)):
            whole[key] = deepcopy(random.choice(VALUES))
            return
        whole = whole[key]


def _swell(random: Random, data: bytes) -> bytes:
    """A number that none is, in place of some."""
    number, often = random.choice(NUMBERS), random.choice((1, 3, 0))
    return re.sub(rb"\d+(?:\.\d+)?", lambda _: number, data, count=often)


def _declare(random: Random, data: bytes) -> bytes:
    """Entities, declared and used."""
    head, _, rest = data.rpartition(b"?>") if data.startswith(b"<?xml") else (b"", b"", data)
    used = rest.replace(b"</", random.choice((b"&a9;", b"&f;", b"&b;" * 200, b"")) + b"</", 1)
    return (head + b"?>" if head else b"") + random.choice(HEADS).encode() + used


def _second(_random: Random, data: bytes) -> bytes:
    """A second person, where the file is of a kind that names one."""
    if data.startswith(b"{"):
        others = b', {"resourceType": "Patient", "id": "a"}, {"resourceType": "Patient", "id": "b"}]'
        return b"[" + data.replace(b"}\n{", b"}, {") + others
    return data.replace(b"<recordTarget", b"<recordTarget/><recordTarget", 1)


def _put(random: Random, data: bytes) -> bytes:
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(PIECES) * random.choice((1, 1, 3000)) + data[place:]
    return data


def _join(random: Random, data: bytes) -> bytes:
    other = random.choice(MADE)
    return data[: random.randrange(len(data) + 1)] + other[random.randrange(len(other)) :]


MANGLES: dict[str, Mangle] = {
    "cut": _cut, "flip": _flip, "encode": _encode, "nest": _nest, "repeat": _repeat, "exchange": _exchange,
    "swell": _swell, "declare": _declare, "second person": _second, "put": _put, "join": _join,
}  # fmt: skip
