"""One language: its texts through gettext, its direction, its dates and numbers, its templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from gettext import NullTranslations
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from questionnaire.asking.values import PartialDate
from questionnaire.resources import LOCALE, folder


@dataclass(frozen=True)
class Language:
    """A language by its code ("en", "es"), with its translations; English needs none."""

    code: str
    translations: NullTranslations = field(default_factory=NullTranslations)

    @cached_property
    def locale(self) -> Locale:
        """The locale that formats dates, numbers and lists."""
        return Locale.parse(self.code.replace("-", "_"))

    @property
    def direction(self) -> str:
        """Either "ltr" or "rtl"."""
        return self.locale.text_direction

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self.translations.gettext(message) if message else ""

    def date(self, date: PartialDate | dt.date) -> str:
        """A date as exact as it is known: "March 14, 2024", "March 2024", "2024"."""
        if isinstance(date, PartialDate):
            if date.month is None:
                return str(date.year)
            if date.day is None:
                return str(format_date(date.first, "LLLL y", locale=self.locale))
            date = date.first
        return str(format_date(date, "long", locale=self.locale))

    def tick(self, date: PartialDate) -> str:
        """A date on an axis, without what stands below it: "Mar 14", "Mar", "2024"."""
        if date.month is None:
            return str(date.year)
        if date.day is None:
            return str(format_date(date.first, "LLL", locale=self.locale))
        return str(format_skeleton("MMMd", date.first, locale=self.locale))

    def number(self, number: Decimal | int) -> str:
        """A number with its thousands grouped, at most three decimals."""
        return str(format_decimal(number, "#,##0.###", locale=self.locale))

    def joined(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """A list in words: "a, b, and c", or "a, b, or c"; "a or b; c" where an item is a list itself."""
        if any(mark in item for item in items for mark in self._list_marks):
            return "; ".join(items)
        return str(format_list(list(items), style=style, locale=self.locale))

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


@cache
def language(code: str) -> Language:
    """The language with this code; English texts where no translation is there."""
    return Language(code, Translations.load(LOCALE, [code.replace("-", "_")]))
