"""Translators are given every text: what is not in `messages.pot` would stay English in every other language."""

from __future__ import annotations

from babel.messages.pofile import read_po

from questionnaire.checking.texts import texts_of
from questionnaire.reading import Book
from questionnaire.reading.messages import TEXT_KEYS
from questionnaire.resources import LOCALE

FOR_TRANSLATORS = LOCALE / "messages.pot"


def test_every_text_of_the_content_is_given_to_translators(book: Book):
    """After a text was changed, `make messages` writes the file anew."""
    with FOR_TRANSLATORS.open("rb") as file:
        given = {str(message.id) for message in read_po(file)}
    missing = {place: said for place, text in texts_of(book) for said in (text.you, text.child) if said not in given}
    assert {} == missing


def test_what_only_editors_read_is_not_given_to_translators():
    """The keys follow from the types: sources, ids and the words of rules are no texts."""
    assert {"title", "says", "because", "options", "you"} <= TEXT_KEYS
    assert set() == TEXT_KEYS & {"id", "cite", "source", "topic", "page", "group", "type", "unit", "words", "when"}
