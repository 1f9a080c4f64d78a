"""Asking: one small page at a time, or a list and its entries. Post, save, redirect."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from questionnaire.asking.answerfile import ENTRY_ID, MOST_ENTRIES
from questionnaire.asking.answers import Answer, Answers, Entry, Given, NotGiven, Said
from questionnaire.asking.offers import offered
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.importing.records import wanted_of
from questionnaire.telling.summary import OWN
from questionnaire.telling.wording import day_of, entry_line
from questionnaire.web.contexts import Entries, EntryView, Question, Remove
from questionnaire.web.forms import EMPTY, Filled, stored_data
from questionnaire.web.pages import render
from questionnaire.web.shortway import after_entry, fields_now, shortened
from questionnaire.web.steps import (
    Detour,
    back,
    came_from,
    here,
    is_lost,
    list_address,
    onward,
    progress,
    reachable,
    tail,
    to_answer,
)
from questionnaire.web.submitting import Sent, refuse_unseen, seen, submitted
from questionnaire.web.views import errors_of
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("wizard", __name__, url_prefix="/q")
COMPLETE = {"yes": True, "no": False}
# The part of an address that says what a new entry begins with.
BEGIN = "as"
# The buttons that answer every row which is left open.
AT_ONCE: Mapping[str, Answer] = {"no": Given("no"), "dont_know": NotGiven.DONT_KNOW}


# --- pages ----------------------------------------------------------------------------------------------------------


@blueprint.get("/<page_id>")
def show(page_id: str) -> Response:
    """A page of questions, or a list of entries."""
    person = visitor()
    page = reachable(person, page_id)
    if page.group:
        return _list_page(person, page)
    shown = {} if page in person.route.stale else person.route.answers.said
    return _question_page(person, page, Filled(stored_data(page.questions, shown)))


@blueprint.post("/<page_id>")
def answer(page_id: str) -> Response:
    """Save what was answered on a page, or if its list is whole, and go on."""
    person = visitor()
    page = to_answer(person, page_id)
    if page.group:
        _close(person, reachable(person, page_id))
    else:
        _answer(person, page)
    return redirect(onward(person, page), 303)


def _answer(person: Visitor, page: Page) -> None:
    sent = submitted(person, page.questions, partial(_question_page, person, page), lost=is_lost(person, page))
    days = {question.id: person.day for question in page.questions if question.moment}
    rest = AT_ONCE.get(request.form.get("at_once", "")) if page.at_once else None

    def change(answers: Answers) -> Answers:
        refuse_unseen(person, sent, _said_on(page, answers.said))
        told = answers.saying(page.id, page.question_ids, sent.said, days)
        return told.saying_at_once(page.left_open(told.said), rest) if rest else told

    person.save(change)


def _close(person: Visitor, page: Page) -> None:
    submitted(person, (), partial(_list_page, person, page))
    group, said = _group_of(person, page), COMPLETE.get(request.form.get("complete", ""))

    def close(answers: Answers) -> Answers:
        closed = group.can_be_whole(listed=bool(answers.group(group.id).entries))
        return answers.closing(page.id, group.id, complete=said if closed else None)

    person.save(close)


# --- entries of a list ----------------------------------------------------------------------------------------------


@blueprint.get("/<page_id>/add")
def add(page_id: str) -> Response:
    """A new entry under an id of its own, so that sending the form twice adds one."""
    person = visitor()
    page, group = _list(person, page_id)
    if len(person.answers.group(group.id).entries) >= MOST_ENTRIES:
        return _list_page(person, page, Filled(problem="form.entries_too_many"))
    offers = [each.id for _, each in offered(group, person.route.answers)]
    begin = [(BEGIN, each) for each in request.args.getlist(BEGIN)[:1] if each in offers]
    begin += [("from", came_from())] if came_from() else []
    return redirect(f"/q/{page.id}/{secrets.token_hex(4)}" + (f"?{urlencode(begin)}" if begin else ""), 303)


@blueprint.get("/<page_id>/<entry_id>")
def show_entry(page_id: str, entry_id: str) -> Response:
    """One entry, to fill in or change."""
    person = visitor()
    page, group = _list(person, page_id, entry_id)
    said = _said_of(entry_id, group, person) or _begun(person, group)
    return _entry_page(person, page, entry_id, Filled(stored_data(group.questions, said)))


def _begun(person: Visitor, group: GroupOfEntries) -> Said:
    """What a new entry begins with, where one tap offered it."""
    offers, begin = offered(group, person.route.answers), request.args.get(BEGIN)
    return {question.id: Given(each.id) for question, each in offers if each.id == begin}


@blueprint.post("/<page_id>/<entry_id>")
def answer_entry(page_id: str, entry_id: str) -> Response:
    """Save an entry and go back to the list."""
    person = visitor()
    page, group = _list(person, page_id, entry_id, find=to_answer)
    sent = submitted(person, group.questions, partial(_entry_page, person, page, entry_id), lost=is_lost(person, page))
    person.save(lambda answers: _with_entry(person, answers, group, entry_id, sent))
    return redirect(after_entry(person, page, group, entry_id), 303)


def _with_entry(person: Visitor, answers: Answers, group: GroupOfEntries, entry_id: str, sent: Sent) -> Answers:
    """The answers with the entry as it was typed, or without it if nothing was."""
    before = answers.group(group.id).entry(entry_id)
    refuse_unseen(person, sent, before.said if before else {})
    if before is None and len(answers.group(group.id).entries) >= MOST_ENTRIES:
        raise sent.refused("form.entries_too_many")
    if not sent.said:
        return answers.without_entry(group.id, entry_id)
    changed = answers.with_entry(group.id, Entry(entry_id, sent.said))
    # A question of one's own joins a list that was chosen before; unticking it later takes it off again.
    if group.id == OWN and before is None and answers.picked is not None:
        changed = replace(changed, picked=(*answers.picked, f"{OWN}.{entry_id}"))
    return changed


@blueprint.get("/<page_id>/<entry_id>/remove")
def ask_to_remove(page_id: str, entry_id: str) -> Response:
    """Ask whether to remove an entry."""
    person = visitor()
    page, _ = _entry_there(person, page_id, entry_id)
    return _remove_page(person, page, entry_id)


@blueprint.post("/<page_id>/<entry_id>/remove")
def remove_entry(page_id: str, entry_id: str) -> Response:
    """Remove an entry and go back to the list."""
    person = visitor()
    page, group = _entry_there(person, page_id, entry_id)
    submitted(person, (), partial(_remove_page, person, page, entry_id))
    person.save(lambda answers: answers.without_entry(group.id, entry_id))
    return redirect(list_address(page), 303)


def _list(
    person: Visitor, page_id: str, entry_id: str = "", find: Callable[[Visitor, str], Page] = reachable
) -> tuple[Page, GroupOfEntries]:
    """The page of a list. Raises Detour if it cannot be reached; 404 if it is no list, or the id no entry's."""
    page = find(person, page_id)
    if page.group is None or (entry_id and not ENTRY_ID.fullmatch(entry_id)):
        abort(404)
    return page, _group_of(person, page)


