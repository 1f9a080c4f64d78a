"""What is asked agrees with itself: offers, shares and rows name what there is, and a site loses no sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaire.asking.pages import GroupOfEntries, Offer
from questionnaire.asking.questions import Kind
from questionnaire.reading.content import Content
from questionnaire.reading.tables import Table, read_toml


def check_agreement(content: Content, groups: Mapping[str, GroupOfEntries], pages: Mapping[str, Table]) -> None:
    """Name whatever of the questions, lists and pages does not fit the rest as a problem of the content."""
    _check_shares(content, groups)
    _check_offers(content, groups)
    _check_settled(content, groups)
    _check_replaced(content, pages)


def _check_shares(content: Content, groups: Mapping[str, GroupOfEntries]) -> None:
    """A percentage typed in place of a count goes to a question of the same form that takes one."""
    for group in groups.values():
        numbers = {each.id for each in group.questions if each.kind is Kind.NUMBER}
        for question in group.questions:
            if question.share is not None and question.share not in numbers:
                says = f"{question.share!r} is no question of this list that takes a number"
                content.problem(content.files["groups", group.id], f"questions[{question.id}].share", says)


def _check_offers(content: Content, groups: Mapping[str, GroupOfEntries]) -> None:
    """What one tap begins an entry with is an answer that it takes, and was told in a question that there is."""
    for group in groups.values():
        for number, offer in enumerate(group.offers, 1):
            for part, unknown in _unknown_in(offer, group, content):
                place = f"offers[{number}].{part}"
                content.problem(content.files["groups", group.id], place, f"{unknown!r} is not known here")


def _unknown_in(offer: Offer, group: GroupOfEntries, content: Content) -> Iterator[tuple[str, str]]:
    """The parts of an offer that name what there is not, each with the name."""
    options = {option.id for each in group.questions if each.id == offer.question for option in each.options}
    if not options:
        yield "question", offer.question
        return
    yield from (("options", each) for each in sorted({*offer.options} - options))
    if offer.chosen_in and offer.chosen_in not in content.questions:
        yield "chosen_in", offer.chosen_in
    if offer.yes_to is not None and not any(f"{offer.yes_to}{each}" in content.questions for each in options):
        yield "yes_to", offer.yes_to


def _check_settled(content: Content, groups: Mapping[str, GroupOfEntries]) -> None:
    """What a question is only for is an answer to another one: of the same list, or of a page."""
    asked = [(each, content.questions, "pages", content.page_of[each.id]) for each in content.questions.values()]
    asked += [
        (each, content.group_questions[key], "groups", key) for key, group in groups.items() for each in group.questions
    ]
    for question, known, kind, thing in asked:
        for only in question.only_for:
            there = {option.id for option in known[only.question].options} if only.question in known else set()
            for wrong in sorted({*only.options} - there):
                place = f"questions[{question.id}].only_for"
                content.problem(content.files[kind, thing], place, f"{only.question!r} is not answered with {wrong!r}")


def _check_replaced(content: Content, tables: Mapping[str, Table]) -> None:
    """A site's page keeps saying what its questions count as: one written before pages said so would lose every sign.

    An empty list says so on purpose.
    """
    for page, table in tables.items():
        name = f"pages/{page}.toml"
        own = content.folders[1] / name
        if table.file == name or not own.is_file():
            continue
        ours = {each.data.get("id"): each.data for each in read_toml(own, "", []).tables("questions")}
        for each in table.tables("questions"):
            counted = ours.get(each.data.get("id"), {}).get("counts_as")
            if counted and "counts_as" not in each.data:
                each.problem(
                    "counts_as",
                    f"our own page has counts_as = {counted} here; say so, or [] if it is to count as nothing",
                )
