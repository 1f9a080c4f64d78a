"""Several questions that take yes or no, as rows on one page."""

from __future__ import annotations

from phone import Phone

# What makes Firefox break an answer into two lines: the library's own width, a share of what is as wide as the answer.
WIDTHS = "labels => labels.map(each => getComputedStyle(each).maxWidth)"
LINES = "labels => labels.filter(each => each.offsetHeight > 48).map(each => each.innerText)"


def test_each_answer_of_a_row_is_as_wide_as_its_words(phone: Phone) -> None:
    """“I don’t know” stands on one line, on a phone as on a desk, and no rule narrows it in any browser."""
    phone.opens("/")
    phone.taps("Start now")
    while phone.path != "/q/common-infections":
        phone.goes_on()
    labels = phone.page.locator(".app-row-radios .nhsuk-radios__label")
    assert {"Yes", "No", "I don’t know"} == {text.strip() for text in labels.all_inner_texts()}
    for wide in (320, 768, 1280):
        phone.page.set_viewport_size({"width": wide, "height": 900})
        assert {"none"} == set(labels.evaluate_all(WIDTHS))
        assert [] == labels.evaluate_all(LINES)
