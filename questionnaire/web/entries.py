"""The entries of groups: the list with add, change and remove, and one page an entry."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from questionnaire.asking.answerfile import ENTRY_ID, MOST_ENTRIES
from questionnaire.asking.answers import Answers, Entry
from questionnaire.asking.pages import GroupOfEntries, Page
from questionnaire.errors import BadValue
from questionnaire.keeping.seal import same
from questionnaire.telling.summary import OWN
from questionnaire.telling.told import entry_line
from questionnaire.web.forms import (
    VisitorForm,
    form_class,
    read_form,
    stored_data,
    typed_data,
)
from questionnaire.web.pages import page as render
from questionnaire.web.steps import (
    ListFull,
    OtherTab,
    around,
    errors,
    here,
    onward,
    reachable,
    seen,
    status_of,
    tail,
)
from questionnaire.web.views import field_views
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("entries", __name__, url_prefix="/q")
COMPLETE = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of a group in one line, with where to change and remove it."""

    line: str
    change: str
    remove: str


def list_page(person: Visitor, page: Page, problem: str | None = None) -> Response:
    """A group's list of entries."""
    words, group = person.words, _group(person, page)
    told = person.route.answers.group(group.id)
    entries = [
        EntryView(
            entry_line(group, entry.id, person.route.answers, words),
            f"/q/{page.id}/{entry.id}{tail()}",
            f"/q/{page.id}/{entry.id}/remove{tail()}",
        )
        for entry in told.entries
    ]
    return render(
        "group",
        status_of({}, problem),
        **around(person, page),
        title=words.say(page.title),
        intro=[words.say(text) for text in page.intro],
        why=words.say(page.why) if page.why else None,
        entries=entries,
        add=words.say(group.add),
        add_href=f"/q/{page.id}/add{tail()}",
        all_of_them="" if group.samples else words.say(group.all_of_them),
        complete={True: "yes", False: "no", None: ""}[told.complete],
        errors=errors(person, (), {}, problem),
        action=here(),
    )


def close_list(person: Visitor, page: Page) -> AnyResponse:
    """Go on from a group's list, and say whether it is complete."""
    form = VisitorForm(request.form, meta={"csrf_context": person.keys})
    if not form.validate():
        return list_page(person, page, "form.stale")
    group = _group(person, page)
    complete = None if group.samples else COMPLETE.get(request.form.get("complete", ""))
    person.save(lambda answers: answers.closing(page.id, group.id, complete=complete))
    return onward(person, page)


@blueprint.get("/<page_id>/add")
def add(page_id: str) -> AnyResponse:
    """A new entry under an id of its own, so that sending the form twice adds one."""
    person = visitor()
    page = _group_reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    if len(person.answers.group(_group(person, page).id).entries) >= MOST_ENTRIES:
        return list_page(person, page, "form.entries_too_many")
    return redirect(f"/q/{page.id}/{secrets.token_hex(4)}{tail()}", 303)


@blueprint.get("/<page_id>/<entry_id>")
def show_entry(page_id: str, entry_id: str) -> AnyResponse:
    """One entry, to fill in or change."""
    person = visitor()
    page = _group_reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    entry = person.answers.group(_group(person, page).id).entry(_entry_id(entry_id))
    data = stored_data(_group(person, page).questions, entry.said if entry else {})
    return _entry_page(person, page, data, {})


@blueprint.post("/<page_id>/<entry_id>")
def answer_entry(page_id: str, entry_id: str) -> AnyResponse:
    """Save an entry and go back to the list."""
    person = visitor()
    page = _group_reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    group = _group(person, page)
    form = form_class(group.questions)(request.form, meta={"csrf_context": person.keys})
    if not form.validate():
        return _entry_page(person, page, typed_data(form), {}, "form.stale")
    said, wrong = read_form(form, group.questions, person.today)
    if wrong:
        return _entry_page(person, page, typed_data(form), wrong)
    shown = request.form.get("seen", "")

    entry = Entry(_entry_id(entry_id), said)
    try:
        person.save(lambda answers: _with_entry(person, answers, group, entry, shown))
    except OtherTab:
        person.forget()
        return _entry_page(person, page, typed_data(form), {}, "form.other_tab")
    except ListFull:
        return _entry_page(person, page, typed_data(form), {}, "form.entries_too_many")
    return redirect(_list_href(page), 303)


def _with_entry(person: Visitor, answers: Answers, group: GroupOfEntries, entry: Entry, shown: str) -> Answers:
    """The answers with the entry as it was typed, or without it if nothing was; `shown` marks what the page showed."""
    before = answers.group(group.id).entry(entry.id)
    stored = dict(before.said) if before else {}
    if stored != entry.said and not same(seen(person, stored), shown):
        raise OtherTab
    if before is None and len(answers.group(group.id).entries) >= MOST_ENTRIES:
        raise ListFull
    if not entry.said:
        return answers.without_entry(group.id, entry.id)
    changed = answers.with_entry(group.id, entry)
    # A question of one's own joins a list that was chosen before; unticking it later takes it off again.
    if group.id == OWN and before is None and answers.picked is not None:
        changed = replace(changed, picked=(*answers.picked, f"{OWN}.{entry.id}"))
    return changed


@blueprint.route("/<page_id>/<entry_id>/remove", methods=["GET", "POST"])
def remove_entry(page_id: str, entry_id: str) -> AnyResponse:
    """Ask, then remove an entry."""
    person = visitor()
    page = _group_reachable(person, page_id)
    if isinstance(page, AnyResponse):
        return page
    group = _group(person, page)
    form = VisitorForm(request.form, meta={"csrf_context": person.keys})
    if request.method == "POST" and form.validate():
        person.save(lambda answers: answers.without_entry(group.id, _entry_id(entry_id)))
        return redirect(_list_href(page), 303)
    if person.answers.group(group.id).entry(_entry_id(entry_id)) is None:
        return redirect(_list_href(page), 303)
    line = entry_line(group, entry_id, person.answers, person.words)
    problem = "form.stale" if request.method == "POST" else None
    return render(
        "remove",
        status_of({}, problem),
        back=_list_href(page),
        line=line,
        errors=errors(person, (), {}, problem),
        action=here(),
    )


def _entry_page(
    person: Visitor,
    page: Page,
    data: Mapping[str, Any],
    wrong: Mapping[str, BadValue],
    problem: str | None = None,
) -> Response:
    words, group = person.words, _group(person, page)
    entry = person.answers.group(group.id).entry((request.view_args or {})["entry_id"])
    return render(
        "question",
        status_of(wrong, problem),
        **{**around(person, page), "back": _list_href(page)},
        title=words.say(group.entry_title),
        intro=[],
        why=None,
        notice=False,
        fields=field_views(group.questions, data, wrong, words),
        errors=errors(person, group.questions, wrong, problem),
        seen=seen(person, entry.said if entry else {}),
        action=here(),
    )


def _list_href(page: Page) -> str:
    origin = request.args.get("from")
    if origin == "questions":
        return "/result/questions"
    return f"/q/{page.id}?from=check" if origin == "check" else f"/q/{page.id}"


def _group(person: Visitor, page: Page) -> GroupOfEntries:
    return person.house.book.questionnaire.groups[page.group or ""]


def _group_reachable(person: Visitor, page_id: str) -> Page | AnyResponse:
    page = reachable(person, page_id)
    if isinstance(page, Page) and page.group is None:
        abort(404)
    return page


def _entry_id(entry_id: str) -> str:
    if not ENTRY_ID.fullmatch(entry_id):
        abort(404)
    return entry_id
