"""The `questionnaire` command. Exit 0, or 2 with one message that names file and place; never a traceback."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from questionnaire import __version__
from questionnaire.asking.answers import Answers
from questionnaire.checking.check import check
from questionnaire.checking.patients import read_patients
from questionnaire.checking.policysheet import POLICY, policy_sheet, sheet_pdf, shown
from questionnaire.checking.routemap import route_map_pdf, route_map_svg
from questionnaire.clinics import PAPERS, read_clinics
from questionnaire.desk import add_commands
from questionnaire.errors import AnswersError, ContentError, QuestionnaireError, SettingsError
from questionnaire.exporting.assessment import assessment_json, questions_json
from questionnaire.exporting.datafiles import bundle_resource, data_files
from questionnaire.exporting.fhir.questionnaire import left_out as fhir_left_out
from questionnaire.fromfile import imported_json
from questionnaire.keeping.store import Store
from questionnaire.reading import read_book
from questionnaire.reading.answers import read_answers
from questionnaire.reading.book import Book
from questionnaire.reading.pack import pack_named
from questionnaire.resources import CASES, LOCALE
from questionnaire.settings import Settings, read_settings
from questionnaire.telling.blank import blank, blank_pdf
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import ENGLISH, language, languages_of
from questionnaire.telling.messages import write_catalogs
from questionnaire.telling.papers import SUMMARY, Layout, letter_ids, letter_text, papers_pdf
from questionnaire.telling.reasons import Names
from questionnaire.telling.tells import tells_of
from questionnaire.telling.wording import words_for


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    options = _parser().parse_args(arguments)
    try:
        run: Any = options.run
        return int(run(options, read_settings(os.environ)) or 0)
    except QuestionnaireError as error:
        print(f"questionnaire: {error}", file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        print(f"questionnaire: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="questionnaire", description=__doc__.partition(".")[0] + ".")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.add_argument(
            "--today", type=_date, default=_here_and_now(), metavar="YYYY-MM-DD", help="judge as on this day"
        )
        added.set_defaults(run=run, language=None)
        return added

    command("serve", _serve, "serve the questionnaire over HTTP")
    _add_papers(command)
    import_ = command("import", _import, "print which counts a file holds, as JSON: what it would add to a list")
    import_.add_argument("file", type=Path, metavar="FILE")
    command("questions", _questions, "print every page, group and question as JSON")
    check_ = command("check", _check, "check the content files: words, rules and dates")
    check_.add_argument(
        "--cases", type=Path, metavar="FOLDER", help="patients who must try every criterion (in a checkout: its own)"
    )
    show = command("show", _show, "print a rule as numbered English beside its source")
    show.add_argument("id", metavar="ID", help="of a program, alert, suggestion, reason, first, item; or timing: all")
    show.add_argument("--output", type=Path, metavar="FILE.pdf", help="timing: the whole policy on a sheet to sign")
    map_ = command("map", _map, "draw the route through the pages, for review")
    map_.add_argument("--output", required=True, type=Path, metavar="FILE.svg|FILE.pdf")
    add_commands(command)
    command("purge", _purge, "delete every row that has expired")
    command("messages", _messages, "collect every text for translators, and compile the translations that are there")
    return parser


def _add_papers(command: Callable[[str, Any, str], argparse.ArgumentParser]) -> None:
    """The commands that make something of an answers file, or of none."""
    summary = command("summary", _papers, "make the PDF summary of an answers file")
    summary.set_defaults(papers=[SUMMARY], paper="", large=False, anonymous=False)
    summary.add_argument("answers", metavar="ANSWERS.json")
    summary.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
    papers = command("papers", _papers, "make the PDF of one or several papers of an answers file")
    papers.add_argument("answers", metavar="ANSWERS.json")
    papers.add_argument("papers", nargs="*", metavar="PAPER", help="which, by their ids in papers.toml; all if none")
    papers.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
    papers.add_argument("--paper", choices=PAPERS, default="", help="by default the clinic’s or the country’s")
    papers.add_argument("--large", action="store_true", help="in large print")
    papers.add_argument("--anonymous", action="store_true", help="without what points to a person")
    letter = command("letter", _letter, "print a letter for an answers file as plain text, for a patient portal")
    letter.add_argument("id", metavar="LETTER", help="which, by its id in papers.toml")
    letter.add_argument("answers", metavar="ANSWERS.json")
    assess = command("assess", _assess, "print facts, alerts, programs and suggestions of an answers file as JSON")
    assess.add_argument("answers", metavar="ANSWERS.json")
    export = command("export", _export, "write the answers of an answers file in a form that other programs read")
    export.add_argument("answers", metavar="ANSWERS.json")
    export.add_argument(
        "--as", required=True, dest="form", metavar="FORM", help="fhir, or a form of the pack: phenopacket"
    )
    export.add_argument("--output", required=True, type=Path, metavar="FILE.json")
    export.add_argument("--id", help="names the person in the file; no name, please (by default: a random one)")
    blank_ = command("blank", _blank, "make the questionnaire on paper, to fill in with a pen")
    blank_.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
    blank_.add_argument("--section", metavar="ID", help="one section alone, as in sections.toml")
    blank_.add_argument("--child", action="store_true", help="for a parent, about their child")
    blank_.add_argument("--paper", choices=PAPERS, default="letter")
    blank_.add_argument("--large", action="store_true", help="in large print, 18 points")
    for each in (summary, papers, blank_):
        each.add_argument("--language", metavar="xx", help="what the patient reads (by default: as the clinic)")


def _here_and_now() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-22") from None


# --- commands -------------------------------------------------------------------------------------------------------


def _serve(_options: argparse.Namespace, settings: Settings) -> None:
    # Only this command needs the web room and gunicorn.
    from questionnaire.web.app import create_app
    from questionnaire.web.serving import serve

    # The package's own content is checked before it is released, a site's own only here.
    if settings.content and (problems := check(_book(settings), None)):
        raise ContentError(problems)
    serve(settings, create_app)


def _papers(options: argparse.Namespace, settings: Settings) -> None:
    hand = replace(_read(options, settings), anonymous=options.anonymous)
    known = [paper.id for paper in hand.papers]
    if unknown := set(options.papers) - set(known):
        raise SettingsError(f"no paper is called {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    layout = Layout(options.paper, options.large)
    options.output.write_bytes(papers_pdf(hand, options.papers or known, layout, data_files))


def _letter(options: argparse.Namespace, settings: Settings) -> None:
    hand = _read(options, settings)
    if options.id not in letter_ids(hand.book):
        raise SettingsError(f"no letter is called {options.id}; there are {', '.join(letter_ids(hand.book))}")
    print(letter_text(hand, options.id))


def _blank(options: argparse.Namespace, settings: Settings) -> None:
    book = _book(settings)
    sections = [section.id for section in book.questionnaire.sections]
    if options.section not in (None, *sections):
        raise SettingsError(f"no section has the id {options.section!r}; they are {', '.join(sections)}")
    who = book.questionnaire.answered_by("child" if options.child else "self")
    words = words_for(book, who, None, language(options.language or settings.languages[0], settings.content))
    form = blank(book, words, options.section, large=options.large)
    options.output.write_bytes(blank_pdf(form, options.today, options.paper, large=options.large))


def _assess(options: argparse.Namespace, settings: Settings) -> None:
    hand = replace(_read(options, settings), language=ENGLISH)
    _print_json(assessment_json(hand.summary, hand.assessment, options.today))


def _export(options: argparse.Namespace, settings: Settings) -> None:
    hand = _read(options, settings)
    book, words = hand.book, replace(hand, language=ENGLISH).words
    forms = {each.name.partition(".")[0]: each for each in tells_of(book).files}
    if options.form == "fhir":
        data, left = bundle_resource(book, hand.route, hand.language, options.today), fhir_left_out(book, words)
    elif form := forms.get(options.form):
        data = form.make(book, hand.sure, options.today, options.id or str(uuid4()))
        left = list(form.left_out(book, hand.sure, words))
    else:
        raise SettingsError(f"--as: no form is called {options.form!r}; there are {', '.join(['fhir', *forms])}")
    options.output.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print("\n".join(left))


def _import(options: argparse.Namespace, settings: Settings) -> None:
    _print_json(imported_json(options.file, _book(settings), options.today))


def _questions(_options: argparse.Namespace, settings: Settings) -> None:
    book = _book(settings)
    _print_json(questions_json(book, _names(book)))


def _check(options: argparse.Namespace, settings: Settings) -> None:
    book = _book(settings)
    languages_of(settings.languages, read_clinics(settings.clinics), settings.content)
    own = (settings.content, settings.pack) == (None, Settings().pack) and CASES.is_dir()
    cases: Path | None = options.cases or (CASES if own else None)
    patients = read_patients(cases, book.questionnaire, options.today) if cases else []
    problems = check(book, options.today, patients)
    if problems:
        raise ContentError(problems)
    questions = sum(1 for _ in book.questionnaire.every_question())
    print(
        f"{len(book.questionnaire.pages)} pages, {questions} questions, {len(book.rules.programs)} programs, "
        f"{len(book.rules.suggestions)} suggested questions: no problems"
    )


def _show(options: argparse.Namespace, settings: Settings) -> None:
    book = _book(settings)
    if options.output and options.id == POLICY:
        options.output.write_bytes(sheet_pdf(policy_sheet(book.rules.policy, _names(book)), ENGLISH))
    else:
        print(shown(book.rules, options.id, _names(book)))


def _map(options: argparse.Namespace, settings: Settings) -> None:
    book = _book(settings)
    parts = book, _names(book), ENGLISH
    pdf = options.output.suffix == ".pdf"
    options.output.write_bytes(route_map_pdf(*parts) if pdf else route_map_svg(*parts).encode())


def _purge(options: argparse.Namespace, settings: Settings) -> None:
    gone = Store(settings.database).purge(options.today.toordinal())
    print(f"{gone} expired {'row' if gone == 1 else 'rows'} deleted")


def _messages(_options: argparse.Namespace, settings: Settings) -> None:
    place = settings.content / "locale" if settings.content else LOCALE
    print("\n".join(map(str, write_catalogs(_book(settings), place))))


# --- reading --------------------------------------------------------------------------------------------------------


def _book(settings: Settings) -> Book:
    return read_book(pack_named(settings.pack), settings.content)


def _read(options: argparse.Namespace, settings: Settings) -> Handover:
    """What is made of an answers file: for the clinic in its language; for the patient, too, unless one is named."""
    book = _book(settings)
    clinics = read_clinics(settings.clinics)
    path = Path(options.answers)
    answers = read_answers(path, book.questionnaire, options.today)
    if answers.clinic is not None and answers.clinic not in clinics:
        raise AnswersError(f"{path}: clinic", f"{answers.clinic!r} is no clinic; known are {', '.join(clinics)}")
    clinic = clinics.get(answers.clinic or "")
    of_clinic = languages_of(settings.languages, clinics, settings.content).of_clinic(clinic)
    named = language(options.language, settings.content) if options.language else of_clinic
    return Handover(book, answers, options.today, named, clinic, language_of_clinic=of_clinic)


def _names(book: Book) -> Names:
    return Names(book.questionnaire, book.rules, words_for(book, Answers(), None, ENGLISH))


def _print_json(data: object) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    print()
