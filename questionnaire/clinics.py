"""Who hands out links: `clinics.toml`, one table a clinic.

[[clinics]]
slug = "sample"                       # the link is /c/sample
name = "Sample Children’s Clinic"
phone = "555-0100"
hours = "Monday to Friday, 8 to 5"    # optional
fever_c = 38.0                        # the clinic's own fever rule, in °C (35 to 42)
paper = "letter"                      # or "a4"; without it the patient's country decides
language = "en"
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from questionnaire.errors import Problem, SettingsError
from questionnaire.reading.tables import Table, read_toml

# The strictest common value (Memorial Sloan Kettering; CCLG): 38.0 °C once. Others use 38.3 or 38.5.
DEFAULT_FEVER_C = Decimal("38.0")
PAPERS = ("letter", "a4")
LOWEST_C, HIGHEST_C = 35, 42
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic that hands out a link. Nothing of it is about a patient."""

    slug: str
    name: str
    phone: str
    hours: str | None = None
    fever_c: Decimal = DEFAULT_FEVER_C
    paper: str | None = None
    language: str = "en"


def read_clinics(path: Path | None) -> Mapping[str, Clinic]:
    """The clinics by slug. Without a path, `clinics.toml` in this folder if there is one, else the sample clinic.

    Raises SettingsError with every problem found.
    """
    source: Traversable = path or Path("clinics.toml")
    if path is None and not source.is_file():
        source = files("questionnaire") / "content" / "clinics.toml"
    problems: list[Problem] = []
    table = read_toml(source, str(path or source.name), problems)
    clinics = [_clinic(item) for item in table.tables("clinics")]
    table.finish()
    slugs = [clinic.slug for clinic in clinics]
    problems.extend(
        Problem(table.file, f"clinics[{slug}].slug", "this slug is used twice")
        for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1})
    )
    if problems:
        raise SettingsError("\n".join(map(str, problems)))
    return {clinic.slug: clinic for clinic in clinics}


def _clinic(table: Table) -> Clinic:
    slug = table.string("slug")
    if not _SLUG.fullmatch(slug):
        table.problem("slug", f"{slug!r} is not a slug: lower-case letters, digits and '-', at most 40")
    fever = table.get("fever_c", float(DEFAULT_FEVER_C))
    if isinstance(fever, bool) or not isinstance(fever, int | float) or not LOWEST_C <= fever <= HIGHEST_C:
        table.problem("fever_c", f"{fever!r} is not a temperature in °C from 35 to 42")
        fever = float(DEFAULT_FEVER_C)
    paper = table.optional_string("paper")
    if paper is not None and paper not in PAPERS:
        table.problem("paper", f"{paper!r} is none of {', '.join(PAPERS)}")
    clinic = Clinic(
        slug=slug,
        name=table.string("name"),
        phone=table.string("phone"),
        hours=table.optional_string("hours"),
        fever_c=Decimal(str(fever)).quantize(Decimal("0.1")),
        paper=paper,
        language=table.string("language", "en"),
    )
    table.finish()
    return clinic


def add_clinic(path: Path, clinic: Clinic) -> None:
    """Append a clinic to the file, which is made if it is not there. Raises SettingsError if that would break it."""
    known = read_clinics(path) if path.is_file() else {}
    if clinic.slug in known:
        raise SettingsError(f"{path}: clinics[{clinic.slug}].slug: this slug is used already")
    if not _SLUG.fullmatch(clinic.slug):
        raise SettingsError(f"{clinic.slug!r} is not a slug: lower-case letters, digits and '-', at most 40")
    texts = {
        "slug": clinic.slug,
        "name": clinic.name,
        "phone": clinic.phone,
        "hours": clinic.hours,
        "paper": clinic.paper,
    }
    for key, value in texts.items():
        if value and not value.isprintable():
            raise SettingsError(f"{key}: {value!r} has hidden characters; write it in plain letters")
    # A TOML basic string is written as a JSON string is, once hidden characters are out.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items() if value]
    block = "\n".join(["[[clinics]]", *lines, f"fever_c = {clinic.fever_c}"]) + "\n"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(f"{before}\n{block}" if before else block, encoding="utf-8")


def fahrenheit(celsius: Decimal) -> Decimal:
    """°C in °F to one decimal: 38.0 is 100.4."""
    return (celsius * 9 / 5 + 32).quantize(Decimal("0.1"))
