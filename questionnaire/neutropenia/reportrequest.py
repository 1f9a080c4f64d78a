"""Letters that ask a lab or a hospital for the full report of an earlier genetic test, or for a new look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questionnaire.asking.answers import Entry, Given, NotGiven
from questionnaire.judging.computing import surely
from questionnaire.judging.facts import EntrySheet, Sheet
from questionnaire.logic.span import Span
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import SIGNING, Field, Letter, Paragraph

# What has no report of a genetic test to ask for.
NO_REPORT = {Given("home_kit"), Given("antibodies"), Given("newborn_screen")}
# So many letters at most, and then one to fill in for the tests beyond.
MOST = 6
# From this age on a test may be worth a new look: our reading, as in programs/second-look.toml.
NEW_LOOK_YEARS = 2


def report_requests(handover: Handover) -> tuple[Letter, ...]:
    """One letter for each test that is worth one, those without a report first; none where nothing is to be asked.

    One to fill in stands for tests of which nothing was told, and for those beyond `MOST`. An adult whom somebody
    helps asks, and signs, themself.
    """
    if handover.words.voice == "helped":
        handover = replace(handover, in_own_words=True)
    answers = handover.route.answers
    if answers.said.get("tests.ever") == Given("no"):
        return ()
    again = _worth_a_new_look(handover.assessment.sheet)
    tests = [each for each in answers.group("tests").entries if _is_told(each)]
    asked = [each for each in tests if each.said.get("test.kind") not in NO_REPORT]
    wanted = [each for each in asked if each.said.get("test.report") != Given("yes")]
    wanted += [each for each in asked if each not in wanted and each.id in again]
    letters = [_letter(handover, each, again=each.id in again) for each in wanted[:MOST]]
    others = not wanted and (not tests or answers.group("tests").complete is False)
    if others or len(wanted) > len(letters):
        letters.append(_letter(handover, None, again=False))
    return tuple(letters)


def _is_told(test: Entry) -> bool:
    """Whether anything is known of a test."""
    return any(isinstance(each, Given) for each in test.said.values())


def _worth_a_new_look(sheet: Sheet) -> frozenset[str]:
    """The tests that are surely old, gave no clear answer, and were not read again as far as is known."""
    if surely(sheet, "tests.gene_found", "yes"):
        return frozenset()
    return frozenset(entry_id for entry_id, test in sheet.entries("tests")[0] if _is_open(test))


def _is_open(test: EntrySheet) -> bool:
    age = test.fact("test.years_ago").possible
    old = isinstance(age, Span) and age.low is not None and age.low >= NEW_LOOK_YEARS
    broad = surely(test, "test.breadth", "panel", "exome_or_genome")
    unclear = test.given("test.result") in ({"uncertain", "nothing_found"} if broad else {"uncertain"})
    again = surely(test, "test.looked_again", "yes")
    after = surely(test, "test.after_transplant", "yes")
    own = not after or surely(test, "test.donor_sample", "no")
    inherited = not surely(test, "test.kind", "tumor")
    return old and unclear and not again and own and inherited


def _letter(handover: Handover, test: Entry | None, *, again: bool) -> Letter:
    words = handover.words
    copy = test is None or test.said.get("test.report") != Given("yes")
    about = {(True, False): "copy", (False, True): "again", (True, True): "both"}[copy, again]
    lab = _told(handover, test, "test.lab")
    return Letter(
        title=words.word("report-request.title" if copy else "report-request.title.again"),
        addressee=(Field(words.word("report-request.to"), lab), Field(words.word("letter.address"))),
        subject=words.word("letter.subject", subject=words.word(f"report-request.subject.{about}")),
        greeting=words.word("report-request.greeting"),
        paragraphs=tuple(_paragraphs(handover, test, copy=copy, again=again)),
        closing=words.word(f"report-request.closing.{'copy' if copy else 'again'}"),
        signature=handover.signed(*_SIGNED[words.voice]),
        signing=handover.signed(*SIGNING),
        note=handover.summary.answered,
    )


_SIGNED = {
    "you": ("name", "born", "address", "contact"),
    "child": ("name", "born", "parent", "contact", "address"),
}


def _paragraphs(handover: Handover, test: Entry | None, *, copy: bool, again: bool) -> Iterator[Paragraph]:
    words = handover.words
    asks = "any" if test is None else "copy" if copy else "again"
    yield Paragraph(words.word(f"report-request.asks.{asks}"), fields=tuple(_facts(handover, test)))
    if copy:
        parts = ("pages", "genes", "variants", "sample", "method")
        items = tuple(words.word(f"report-request.include.{part}") for part in parts)
        yield Paragraph(words.word("report-request.include"), items=items)
    if again:
        items = tuple(words.word(f"report-request.again.{part}") for part in ("data", "look", "who"))
        yield Paragraph(words.word("report-request.again"), items=items)
    research = test is not None and test.said.get("test.ordered_by") == Given("research")
    if copy and not research and handover.answers.said.get("person.country") == Given("US"):
        yield Paragraph(words.word("report-request.law"))


def _facts(handover: Handover, test: Entry | None) -> Iterator[Field]:
    """What a records office looks for, and a gene change where one was told."""
    words = handover.words
    for name in ("kind", "date"):
        yield Field(words.word(f"report-request.{name}"), _told(handover, test, f"test.{name}"))
    for name in ("sample", "finding"):
        if told := _told(handover, test, f"test.{name}"):
            yield Field(words.word(f"report-request.{name}"), told)
    yield from (Field(words.word(f"report-request.{name}")) for name in ("ordered", "number"))


def _told(handover: Handover, test: Entry | None, question: str) -> str:
    """An answer in words; "" where none was given."""
    answer = test.said.get(question, NotGiven.DONT_KNOW) if test else NotGiven.DONT_KNOW
    if not isinstance(answer, Given):
        return ""
    asked = next(each for each in handover.book.questionnaire.groups["tests"].questions if each.id == question)
    return " ".join(handover.words.answer(asked, answer).split())
