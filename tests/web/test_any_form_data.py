"""Whatever is sent, to whichever page: an answer, never a fault."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from questionnaire.asking.questions import Kind
from questionnaire.clinics import read_clinics
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from questionnaire.settings import Settings
from questionnaire.web import create_app

AS_READ = {200, 303, 404, 409, 413, 422}
TELLING = ["", "yes", "no", "dont_know", "prefer_not_to_say", "0", "1", "400", "<0.2", "50-540", "0,8", "2024", "years"]
texts = st.one_of(
    st.sampled_from(TELLING), st.text(max_size=40), st.text("0123456789.,-<>≤ /x^LuKµ", max_size=12), st.just("9" * 500)
)


@pytest.fixture(scope="module")
def served(book, tmp_path_factory):
    """An app of this module's own: Hypothesis wants one that outlives an example."""
    file = tmp_path_factory.mktemp("any") / "answers.sqlite3"
    app = create_app(
        Settings(database=f"sqlite:///{file}"),
        book=book,
        clinics=read_clinics(None),
        today=lambda: dt.date(2026, 11, 22),
    )
    yield app
    app.extensions["questionnaire"].keeper.store.close()


ASKED = read_book(PACK).questionnaire
FORMS = {f"/q/{page.id}": page.questions for page in ASKED.pages}
FORMS |= {f"/q/{page.id}/e1": ASKED.groups[page.group].questions for page in ASKED.pages if page.group}
FORMS["/result/questions"] = ()
TYPED_IN = ["/q/age", "/q/counts/e1", "/q/counts/e1", "/q/tests/e1"]  # where more can go wrong, more often


def _fields(questions):
    """For each field of a form, what may be sent in it: mostly what is offered, often anything."""
    fields = {
        "complete": texts,
        "keep": texts,
        "up": texts,
        "shown": texts,
        "down": texts,
        "add": texts,
        "settle": texts,
    }
    for question in questions:
        name = question.id.replace(".", "-")
        offered = st.sampled_from([option.id for option in question.options] or TELLING)
        several = st.lists(st.one_of(offered, texts), max_size=4)
        fields[name] = st.one_of(offered, texts, several) if question.options else st.one_of(offered, texts)
        if question.kind in (Kind.AGE, Kind.COUNT):
            units = st.sampled_from(["", "years", "weeks", "/uL", "10^9/L", "10^3/uL"])
            fields[f"{name}-unit"] = st.one_of(units, texts)
        if question.kind is Kind.DATE:
            numbers = st.lists(st.integers(-1, 2030).map(str), min_size=1, max_size=3).map("/".join)
            fields[name] = st.one_of(numbers, texts)
    return fields


@st.composite
def sendings(draw):
    """A page, and what is sent to it: a few of its fields, or all of them."""
    address = draw(st.sampled_from(sorted(FORMS)) | st.sampled_from(TYPED_IN))
    fields = _fields(FORMS[address])
    some = st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=3) | st.just(sorted(fields))
    return address, {name: draw(fields[name]) for name in draw(some)}


@settings(max_examples=80, deadline=None, database=None)
@given(sending=sendings())
@example(sending=("/q/counts/e1", {"count-value": "<0.2", "count-value-unit": "10^9/L"}))
@example(sending=("/q/age", {"person-age": "30", "person-age-unit": "years"}))
@example(sending=("/q/tests/e1", {"test-lab": "Lab", "test-finding": "a > b"}))
def test_any_form_data_on_any_page_is_answered(served, arrive_anywhere, sending):
    """Random form data sent with a good token to any page: saved and shown again, or refused; never a fault."""
    address, sent = sending
    visitor = arrive_anywhere(served)
    visitor.html = visitor.client.get(address).text
    response = visitor.client.post(address, data={**visitor.filled(), **sent})
    assert response.status_code in AS_READ
    assert visitor.client.get("/check").status_code in {200, 303}
    again = visitor.client.get(address)
    assert again.status_code in {200, 303}
    if (response.status_code, again.status_code) == (303, 200):
        visitor.html = again.text
        kept = visitor.filled()
        typed = {
            each.id.replace(".", "-") for each in FORMS[address] if not each.options and each.kind is not Kind.DATE
        }
        assert [] == [name for name in typed & set(sent) if sent[name].strip() and name not in kept]


@settings(max_examples=25, deadline=None, database=None)
@given(said=st.fixed_dictionaries({}, optional=dict.fromkeys(("own-text", "test-lab", "test-finding"), texts)))
def test_any_text_stands_on_the_result_page_in_its_own_letters(served, arrive_anywhere, said):
    """Whatever letters are kept, the result page and the list of questions open and hold no markup made of them."""
    visitor = arrive_anywhere(served)
    for address in ("/q/own/e1", "/q/tests/e1"):
        visitor.html = visitor.client.get(address).text
        fields = {name: text for name, text in said.items() if name in visitor.filled() or name in visitor.html}
        assert visitor.client.post(address, data={**visitor.filled(), **fields}).status_code in AS_READ
    visitor.typed = set(said.values())
    visitor.opens("/result")
    visitor.opens("/result/questions")
