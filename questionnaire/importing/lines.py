"""Counts in lines that were pasted or typed: "3/2024 0.4", "ANC 0.45 K/uL (1.5-8.0) Mar 5, 2024".

In each line the longest date is looked for beside which a count is left; both are read as in a form. A line that is a
date alone heads those below it, as portals print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from questionnaire.asking.dates import month_named
from questionnaire.asking.labels import folded, of_a_limit, of_any_cell, unknown_words
from questionnaire.asking.labels import named as is_named
from questionnaire.asking.numbers import plain
from questionnaire.asking.typed import Typist
from questionnaire.errors import BadValue
from questionnaire.importing.beforedates import label_before, of_something_else, of_the_blood
from questionnaire.importing.counted import MOST_WORDS_SAID, number_on
from questionnaire.importing.datings import Dated, datings, why_no_date
from questionnaire.importing.records import Record, Unread, Wanted, names_of, told
from questionnaire.importing.specimens import is_blood, is_elsewhere
from questionnaire.importing.together import joined
from questionnaire.importing.understanding import Understood

MOST_LINES = 300
_MOST_SIGNS = 160
_BULLET = re.compile(r"^\s*(?:[-*•·▪]\s+|\d{1,2}\)\s+)")
_ZONE = r"(?:\s?[ap]\.?m\b\.?|Z|[+-]\d{2}:?\d{2})?"
_TIME = re.compile(rf"(?:(?<=\d)T|\b)\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?!\d){_ZONE}", re.IGNORECASE)
# "03/05/2024,0.45" is a date and a number; "1,085" is one number.
_JOINED = re.compile(r"(?<=\d{4}),(?=[\d<])|(?<=[-/]\d\d),(?=[\d<])|(?<=[^\W\d_]),(?=\S)|,(?=[^\W\d_])")
# "05032024" and "2024-W10" are dates that are not read.
_YEARS = re.compile(r"(?<![\d.,])(?:(?:19|20|25)\d{2}(?!\d)|\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![.,]?\d)|\d{8}(?!\d))")
_MEASURED = re.compile(r"[^\W\d_]/[^\W\d_]|%")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_NO_DATE = Dated(0, 0, (None,), None, "")
_ASKED_OF_DATES = ("date_two_readings", "date_year_short")
# A number alone on its line, perhaps with its unit.
_BARE = re.compile(r"[^\d%]*\d+(?:[.,]\d+)?(?:\s*(?:[x×]\s?)?10\S*|[^\d%]*mm3)?[^\d%]*", re.IGNORECASE)


def records_of_lines(text: str, wanted: Wanted, typist: Typist) -> list[Record]:
    """What pasted or typed lines come to; every line that is no count says why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    read = list(_read_all(lines[:MOST_LINES], wanted, typist))
    left = [Unread(line[:_MOST_SIGNS], "import_too_many_lines") for line in lines[MOST_LINES : MOST_LINES + 1]]
    return [*joined(read, wanted), *left]


@dataclass(frozen=True, slots=True)
class _Place:
    """What the lines above say of the next one: its date, its name, and whether that has its number already.

    `above` shows the heading. `aside` says that a date which follows is that of something else, and `elsewhere` of what
    the lines are where it is not this person's blood; `several` that numbers stand in a column.
    """

    heading: Dated = _NO_DATE
    above: str = ""
    name: str = ""
    spent: bool = False
    aside: tuple[str, ...] = ()
    elsewhere: str = ""
    several: bool = False

    def undated(self) -> _Place:
        """The place below a date that nobody can read, or of which nobody knows what it dates."""
        return replace(self, heading=_NO_DATE, above="")


def _read_all(lines: Sequence[str], wanted: Wanted, typist: Typist) -> Iterator[Understood | Unread]:
    place, steps = _Place(), list[tuple[Understood | Unread | None, Dated]]()
    for number, line in enumerate(lines):
        several = any(map(_is_bare, (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])))
        before, (read, place) = place, _read(line, replace(place, several=several), wanted, typist)
        if isinstance(read, Understood) and before.elsewhere and not read.why:
            read = replace(read, why=BadValue("import_beside", words=before.elsewhere[:MOST_WORDS_SAID]))
        steps.append((read, place.heading))
    first = next((number for number, (_, heading) in enumerate(steps) if heading is not _NO_DATE), 0)
    counts = [each for each, _ in steps[:first] if isinstance(each, Understood) and each.question is wanted.count]
    # Where a count stands above all dates, each date may be that of what is above it.
    late = any(each.dates is _NO_DATE.dates for each in counts)
    for number, (each, heading) in enumerate(steps):
        if isinstance(each, Understood) and late and each.dates is heading.dates and not each.why:
            yield _between(each, heading, (below for _, below in steps[number:]))
        elif each:
            yield each


