"""The programs in the groups in which they are told; and each as a clinician needs it, in the third person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questionnaire.judging.programs import Standing
from questionnaire.reading.brief import BriefContent
from questionnaire.telling.views import CriterionView, ProgramView, RouteLine, Routes
from questionnaire.telling.wording import Words


def routes(programs: Sequence[ProgramView]) -> Routes:
    """The programs in groups, each group in their order."""
    told: dict[str, list[ProgramView]] = {"worth": [], "open": [], "not_now": []}
    for program in programs:
        told[_group(program)].append(program)
    return Routes(**{group: tuple(found) for group, found in told.items()})


def _group(program: ProgramView) -> str:
    if program.standing is Standing.WORTH_ASKING or (program.standing is Standing.ONLY_CLINICIAN and program.confirmed):
        return "worth"
    return "not_now" if program.standing is Standing.PROBABLY_NOT else "open"


def route_line(program: ProgramView, content: BriefContent, words: Words) -> RouteLine:
    """A program with what is met and what is open."""
    standing = [words.word(f"brief.standing.{program.standing.value}")]
    unconfirmed = [] if program.confirmed else [words.word("brief.unconfirmed")]
    return RouteLine(
        name=_name(program, content, words),
        standing=words.language.listed(standing + unconfirmed, end=""),
        met=words.language.listed(_criteria(program, program.met, content, words)),
        open=words.language.listed(_criteria(program, program.open, content, words)),
    )


def ruled_out(program: ProgramView, content: BriefContent, words: Words) -> str:
    """A program with what is not met."""
    criteria = words.language.listed(_criteria(program, program.unmet, content, words), end="")
    return f"{_name(program, content, words)} ({criteria})"


def _name(program: ProgramView, content: BriefContent, words: Words) -> str:
    text = content.routes.get(program.id)
    return words.say(text) if text else program.name


def _criteria(
    program: ProgramView, criteria: Sequence[CriterionView], content: BriefContent, words: Words
) -> Iterator[str]:
    for criterion in criteria:
        text = content.routes.get(f"{program.id}.{criterion.id}") or content.routes.get(f".{criterion.id}")
        if criterion.id == "country":
            yield replace(criterion, says=words.word("brief.criterion.country")).starred
        else:
            yield replace(criterion, says=words.say(text) if text else criterion.says).starred
