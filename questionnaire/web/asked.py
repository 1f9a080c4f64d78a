"""The pages on which something is asked: questions, a list of entries, one entry, and whether to remove it."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.wrappers import Response

from questionnaire.asking.answers import Answer, Said
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.telling.wording import day_of, entry_line
from questionnaire.web.contexts import Entries, EntryView, Question, Remove
from questionnaire.web.forms import EMPTY, Filled
from questionnaire.web.pages import render
from questionnaire.web.steps import back, came_from, here, progress, tail
from questionnaire.web.submitting import seen
from questionnaire.web.views import Fields, errors_of, fields_of
from questionnaire.web.visitor import Visitor


def group_of(person: Visitor, page: Page) -> GroupOfEntries:
    """The list of which the page asks."""
    return person.house.book.questionnaire.groups[page.group or ""]


def said_on(page: Page, said: Said) -> Mapping[str, Answer]:
    """What was said on a page."""
    return {each: said[each] for each in page.question_ids if each in said}


def said_of(entry_id: str, group: GroupOfEntries, person: Visitor) -> Said:
    """What was said of an entry; nothing if there is none."""
    entry = person.answers.group(group.id).entry(entry_id)
    return entry.said if entry else {}


def question_page(person: Visitor, page: Page, filled: Filled) -> Response:
    """A page of questions."""
    words = person.words
    title, intro = words.say(page.title), (*map(words.say, page.intro), *_asked_before(person, page))
    fields = fields_of(page.questions, filled, words)
    context = Question(
        back=back(person, page),
        progress=progress(person, page),
        errors=errors_of(page.questions, filled, words),
        title=title,
        intro=intro,
        why=words.say(page.why) if page.why else "",
        heard=tuple((words.say(each.word), words.say(each.says)) for each in person.house.book.heard_on([page])),
        notice=page.notice or "",
        heading=_heading(title, fields, reads_first=bool(intro)),
        fields=fields,
        fold=words.say(page.fold) if page.fold else "",
        seen=seen(person, said_on(page, person.answers.said)),
        action=here(),
    )
    return render(context, filled.status)


def _heading(title: str, fields: Fields, *, reads_first: bool) -> str:
    if [title] != [field.label for field in (*fields.shown, *fields.folded)]:
        return ""
    return "hidden" if reads_first else "shown"


def _asked_before(person: Visitor, page: Page) -> list[str]:
    """On a page that is asked again, when it was answered last."""
    if page not in person.route.stale:
        return []
    first = next(question.id for question in page.questions if question.asked_again)
    return [person.words.word("asked.again", date=day_of(first, person.answers, person.words))]


def entry_page(person: Visitor, page: Page, entry_id: str, filled: Filled) -> Response:
    """One entry of a list."""
    words, group = person.words, group_of(person, page)
    title, fields = words.say(group.entry_title), fields_of(group.questions, filled, words)
    context = Question(
        back=list_address(page),
        progress=progress(person, page),
        errors=errors_of(group.questions, filled, words),
        title=title,
        intro=(),
        why="",
        heard=(),
        notice="",
        heading=_heading(title, fields, reads_first=False),
        fields=fields,
        fold=words.say(group.fold) if group.fold else "",
        seen=seen(person, said_of(entry_id, group, person)),
        action=here(),
    )
    return render(context, filled.status)


def list_page(person: Visitor, page: Page, filled: Filled = EMPTY) -> Response:
    """A list of entries."""
    words, group = person.words, group_of(person, page)
    told = person.route.answers.group(group.id)
    context = Entries(
        back=back(person, page),
        progress=progress(person, page),
        errors=errors_of((), filled, words),
        title=words.say(page.title),
        intro=tuple(map(words.say, page.intro)),
        why=words.say(page.why) if page.why else "",
        entries=tuple(
            EntryView(
                line=entry_line(group, entry.id, person.route.answers, words),
                change=f"/q/{page.id}/{entry.id}{tail()}",
                remove=f"/q/{page.id}/{entry.id}/remove{tail()}",
            )
            for entry in told.entries
        ),
        add=words.say(group.add),
        add_href=f"/q/{page.id}/add{tail()}",
        all_of_them="" if group.samples else words.say(group.all_of_them),
        there_are_none=words.say(group.none) if group.none else "",
        none_said=told.none,
        may_be_more=told.complete is False,
        action=here(),
    )
    return render(context, filled.status)


def remove_page(person: Visitor, page: Page, entry_id: str, filled: Filled = EMPTY) -> Response:
    """Whether to remove an entry."""
    context = Remove(
        back=list_address(page),
        errors=errors_of((), filled, person.words),
        line=entry_line(group_of(person, page), entry_id, person.answers, person.words),
        action=here(),
    )
    return render(context, filled.status)


def list_address(page: Page) -> str:
    """Where the list of a page is shown, or the questions for the visit if one came from there."""
    origin = came_from()
    if origin == "questions":
        return "/result/questions"
    return f"/q/{page.id}?from=check" if origin == "check" else f"/q/{page.id}"
