"""The commands that write a clinic's own files: its entry, and what it heard of a program."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from questionnaire.checking.verifying import script
from questionnaire.clinics import PAPERS, Clinic, add_clinic, is_fever, read_clinics
from questionnaire.confirmations import keep, take
from questionnaire.errors import SettingsError
from questionnaire.judging.confirmations import ROLES, WAYS, Confirmation
from questionnaire.judging.programs import Status
from questionnaire.reading import read_book
from questionnaire.reading.pack import pack_named
from questionnaire.settings import Settings
from questionnaire.telling.language import languages_of

Command = Callable[[str, Any, str], argparse.ArgumentParser]


def add_commands(command: Command) -> None:
    """Add `clinic` and `verify`."""
    clinic = command(
        "clinic",
        _clinic,
        "list the clinics and their links, or add one; ?way=short at the end of a link puts the short way first",
    )
    clinic.add_argument("--add", metavar="SLUG", help="add a clinic under this slug; needs --name and --phone")
    clinic.add_argument("--name")
    clinic.add_argument("--phone")
    clinic.add_argument("--hours")
    clinic.add_argument("--fever-c", default="38.0", metavar="38.0", help="the clinic's own fever rule in °C")
    clinic.add_argument("--paper", choices=PAPERS)
    clinic.add_argument("--language", metavar="xx", help="what the clinic reads, such as es; of its pages, too")
    verify = command("verify", _verify, "print what to ask of a program, record what was heard, or take it from a file")
    verify.add_argument("program", metavar="PROGRAM|FILE.toml", help="a program, or the file of another clinic")
    verify.add_argument("--status", choices=[each.value for each in Status], help="record that it is so")
    verify.add_argument("--until", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="the last day it holds")
    verify.add_argument("--clinic", help="the name of the clinic or group that heard it")
    verify.add_argument("--role", choices=ROLES, help="what whoever heard it is; never a name")
    verify.add_argument("--way", choices=WAYS, default="phone", help="how it was heard")
    verify.add_argument("--stands", nargs="*", default=[], metavar="ID", help="criteria that the program has")
    verify.add_argument("--gone", nargs="*", default=[], metavar="ID", help="criteria that it does not have")


def _clinic(options: argparse.Namespace, settings: Settings) -> None:
    path = settings.clinics or Path("clinics.toml")
    if options.add:
        if not options.name or not options.phone:
            raise SettingsError("a clinic needs --name and --phone")
        try:
            fever = Decimal(options.fever_c)
        except InvalidOperation:
            raise SettingsError(f"--fever-c: {options.fever_c!r} is not a temperature in °C from 35 to 42") from None
        if says := is_fever(fever):
            raise SettingsError(f"--fever-c: {says}")
        added = Clinic(options.add, options.name, options.phone, options.hours, fever, options.paper, options.language)
        languages_of((), {added.slug: added}, settings.content)
        add_clinic(path, added)
    for clinic in read_clinics(settings.clinics).values():
        print(f"/c/{clinic.slug}\t{clinic.name}\t{clinic.phone}\tfever from {clinic.fever_c} °C")


def _verify(options: argparse.Namespace, settings: Settings) -> None:
    prints = options.status is None and not options.program.endswith(".toml")
    book = read_book(pack_named(settings.pack), settings.content, as_heard=prints)
    programs = {program.id: program for program in book.rules.programs}
    if options.program.endswith(".toml"):
        heard = take(Path(options.program), programs)
    elif options.program not in programs:
        raise SettingsError(f"no program has the id {options.program!r}; they are {', '.join(programs)}")
    elif prints:
        print(script(programs[options.program]))
        return
    else:
        heard = _heard(options)
    if settings.content is None:
        raise SettingsError("set QUESTIONNAIRE_CONTENT to a folder of your own: confirmations are kept there")
    print(keep(heard, programs, settings.content))


def _heard(options: argparse.Namespace) -> Confirmation:
    needed = {"--until": options.until, "--clinic": options.clinic, "--role": options.role}
    if missing := [name for name, value in needed.items() if not value]:
        raise SettingsError(f"to record what was heard, {', '.join(missing)} is needed too")
    return Confirmation(
        program=options.program,
        status=Status(options.status),
        role=options.role,
        clinic=options.clinic,
        way=options.way,
        heard_on=options.today,
        holds_until=options.until,
        stands=tuple(options.stands),
        gone=tuple(options.gone),
    )
