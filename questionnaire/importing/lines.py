"""Counts in lines that were pasted or typed: "3/2024 0.4", "ANC 0.45 K/uL (1.5-8.0) Mar 5, 2024".

In each line the longest date is looked for beside which a count is left; both are read as in a form. A line that is a
date alone heads those below it, as portals print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from questionnaire.asking.labels import unknown_words
from questionnaire.asking.numbers import plain
from questionnaire.asking.questions import Question
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import Count, Value
from questionnaire.errors import BadValue
from questionnaire.importing.datings import Dated, datings, why_no_date
from questionnaire.importing.records import Record, Unread, Wanted, told
from questionnaire.importing.understanding import Understood, joined, values_of

MOST_LINES = 300
_MOST_SIGNS = 160
_MOST_WORDS_SAID = 40
_BULLET = re.compile(r"^\s*(?:[-*•·▪]\s+|\d{1,2}\)\s+)")
_ZONE = r"(?:\s?[ap]\.?m\b\.?|Z|[+-]\d{2}:?\d{2})?"
_TIME = re.compile(rf"(?:(?<=\d)T|\b)\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?{_ZONE}", re.IGNORECASE)
# "03/05/2024,0.45" is a date and a number; "1,085" is one number.
_JOINED = re.compile(r"(?<=\d{4}),(?=[\d<])|(?<=[-/]\d\d),(?=[\d<])")
_REFERENCE = re.compile(r"\b(?:ref|reference|range|interval|normal values|standard)\b", re.IGNORECASE)
_SPACED = re.compile(r"\d \d{3}(?!\d)")


def records_of_lines(text: str, wanted: Wanted, typist: Typist) -> list[Record]:
    """What pasted or typed lines come to; every line that is no count says why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    read = list(_read_all(lines[:MOST_LINES], wanted, typist))
    left = [Unread(line[:_MOST_SIGNS], "import_too_many_lines") for line in lines[MOST_LINES : MOST_LINES + 1]]
    return [*joined(read, wanted), *left]


def _read_all(lines: Iterable[str], wanted: Wanted, typist: Typist) -> Iterator[Understood | Unread]:
    heading, above, name = Dated(0, 0, (None,), None, ""), "", ""
    for line in lines:
        words = _words_of(line) if len(line) <= _MOST_SIGNS else []
        dated = list(datings(words, typist))
        alone = next((each for each in dated if not each.rest), None)
        if alone:
            heading, above = alone, f"{line} · "
        elif dated or not words:
            yield _dated(line, dated, wanted, typist)
        elif not re.search(r"\d", line):
            # "Absolute" below "Lymphocytes" is a part of their name.
            name = line if unknown_words(line, ()) else f"{name} {line}".strip()[:_MOST_SIGNS]
            if unknown_words(line.replace("%", " "), wanted.count.called):
                yield Unread(line, "import_no_count")
        elif wrong := why_no_date(words, typist):
            yield Unread(line, wrong.word)
        else:
            # Portals print a name on one line and its number on the next: "2.1" may be lymphocytes.
            named = name if name and not unknown_words(re.split(r"[\d<>]", line)[0], ()) else ""
            below = replace(heading, rest=" ".join([*_words_of(named), *words]))
            shown = f"{above}{named} · {line}" if named else above + line
            yield _tried(shown, below, line, wanted, typist)


def _dated(line: str, dated: list[Dated], wanted: Wanted, typist: Typist) -> Understood | Unread:
    """What a line says that has a date of its own, in the one way in which a number is left beside it."""
    if not dated:
        return Unread(line[:_MOST_SIGNS] + "…", "import_no_count")
    ways = [(each, way) for each in dated if (way := _counted(line, each, wanted, typist))]
    longest = [way for each, way in ways if not any(each.within(other) for other, _ in ways)]
    if len(longest) > 1:
        return Unread(line, "import_two_ways")
    return (
        longest[0]
        if longest
        else _tried(line, max(dated, key=lambda each: each.end - each.start), line, wanted, typist)
    )


def _words_of(line: str) -> list[str]:
    text = _TIME.sub(" ", plain(_BULLET.sub("", line.replace("\t", " ").replace("|", " ").replace(";", " "))))
    return _JOINED.sub(" ", text).split()


def _counted(line: str, dated: Dated, wanted: Wanted, typist: Typist) -> Understood | None:
    """What a line says if this is its date; None where no number is left."""
    try:
        return _number(line, dated, wanted, typist)
    except BadValue:
        return None


def _tried(shown: str, dated: Dated, line: str, wanted: Wanted, typist: Typist) -> Understood | Unread:
    """What a line says with this date, or why it says nothing; without one of its own, it has that of its heading."""
    try:
        return _number(shown, dated, wanted, typist)
    except BadValue as wrong:
        return Unread(line, *told(wrong))


def _number(line: str, dated: Dated, wanted: Wanted, typist: Typist) -> Understood:
    """The number of a line beside its date. Raises BadValue."""
    question = _question(dated.rest, wanted)
    values, shares, asked = values_of(question, dated.rest, typist)
    # "24 450" may be one number, or two.
    asked = asked or (BadValue("import_which") if _SPACED.search(dated.rest) else None)
    # "1.5 - 8.0" is what is usual, unless somebody says that it is the count.
    asked = asked or (BadValue("import_range") if any(map(_is_range, values)) else None)
    sample = str(dated.dates[0]) if len(dated.dates) == 1 and dated.dates[0] else ""
    return Understood(question, values, dated.dates, sample, line, shares, asked or dated.why, said=True)


def _question(text: str, wanted: Wanted) -> Question:
    """Whose number this is, by the words before it. Raises BadValue `import_other_thing` or `import_no_count`."""
    found = re.search(r"[\d<>]", text)
    if not found:
        raise BadValue("import_no_count")
    before = text[: found.start()].replace("%", " ")
    if _REFERENCE.search(before):
        raise BadValue("import_no_count")
    strange = unknown_words(before, wanted.count.called)
    if strange:
        if wanted.white and not unknown_words(before, wanted.white.called):
            return wanted.white
        raise BadValue("import_other_thing", words=strange[:_MOST_WORDS_SAID])
    numbers = re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"\([^)]*\)", "", text))
    return wanted.share if wanted.share and "%" in text and len(numbers) == 1 else wanted.count


def _is_range(value: Value) -> bool:
    return isinstance(value, Count) and bool(value.span.low and value.span.high and value.span.low != value.span.high)
