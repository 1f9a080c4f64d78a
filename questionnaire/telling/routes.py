"""The programs in the groups in which they are told; and each as a clinician needs it, in the third person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questionnaire.judging.programs import Standing
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


def route_line(program: ProgramView, words: Words) -> RouteLine:
    """A program with what is met and what is open."""
    standing = [words.word(f"brief.standing.{program.standing.value}")]
    unconfirmed = [] if program.confirmed else [words.word("brief.unconfirmed")]
    return RouteLine(
        name=program.clinical,
        standing=words.language.listed(standing + unconfirmed, end=""),
        met=words.language.listed(_criteria(program.met)),
        open=words.language.listed(_criteria(program.open)),
    )


def ruled_out(program: ProgramView, words: Words) -> str:
    """A program with what is not met."""
    return f"{program.clinical} ({words.language.listed(_criteria(program.unmet), end='')})"


def _criteria(criteria: Iterable[CriterionView]) -> list[str]:
    return [criterion.clinical + "*" * criterion.draft for criterion in criteria]
