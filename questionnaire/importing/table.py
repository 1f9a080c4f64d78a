"""Tables as spreadsheets and portals export them: one value a row with its name, or one blood draw a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from questionnaire.asking.labels import folded
from questionnaire.asking.numbers import plain
from questionnaire.asking.units import read_unit
from questionnaire.errors import BadValue
from questionnaire.importing.marks import marked
from questionnaire.importing.pivot import head_of, rows_across
from questionnaire.importing.records import MOST_SIGNS, Row
from questionnaire.importing.specimens import is_elsewhere

# What columns are called, by how a word of their heading begins: the first of a column's names is the best.
_COLUMNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "date": (
        ("collect", "drawn", "draw", "taken", "sampl", "specimen", "entnahme", "abnahme", "prelievo", "extrac", "toma"),
        ("date", "datum", "fecha", "data", "when", "tarih", "дата", "dato", "日期", "検査日", "provtagning"),
        ("result", "report", "receiv", "print", "order", "befund", "eingang"),
    ),
    "status": (("status",),),
    "specimen": (("specimen", "material", "sample", "probe", "muestra"),),
    "code": (("loinc", "code"),),
    "unit": (
        ("unit", "uom", "einheit", "unidad", "unita", "eenheid", "jednot", "jednost", "birim", "единиц", "enhet",
         "enhed", "yksikk", "egyseg", "单位", "単位", "단위"),
    ),
    "flag": (("flag", "abnormal", "interpretation"),),
    "usual": (("range", "ref", "normal", "usual", "norm", "riferimento", "interval"),),
    "person": (("patient", "mrn", "person", "subject", "member"),),
    "value": (
        ("value", "result", "wert", "valor", "ergebnis", "risultato", "esito", "uitslag", "wynik", "sonuc", "результат",
         "vysledek", "eredmeny", "rezultat", "tulos", "结果", "結果", "결과"),
        ("number",),
    ),
    "name": (
        ("test", "component", "analyte", "observation", "measure", "parameter", "parametr", "bepaling", "badanie",
         "exame", "esame", "examen", "показател", "tetkik", "prueba", "vizsgalat", "项目", "検査項目", "검사"),
        ("name", "lab", "description", "untersuchung", "analys"),
    ),
}  # fmt: skip
# Words that make it another column than the one that it begins as: a birth is no day of a blood draw.
_OF_A_BIRTH = ("birth", "geburt", "nascita", "nacimiento", "naissance", "dob", "born", "geb")
_NEVER: Mapping[str, tuple[str, ...]] = {
    "date": (*_OF_A_BIRTH, "by", "type"),
    "person": _OF_A_BIRTH,
    "value": ("prev", "prior", "last", "id", "low", "high", "min", "max", "name", "time", "date", "comment", "note"),
}
_NAMES = (*_COLUMNS["name"][0], *_COLUMNS["name"][1])
_IS_DATE = (
    *_COLUMNS["date"][1], "collected", "drawn", "taken", "received", "reported", "printed", "entnahme", "prelievo",
)  # fmt: skip
# What has one of these states was not measured, or taken back.
_NEVER_TRUE = re.compile(
    r"cancel|entered.in.error|error|not (?:done|performed)|^(?:regist|order|pending)|storn|annul|anul"
)
_CODE = re.compile(r"\d{1,6}-\d")
_UNIT = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_PARTED = re.compile(r"[/^\d]")
# Words beside a name that make its column one of limits, or of another day.
_NO_COUNT = frozenset(("low", "high", "min", "max", "flag", "previous", "prior", "critical", "comment", "note"))
_MOST_FIELD = 10_000
# No report has more.
_MOST_COLUMNS = 300


def rows_of(text: str, *, alone: bool = False) -> Iterator[Row] | None:
    """Every value of a table; None where the text is none, or `alone` and it holds more than that.

    Raises BadValue `import_two_people` or `import_broken`.
    """
    head, _, _ = text.lstrip("\r\n").partition("\n")
    by = _parted_by(head)
    if not 0 < head.count(by) < _MOST_COLUMNS:
        return None
    csv.field_size_limit(_MOST_FIELD)
    try:
        lines = list(csv.reader(text.lstrip("\r\n").splitlines(), delimiter=by, skipinitialspace=True))
    except csv.Error:
        raise BadValue("import_broken") from None
    across = head_of(lines, _heads_a_column)
    head_at = across or 0
    if alone and (head_at or any(len(line) == 1 and line[0].strip() for line in lines)):
        return None
    heads = [" ".join(each.split())[:MOST_SIGNS] for each in lines[head_at]]
    places = _places(heads)
    if "person" in places and len({_at(line, places["person"]) for line in lines[head_at + 1 :]} - {""}) > 1:
        raise BadValue("import_two_people")
    if across is not None:
        found = rows_across(heads, lines[head_at + 1 :], places.get("name", 0), places.get("unit"), _heads_a_column)
        return map(_parted, found)
    # A heading holds no date, and a value without a name of its own may be told by what stands above the table.
    no_table = "date" not in places or re.search(r"\d", heads[places["date"]])
    if no_table or ("value" in places and places.keys().isdisjoint(("name", "code"))):
        return None
    body = [line for line in lines[1:] if any(each.strip() for each in line) and _is_result(line, places)]
    return _listed(body, places, by) if "value" in places else _drawn(body, heads, places, by)


def _is_result(line: Sequence[str], places: Mapping[str, int]) -> bool:
    """Whether a row was measured, in blood, and in the person's own."""
    status = _at(line, places["status"]) if "status" in places else ""
    known = {places[each] for each in ("date", "value", "name", "unit", "usual", "flag", "code") if each in places}
    beside = [each for place, each in enumerate(line) if place not in known and not re.search(r"\d", each)]
    return not _NEVER_TRUE.search(folded(status)) and not any(map(is_elsewhere, beside))


