"""Takes over a release of the Human Phenotype Ontology: `python -m tests.ontology hp.obo`.

It writes the file of that release beside this one; then name it in `RELEASE`, in `tests/ontology/terms.py` and
in `questionnaire/neutropenia/phenopacket/terms.py`, and read what the tests say of labels.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.ontology.terms import FILE, read_obo

obo = Path(sys.argv[1]).read_text(encoding="utf-8")
found = re.search(r"^data-version: hp/releases/(\d{4}-\d\d-\d\d)$", obo, re.MULTILINE)
assert found, "this file does not say which release it is"
rows = (f"{term}\t{label}\t{' '.join(above)}\n" for term, (label, above) in sorted(read_obo(obo).items()))
FILE.with_name(f"hp-{found[1]}.tsv").write_text("".join(rows), encoding="utf-8")
