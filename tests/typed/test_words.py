"""Every word that is known around a number, a date, an age or a unit does what `words.toml` says."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from questionnaire.asking.amounts import read_age
from questionnaire.asking.counts import read_count
from questionnaire.asking.dates import order_in, read_date
from questionnaire.asking.freetext import read_text
from questionnaire.asking.labels import may_be_alert, of_a_limit, unknown_words
from questionnaire.asking.numbers import plain
from questionnaire.asking.readings import AskedBack
from questionnaire.asking.shares import share_in
from questionnaire.asking.units import read_unit
from questionnaire.asking.values import MONTHS_IN
from questionnaire.errors import BadValue

TODAY = dt.date(2026, 11, 22)
WORDS = {
    kind: {does: [*words.split(", ")] for does, words in table.items()}
    for kind, table in tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8")).items()
}


def _count(written: str) -> str:
    """What a count comes to: its low and high end with what is open, or what is asked back."""
    try:
        span = read_count(written, "/uL", ("ANC", "neut")).span
    except AskedBack as asked:
        return f"asks {' | '.join(each.text for each in asked.readings)}"
    except BadValue as wrong:
        return wrong.word
    if span.high is None:
        return f"{'>' if span.low_open else '>='}{span.low}"
    return str(span.low) if span.exact else f"{'<' if span.high_open else '<='}{span.high}"


def _date(written: str) -> str:
    try:
        return str(read_date(written, TODAY))
    except BadValue as wrong:
        return wrong.word


def _unlike(expected: dict[str, str], found: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {written: (means, found[written]) for written, means in expected.items() if means != found[written]}


def test_each_word_for_a_limit_is_its_sign():
    """Before a number and before words that say no more; “max” alone may be the highest that was counted."""
    limits = dict(WORDS["limits"])
    extremes, beside = limits.pop("extreme"), limits.pop("beside")
    expected = {f"ANC {word} 1500": f"{sign}1500" for sign, words in limits.items() for word in words}
    expected |= {f"{word.upper()} 1500 /uL": means for word, means in [("under", "<1500"), ("au moins", ">=1500")]}
    expected |= {f"below {each} 1500": "<1500" for each in beside}
    expected |= {f"{each} 1500": f"asks 1500 | {'<=' if each[:2] == 'ma' else '>='}1500" for each in extremes}
    assert {} == _unlike(expected, {each: _count(each) for each in expected})


def test_each_word_behind_a_number_makes_it_a_limit_with_the_number_in_it():
    """“500 or more” in the languages of reports, however the two are joined."""
    behind = WORDS["behind"]
    expected = {f"500 or {each}": "<=500" for each in behind["less"]} | {
        f"500 or {each}": ">=500" for each in behind["more"]
    }
    expected |= {f"500 {each} below": "<=500" for each in behind["joined"]}
    assert {} == _unlike(expected, {each: _count(each) for each in expected})


def test_each_word_and_sign_that_says_nothing_changes_nothing():
    """It is no name of another thing; but one that names a limit, and no count, is seen as that."""
    assert {} == {word: left for word in WORDS["beside"]["nothing"] if (left := unknown_words(f"ANC {word}", ("ANC",)))}
    assert [] == [word for word in WORDS["beside"]["limit"] if not of_a_limit(f"ANC {word.capitalize()}: ")]
    assert [] == [word for word in WORDS["beside"]["alert"] if not may_be_alert(f"ANC {word}", " <0.5")]
    assert [] == [sign for sign in "<>≤≥" if not may_be_alert("Critical", f"{sign} 0.5")]
    assert not may_be_alert("Critical", "0.5")
    assert not may_be_alert("ANC", "<0.5")


def test_each_word_for_of_makes_a_percentage_one_of_the_number_behind_it():
    """12 % of 6.5 thousand white cells are 780 neutrophils, in the languages of reports."""
    expected = {f"neut 12 % {word} 6.5 K/uL": "asks 780 | 6.5" for word in WORDS["beside"]["of"]}
    assert {} == _unlike(expected, {each: _count(each) for each in expected})
    shares = {written: share_in(written, ("neut",)) for written in expected}
    assert [] == [written for written, share in shares.items() if share is None or not share.alone]


def test_each_name_of_a_month_and_of_a_weekday_is_known():
    """In every language that is read, in capitals too; a word that says nothing leaves the day."""
    dates = WORDS["dates"]
    expected = {f"5 {name} 2024": f"2024-{month:02d}-05" for month in range(1, 13) for name in dates[str(month)]}
    expected |= {f"5 {dates[str(month)][0].upper()} 2024": f"2024-{month:02d}-05" for month in range(1, 13)}
    expected |= {f"{word} 5 March 2024": "2024-03-05" for word in [*dates["nothing"], *dates["weekday"]]}
    expected |= dict.fromkeys(["5 marrow 2024", "5 fever 2024", "5 marches 2024", "5 ma 2024"], "date_unreadable")
    assert {} == _unlike(expected, {each: _date(each) for each in expected})


def test_each_word_that_says_about_takes_away_what_is_not_known():
    """Of a day that is about right the month is left, of a part of a year the year."""
    expected = {f"{word} March 5, 2024": "2024-03" for word in [*WORDS["dates"]["about"], *WORDS["dates"]["part"]]}
    expected |= {f"{word} 2024": "2024" for word in WORDS["dates"]["part"]}
    expected |= {f"{word} 3/2024": "2024" for word in WORDS["dates"]["part"]}
    expected |= {f"{word} 3/2024": "2024-03" for word in WORDS["dates"]["about"]}
    assert {} == _unlike(expected, {each: _date(each) for each in expected})


def test_each_country_prints_a_day_and_a_month_in_its_order():
    """Where both orders are usual, or none is told, nothing is settled."""
    means = {"month_first": "month first", "day_first": "day first", "either": ""}
    expected = {country: means[order] for order, countries in WORDS["orders"].items() for country in countries}
    assert expected == {country: order_in(country) for country in expected}
    assert "" == order_in(None)


def test_each_name_of_a_unit_of_age_is_known():
    """Behind the number, with a space or without, in capitals too; what people say around an age is passed over."""
    ages = WORDS["ages"]
    expected = {
        f"{number}{space}{name}": unit
        for unit in MONTHS_IN
        for name in ages[unit]
        for number, space in (("3", " "), ("3", ""))
    }
    expected |= {f"3 {name.upper()}": unit for unit in MONTHS_IN for name in ages[unit]}
    expected |= {f"{each} 3 weeks": "weeks" for each in ages["before"]} | {
        f"3 weeks {each}": "weeks" for each in ages["behind"]
    }
    assert expected == {each: read_age(each).unit for each in expected if read_age(each).number == 3}
    assert {("2", "weeks")} == {(str((age := read_age(f"14 {name}")).number), age.unit) for name in ages["days"]}


def test_each_spelling_of_a_unit_comes_to_its_power_of_ten():
    """Each name of thousands or billions, each volume, each name of cells, and each sign between them."""
    powers, units = WORDS["powers"], WORDS["units"]
    expected = {f"{name}/µL": int(power) for power in ("3", "4", "6") for name in powers[power]}
    expected |= {f"{name}/L": 3 for name in powers["9"]}
    expected |= {
        f"cells/{volume}": -6 - int(power) for power in ("-6", "-9", "-3", "-1", "0") for volume in units[power]
    }
    expected |= {f"{start}{name}/µL": power for name in units["cells"] for start, power in (("", 0), ("10^3 ", 3))}
    expected |= {f"10^3 cells {per} µL": 3 for per in units["per"]}
    found = {each: unit.power if (unit := read_unit(plain(each))) else None for each in expected}
    assert {} == {each: (power, found[each]) for each, power in expected.items() if power != found[each]}


def test_each_sign_of_other_keyboards_and_printers_is_read_as_the_plain_one():
    """A dash between two ends, a mark between thousands, a point, a comma, a cross, an angle: each as it is printed."""
    signs = WORDS["signs"]
    ends = {f"50{each}540": ("/uL", 50, 540) for each in signs["dash"]}
    ends |= {f"1{each}085": ("/uL", 1085, 1085) for each in [*signs["apostrophe"], *signs["comma"]]}
    ends |= {f"0{each}45": ("10^9/L", 450, 450) for each in [*signs["point"], *signs["comma"]]}
    ends |= {f"0.45 {each} 10^9/L": ("10^9/L", 450, 450) for each in signs["times"]}
    ends |= {f"{each}200": ("/uL", 0, 200) for each in signs["below"]}
    ends |= {f"{each}200": ("/uL", 200, None) for each in signs["above"]}
    found = {each: read_count(each, unit).span for each, (unit, _, _) in ends.items()}
    assert {each: (low, high) for each, (_, low, high) in ends.items()} == {
        each: (span.low, span.high) for each, span in found.items()
    }


HIDDEN = (
    "\0\x08\x0b\x0e\x1b\x1f\x7f\x9f\u00ad\u200b\u2060\ufeff\ud800\udfff\ue000\uf8ff\ufdd0\ufdef\ufffe\uffff"
    + "".join(map(chr, (0x1FFFE, 0x1FFFF, 0x2FFFE, 0x2FFFF, 0xE0000, 0xE0001, 0xFFFFD, 0x10FFFF)))
)
SEEN = "\t\n\xa0\u200d\u200c\u200e\u2028é中\ufffd" + "".join(map(chr, (0x1F600, 0x1FFFD, 0x2FFFD, 0x30000)))


def test_each_sign_that_cannot_be_seen_falls_away_and_no_other_does():
    """The first and the last of each kind: what a letter of some script needs stays, and next year's emoji."""
    assert [] == [hex(ord(sign)) for sign in HIDDEN if read_text(f"a{sign}b", 9) != "ab"]
    assert [] == [hex(ord(sign)) for sign in SEEN if read_text(f"a{sign}b", 9) != f"a{sign}b"]
    assert "a\nb\nc" == read_text(" a\r\nb\rc ", 9)
    assert "123456789" == read_text(" 123456789 ", 9)