def _parted_by(head: str) -> str:
    """The sign between columns: that of a decimal, or within brackets, is none."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\d,\d", "", head)
    return max("\t;|,", key=bare.count)


def _places(heads: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands: the first of those that its best name fits."""
    found: dict[str, tuple[int, int]] = {}
    for place, head in enumerate(heads):
        for column, rank in _fits(_words(head)):
            found[column] = min(found.get(column, (rank, place)), (rank, place))
            break
    return {column: place for column, (_, place) in found.items()}


def _fits(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each column that a heading may be, with the place of the name that fits."""
    dated = any(each.startswith(_IS_DATE) for each in words)
    for column, ranks in _COLUMNS.items():
        if any(each.startswith(_NEVER.get(column, "-")) for each in words) or (column == "date" and not dated):
            continue
        searched = words if column in ("date", "usual", "status") else words[:1]
        if words and words[0].startswith(_NAMES):
            # "Test result" is a result, and "Lab test" the name of a test.
            searched = words[-1:] if column == "value" else words if column == "name" else searched
        elif column == "name":
            searched = [each for each in words if each == "name"]
        # "Specimen received" is when it was received.
        order = (2, 0, 1) if column == "date" else range(len(ranks))
        yield from ((column, rank) for rank in order if any(each.startswith(ranks[rank]) for each in searched))


def _heads_a_column(head: str) -> bool:
    return any(column in ("name", "date") for column, _ in _fits(_words(head)))


def _words(head: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", folded(head))


def _name_and_unit(head: str) -> tuple[str, str]:
    """The name in a heading and its unit: in brackets, perhaps behind a range, or at its end."""
    inside = _UNIT.search(head)
    words = (inside[1] if inside else head).split()
    ends = range(0 if inside else 1, len(words))
    unit = next((text for n in ends if _PARTED.search(text := " ".join(words[n:])) and read_unit(plain(text))), "")
    if inside:
        return _UNIT.sub(" ", head).strip(), unit or inside[1]
    return head.removesuffix(unit).strip() if unit else head, unit


def _parted(row: Row) -> Row:
    """A row with its name and its unit apart, which may stand in one."""
    bare, inside = _name_and_unit(row.name)
    return replace(row, name=bare, unit=inside) if not row.unit and read_unit(plain(inside)) else row


def _listed(body: Sequence[Sequence[str]], places: Mapping[str, int], by: str) -> Iterator[Row]:
    """A table with a value a row."""
    for line in body:
        part = {column: _at(line, place) for column, place in places.items()}
        code = part.get("code", "")
        codes = (code,) if _CODE.fullmatch(code) else ()
        date = part.get("date", "")
        value = part["value"]
        low, mark = marked(value, part.get("flag", ""), part.get("usual", ""))
        name, unit = part.get("name", ""), part.get("unit", "")
        yield _parted(Row(codes, name, value, unit, date, date, _line(line, by), low, mark))


def _drawn(body: Sequence[Sequence[str]], heads: Sequence[str], places: Mapping[str, int], by: str) -> Iterator[Row]:
    """A table with a column for each thing that was measured, its unit perhaps in its heading."""
    for number, line in enumerate(body):
        for place, head in enumerate(heads):
            value = _at(line, place)
            if value and place not in places.values() and not {*_words(head)} & _NO_COUNT:
                name, unit = _name_and_unit(head)
                codes = (name,) if _CODE.fullmatch(name) else ()
                date = _at(line, places["date"])
                yield Row(codes, name, value, unit, date, f"{number} {date}", _line(line, by))


def _at(line: Sequence[str], place: int) -> str:
    return " ".join(line[place].split())[:MOST_SIGNS] if place < len(line) else ""


def _line(line: Sequence[str], by: str) -> str:
    return f"{by.strip() or ' '} ".join(" ".join(each.split()) for each in line)[:MOST_SIGNS].lstrip()
