"""From the counts on a sheet to what their chart shows, and to the words for those who do not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from questionnaire.asking.answers import Answers, date_given
from questionnaire.asking.values import PartialDate
from questionnaire.drawing.chart.chart import counts_chart
from questionnaire.drawing.chart.frames import LIMITS, CountPoint, Course, Shots, Told, Wording, highest, lowest
from questionnaire.drawing.chart.timeline import period
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.logic.predicates import Among, Why
from questionnaire.logic.span import Span
from questionnaire.neutropenia.counts import AGES
from questionnaire.telling.tells import Charted
from questionnaire.telling.wording import Words

_WORDS = (
    "title", "unit", "today", "no_date", "gcsf", "low", "on_gcsf", "ill", "rough", "about", "open", "break", "squeezed",
)  # fmt: skip
_GROUPS = {
    "under_500": (0, LIMITS[0]),
    "under_1000": (LIMITS[0], LIMITS[1]),
    "under_1500": (LIMITS[1], LIMITS[2]),
    "at_least_1500": (LIMITS[2], None),
}


def charted(sheet: Sheet, answers: Answers, words: Words) -> Charted | None:
    """The chart of the counts, in words too; None where nothing can be drawn."""
    told = counted(sheet, answers, words)
    chart = counts_chart(told)
    return Charted(chart, chart_text(told, words), _lowest(told, words)) if chart else None


def _lowest(told: Told, words: Words) -> str:
    """The lowest count and its date, for a clinician; "" where none has a number."""
    points = [each for each in told.points if not each.unnamed]
    if not points:
        return ""
    point = lowest(points)
    date = words.language.date(point.date) if point.date else words.word("brief.undated")
    return words.word("brief.count", count=words.cells_short(point.anc), date=date)


def counted(sheet: Sheet, answers: Answers, words: Words) -> Told:
    """Every count with a number, or told to be low, in order of time; the time on G-CSF; the words for both.

    Dates are read from `answers`: a copy without names tells less of them than was judged.
    """
    points, ages = [], set[str]()
    for entry, date in _entries(sheet, answers):
        fact = entry.fact("count.anc")
        anc = fact.possible
        if not isinstance(anc, Span) or fact.why not in (None, Why.ROUGH):
            continue
        ages |= _ages(entry)
        points.append(
            CountPoint(
                anc,
                date,
                words.cells_short(anc),
                on_gcsf=_says(entry, "count.on_gcsf", "yes"),
                ill=_says(entry, "count.when_ill", "yes"),
            )
        )
    last = dt.date.max
    points.sort(key=lambda each: each.date.first if each.date else last)
    return Told(tuple(points), _course(sheet, answers), sheet.today, wording(words, ages or {"grown"}))


def wording(words: Words, ages: AbstractSet[str]) -> Wording:
    """The words of a chart for counts taken at these ages."""
    note = " ".join(words.word(f"chart.note.{each}") for each in _notes(ages))
    return Wording(
        words={**{each: words.word(f"chart.{each}") for each in _WORDS}, "note": note},
        bands=tuple(words.word(f"chart.band.{each}") for each in _names(ages)),
        number=words.language.number,
        date=words.language.tick,
    )


def _entries(sheet: Sheet, answers: Answers) -> Iterator[tuple[EntrySheet, PartialDate | None]]:
    """Each count's facts, and its date as far as it may be told."""
    group = answers.group("counts")
    for entry_id, entry in sheet.entries("counts")[0]:
        told = group.entry(entry_id)
        yield entry, date_given(told.said if told else {}, "count.date")


def _says(entry: EntrySheet, fact_id: str, option: str) -> bool:
    return entry.fact(fact_id).possible == Among(frozenset({option}))


# --- how old the person was ------------------------------------------------------------------------------------------


def _ages(entry: EntrySheet) -> set[str]:
    """The ages with other limits that the count may be from; an age that is not known says nothing."""
    fact, now = entry.fact("count.age_months"), entry.person.fact("person.age").possible
    age = fact.possible
    if not isinstance(age, Span) or not isinstance(now, Span) or fact.why not in (None, Why.ROUGH):
        return set()
    until_now = Span(None, now.high, high_open=now.high_open)
    found = {name for name, months in AGES.items() if months.overlaps(age) and months.overlaps(until_now)}
    # A year alone can reach back to the day of birth: that is no reason to speak of newborns.
    return found - {"newborn"} if "grown" in found else found


def _names(ages: AbstractSet[str]) -> tuple[str, ...]:
    """The names of the bands: what is mild in a grown child is usual in a baby; counts of newborns have no names."""
    if ages == {"newborn"}:
        return ()
    third = "usual" if "grown" not in ages else "mild_or_usual" if "infant" in ages else "mild"
    return "severe", "moderate", third


