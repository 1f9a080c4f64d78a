"""What `show` prints: the rules of one id; or the whole policy on one sheet, to be read and signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.checking.english import Shown, condition_in_english, in_english
from questionnaire.errors import SettingsError
from questionnaire.judging.assessment import Rules
from questionnaire.judging.policy import LETTERS, Cell, Policy, Side
from questionnaire.printing.printer import html_to_pdf
from questionnaire.telling.language import Language
from questionnaire.telling.reasons import Names

# The id by which the whole policy is asked for.
POLICY = "timing"
# Wide enough for every column.
SHEET = "420mm 297mm"
_LETTER = {reading: letter for letter, reading in LETTERS.items()}
_MEANS = (
    "A ask now. A+ ask now, the first goes on beside it. S ask a specialist. F this first, then ask.",
    "N not a first step. B a blood doctor first; R ask what the result means: these stand above all.",
    "* our own choice, which no source decides. - this first does not count for this reason: read the column “none”.",
    "Several reasons: the best of their readings in a column. Several firsts: the worst of the columns.",
    "A first that is not known is said beside, and A becomes A+. N is said only when no open reason could change it.",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it. `rows` are the cells of each reason; `sides` every reason and first with its conditions."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sides: tuple[tuple[str, Side, tuple[str, ...]], ...]
    sources: tuple[str, ...]
    means: tuple[str, ...]
    own: str


def policy_sheet(policy: Policy, names: Names) -> Sheet:
    """The sheet of a policy."""
    columns = [None, *(first.id for first in policy.firsts)]
    cells = {reason.id: [policy.cell(reason.id, column) for column in columns] for reason in policy.reasons}
    filled = [cell for row in cells.values() for cell in row if cell.reading is not None]
    starred = sum(cell.own for cell in filled)
    kinds = (("reason", policy.reasons), ("first", policy.firsts), ("earlier test", policy.earlier))
    return Sheet(
        columns=tuple(column or "none" for column in columns),
        rows=tuple((reason, tuple(map(_shown, row))) for reason, row in cells.items()),
        sides=tuple((kind, side, tuple(_conditions(side, names))) for kind, sides in kinds for side in sides),
        sources=tuple(f"{key}: {source}" for key, source in policy.sources.items()),
        means=_MEANS,
        own=f"Of {len(filled)} cells {starred} are our own choice. No clinician has signed this sheet.",
    )


def sheet_text(sheet: Sheet) -> str:
    """The sheet as text: a line for each reason under numbered columns, what each is below."""
    width = max(len(reason) for reason, _ in sheet.rows)
    numbered = [f"{number} {column}" for number, column in enumerate(sheet.columns)]
    lines = ["When to ask about a test: reasons in rows, what comes first in columns", "", *sheet.means, sheet.own, ""]
    lines += ["Columns: " + ", ".join(numbered), ""]
    lines.append(" " * width + "".join(f"{number:>4}" for number in range(len(sheet.columns))))
    for reason, cells in sheet.rows:
        lines.append(reason.ljust(width) + "".join(f"{cell.partition(' ')[0]:>4}" for cell in cells))
    lines += ["", "What each cell rests on:"]
    for reason, cells in sheet.rows:
        cited = (f"{column} {cell}" for column, cell in zip(sheet.columns, cells, strict=True) if " " in cell)
        lines.append(f"  {reason}: " + "; ".join(cited))
    for kind, side, conditions in sheet.sides:
        lines += [
            "",
            f"{kind} {side.id}: {side.says.you}",
            f"  Source: {side.cite}",
            *(f"  {line}" for line in conditions),
        ]
    return "\n".join([*lines, "", "Sources:", *(f"  {source}" for source in sheet.sources)])


def sheet_pdf(sheet: Sheet, language: Language) -> bytes:
    """The sheet on paper, with room to sign. Raises NoPdf where the system libraries are missing."""
    template = language.environment.get_template("print/policy.html")
    return html_to_pdf(template.render(sheet=sheet, language=language.code), SHEET)


def _shown(cell: Cell) -> str:
    if cell.reading is None:
        return "-"
    return " ".join([_LETTER[cell.reading] + ("*" if cell.own else ""), *cell.cite])


def _conditions(side: Side, names: Names) -> Iterator[str]:
    yield "Stands when:"
    yield from condition_in_english(side.when, names)
    if side.unless is not None:
        yield "Unless it is known that:"
        yield from condition_in_english(side.unless, names)


def shown(rules: Rules, rule_id: str, names: Names) -> str:
    """Every rule of this id as numbered English. Raises SettingsError where nothing has it."""
    if rule_id == POLICY:
        return sheet_text(policy_sheet(rules.policy, names))
    said: list[Shown] = [*rules.suggestions, *rules.policy.sides, *rules.doubts, *rules.bring]
    every: list[Shown] = [*rules.programs, *rules.alerts, *said]
    found = [in_english(rule, names) for rule in every if rule.id == rule_id]
    if not found:
        known = ", ".join(program.id for program in rules.programs)
        raise SettingsError(f"nothing has the id {rule_id!r}; the programs are {known}")
    return "\n\n".join(found)
