"""The number on a line that was pasted, and whose it is, by the words before it."""

from __future__ import annotations

import re
from dataclasses import replace

from questionnaire.asking.labels import may_be_alert, named, of_a_limit, unknown_words
from questionnaire.asking.numbers import LIMIT
from questionnaire.asking.questions import Question
from questionnaire.asking.references import without_brackets, without_range, without_references
from questionnaire.asking.shares import percent_behind
from questionnaire.asking.typed import Typist
from questionnaire.asking.values import Count, Value
from questionnaire.errors import BadValue
from questionnaire.importing.datings import Dated
from questionnaire.importing.records import Wanted, names_of
from questionnaire.importing.understanding import Understood, is_whole, values_of

MOST_WORDS_SAID = 40
# "WBC 2.1, ANC 0.6" are two things.
_PARTS = re.compile(r"[,;]\s+(?=[^\W\d_])")
_UNIT_FIRST = re.compile(r"^\D*\([^()]*/[^()]*\)")
_REFERENCE = re.compile(r"\b(?:ref|reference|range|interval|normal values|standard)\b", re.IGNORECASE)
_SIGN_BEFORE = re.compile(rf"(?:{LIMIT})\s?$", re.IGNORECASE)
# "L 2.3" are lymphocytes or a low number, and "total count" is mostly of white cells.
_LETTER_ALONE = re.compile(r"(?<![^\W\d_])(?:total\w*|cbc|fbc|[a-z])(?![^\W\d_])", re.IGNORECASE)
_SPACED = re.compile(r"\d \d{3}(?!\d)(?P<unit>\s?(?:[^\W\d_]+\s?)?/)?")


def number_on(line: str, dated: Dated, wanted: Wanted, typist: Typist) -> Understood:
    """The number of a line beside its date; one that stands among other things is asked. Raises BadValue."""
    try:
        if dated.rest.count("%") <= 1:
            return _number(line, dated, wanted, typist)
    except BadValue:
        pass
    parts = _PARTS.split(dated.rest)
    mine = [each for each in parts if named(each, names_of(wanted.count)) and re.search(r"\d", each)]
    if len(parts) == 1 or len(mine) != 1:
        return _number(line, dated, wanted, typist)
    others = " ".join(unknown_words(each, ()) for each in parts if each is not mine[0]).strip()
    read = _number(line, replace(dated, rest=mine[0]), wanted, typist)
    return replace(read, why=read.why or BadValue("import_beside", words=others[:MOST_WORDS_SAID]))


def _number(line: str, dated: Dated, wanted: Wanted, typist: Typist) -> Understood:
    dated = replace(dated, rest=percent_behind(dated.rest))
    dated = replace(dated, rest=without_brackets(dated.rest)) if _UNIT_FIRST.search(dated.rest) else dated
    bare = without_range(without_references(re.sub(r"\([^)]*\)", "", dated.rest)))
    question = _question(dated.rest, bare, wanted)
    text = bare if question is wanted.share else dated.rest
    values, shares, asked = values_of(question, text, wanted, typist)
    # "24 450" may be one number, or two.
    asked = asked or (BadValue("import_which") if _may_be_two(bare, wanted) else None)
    # "1.5 - 8.0" is what is usual, unless somebody says that it is the count.
    asked = asked or (BadValue("import_range") if any(map(_is_range, values)) else None)
    asked = asked or (BadValue("import_whose") if _may_be_another(dated.rest) else None)
    sample = str(dated.dates[0]) if len(dated.dates) == 1 and dated.dates[0] else ""
    whole = is_whole(dated.rest)
    return Understood(question, values, dated.dates, sample, line, shares, asked or dated.why, said=True, whole=whole)


def _question(text: str, bare: str, wanted: Wanted) -> Question:
    """Whose number this is, by the words before it; `bare` is the text without ranges.

    Raises BadValue `import_other_thing` or `import_no_count`.
    """
    found = re.search(r"[\d<>]", text)
    if not found:
        raise BadValue("import_no_count")
    before = _SIGN_BEFORE.sub(" ", text[: found.start()].replace("%", " "))
    if _REFERENCE.search(before) or any(not each.lower().startswith("norm") for each in of_a_limit(before).split()):
        raise BadValue("import_no_count")
    strange = unknown_words(before, wanted.count.called)
    words = unknown_words(before, ())
    # A single letter is a name only beside another: "P" alone is phosphorus.
    strange = strange or ("" if not words or named(before, names_of(wanted.count)) else words)
    if strange:
        if wanted.white and not unknown_words(before, wanted.white.called):
            return wanted.white
        if wanted.bands and not unknown_words(before, wanted.band_names[0]):
            return wanted.bands
        raise BadValue("import_other_thing", words=strange[:MOST_WORDS_SAID])
    single = len(re.findall(r"\d+(?:[.,]\d+)?", bare)) == 1
    return wanted.share if wanted.share and "%" in text and single else wanted.count


def _may_be_two(text: str, wanted: Wanted) -> bool:
    """Whether a space between digits may part two numbers; where a name stands before and a unit behind it does not."""
    found = _SPACED.search(text)
    return found is not None and not (named(text[: found.start()], names_of(wanted.count)) and found["unit"])


def _may_be_another(text: str) -> bool:
    """Whether a number may be no count: what makes the laboratory call ("Critical: <0.5"), or of a letter alone."""
    said = re.split(r"\d", text)[0]
    before = _SIGN_BEFORE.sub(" ", said)
    unnamed = not unknown_words(before, ()) and _LETTER_ALONE.search(before)
    return bool(of_a_limit(before) or unnamed or may_be_alert(before, said[len(said.rstrip(" <>=")) :]))


def _is_range(value: Value) -> bool:
    return isinstance(value, Count) and bool(value.span.low and value.span.high and value.span.low != value.span.high)