def _notes(ages: AbstractSet[str]) -> Iterator[str]:
    if _names(ages):
        yield "names"
    if "infant" in ages:
        yield "mild_or_usual" if "grown" in ages else "usual"
    if "newborn" in ages:
        yield "newborn"


# --- G-CSF ----------------------------------------------------------------------------------------------------------


def _course(sheet: Sheet, answers: Answers) -> Course | None:
    """What was told of G-CSF; None if it was not given, or nobody said so."""
    possible = sheet.fact("treat.gcsf").possible
    if not isinstance(possible, Among) or "no" in possible.values:
        return None
    start, stopped = date_given(answers.said, "gcsf.start"), sheet.fact("gcsf.stopped")
    still = stopped.possible == Among(frozenset({"still_on_it"}))
    ended = "now" if still else "ended" if stopped.why is None else "open"
    return Course(start, ended, _shots(sheet, answers, start, still=still))


def _shots(sheet: Sheet, answers: Answers, start: PartialDate | None, *, still: bool) -> Shots | None:
    """The days on G-CSF, from its start, whether it goes on, and the counts that were or were not taken on it."""
    today = float(sheet.today.toordinal())
    dated = [(entry, period(date, sheet.today)) for entry, date in _entries(sheet, answers) if date]
    on = [days for entry, days in dated if _says(entry, "count.on_gcsf", "yes")]
    off = [days for entry, days in dated if _says(entry, "count.on_gcsf", "no")]
    if start:
        first, surely_from = period(start, sheet.today)
    elif on:
        surely_from = min(last for _, last in on)
        first = max([day for day, _ in off if day < surely_from], default=min(day for day, _ in on))
    else:
        return None
    surely_to = today if still else max((day for day, _ in on), default=first)
    later = [day for _, day in off if day > max(surely_to, surely_from)]
    last = today if still else min(later, default=today)
    sure = (surely_from, surely_to) if surely_from < surely_to else None
    return Shots((min(first, surely_from), max(last, surely_to)), sure)


# --- in words -------------------------------------------------------------------------------------------------------


def chart_text(told: Told, words: Words) -> str:
    """What the chart shows, in a few sentences; nothing where there is no chart."""
    if not told.points:
        return ""
    many = len(told.points) > 1
    said = _many(told.points, words) if many else _one(told.points[0], words)
    return " ".join([*said, *_taken(told.points, words), *_gcsf(told.course, words)])


def _one(point: CountPoint, words: Words) -> Iterator[str]:
    key = "chart.text.single_low" if point.unnamed else "chart.text.single"
    yield words.word(key, count=words.count(point.anc), when=_when(point, words))


def _many(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    dated = [words.language.date(each.date) for each in points if each.date]
    if not dated:
        yield words.counted("chart.text.no_dates", len(points))
    elif dated[0] == dated[-1]:
        yield words.counted("chart.text.same_date", len(points), date=dated[0])
    else:
        yield words.counted("chart.text.dated", len(points), first=dated[0], last=dated[-1])
    if dated and len(dated) < len(points):
        yield words.counted("chart.text.undated", len(points) - len(dated))
    named = [each for each in points if not each.unnamed]
    if named:
        yield from _extremes(named, words)
    yield words.word("chart.text.groups", list=words.language.joined(list(_groups(points, words))))
    rough = sum(not each.anc.exact for each in named)
    if rough:
        yield words.counted("chart.text.rough", rough)


def _extremes(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    low, high = lowest(points), highest(points)
    for key, point in (("lowest", low), ("highest", high)) if low.anc != high.anc else (("each", low),):
        yield words.word(f"chart.text.{key}", count=words.count(point.anc), when=_when(point, words))


def _groups(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    """How many counts lie between the lines of the chart, across one, or nowhere because they have no number."""
    groups = [_group(each) for each in points]
    for group in (*_GROUPS, "across", "low"):
        if group in groups:
            yield words.word(f"chart.group.{group}", number=words.language.number(groups.count(group)))


def _group(point: CountPoint) -> str:
    if point.unnamed:
        return "low"
    possible = [
        group
        for group, (low, high) in _GROUPS.items()
        if Span(Decimal(low), None if high is None else Decimal(high), high_open=True).overlaps(point.anc)
    ]
    return possible[0] if len(possible) == 1 else "across"


def _taken(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    for key, number in (("on_gcsf", sum(each.on_gcsf for each in points)), ("ill", sum(each.ill for each in points))):
        if number and len(points) == 1:
            yield words.word(f"chart.text.{key}.only")
        elif number:
            yield words.counted(f"chart.text.{key}", number)


def _gcsf(course: Course | None, words: Words) -> Iterator[str]:
    if course and course.start:
        yield words.word(f"chart.text.gcsf.{course.ended}", start=words.language.date(course.start))
    elif course:
        yield words.word(f"chart.text.gcsf.{course.ended}_no_start")


def _when(point: CountPoint, words: Words) -> str:
    return words.language.date(point.date) if point.date else words.word("chart.no_date")
