"""Letters that ask a lab or a hospital for the full report of an earlier genetic test, or for a new look at it."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.asking.answers import Entry, Given, NotGiven
from questionnaire.judging.assessment import Assessment
from questionnaire.judging.predicates import Verdict
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Field, Letter, Paragraph, signed, subject

# What has no report of a genetic test to ask for.
NO_REPORT = {Given("home_kit"), Given("antibodies"), Given("newborn_screen")}
# So many letters at most, and then one to fill in for the tests beyond.
MOST = 6
# Its criteria say which tests are worth a new look.
SECOND_LOOK = "second-look"


def report_requests(handover: Handover) -> tuple[Letter, ...]:
    """One letter for each test that is worth one, those without a report first; else one to fill in."""
    again = _worth_a_new_look(handover.assessment)
    tests = [each for each in handover.route.answers.group("tests").entries if _is_told(each)]
    wanted = [each for each in tests if each.said.get("test.report") != Given("yes")]
    wanted += [each for each in tests if each not in wanted and each.id in again]
    letters = [_letter(handover, each, again=each.id in again) for each in wanted[:MOST]]
    if len(wanted) != len(letters) or not letters:
        letters.append(_letter(handover, None, again=False))
    return tuple(letters)


def _is_told(test: Entry) -> bool:
    """Whether anything is known of a test that may have a report."""
    return any(isinstance(each, Given) for each in test.said.values()) and test.said.get("test.kind") not in NO_REPORT


def _worth_a_new_look(assessment: Assessment) -> frozenset[str]:
    """The tests that meet every criterion of a second look."""
    for judged in assessment.programs:
        if judged.program.id == SECOND_LOOK and {each.finding.verdict for each in judged.criteria} == {Verdict.MET}:
            met = [{entry for _, entry in each.finding.entries} for each in judged.criteria if each.finding.entries]
            return frozenset(set.intersection(*met)) if met else frozenset()
    return frozenset()


def _letter(handover: Handover, test: Entry | None, *, again: bool) -> Letter:
    words = handover.words
    copy = test is None or test.said.get("test.report") != Given("yes")
    about = {(True, False): "copy", (False, True): "again", (True, True): "both"}[copy, again]
    lab = _told(handover, test, "test.lab")
    return Letter(
        title=words.word("report-request.title" if copy else "report-request.title.again"),
        addressee=(Field(words.word("report-request.to"), lab), Field(words.word("letter.address"))),
        subject=subject(words, words.word(f"report-request.subject.{about}")),
        greeting=words.word("report-request.greeting"),
        paragraphs=tuple(_paragraphs(handover, test, copy=copy, again=again)),
        closing=words.word(f"report-request.closing.{'copy' if copy else 'again'}"),
        signature=signed(handover, *_SIGNED[words.voice]),
    )


_SIGNED = {
    "you": ("name", "born", "address", "contact", "signature", "date"),
    "child": ("name", "born", "parent", "contact", "address", "signature", "date"),
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
