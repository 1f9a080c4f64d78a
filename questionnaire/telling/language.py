"""One language: its texts through gettext, its direction, its dates and numbers, its templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaire.asking.values import PartialDate
from questionnaire.clinics import Clinic
from questionnaire.errors import SettingsError
from questionnaire.resources import LOCALE, folder


@dataclass(frozen=True)
class Language:
    """A language by its code ("en", "es"), with its translations; English needs none."""

    code: str
    translations: NullTranslations = field(default_factory=NullTranslations)

    @cached_property
    def locale(self) -> Locale:
        """The locale that formats dates, numbers and lists."""
        return Locale.parse(self.code, sep="-")

    @property
    def name(self) -> str:
        """What it is called in itself: "English", "Español"."""
        called = self.locale.language_name or self.code
        return called[:1].upper() + called[1:]

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""
        return self.locale.text_direction

    def gettext(self, message: str, context: str = "") -> str:
        """The message in this language, as it is translated for where it stands, if it is, or for everywhere."""
        if not message:
            return ""
        found = self.translations.pgettext(context, message)
        return self.translations.gettext(message) if found == message else found

    def ngettext(self, one: str, many: str, number: int, context: str = "") -> str:
        """The message in the form that this language has for a number."""
        found = self.translations.npgettext(context, one, many, number)
        return self.translations.ngettext(one, many, number) if found in (one, many) else found

    def date(self, date: PartialDate | dt.date) -> str:
        """A date as exact as it is known: "March 14, 2024", "March 2024", "2024"."""
        if isinstance(date, PartialDate):
            if date.month is None:
                return str(date.year)
            if date.day is None:
                return str(format_skeleton("yMMMM", date.first, locale=self.locale))
            date = date.first
        return str(format_date(date, "long", locale=self.locale))

    def tick(self, date: PartialDate) -> str:
        """A date on an axis, without what stands below it: "Mar 14", "Mar", "2024"."""
        if date.month is None:
            return str(date.year)
        if date.day is None:
            return str(format_date(date.first, "LLL", locale=self.locale))
        return str(format_skeleton("MMMd", date.first, locale=self.locale))

    @cached_property
    def date_order(self) -> tuple[str, ...]:
        """Day, month and year in the order in which this language writes them in numbers: month first in English."""
        pattern = self.locale.date_formats["short"].pattern.lower()
        return tuple(sorted(("day", "month", "year"), key=lambda part: pattern.index(part[0])))

    def number(self, number: Decimal | int) -> str:
        """A number with its thousands grouped, at most three decimals."""
        return str(format_decimal(number, "#,##0.###", locale=self.locale))

    def joined(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """A list in words: "a, b, and c", or "a, b, or c"; "a or b; c" where an item is a list itself."""
        if any(mark in item for item in items for mark in self._list_marks):
            return "; ".join(items)
        return str(format_list(list(items), style=style, locale=self.locale))

    def inside(self, text: str) -> str:
        """A label as it stands inside a sentence; only in English is its first letter known to be a small one there."""
        is_a_word = text[1:2].islower() or text[1:2] == " "
        return text[:1].lower() + text[1:] if is_a_word and self.locale.language == "en" else text

    def listed(self, items: Iterable[str], end: str = ".") -> str:
        """A list of clauses as one sentence: "a; b; c."; nothing where there are none."""
        told = "; ".join(items)
        return told and told + end

    @cached_property
    def _list_marks(self) -> tuple[str, ...]:
        pairs = (format_list(["", ""], style=style, locale=self.locale) for style in ("standard", "or"))
        return (", ", *pairs)

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment for pages and documents: strict, escaping, in this language."""
        environment = Environment(
            loader=FileSystemLoader(folder("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters["listed"] = self.listed
        environment.install_gettext_translations(self.translations, newstyle=True)  # type: ignore[attr-defined]  # added by jinja2.ext.i18n at run time
        return environment


ENGLISH = Language("en")


@cache
def language(code: str, site: Path | None = None) -> Language:
    """The language with this code; a site's own translations stand before the package's.

    They lie in "locale" of the site's content folder. Raises SettingsError where none are there; English needs none.
    """
    found = Language(code)
    try:
        short = [str(found.locale)]
    except (ValueError, UnknownLocaleError):
        raise SettingsError(f"{code!r} is no code of a language, such as en, es or es-US") from None
    places = [site / "locale", LOCALE] if site else [LOCALE]
    there = [each for each in (Translations.load(place, short) for place in places) if isinstance(each, Translations)]
    if not there and found.locale.language != "en":
        raise SettingsError(f"{code!r}: there is no translation in {' or '.join(map(str, places))}; see README.md")
    for nearer, farther in pairwise(there):
        nearer.add_fallback(farther)
    return Language(code, there[0]) if there else found


@dataclass(frozen=True)
class Languages:
    """The languages of a site: those to choose from by their codes, the usual one first, and those of the clinics."""

    offered: Mapping[str, Language]
    of_clinics: Mapping[str, Language]

    @property
    def usual(self) -> Language:
        """The language where nothing speaks for another."""
        return next(iter(self.offered.values()))

    def of_clinic(self, clinic: Clinic | None) -> Language:
        """The language in which a clinic reads."""
        return self.of_clinics[clinic.slug] if clinic and clinic.language else self.usual


def languages_of(codes: Sequence[str], clinics: Mapping[str, Clinic], site: Path | None = None) -> Languages:
    """The languages of a site with these clinics. Raises SettingsError, which says whose translation is missing."""
    of_clinics = {}
    for slug, code in ((each.slug, each.language) for each in clinics.values() if each.language):
        try:
            of_clinics[slug] = language(code, site)
        except SettingsError as wrong:
            raise SettingsError(f"clinics[{slug}].language: {wrong}") from None
    try:
        return Languages({code: language(code, site) for code in codes}, of_clinics)
    except SettingsError as wrong:
        raise SettingsError(f"QUESTIONNAIRE_LANGUAGES: {wrong}") from None
