"""Asking: one small page at a time. Post, save, redirect."""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from questionnaire.asking.answerfile import ENTRY_ID, MOST_ENTRIES
from questionnaire.asking.answers import Answers, Entry
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.telling.summary import OWN
from questionnaire.web.asked import (
    entry_page,
    group_of,
    list_address,
    list_page,
    question_page,
    remove_page,
    said_of,
    said_on,
)
from questionnaire.web.forms import Filled, stored_data
from questionnaire.web.steps import Detour, onward, reachable, tail
from questionnaire.web.submitting import Sent, refuse_unseen, submitted
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("wizard", __name__, url_prefix="/q")
COMPLETE = {"yes": True, "no": False}


# --- pages ----------------------------------------------------------------------------------------------------------


@blueprint.get("/<page_id>")
def show(page_id: str) -> Response:
    """A page of questions, or a list of entries."""
    person = visitor()
    page = reachable(person, page_id)
    if page.group:
        return list_page(person, page)
    shown = {} if page in person.route.stale else person.route.answers.said
    return question_page(person, page, Filled(stored_data(page.questions, shown)))


@blueprint.post("/<page_id>")
def answer(page_id: str) -> Response:
    """Save what was answered on a page, or if its list is whole, and go on."""
    person = visitor()
    page = reachable(person, page_id)
    if page.group:
        _close(person, page)
    else:
        _answer(person, page)
    return redirect(onward(person, page), 303)


def _answer(person: Visitor, page: Page) -> None:
    sent = submitted(person, page.questions, partial(question_page, person, page))
    days = {question.id: person.day for question in page.questions if question.moment}

    def change(answers: Answers) -> Answers:
        refuse_unseen(person, sent, said_on(page, answers.said))
        return answers.saying(page.id, page.question_ids, sent.said, days)

    person.save(change)


def _close(person: Visitor, page: Page) -> None:
    submitted(person, (), partial(list_page, person, page))
    group, said = group_of(person, page), COMPLETE.get(request.form.get("complete", ""))

    def close(answers: Answers) -> Answers:
        # Samples are never all there are; an empty list is whole only where one can say that there are none.
        listed = bool(answers.group(group.id).entries)
        can_say = not group.samples if listed else group.none is not None
        return answers.closing(page.id, group.id, complete=said if can_say else None)

    person.save(close)


# --- entries of a list ----------------------------------------------------------------------------------------------


@blueprint.get("/<page_id>/add")
def add(page_id: str) -> Response:
    """A new entry under an id of its own, so that sending the form twice adds one."""
    person = visitor()
    page, group = _list(person, page_id)
    if len(person.answers.group(group.id).entries) >= MOST_ENTRIES:
        return list_page(person, page, Filled(problem="form.entries_too_many"))
    return redirect(f"/q/{page.id}/{secrets.token_hex(4)}{tail()}", 303)


@blueprint.get("/<page_id>/<entry_id>")
def show_entry(page_id: str, entry_id: str) -> Response:
    """One entry, to fill in or change."""
    person = visitor()
    page, group = _list(person, page_id, entry_id)
    return entry_page(person, page, entry_id, Filled(stored_data(group.questions, said_of(entry_id, group, person))))


@blueprint.post("/<page_id>/<entry_id>")
def answer_entry(page_id: str, entry_id: str) -> Response:
    """Save an entry and go back to the list."""
    person = visitor()
    page, group = _list(person, page_id, entry_id)
    sent = submitted(person, group.questions, partial(entry_page, person, page, entry_id))
    person.save(lambda answers: _with_entry(person, answers, group, entry_id, sent))
    return redirect(list_address(page), 303)


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
    return remove_page(person, page, entry_id)


@blueprint.post("/<page_id>/<entry_id>/remove")
def remove_entry(page_id: str, entry_id: str) -> Response:
    """Remove an entry and go back to the list."""
    person = visitor()
    page, group = _entry_there(person, page_id, entry_id)
    submitted(person, (), partial(remove_page, person, page, entry_id))
    person.save(lambda answers: answers.without_entry(group.id, entry_id))
    return redirect(list_address(page), 303)


def _list(person: Visitor, page_id: str, entry_id: str = "") -> tuple[Page, GroupOfEntries]:
    """The page of a list. Raises Detour if it cannot be reached; 404 if it is no list, or the id no entry's."""
    page = reachable(person, page_id)
    if page.group is None or (entry_id and not ENTRY_ID.fullmatch(entry_id)):
        abort(404)
    return page, group_of(person, page)


def _entry_there(person: Visitor, page_id: str, entry_id: str) -> tuple[Page, GroupOfEntries]:
    """As `_list`, of an entry that is there. Raises Detour to the list if it is gone."""
    page, group = _list(person, page_id, entry_id)
    if person.answers.group(group.id).entry(entry_id) is None:
        raise Detour(list_address(page))
    return page, group
