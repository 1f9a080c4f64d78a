"""What to ask whoever runs a program, in a call or an e-mail of two minutes; and what is then written down."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.judging.confirmations import ROLES, WAYS
from questionnaire.judging.programs import Program


def script(program: Program) -> str:
    """The questions, the criteria by their ids, and the command that records the answers."""
    return "\n".join(_lines(program))


def _lines(program: Program) -> Iterator[str]:
    heard = f" by {program.heard_by[0]} of {program.heard_by[1]}" if program.heard_by else ""
    yield f"{program.name.you}  [program {program.id}]"
    yield f"On {program.checked_on}{heard}: {program.status.value}, to be told as current until {program.review_by}."
    yield f"Source: {program.source}"
    yield f"Whom to ask: {program.start.you}"
    yield ""
    yield "“We give patients a list of programs that are worth asking about. May I check four things?"
    yield "1. Does it take new people today?”  open, closed or unknown"
    yield "“2. Which of these does it ask for?”  Those that it has --stands, those that it does not have --gone:"
    for criterion in program.criteria:
        drafted = "  (we could not confirm it)" if criterion.draft else ""
        yield f"     {criterion.id}: {criterion.says.you}{drafted}"
    yield f"“3. Is this right?”  Cost: {program.cost.you} Data: {program.data.you}"
    yield "“4. Until when does that hold?”  A day within a year."
    yield ""
    yield "Write down what you are, not who you are. Ask nothing about a patient. Then record it:"
    yield f"  questionnaire verify {program.id} --status open --until YYYY-MM-DD --clinic NAME"
    yield f"    --role {'|'.join(ROLES)}"
    yield f"    --way {'|'.join(WAYS)} [--stands ID …] [--gone ID …]"
