"""The addresses there are."""

from __future__ import annotations

from tests.register import DATA_FILES, DOCUMENTS, LETTERS

RULES = {
    ("/", "GET"),
    ("/c/<slug>", "GET"),
    ("/start", "POST"),
    ("/privacy", "GET"),
    ("/static/<path:name>", "GET"),
    ("/q/<page_id>", "GET"),
    ("/q/<page_id>", "POST"),
    ("/q/<page_id>/add", "GET"),
    ("/q/<page_id>/import", "GET"),
    ("/q/<page_id>/import", "POST"),
    ("/q/<page_id>/<entry_id>", "GET"),
    ("/q/<page_id>/<entry_id>", "POST"),
    ("/q/<page_id>/<entry_id>/remove", "GET"),
    ("/q/<page_id>/<entry_id>/remove", "POST"),
    ("/check", "GET"),
    ("/check", "POST"),
    ("/result", "GET"),
    ("/result/questions", "GET"),
    ("/result/questions", "POST"),
    ("/result/summary.pdf", "GET"),
    ("/result/papers", "GET"),
    ("/result/papers", "POST"),
    ("/result/papers/<paper>", "GET"),
    ("/result/papers/files/<name>", "GET"),
    ("/result/papers/text/<letter>", "GET"),
    ("/blank", "GET"),
    ("/blank", "POST"),
    ("/delete", "GET"),
    ("/delete", "POST"),
    ("/deleted", "GET"),
}


def test_there_are_these_addresses_and_no_others(app):
    """Every address, with what it takes, is written down here; a new one is added on purpose."""
    found = {(rule.rule, method) for rule in app.url_map.iter_rules() for method in rule.methods - {"HEAD", "OPTIONS"}}
    assert RULES == found


def test_every_page_keeps_the_rules_for_pages(full, addresses):
    """Every page there is opens for who has come that far, and breaks none of the rules in page_rules."""
    for address in addresses:
        full.opens(address)
        full.is_at(address)


def test_nothing_of_the_end_can_be_reached_before_every_page_was_passed(arrive):
    """The check page, the result and each of its papers, texts and files lead back to the furthest page until then."""
    person = arrive(passed=["who"])
    known = {"<paper>": DOCUMENTS, "<letter>": LETTERS, "<name>": DATA_FILES}
    for rule, method in sorted(RULES):
        if not rule.startswith(("/check", "/result")):
            continue
        slot = next((each for each in known if each in rule), "")
        for each in known.get(slot, [""]):
            response = person.client.open(rule.replace(slot, each) if slot else rule, method=method)
            assert (303, "/q/right-now") == (response.status_code, response.headers["Location"]), rule


def test_unknown_pages_are_answered_with_a_page(full):
    """What is not there is said kindly, and what was saved stays."""
    for address in ("/nothing", "/q/nothing", "/q/who/e1", "/q/who/add", "/q/counts/E1", "/q/counts/e1/what", "/c/"):
        full.opens(address, expect=404)
        full.sees("This page is not here", "Your saved answers are safe.")
    full.opens("/check")
    full.sees("United States", "Elm Street Lab")


def test_a_wrong_method_is_answered_with_a_page_that_names_the_right_ones(full):
    """A page used the wrong way answers 405, and says which ways there are as HTTP asks."""
    for address, allowed in (
        ("/result", "GET"),
        ("/start", "POST"),
        ("/q/who", "POST"),
        ("/result/summary.pdf", "GET"),
    ):
        response = full.client.delete(address)
        assert 405 == response.status_code
        assert "This page cannot be used that way" in response.text
        assert allowed in response.headers.get("Allow", "")


def test_the_sent_form_of_an_answer_never_stands_in_an_address(full, addresses):
    """Every form is sent by POST, so that no answer can come to stand in an address."""
    for address in addresses:
        full.opens(address)
        assert 'method="get"' not in full.html.lower()
