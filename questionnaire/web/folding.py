"""What is folded away on a page: what its questions say is more, and what the short way leaves for later."""

from __future__ import annotations

from dataclasses import replace

from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.asking.short import folded
from questionnaire.web.forms import Filled
from questionnaire.web.steps import came_from
from questionnaire.web.views import Fields, fields_of
from questionnaire.web.visitor import Visitor


def fields_now(person: Visitor, page: Page, group: GroupOfEntries | None, filled: Filled) -> tuple[Fields, str]:
    """The fields of a page, or of an entry of its list, and what is said over those folded away."""
    words, asked = person.words, group or page
    questions, word = folded(page, person.house.book.questionnaire, person.answers)
    # Who comes from their answers or the result opened the page to answer all of it.
    if group or not word or (person.answers.short and came_from()):
        return fields_of(asked.questions, filled, words), words.say(asked.fold) if asked.fold else ""
    fields = fields_of(questions, filled, words)
    if not person.answers.short:
        # What was answered stands folded away, but for what is wrong.
        fields = replace(fields, unfolded=any(each.more and each.id in filled.wrong for each in questions))
    return fields, words.word(word)
