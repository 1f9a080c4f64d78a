"""A language: where its translations are found, its forms of number, its dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from questionnaire.asking.text import Text
from questionnaire.asking.values import PartialDate
from questionnaire.errors import SettingsError
from questionnaire.telling import language as rooms
from questionnaire.telling.language import ENGLISH, Language, language
from questionnaire.telling.wording import Words

YEARS = {
    "years.one": Text("{number} year", "{number} year", "words.toml: years.one"),
    "years.many": Text("{number} years", "{number} years", "words.toml: years.many"),
}


def _write(place, code, *messages):
    made = Catalog(locale=code)
    for ids, text, context in messages:
        made.add(ids, text, context=context)
    target = place / code / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "messages.mo").open("wb") as file:
        write_mo(file, made)


def test_a_translation_for_where_a_text_stands_comes_before_the_one_for_everywhere(tmp_path):
    """And where there is neither, the text stays as it is."""
    _write(tmp_path / "locale", "es", ("none", "ninguno", None), ("none", "nada", "brief.toml: none"))
    spanish = language("es", tmp_path)
    assert "nada" == spanish.gettext("none", "brief.toml: none")
    assert "ninguno" == spanish.gettext("none", "words.toml: elsewhere")
    assert "ninguno" == spanish.gettext("none")
    assert "one" == spanish.gettext("one")
    assert "" == spanish.gettext("")


def test_a_sites_own_translations_come_before_the_packages(tmp_path, monkeypatch):
    """What the site did not translate is the package's; each is found for a language of any country."""
    _write(tmp_path / "package", "es", ("Yes", "Sí", None), ("No", "No.", None))
    _write(tmp_path / "site" / "locale", "es", ("Yes", "¡Sí!", None))
    monkeypatch.setattr(rooms, "LOCALE", tmp_path / "package")
    mexican = language("es-MX", tmp_path / "site")
    assert ("¡Sí!", "No.") == (mexican.gettext("Yes"), mexican.gettext("No"))
    assert "es-MX" == mexican.code


@pytest.mark.parametrize("code", ["xx", "no such language", "", "../en", "es_US"])
def test_what_is_no_code_is_refused(code):
    """With codes that are."""
    with pytest.raises(SettingsError, match=r"is no code of a language, such as en, es or es-US$"):
        language(code)


def test_english_needs_no_translation():
    """Of any country."""
    assert "Yes" == language("en").gettext("Yes")
    assert "Yes" == language("en-GB").gettext("Yes")


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 rok"), (2, "2 lata"), (5, "5 lat"), (22, "22 lata"), (Decimal("1.5"), "1,5 lata")]
)
def test_a_number_takes_the_form_of_its_language(tmp_path, number, expected):
    """Polish has a form for one, one for few, one for many."""
    forms = ("{number} rok", "{number} lata", "{number} lat")
    _write(tmp_path / "locale", "pl", (("{number} year", "{number} years"), forms, None))
    assert expected == Words(YEARS, language("pl", tmp_path)).counted("years", number)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 years"), (1, "1 year"), (Decimal("0.5"), "0.5 years"), (Decimal("1.0"), "1 year")]
)
def test_a_number_takes_the_form_of_english(number, expected):
    """One is one; nothing, and what is no whole number, is several."""
    assert expected == Words(YEARS, ENGLISH).counted("years", number)


@pytest.mark.parametrize(
    ("code", "order"),
    [("en", "month day year"), ("en-GB", "day month year"), ("es", "day month year"), ("ja", "year month day")],
)
def test_the_parts_of_a_date_stand_in_the_order_of_the_language(code, order):
    """As it writes dates in numbers."""
    assert tuple(order.split()) == Language(code).date_order


@pytest.mark.parametrize(("code", "expected"), [("en", "March 2024"), ("es", "marzo de 2024"), ("ja", "2024年3月")])
def test_a_month_with_its_year_is_said_as_the_language_says_it(code, expected):
    """With the words between them."""
    assert expected == Language(code).date(PartialDate(2024, 3))
    assert "14" in Language(code).date(dt.date(2024, 3, 14))


def test_a_language_is_called_what_it_calls_itself():
    """For those who look for their own."""
    assert ["English", "Español", "العربية"] == [Language(code).name for code in ("en", "es-US", "ar")]
