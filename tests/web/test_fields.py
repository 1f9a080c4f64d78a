"""Which field a question has: what can be seen at a glance is not folded away, and a date is asked as it is written."""

from __future__ import annotations

import re

import pytest
from page_rules import parse, visible_text

from questionnaire.asking.questions import Kind
from tests.register import OF_OTHERS

# As many options stand below each other as a phone shows with little scrolling.
MOST_IN_SIGHT = 16


@pytest.fixture
def asked(full, book):
    """Every question with the page that asks it, and its name in the form."""
    found = []
    for page in (each for each in book.questionnaire.pages if each.id not in OF_OTHERS):
        group = book.questionnaire.groups[page.group].questions if page.group else ()
        for address, questions in ((f"/q/{page.id}", page.questions), (f"/q/{page.id}/new", group)):
            if questions:
                full.opens(address)
                found += [(question, question.id.replace(".", "-"), full.html) for question in questions]
    return found


def test_only_a_long_list_is_a_list_to_pull_down(asked):
    """Sixteen options or fewer are all in sight, each with its own button."""
    for question, name, html in asked:
        if question.kind in (Kind.CHOICE, Kind.YES_NO):
            pulled_down = f'<select class="nhsuk-select" id="{name}"' in html
            assert (len(question.options) > MOST_IN_SIGHT) == pulled_down, question.id
            assert pulled_down != bool(re.search(rf'<input[^>]* name="{name}"', html)), question.id


def test_a_date_is_asked_in_one_box(asked):
    """As it is printed on a report: its parts are not asked apart."""
    dates = [(name, html) for question, name, html in asked if question.kind is Kind.DATE]
    assert dates
    for name, html in dates:
        assert [name] == re.findall(rf'<input[^>]* name="({name}[^"]*)"', html)


def test_no_browser_remembers_an_answer(asked):
    """On a clinic's tablet the next one would be offered it: every field one types in says so."""
    typed = [
        tag for _, _, html in asked for tag in re.findall(r"<(?:input[^>]* type=\"text\"|textarea|select)[^>]*>", html)
    ]
    assert len(typed) > 50
    assert [] == [tag for tag in typed if 'autocomplete="off"' not in tag]


def test_a_keypad_has_a_decimal_point_where_a_number_may_have_one(asked):
    """An iPhone's numeric keypad has none: 12.4 percent could not be typed on it."""
    numbers = [html for question, _, html in asked if question.kind in (Kind.NUMBER, Kind.AGE)]
    assert numbers
    assert all('inputmode="decimal"' in html for html in numbers)


def test_every_question_is_asked_with_all_its_words(asked, book):
    """Its label, what explains it, each option with what explains that, each unit in words: none is lost."""
    lost = []
    for question, name, html in asked:
        text = visible_text(parse(html))
        said = [question.label, question.hint, *(each.label for each in question.options)]
        said += [each.hint for each in question.options]
        said += [book.words[f"answer.{each.value}"] for each in question.ways_out if question.options]
        said += [book.words[f"unit.option.{each}"] for each in question.units]
        asks = f'name="{name}"' in html
        lost += [
            (question.id, each.you) for each in said if asks and each and "{" not in each.you and each.you not in text
        ]
    assert [] == lost


def test_every_page_says_what_it_is_about_and_why_it_asks(full, book):
    """Its title, all that stands over the questions, and why: of a list, too."""
    lost = []
    for page in (each for each in book.questionnaire.pages if each.id not in OF_OTHERS):
        full.opens(f"/q/{page.id}")
        said = [page.title, *page.intro, page.why]
        lost += [(page.id, each.you) for each in said if each and "{" not in each.you and each.you not in full.text]
    assert [] == lost