def _entry_there(person: Visitor, page_id: str, entry_id: str) -> tuple[Page, GroupOfEntries]:
    """As `_list`, of an entry that is there. Raises Detour to the list if it is gone."""
    page, group = _list(person, page_id, entry_id)
    if person.answers.group(group.id).entry(entry_id) is None:
        raise Detour(list_address(page))
    return page, group


# --- as they are shown ----------------------------------------------------------------------------------------------


def _group_of(person: Visitor, page: Page) -> GroupOfEntries:
    return person.house.book.questionnaire.groups[page.group or ""]


def _said_on(page: Page, said: Said) -> Mapping[str, Answer]:
    return {each: said[each] for each in page.question_ids if each in said}


def _said_of(entry_id: str, group: GroupOfEntries, person: Visitor) -> Said:
    """What was said of an entry; nothing if there is none."""
    entry = person.answers.group(group.id).entry(entry_id)
    return entry.said if entry else {}


def _question_page(person: Visitor, page: Page, filled: Filled) -> Response:
    words = person.words
    context = _asking(person, page, None, filled, _said_on(page, person.answers.said))
    intro = (*map(words.say, page.intro), *_asked_before(person, page))
    context = replace(
        context,
        intro=intro,
        why=words.say(page.why) if page.why else "",
        heard=tuple((words.say(each.word), words.say(each.says)) for each in person.house.book.heard_on([page])),
        notice=page.notice or "",
        at_once=page.at_once,
        heading="hidden" if context.heading and intro else context.heading,
    )
    return render(shortened(person, page, None, context), filled.status)


def _entry_page(person: Visitor, page: Page, entry_id: str, filled: Filled) -> Response:
    group = _group_of(person, page)
    context = _asking(person, page, group, filled, _said_of(entry_id, group, person))
    return render(shortened(person, page, group, context), filled.status)


def _asking(person: Visitor, page: Page, group: GroupOfEntries | None, filled: Filled, said: Said) -> Question:
    """The questions of a page, or of one entry of the list it shows."""
    words, title = person.words, person.words.say(group.entry_title if group else page.title)
    known = {**person.route.answers.said, **(_begun(person, group) if group else {}), **said}
    fields, fold = fields_now(person, page, group, filled, known)
    return Question(
        back=list_address(page) if group else back(person, page),
        progress=progress(person, page),
        errors=errors_of((group or page).questions, filled, words),
        title=title,
        heading="shown" if [title] == [field.label for field in (*fields.shown, *fields.folded)] else "",
        fields=fields,
        fold=fold,
        seen=seen(person, said),
        gone=filled.gone,
        action=here(),
    )


def _asked_before(person: Visitor, page: Page) -> list[str]:
    """On a page that is asked again, when it was answered last."""
    if page not in person.route.stale:
        return []
    first = next(question.id for question in page.questions if question.asked_again)
    return [person.words.word("asked.again", date=day_of(first, person.answers, person.words))]


def _list_page(person: Visitor, page: Page, filled: Filled = EMPTY) -> Response:
    words, group = person.words, _group_of(person, page)
    told, origin = person.route.answers.group(group.id), {"from": came_from()} if came_from() else {}
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
        offers=tuple(
            (words.say(each.label), f"/q/{page.id}/add?{urlencode({BEGIN: each.id, **origin})}")
            for _, each in offered(group, person.route.answers)
        ),
        add=words.say(group.add),
        add_href=f"/q/{page.id}/add{tail()}",
        import_href=f"/q/{page.id}/import{tail()}" if wanted_of(group) else "",
        all_of_them="" if group.samples else words.say(group.all_of_them),
        there_are_none=words.say(group.none) if group.none else "",
        none_said=told.none,
        may_be_more=told.complete is False,
        action=here(),
    )
    return render(context, filled.status)


def _remove_page(person: Visitor, page: Page, entry_id: str, filled: Filled = EMPTY) -> Response:
    context = Remove(
        back=list_address(page),
        errors=errors_of((), filled, person.words),
        line=entry_line(_group_of(person, page), entry_id, person.answers, person.words),
        action=here(),
    )
    return render(context, filled.status)
