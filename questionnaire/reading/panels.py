"""Gene panels as laboratories published them, and the genes that are known now: what an older test could not see."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from questionnaire.limits import some
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as
from questionnaire.reading.tables import Table

# Symbols as the HGNC writes them.
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel as a laboratory listed its genes on the day when the list was read.

    `named` are the ways to write the laboratory, `code` is its own for the panel. No source told the years in which a
    panel was offered, so none is kept.
    """

    id: str
    laboratory: str
    named: Annotated[tuple[str, ...], some("the ways to write the laboratory are needed")]
    code: str
    name: str
    genes: Annotated[tuple[str, ...], some("the genes it reads are needed")]
    read_on: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class KnownGenes:
    """The genes that a list of today names, and what that list is."""

    name: str = ""
    genes: tuple[str, ...] = ()
    source: str = ""


NO_GENES = KnownGenes()


def read_panels(content: Content) -> tuple[tuple[Panel, ...], KnownGenes]:
    """The panels and the genes that are known; a pack need not have any."""
    panels, codes = list[Panel](), dict[str, str]()
    for table in content.things("panels"):
        panel = read_as(Panel, table)
        panels.append(panel)
        _check(table, panel.genes)
        if (first := codes.setdefault(panel.code, panel.id)) != panel.id:
            table.problem("code", f"{panel.code!r} is the code of {first}, too")
    known = NO_GENES
    for table in content.file_tables("genes.toml"):
        known = read_as(KnownGenes, table)
        _check(table, known.genes)
    return tuple(panels), known


def _check(table: Table, genes: tuple[str, ...]) -> None:
    for gene in sorted({*genes}):
        if not _SYMBOL.fullmatch(gene):
            table.problem("genes", f"{gene!r} is no symbol of a gene, such as ELANE")
        if genes.count(gene) > 1:
            table.problem("genes", f"{gene!r} stands here twice")
