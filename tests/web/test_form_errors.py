"""What a page says when something typed cannot be taken."""

from __future__ import annotations

from page_rules import parse, visible_text

from questionnaire.asking.questions import Kind
from tests.register import OF_OTHERS

CANNOT_BE_TAKEN = {
    Kind.YES_NO: {"": "perhaps"},
    Kind.CHOICE: {"": "no-such-option"},
    Kind.SEVERAL: {"": ["no-such-option"]},
    Kind.NUMBER: {"": "some"},
    Kind.AGE: {"": "thirty", "-unit": "years"},
    Kind.COUNT: {"": "a few", "-unit": "/uL"},
    Kind.DATE: {"": "13/2024"},
    Kind.TEXT: {"": "x" * 601},
}
TYPED = (Kind.NUMBER, Kind.AGE, Kind.COUNT, Kind.DATE, Kind.TEXT)


def test_every_field_that_cannot_be_taken_is_named_and_linked_on_every_page_there_is(full, saved, book):
    """A wrong field is 422 with “Error:” in the title, a link to it, its message beside it, and what was typed."""
    before = saved(full)
    for address, questions in _forms(book):
        wrong = {
            question.id.replace(".", "-") + part: value
            for question in questions
            for part, value in CANNOT_BE_TAKEN[question.kind].items()
        }
        full.opens(address)
        full.sends(address, {**full.filled(), **wrong}, expect=422)
        tree = parse(full.html)
        assert tree.findtext("./head/title").startswith("Error: "), address
        summary = tree.find(".//div[@role='alert']")
        links = [link.attrib["href"] for link in summary.iter("a")]
        assert len(questions) == len(links), address
        for question, link in zip(questions, links, strict=True):
            _points_to_its_message(tree, link.removeprefix("#"), question.id.replace(".", "-"))
        typed = {each.id.replace(".", "-") for each in questions if each.kind in TYPED}
        for name, value in wrong.items():
            if name in typed or name.rpartition("-")[0] in typed:
                assert value == full.field(name).removeprefix("\n"), name
    assert before == saved(full)


def test_a_page_whose_errors_are_mended_goes_on_and_says_error_no_more(full):
    """After mending what was wrong the way goes on."""
    full.opens("/q/age")
    full.presses("Continue", expect=422, **{"person-age": "400", "person-age-unit": "years"})
    full.sees("Please check this page", "This age is too high")
    full.answers(**{"person-age": "40"})
    full.does_not_see("Please check this page", "Error")


def test_the_age_of_a_child_without_its_unit_asks_for_it(arrive):
    """A child of “8” may be eight years or eight weeks old: one tap says which."""
    parent = arrive(answers={"person.who": "child"})
    parent.opens("/q/age")
    parent.presses("Continue", expect=422, **{"person-age": "8", "person-age-unit": ""})
    parent.sees("Choose years, months or weeks", "8 years", "8 months", "8 weeks")
    assert "8" == parent.field("person-age")
    parent.presses("8 months")
    parent.opens("/q/age")
    assert ("8", "months") == (parent.field("person-age"), parent.field("person-age-unit"))


def _forms(book):
    asked = book.questionnaire
    yield from (
        (f"/q/{page.id}", page.questions) for page in asked.pages if page.questions and page.id not in OF_OTHERS
    )
    yield from ((f"/q/{page.id}/e1", asked.groups[page.group].questions) for page in asked.pages if page.group)


def _points_to_its_message(tree, target, field):
    fields = {each.get("id") for tag in ("input", "select", "textarea") for each in tree.iter(tag)}
    assert target in fields, f"{target} cannot be typed in"
    assert target.startswith(field), f"the link to {target} does not lead to {field}"
    message = tree.find(f".//*[@id='{field}-error']")
    assert visible_text(message).startswith("Error: ")
    around = [each for each in tree.iter() if any(inner.get("id") == target for inner in each.iter())]
    assert any(f"{field}-error" in each.get("aria-describedby", "").split() for each in around), field
