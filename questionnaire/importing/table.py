"""Tables as spreadsheets and portals export them: one value a row with its name, or one blood draw a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from questionnaire.asking.labels import folded
from questionnaire.errors import BadValue
from questionnaire.importing.marks import marked
from questionnaire.importing.records import MOST_SIGNS, Row

# What columns are called, by how a heading begins.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "collect", "drawn", "taken", "datum", "fecha", "data", "when", "specimen date", "result date"),
    "code": ("loinc", "code"),
    "name": ("test", "name", "component", "analyte", "observation", "lab", "description", "measure", "parameter"),
    "value": ("value", "result", "wert", "valor", "ergebnis", "number"),
    "unit": ("unit", "uom", "einheit", "unidad"),
    "flag": ("flag", "abnormal", "interpretation"),
    "usual": ("range", "ref", "normal", "usual", "norm"),
    "person": ("patient", "mrn", "person", "subject", "member"),
}
_CODE = re.compile(r"\d{1,6}-\d")
_UNIT = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_MOST_FIELD = 10_000
# No report has more.
_MOST_COLUMNS = 300


def rows_of(text: str) -> Iterator[Row] | None:
    """Every value of a table; None where the text is none. Raises BadValue `import_two_people` or `import_broken`."""
    head, _, _ = text.lstrip().partition("\n")
    by = max(",;\t|", key=head.count)
    if not 0 < head.count(by) < _MOST_COLUMNS:
        return None
    csv.field_size_limit(_MOST_FIELD)
    try:
        lines = list(csv.reader(text.lstrip().splitlines(), delimiter=by, skipinitialspace=True))
    except csv.Error:
        raise BadValue("import_broken") from None
    heads = [" ".join(each.split())[:MOST_SIGNS] for each in lines[0]]
    places = _places(heads)
    if "date" not in places:
        return None
    body = [line for line in lines[1:] if any(each.strip() for each in line)]
    if "person" in places and len({_at(line, places["person"]) for line in body} - {""}) > 1:
        raise BadValue("import_two_people")
    return _listed(body, places, by) if "value" in places else _drawn(body, heads, places, by)


def _places(heads: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        for column, names in _COLUMNS.items():
            if folded(head).startswith(names) and column not in found:
                found[column] = place
                break
    return found


def _listed(body: Sequence[Sequence[str]], places: Mapping[str, int], by: str) -> Iterator[Row]:
    """A table with a value a row."""
    for line in body:
        part = {column: _at(line, place) for column, place in places.items()}
        code = part.get("code", "")
        codes = (code,) if _CODE.fullmatch(code) else ()
        date = part.get("date", "")
        value = part["value"]
        low, mark = marked(value, part.get("flag", ""), part.get("usual", ""))
        yield Row(codes, part.get("name", ""), value, part.get("unit", ""), date, date, _line(line, by), low, mark)


def _drawn(body: Sequence[Sequence[str]], heads: Sequence[str], places: Mapping[str, int], by: str) -> Iterator[Row]:
    """A table with a column for each thing that was measured, its unit perhaps in its heading."""
    for number, line in enumerate(body):
        for place, head in enumerate(heads):
            value = _at(line, place)
            if value and place not in places.values():
                unit = _UNIT.search(head)
                name = _UNIT.sub(" ", head).strip()
                codes = (name,) if _CODE.fullmatch(name) else ()
                date = _at(line, places["date"])
                yield Row(codes, name, value, unit[1] if unit else "", date, f"{number} {date}", _line(line, by))


def _at(line: Sequence[str], place: int) -> str:
    return " ".join(line[place].split())[:MOST_SIGNS] if place < len(line) else ""


def _line(line: Sequence[str], by: str) -> str:
    return f"{by.strip() or ' '} ".join(" ".join(each.split()) for each in line)[:MOST_SIGNS].lstrip()