def _between(read: Understood, above: Dated, below: Iterable[Dated]) -> Understood:
    """What was read, with the date above it and the one below it to choose from."""
    after = next((each.dates for each in below if each is not above and each is not _NO_DATE), (None,))
    both = tuple(dict.fromkeys((*read.dates, *after)))
    return replace(read, dates=both, why=BadValue("import_which") if len(both) > 1 else None)


def _read(line: str, place: _Place, wanted: Wanted, typist: Typist) -> tuple[Understood | Unread | None, _Place]:
    """What one line says, and the place of the next."""
    words = _words_of(line) if len(line) <= _MOST_SIGNS else []
    kept = _without_asides([*place.aside, *words], typist)
    aside, place = len(kept) < len(words) + len(place.aside), replace(place, aside=())
    words = kept if aside else words
    if aside and not re.search(r"\d", " ".join(words)):
        return Unread(line, "import_no_count"), place
    if _may_be_year_or_count(words, place, wanted):
        read, place = _numbered(line, words, place, wanted, typist)
        return replace(read, why=BadValue("import_whose")) if isinstance(read, Understood) else read, place
    if alone := _alone(words, typist):
        return None, replace(place, heading=alone, above=f"{line} · ", spent=False, elsewhere="")
    dated = list(datings(words, typist))
    if dated or not words:
        read = _below(place.name, line, dated, wanted, typist)
        place = replace(place, name="") if _has_name(dated) else place
        known = isinstance(read, Understood) and (read.why is None or read.why.word in _ASKED_OF_DATES)
        titled = _titled(line, place.undated()) if isinstance(read, Unread) else place.undated()
        return read, place if known else titled
    if not re.search(r"\d", line):
        return _named(line, words, place, wanted)
    if wrong := why_no_date(words, typist):
        return Unread(line, wrong.word), place.undated()
    return _numbered(line, words, place, wanted, typist)


def _may_be_year_or_count(words: Sequence[str], place: _Place, wanted: Wanted) -> bool:
    """Whether a line may be a count though it looks as a year: 2010 below "Neutrophils", with no number below it."""
    waits = is_named(place.name, names_of(wanted.count)) and not place.spent and not place.several
    return waits and len(words) == 1 and bool(_YEAR_ALONE.fullmatch(words[0]))


def _alone(words: Sequence[str], typist: Typist) -> Dated | None:
    """The date of a line that heads those below: one with nothing beside it but that the blood was taken then."""
    found = [each for each in datings(words, typist) if of_the_blood(each.rest.split())]
    return max(found, key=lambda each: each.end - each.start, default=None)


def _without_asides(words: list[str], typist: Typist) -> list[str]:
    """The words without a date of something else, such as a birth, and the words that say so."""
    found = [(label_before(words, each.start), each) for each in datings(words, typist)]
    asides = [(start, each) for start, each in found if start < each.start]
    if not asides:
        return words
    start, date = min(asides, key=lambda each: (each[0], each[1].start - each[1].end))
    return _without_asides([*words[:start], *words[date.end :]], typist)


def _named(line: str, words: Sequence[str], place: _Place, wanted: Wanted) -> tuple[Unread | None, _Place]:
    """A line without a number, which names what is below."""
    if of_something_else(words):
        return Unread(line, "import_no_count"), replace(place, aside=tuple(words))
    if words and of_the_blood(words):
        # "Date, value" heads a list of what is named above it, and "Blood count" one of many things.
        place = _titled(line, replace(place, name="") if is_blood(line) else place)
        return Unread(line, "import_no_count"), place
    # "Absolute" below "Lymphocytes" is a part of their name.
    own = bool(unknown_words(line, ()))
    name = line if own else f"{place.name} {line}".strip()[:_MOST_SIGNS]
    place = _titled(line, replace(place, name=name, spent=place.spent and not own))
    strange = unknown_words(line.replace("%", " "), wanted.count.called)
    return Unread(line, "import_no_count") if strange else None, place


