"""What `questionnaire show` prints: the rules of one id, or the whole policy."""

from __future__ import annotations

from questionnaire.checking.english import Shown, in_english
from questionnaire.checking.policysheet import policy_sheet, sheet_text
from questionnaire.errors import SettingsError
from questionnaire.judging.assessment import Rules
from questionnaire.telling.reasons import Names

# The id by which the whole policy is asked for.
POLICY = "timing"


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
