"""A page that is printed from the browser: what was told, and nothing that one could only tap."""

from __future__ import annotations

from phone import Phone

# Whether something of a kind is drawn, wherever it stands; asked from outside, as the page runs no script.
SHOWN = """kind => {
    const made = document.createElement('p');
    made.className = kind;
    made.textContent = 'x';
    document.querySelector('main').append(made);
    const shown = made.getClientRects().length > 0;
    made.remove();
    return shown;
}"""
SEEN = "all => all.filter(each => each.getClientRects().length).length"
FOR_THE_SCREEN = (
    "app-header",
    "app-footer",
    "app-notice",
    "app-progress",
    "app-actions",
    "app-entries__actions",
    "app-questions__move",
    "app-no-print",
    "nhsuk-back-link",
    "nhsuk-button",
    "nhsuk-skip-link",
    "nhsuk-summary-list__actions",
)


def test_a_printed_page_has_nothing_to_tap(phone: Phone) -> None:
    """No button, no way back, no head or foot of the page, no word about the screen; the headings are there."""
    phone.opens("/")
    assert dict.fromkeys(FOR_THE_SCREEN, True) == {each: phone.page.evaluate(SHOWN, each) for each in FOR_THE_SCREEN}
    phone.page.emulate_media(media="print")
    assert dict.fromkeys(FOR_THE_SCREEN, False) == {each: phone.page.evaluate(SHOWN, each) for each in FOR_THE_SCREEN}
    assert 0 == phone.page.locator("button, [type=submit], .nhsuk-back-link").evaluate_all(SEEN)
    assert 1 < phone.page.locator("h1, h2").evaluate_all(SEEN)
