"""What files that people keep, other programs and the order of a summary rely on stands in `codebook.txt` once more.

An id, an option or a flag that is lost by a slip loses answers that were given; here it is seen. What is changed on
purpose is changed in both places, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from questionnaire.asking.pages import Page
from questionnaire.asking.questions import Hpo, Kind, Question
from questionnaire.judging.policy import Policy
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Predicate
from questionnaire.reading import Book

CODEBOOK = (Path(__file__).parent / "codebook.txt").read_text(encoding="utf-8").splitlines()


def question_line(question: Question) -> str:
    """A question: its kind, options (* alone, ^ a name), flags, limits, what it is otherwise and counts as, its codes.

    A term that a "yes" does not tell is marked "-yes", one that a "no" does not exclude "-no".
    """
    options = [
        "".join([option.id, "*" * option.alone, "^" * option.proper, *(f"[{_coded(code)}]" for code in option.hpo)])
        for option in question.options
    ]
    flags = [name for name in ("unsure", "decline", "more", "future", "moment") if getattr(question, name)]
    limits = [f"{name}={getattr(question, name)}" for name in ("least", "most") if getattr(question, name) is not None]
    otherwise = [] if question.otherwise is None else [f"otherwise={question.otherwise or 'none'}"]
    return " ".join(
        ["question", question.id, question.kind.value, *options, *flags, *limits, *otherwise]
        + [f"counts={kind}" for kind in question.counts_as]
        + [_coded(code) for code in question.hpo]
        + [f"{code.id} {code.label}" for code in question.loinc]
        + [f"in_files={code.id} {code.label}" for code in question.loinc_in_files]
        + [f"called={name}" for name in question.called]
        + [f"only_for={only.question}:{'/'.join(only.options)}" for only in question.only_for]
        + ([question.ucum] if question.ucum else [])
    )


def _coded(code: Hpo) -> str:
    return f"{code.id}{'' if code.yes else '-yes'}{'' if code.no else '-no'}"


def page_line(page: Page) -> str:
    """A page: its list, and what it is."""
    flags = [name for name in ("only_if_known", "skip_unsure", "living", "at_once", "notice") if getattr(page, name)]
    flags += [] if page.on_paper else ["screen"]
    flags += [f"heed={page.heed}"] if page.heed else []
    flags += [f"intro={len(page.intro)}"] if page.intro else []
    return " ".join(["page", page.id, *([f"list={page.group}"] if page.group else []), *flags])


def lines_of(book: Book) -> Iterator[str]:
    """The whole content in the order in which it is asked, judged and told, a line each."""
    for section in book.questionnaire.sections:
        yield f"section {section.id}"
        for page in section.pages:
            yield page_line(page)
            if page.asked_when is not None:
                yield f"reached {page.id} {condition(page.asked_when)}"
            yield from map(question_line, page.questions)
    yield from list_lines(book)
    for printed in book.printing.values():
        yield page_line(printed)
        yield from map(question_line, printed.questions)
    for fact in book.rules.facts.values():
        unit = [f"in {fact.unit}"] if fact.unit else []
        of = [f"of {fact.group}"] if fact.group else []
        parts = [fact.type, *unit, *of, f"page={fact.page}", *fact.options, "needs", *fact.needs]
        yield " ".join(["fact", fact.id, *parts])
    yield from alert_lines(book)
    yield from suggestion_lines(book)
    for doubt in book.rules.doubts:
        yield " ".join(["doubt", doubt.id, str(doubt.order), *doubt.pages, "of", *doubt.doubtful])
        yield f"arises {doubt.id} {condition(doubt.when)}"
    yield from named_lines(book)
    yield from policy_lines(book.rules.policy)
    yield from remark_lines(book)
    for item in book.rules.bring:
        yield " ".join(["item", item.id, *(["only_if_known"] if item.only_if_known else [])])
        yield from (f"brought {item.id} {condition(each)}" for each in (item.when, item.have) if each is not None)
    yield from brief_lines(book)
    yield from program_lines(book)
    yield from presumed_lines(book)
    yield from beside_lines(book)
    for panel in book.panels:
        yield f"panel {panel.id} {panel.code} {panel.read_on} {' '.join(panel.genes)}"
    yield f"genes {' '.join(book.known_genes.genes)}"


def list_lines(book: Book) -> Iterator[str]:
    """Each list: how it is laid out, its codes, what it asks and what one tap begins."""
    for group in book.questionnaire.groups.values():
        codes = [f"{each.id} {each.label}" for each in group.loinc]
        beside = f"columns={group.columns}/{group.columns_large}"
        yield " ".join(["list", group.id, beside, *(["samples"] if group.samples else []), *codes])
        for offer in group.offers:
            by = [offer.chosen_in, offer.yes_to and f"{offer.yes_to}*", *offer.options]
            yield " ".join(["offered", group.id, offer.question, *filter(None, by)])
        yield from map(question_line, group.questions)


def suggestion_lines(book: Book) -> Iterator[str]:
    """Each suggested question by its rank: when it is asked, what silences it, when each of its reasons is given."""
    for each in sorted(book.rules.suggestions, key=lambda one: one.rank):
        flags = [*(["only_now"] if each.only_now else []), *([f"later={each.later}"] if each.later else [])]
        yield " ".join(["suggestion", each.id, each.topic, *flags, *(f"never={other}" for other in each.never_with)])
        yield f"asked {each.id} {condition(each.when)}"
        if each.unless is not None:
            yield f"unasked {each.id} {condition(each.unless)}"
        if each.asks_for is not None:
            yield f"had {each.id} {condition(each.asks_for)}"
        yield from (f"because {each.id} {condition(reason.when)}" for reason in each.reasons)


def alert_lines(book: Book) -> Iterator[str]:
    """Each alert with its level, what raises it, what silences it, and when it says what was told."""
    for alert in book.rules.alerts:
        yield f"alert {alert.id} {alert.level} {alert.order}"
        yield f"raised {alert.id} {condition(alert.when)}"
        if alert.unless is not None:
            yield f"silenced {alert.id} {condition(alert.unless)}"
        yield from (f"told {alert.id} {condition(told.when)} = {told.says.you}" for told in alert.told)
        yield from (f"says {alert.id} = {text.you}" for text in (alert.title, *alert.says))


def program_lines(book: Book) -> Iterator[str]:
    """Each program with its place, and each of its criteria: when it is met, and when it is not one for this person."""
    for program in book.rules.programs:
        where = "/".join(program.countries) or "anywhere"
        bring = f"bring={'/'.join(program.bring)}"
        yield " ".join(["program", program.id, str(program.rank), program.status.value, where, bring])
        for each in program.criteria:
            name = f"{program.id}.{each.id}"
            yield " ".join(["criterion", name, *(["draft"] if each.draft else []), condition(each.when)])
            if each.unless is not None:
                yield f"inapt {name} {condition(each.unless)}"


def presumed_lines(book: Book) -> Iterator[str]:
    """What texts take for granted, by which words, when it was denied; and what no answers come to."""
    for each in book.rules.presumptions.presumed:
        yield f"presumed {each.id} = {' | '.join(each.words)}"
        yield f"denied {each.id} {condition(each.denied)}"
    yield from (f"never {each.id} {condition(each.when)}" for each in book.rules.presumptions.never)
    yield f"asking {' | '.join(book.rules.presumptions.asking)}"


def beside_lines(book: Book) -> Iterator[str]:
    """Each thing that a record is searched for: where, by which codes and names, and what each yes answers."""
    for each in book.beside:
        kept = [f"{name}={kept}" for name in ("date", "name") if (kept := getattr(each, name))]
        yield " ".join(["beside", each.id, each.listed.value, *kept])
        yield from (f"code {each.id} {code.system} {code.id} {code.label}" for code in each.codes)
        yield from (f"called {each.id} = {name}" for name in each.called)
        for choice in each.choices:
            answers = "; ".join(f"{question} is {option}" for question, option in choice.answers.items())
            yield f"chosen {each.id} {choice.says.you}: {answers}"


def remark_lines(book: Book) -> Iterator[str]:
    """Each remark with where it stands, when, and what it says."""
    for kind in ("fever", "script", "timing", "after_death"):
        for remark in getattr(book.rules.remarks, kind):
            when = condition(remark.when) if remark.when else "always"
            unless = f" unless {condition(remark.unless)}" if remark.unless else ""
            yield f"remark {kind} {when}{unless} = {remark.says.you}"


def named_lines(book: Book) -> Iterator[str]:
    """What a patient chooses, and what a clinician reads of it: two names that are swapped say the wrong thing."""
    for _, question in book.questionnaire.every_question():
        if question.clinical:
            yield f"clinical {question.id} = {question.clinical.you}"
        for option in question.options if question.kind is not Kind.YES_NO else ():
            clinical = f" | {option.clinical.you}" if option.clinical else ""
            hint = f" ({option.hint.you})" if option.hint else ""
            yield f"option {question.id}.{option.id} = {option.label.you}{clinical}{hint}"


def condition(predicate: Predicate) -> str:
    """A predicate on one line."""
    match predicate:
        case Compare(fact, op, operand):
            return f"{fact} {op.value} {'/'.join(map(str, operand))}"
        case AtLeast(needed, parts):
            return f"{needed} of ({'; '.join(map(condition, parts))})"
        case Not(part):
            return f"not ({condition(part)})"
        case CountOf(group, needed, where):
            return f"{needed} {group} where ({condition(where)})"
        case ForClinician(says):
            return f"clinician: {says}"


def policy_lines(policy: Policy) -> Iterator[str]:
    """The table of when to ask: each reason, each first, each earlier test, and each cell with what it rests on."""
    for kind, sides in (("reason", policy.reasons), ("first", policy.firsts), ("earlier", policy.earlier)):
        for side in sides:
            above = [f"above={side.above.value}"] if side.above else []
            flags = ["only_if_known"] if side.only_if_known else []
            others = [*(f"behind={each}" for each in side.behind), *(f"by={each}" for each in side.asked_by)]
            yield " ".join([kind, side.id, *above, *flags, *others])
            yield " ".join(["stands", side.id, condition(side.when)])
            if side.unless is not None:
                yield " ".join(["unless", side.id, condition(side.unless)])
    yield from (f"source {key} = {source}" for key, source in policy.sources.items())
    for (reason, first), cell in policy.cells.items():
        reading = cell.reading.value if cell.reading else "-"
        yield " ".join(["cell", reason, first or "none", reading, *(["own"] if cell.own else []), *cell.cite])


def brief_lines(book: Book) -> Iterator[str]:
    """What the clinician's brief tells, and the codes that other programs know."""
    for block in book.brief.blocks:
        columns = ["+".join(question.id for question in column.questions) for column in block.columns]
        yield " ".join(["block", block.id, *(page.id for page in block.pages), *columns])
    asked = book.questionnaire.questions.values()
    yield " ".join(["dated", *(each.id for each in asked if each.asked_again)])
    yield from (" ".join(["gate", each.id, *each.told_by]) for each in asked if each.told_by)
    yield from (f"route .{name}" for name in book.brief.criteria)
    for program in book.rules.programs:
        yield from [f"route {program.id}"] if program.clinical else []
        yield from (f"route {program.id}.{each.id}" for each in program.criteria if each.clinical)
    for listed in book.brief.codes:
        yield " ".join(["codes", listed.system, *(each.code for each in listed.list)])
        yield from [f"uncoded {listed.system} {condition(listed.unless)}"] if listed.unless else []
    for unit, ucum in book.units.items():
        yield f"ucum {unit} {ucum}"
    for term in book.glossary:
        yield " ".join(["term", "/".join(term.words)])
    for each in book.heard:
        yield f"heard {each.word.you}: {each.page}{f' {condition(each.when)}' if each.when else ''}"


@pytest.mark.parametrize("kind", sorted({line.partition(" ")[0] for line in CODEBOOK if line[:1] not in ("", "#")}))
def test_the_content_is_the_one_of_the_codebook(book: Book, kind: str):
    """Every line of a kind, in its order."""
    found = [line for line in lines_of(book) if line.partition(" ")[0] == kind]
    assert [line for line in CODEBOOK if line.partition(" ")[0] == kind] == found


def test_no_kind_of_line_is_forgotten(book: Book):
    """All that is told is held."""
    kinds = {line.partition(" ")[0] for line in lines_of(book)}
    assert kinds == {line.partition(" ")[0] for line in CODEBOOK if line[:1] not in ("", "#")}
