"""Counts from a text or a file: what was read is shown row by row, and only what the person says yes to is kept."""

from __future__ import annotations

import secrets
from functools import partial

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from questionnaire.asking.answerfile import MOST_ENTRIES
from questionnaire.asking.answers import Answers, Entry
from questionnaire.asking.beside import adding
from questionnaire.asking.pages import Page
from questionnaire.errors import BadValue
from questionnaire.importing.guarded import records_of_file
from questionnaire.importing.pasted import records_of_pasted
from questionnaire.importing.records import Record, Wanted, same_as, wanted_of
from questionnaire.web.beside import chosen_beside
from questionnaire.web.contexts import Import, Imported
from questionnaire.web.forms import EMPTY, Filled
from questionnaire.web.pages import render
from questionnaire.web.rows import chosen_in, offered, sealed, unsealed
from questionnaire.web.steps import here, list_address, progress, reachable
from questionnaire.web.submitting import Invalid, submitted, typist_of
from questionnaire.web.uploads import uploaded
from questionnaire.web.views import ErrorView, errors_of
from questionnaire.web.visitor import Visitor, visitor

blueprint = Blueprint("importing", __name__, url_prefix="/q")


@blueprint.get("/<page_id>/import")
def show(page_id: str) -> Response:
    """Where counts are pasted, or a file is chosen."""
    person = visitor()
    page, _ = _place(person, page_id)
    return _ask_page(person, page)


@blueprint.post("/<page_id>/import")
def take(page_id: str) -> Response:
    """Show what was read; sent once more with a yes, add it to the list."""
    person = visitor()
    page, wanted = _place(person, page_id)
    try:
        data = uploaded("file")
        if "rows" in request.form:
            return _add(person, page, wanted)
        submitted(person, (), partial(_ask_page, person, page))
        records = _read(person, wanted, data)
    except BadValue as wrong:
        return _ask_page(person, page, wrong=wrong)
    return _check_page(person, page, wanted, records)


def _place(person: Visitor, page_id: str) -> tuple[Page, Wanted]:
    """The page of a list, and what can be imported into it. Raises Detour; 404 where nothing can be."""
    page = reachable(person, page_id)
    group = person.house.book.questionnaire.groups.get(page.group or "")
    wanted = wanted_of(group, person.house.book.beside) if group else None
    if wanted is None:
        abort(404)
    return page, wanted


def _read(person: Visitor, wanted: Wanted, data: bytes) -> list[Record]:
    """What was pasted and what stands in the file. Raises BadValue where there is nothing, or no count in it."""
    pasted, typist = request.form.get("pasted", ""), typist_of(person)
    if not pasted.strip() and not data:
        raise BadValue("import_nothing")
    found = records_of_pasted(pasted, wanted, typist)
    if data:
        found += records_of_file(data, wanted, typist)
    if not found:
        raise BadValue("import_none_found")
    return found


def _add(person: Visitor, page: Page, wanted: Wanted) -> Response:
    """Add the rows that were said yes to. What is in the list already stays there once."""
    records = unsealed(person, request.form.get("rows", ""), wanted)
    if records is None:
        raise Invalid(Filled(problem="form.stale"), partial(_ask_page, person, page))
    sent = submitted(person, (), partial(_check_page, person, page, wanted, records))
    # An id for each, made once: a change may be tried again.
    new = [Entry(secrets.token_hex(4), said) for said in chosen_in(records, request.form)]
    others = list(chosen_beside(person, records, request.form))

    def add(answers: Answers) -> Answers:
        for entry in new:
            listed = answers.group(wanted.group.id).entries
            keys = {same_as(each.said, wanted) for each in listed}
            if same_as(entry.said, wanted) in keys - {None}:
                continue
            if len(listed) >= MOST_ENTRIES:
                raise sent.refused("form.entries_too_many")
            answers = answers.with_entry(wanted.group.id, entry)
        return adding(answers, others, person.house.book.questionnaire)

    if new or others:
        person.save(add)
    return redirect(list_address(page), 303)


# --- as they are shown ----------------------------------------------------------------------------------------------


def _ask_page(person: Visitor, page: Page, filled: Filled = EMPTY, *, wrong: BadValue | None = None) -> Response:
    words = person.words
    # Of what was too large nothing is read.
    too_large = wrong is not None and wrong.word == "import_too_large"
    errors = errors_of((), filled, words)
    if wrong:
        errors = (*errors, ErrorView("#pasted", words.error(wrong.word, wrong.slots)))
    context = Import(
        back=list_address(page),
        progress=progress(person, page),
        errors=errors,
        pasted="" if request.method == "GET" or too_large else request.form.get("pasted", ""),
        action=here(),
    )
    status = (413 if too_large else 422) if wrong else filled.status
    return render(context, status)


def _check_page(person: Visitor, page: Page, wanted: Wanted, records: list[Record], filled: Filled = EMPTY) -> Response:
    shown = offered(person, records, wanted)
    context = Imported(
        back=list_address(page),
        progress=progress(person, page),
        errors=errors_of((), filled, person.words),
        sure=shown.sure,
        asked=shown.asked,
        beside=shown.beside,
        left_out=shown.left_out,
        full=shown.full,
        rows=sealed(person, records),
        action=here(),
    )
    return render(context, filled.status)
