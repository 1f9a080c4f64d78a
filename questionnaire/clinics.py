"""Who hands out links: `clinics.toml`, one table a clinic.

[[clinics]]
slug = "sample"                       # the link is /c/sample
name = "Sample Children’s Clinic"
phone = "555-0100"
hours = "Monday to Friday, 8 to 5"    # optional
fever_c = 38.0                        # the clinic's own fever rule, in °C (35 to 42)
paper = "letter"                      # or "a4"; without it the patient's country decides
language = "es"                       # optional: of papers for doctors; of pages where the browser asks for none
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Literal, get_args

from questionnaire.errors import Problem, SettingsError
from questionnaire.limits import like, within
from questionnaire.reading.schema import read_as
from questionnaire.reading.tables import read_toml

# The strictest common value (Memorial Sloan Kettering; CCLG): 38.0 °C once. Others use 38.3 or 38.5.
DEFAULT_FEVER_C = Decimal("38.0")
Paper = Literal["letter", "a4"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
is_slug = like("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", "a slug: lower-case letters, digits and '-', at most 40")
is_fever = within(35, 42, "a temperature in °C")

# What stands in while a site has no file of its own.
SAMPLE = files("questionnaire") / "content" / "clinics.toml"


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic that hands out a link. Nothing of it is about a patient."""

    slug: Annotated[str, is_slug]
    name: str
    phone: str
    hours: str | None = None
    fever_c: Annotated[Decimal, is_fever] = DEFAULT_FEVER_C
    paper: Paper | None = None
    language: str | None = None


def read_clinics(path: Traversable | None) -> Mapping[str, Clinic]:
    """The clinics by slug. Without a path, `clinics.toml` in this folder if there is one, else the sample clinic.

    Raises SettingsError with every problem found.
    """
    source: Traversable = path or Path("clinics.toml")
    if path is None and not source.is_file():
        source = SAMPLE
    problems: list[Problem] = []
    table = read_toml(source, str(path or source.name), problems)
    clinics = [read_as(Clinic, item) for item in table.tables("clinics")]
    table.finish()
    slugs = [clinic.slug for clinic in clinics]
    problems.extend(
        Problem(table.file, f"clinics[{slug}].slug", "this slug is used twice")
        for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1})
    )
    if problems:
        raise SettingsError("\n".join(map(str, problems)))
    tenth = Decimal("0.1")
    return {clinic.slug: replace(clinic, fever_c=clinic.fever_c.quantize(tenth)) for clinic in clinics}


def add_clinic(path: Path, clinic: Clinic) -> None:
    """Append a clinic to the file, which is made if it is not there. Raises SettingsError if that would break it."""
    known = read_clinics(path) if path.is_file() else {}
    if clinic.slug in known:
        raise SettingsError(f"{path}: clinics[{clinic.slug}].slug: this slug is used already")
    if says := is_slug(clinic.slug):
        raise SettingsError(says)
    texts = {key: value for key, value in asdict(clinic).items() if value and isinstance(value, str)}
    for key, value in texts.items():
        if not value.isprintable():
            raise SettingsError(f"{key}: {value!r} has hidden characters; write it in plain letters")
    # A TOML basic string is written as a JSON string is, once hidden characters are out.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in texts.items()]
    block = "\n".join(["[[clinics]]", *lines, f"fever_c = {clinic.fever_c}"]) + "\n"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(f"{before}\n{block}" if before else block, encoding="utf-8")


def fahrenheit(celsius: Decimal) -> Decimal:
    """°C in °F to one decimal: 38.0 is 100.4."""
    return (celsius * 9 / 5 + 32).quantize(Decimal("0.1"))