def _titled(line: str, place: _Place) -> _Place:
    """The place below a line that may say whose results follow, or of what."""
    line = line[:_MOST_SIGNS]
    if is_elsewhere(line):
        return replace(place, elsewhere=line)
    return replace(place, elsewhere="") if is_blood(line) else place


def _numbered(
    line: str, words: list[str], place: _Place, wanted: Wanted, typist: Typist
) -> tuple[Understood | Unread, _Place]:
    """A line with a number that has no date of its own, nor perhaps a name."""
    before = _before(" ".join(words))
    own = before.strip() if unknown_words(before, ()) and not of_a_limit(before) else ""
    # Portals print a name on one line and its number on the next: "2.1" may be lymphocytes.
    named = place.name if not unknown_words(before, ()) else ""
    below = replace(place.heading, rest=" ".join([*_words_of(named), *words]))
    shown = f"{place.above}{named} · {line}" if named else place.above + line
    read = _tried(shown, below, line, wanted, typist)
    after = replace(place, name=own, spent=False) if own else place
    if not isinstance(read, Understood) or (read.why and read.question is not wanted.share):
        return read, after.undated() if _seems_dated(line) else after
    real = bool(unknown_words(named, ()))
    unsure = place.spent or (place.several and _is_bare(line)) or of_any_cell(before, ())
    if read.question is wanted.count and not read.why and real and unsure:
        read = replace(read, why=BadValue("import_whose"))
    return read, replace(after, spent=after.spent or read.question is wanted.count)


def _seems_dated(line: str) -> bool:
    """Whether a line looks as if it held a date, "5 March" too."""
    return bool(_YEARS.search(line)) or any(month_named(folded(each)) for each in re.findall(r"[^\W\d_]+", line))


def _is_bare(line: str) -> bool:
    """Whether a line is a number alone, perhaps with its unit and flag, and no year."""
    return (
        not _YEAR_ALONE.fullmatch(line)
        and _BARE.fullmatch(line) is not None
        and not unknown_words(re.split(r"\d", line)[0], ())
    )


def _below(name: str, line: str, dated: list[Dated], wanted: Wanted, typist: Typist) -> Understood | Unread:
    """What a line with a date says below a name: a list of "3/5/2024 2.1" may be of lymphocytes."""
    alone = _dated(line, dated, wanted, typist)
    strange = unknown_words(name.replace("%", " "), ())
    if not strange or _has_name(dated):
        return alone
    below = [replace(each, rest=" ".join([*_words_of(name), each.rest])) for each in dated]
    read = _dated(line, below, wanted, typist)
    # A heading with a unit or a percent sign is the name of something that is measured.
    if isinstance(read, Understood) or not isinstance(alone, Understood) or _MEASURED.search(name):
        return read if isinstance(read, Understood) or _MEASURED.search(name) else alone
    return replace(alone, why=alone.why or BadValue("import_beside", words=strange[:MOST_WORDS_SAID]))


def _has_name(dated: Sequence[Dated]) -> bool:
    """Whether a word beside the date names something, whichever of the longest is the date."""
    longest = (each for each in dated if not any(each.within(other) for other in dated))
    return bool(dated) and all(unknown_words(_before(each.rest), ()) for each in longest)


def _before(text: str) -> str:
    """What stands before the number of a text."""
    return re.split(r"[\d<>]", text)[0]


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
    text = _TIME.sub(" ", plain(_BULLET.sub("", re.sub(r'[\t|;"]', " ", line))))
    return _JOINED.sub(" ", text).split()


def _counted(line: str, dated: Dated, wanted: Wanted, typist: Typist) -> Understood | None:
    """What a line says if this is its date; None where no number is left."""
    try:
        return number_on(line, dated, wanted, typist)
    except BadValue:
        return None


def _tried(shown: str, dated: Dated, line: str, wanted: Wanted, typist: Typist) -> Understood | Unread:
    """What a line says with this date, or why it says nothing; without one of its own, it has that of its heading."""
    try:
        return number_on(shown, dated, wanted, typist)
    except BadValue as wrong:
        return Unread(line, *told(wrong))
