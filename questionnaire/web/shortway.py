"""The short way on the screen: what it folds away, how little it says, and one count after which it goes on."""

from __future__ import annotations

from dataclasses import replace

from questionnaire.asking.answers import Said
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.asking.short import folded
from questionnaire.web.contexts import Question
from questionnaire.web.forms import Filled
from questionnaire.web.steps import came_from, list_address, onward
from questionnaire.web.views import Fields, fields_of, fold_of, still_asked
from questionnaire.web.visitor import Visitor


def fields_now(
    person: Visitor, page: Page, group: GroupOfEntries | None, filled: Filled, known: Said
) -> tuple[Fields, str]:
    """The fields of a page, or of an entry of its list, and what is said over those folded away.

    What is `known` leaves out those that it says already.
    """
    words, asked = person.words, group or page
    questions, word = folded(page, group, person.house.book.questionnaire, person.answers)
    # Who comes from their answers or the result opened the page to answer all of it.
    if not word or (person.answers.short and came_from()):
        shown = still_asked(asked.questions, filled, known)
        return fields_of(shown, filled, words), fold_of(asked, shown, words)
    fields = fields_of(still_asked(questions, filled, known), filled, words)
    if not person.answers.short:
        # What was answered stands folded away, but for what is wrong.
        fields = replace(fields, unfolded=any(each.more and each.id in filled.wrong for each in questions))
    return fields, words.word(word)


def shortened(person: Visitor, page: Page, group: GroupOfEntries | None, shown: Question) -> Question:
    """A page or an entry of the short way with its questions and choices; what explains them is folded away with why.

    What is to be heeded stays: all that explains a page, or the first words on it.
    """
    asked = {each.id for each in (group or page).questions} & person.house.book.questionnaire.short
    if not person.answers.short or not asked or page.heed == "all" or came_from():
        return shown
    hints = [f"{each.label} {each.hint}" for each in shown.fields.shown if each.hint]
    fields = replace(shown.fields, shown=tuple(replace(each, hint=None) for each in shown.fields.shown))
    words = [f"{word}. {says}" for word, says in shown.heard]
    heeded = 1 if page.heed else 0
    means = (*shown.intro[heeded:], *hints, *words)
    return replace(shown, fields=fields, intro=shown.intro[:heeded], means=means, heard=())


def after_entry(person: Visitor, page: Page, group: GroupOfEntries, entry_id: str) -> str:
    """Where it goes on after an entry: to its list; on the short way one sample is enough."""
    told = person.answers.group(group.id).entry(entry_id) is not None
    if not (person.answers.short and group.samples and told) or came_from() or page.id in person.answers.passed:
        return list_address(page)
    person.save(lambda answers: answers.closing(page.id, group.id, complete=None))
    return onward(person, page)
