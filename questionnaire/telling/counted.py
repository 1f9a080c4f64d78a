"""From the counts on a sheet to what their chart shows, and to the words for those who do not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from questionnaire.asking.answers import Given
from questionnaire.asking.values import PartialDate, Span
from questionnaire.judging.counts import INFANT_MONTHS, NEWBORN_MONTHS
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.judging.predicates import Among, Why
from questionnaire.telling.frames import LIMITS, CountPoint, Shots, Told, Wording
from questionnaire.telling.timeline import period
from questionnaire.telling.wording import Words

_WORDS = (
    "title", "unit", "today", "no_date", "gcsf", "low", "on_gcsf", "ill", "rough", "about", "open", "break", "squeezed",
)  # fmt: skip
_AGES = {
    "newborn": Span(Decimal(0), NEWBORN_MONTHS, high_open=True),
    "infant": Span(NEWBORN_MONTHS, INFANT_MONTHS, high_open=True),
    "grown": Span(INFANT_MONTHS, None),
}
_GROUPS = {
    "under_500": (0, LIMITS[0]),
    "under_1000": (LIMITS[0], LIMITS[1]),
    "under_1500": (LIMITS[1], LIMITS[2]),
    "at_least_1500": (LIMITS[2], None),
}


def counted(sheet: Sheet, words: Words) -> Told:
    """Every count with a number, or told to be low, in order of time; the time on G-CSF; the words for both."""
    points, ages = [], set[str]()
    for _, entry in sheet.entries("counts")[0]:
        fact, date = entry.fact("count.anc"), entry.given("count.date")
        anc = fact.possible
        if not isinstance(anc, Span) or fact.why not in (None, Why.ROUGH):
            continue
        ages |= _ages(entry)
        points.append(
            CountPoint(
                anc,
                date if isinstance(date, PartialDate) else None,
                words.cells_short(anc),
                on_gcsf=_says(entry, "count.on_gcsf", "yes"),
                ill=_says(entry, "count.when_ill", "yes"),
            )
        )
    last = dt.date.max
    points.sort(key=lambda each: (each.date is None, each.date.first if each.date else last))
    ages = ages or {"grown"}
    note = " ".join(words.word(f"chart.note.{each}") for each in _notes(ages))
    wording = Wording(
        words={**{each: words.word(f"chart.{each}") for each in _WORDS}, "note": note},
        bands=tuple(words.word(f"chart.band.{each}") for each in _names(ages)),
        number=words.language.number,
        date=words.language.tick,
    )
    return Told(tuple(points), _shots(sheet), sheet.today, wording)


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
    found = {name for name, months in _AGES.items() if months.overlaps(age) and months.overlaps(until_now)}
    # A year alone can reach back to the day of birth: that is no reason to speak of newborns.
    return found - {"newborn"} if "grown" in found else found


def _names(ages: set[str]) -> tuple[str, ...]:
    """The names of the bands: what is mild in a grown child is usual in a baby; counts of newborns have no names."""
    if ages == {"newborn"}:
        return ()
    third = "usual" if "grown" not in ages else "mild_or_usual" if "infant" in ages else "mild"
    return "severe", "moderate", third


def _notes(ages: set[str]) -> Iterator[str]:
    if _names(ages):
        yield "names"
    if "infant" in ages:
        yield "mild_or_usual" if "grown" in ages else "usual"
    if "newborn" in ages:
        yield "newborn"


# --- G-CSF ----------------------------------------------------------------------------------------------------------


def _shots(sheet: Sheet) -> Shots | None:
    """When G-CSF was given, from its start, whether it goes on, and the counts that were or were not taken on it."""
    if not _on_gcsf_ever(sheet):
        return None
    today, start = float(sheet.today.toordinal()), _start(sheet)
    dated = [(entry, date) for _, entry in sheet.entries("counts")[0] if isinstance(date := entry.given("count.date"), PartialDate)]
    on = [period(date, sheet.today) for entry, date in dated if _says(entry, "count.on_gcsf", "yes")]
    off = [period(date, sheet.today) for entry, date in dated if _says(entry, "count.on_gcsf", "no")]
    if start is None and not on:
        return None
    if start:
        first, surely_from = period(start, sheet.today)
    else:
        surely_from = min(last for _, last in on)
        first = max([day for day, _ in off if day < surely_from], default=min(day for day, _ in on))
    if _still_on(sheet):
        surely_to = last = today
    else:
        surely_to = max((day for day, _ in on), default=first)
        last = min([day for _, day in off if day > max(surely_to, surely_from)], default=today)
    sure = (surely_from, surely_to) if surely_from < surely_to else None
    return Shots((min(first, surely_from), max(last, surely_to)), sure)


def _on_gcsf_ever(sheet: Sheet) -> bool:
    possible = sheet.fact("treat.gcsf").possible
    return isinstance(possible, Among) and "no" not in possible.values


def _still_on(sheet: Sheet) -> bool:
    return sheet.fact("gcsf.stopped").possible == Among(frozenset({"still_on_it"}))


def _start(sheet: Sheet) -> PartialDate | None:
    answer = sheet.route.answers.said.get("gcsf.start")
    return answer.value if isinstance(answer, Given) and isinstance(answer.value, PartialDate) else None


# --- in words -------------------------------------------------------------------------------------------------------


def chart_text(told: Told, sheet: Sheet, words: Words) -> str:
    """What the chart shows, in a few sentences; nothing where there is no chart."""
    if not told.points:
        return ""
    many = len(told.points) > 1
    said = _many(told.points, words) if many else _one(told.points[0], words)
    return " ".join([*said, *_taken(told.points, words), *_gcsf(sheet, words)])


def _one(point: CountPoint, words: Words) -> Iterator[str]:
    key = "chart.text.one_low" if point.unnamed else "chart.text.one"
    yield words.word(key, count=words.count(point.anc), when=_when(point, words))


def _many(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    dated = [words.language.date(each.date) for each in points if each.date]
    number = words.language.number(len(points))
    if not dated:
        yield words.word("chart.text.no_dates", number=number)
    elif dated[0] == dated[-1]:
        yield words.word("chart.text.same_date", number=number, date=dated[0])
    else:
        yield words.word("chart.text.many", number=number, first=dated[0], last=dated[-1])
    if dated and len(dated) < len(points):
        yield _number("chart.text.undated", len(points) - len(dated), words)
    named = [each for each in points if not each.unnamed]
    if named:
        yield from _extremes(named, words)
    yield words.word("chart.text.groups", list=words.language.joined(list(_groups(points, words))))
    rough = sum(not each.anc.exact for each in named)
    if rough:
        yield _number("chart.text.rough", rough, words)


def _extremes(points: Sequence[CountPoint], words: Words) -> Iterator[str]:
    infinity = Decimal("Infinity")
    lowest = min(points, key=lambda each: (infinity if each.anc.high is None else each.anc.high, each.anc.low or 0))
    highest = max(points, key=lambda each: (each.anc.low or 0, infinity if each.anc.high is None else each.anc.high))
    for key, point in (("lowest", lowest), ("highest", highest)) if lowest.anc != highest.anc else (("each", lowest),):
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
            yield _number(f"chart.text.{key}", number, words)


def _gcsf(sheet: Sheet, words: Words) -> Iterator[str]:
    if not _on_gcsf_ever(sheet):
        return
    start, stopped = _start(sheet), sheet.fact("gcsf.stopped")
    ended = "now" if _still_on(sheet) else "ended" if stopped.why is None else "open"
    if start:
        yield words.word(f"chart.text.gcsf.{ended}", start=words.language.date(start))
    else:
        yield words.word(f"chart.text.gcsf.{ended}_no_start")


def _when(point: CountPoint, words: Words) -> str:
    return words.language.date(point.date) if point.date else words.word("chart.no_date")


def _number(key: str, number: int, words: Words) -> str:
    return words.word(f"{key}.{'one' if number == 1 else 'many'}", number=words.language.number(number))
