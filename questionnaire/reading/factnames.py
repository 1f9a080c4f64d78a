"""The names of computed facts, from TOML, and that each is computed."""

from __future__ import annotations

from dataclasses import replace

from questionnaire.asking.questions import Kind
from questionnaire.judging.assessment import FactName
from questionnaire.judging.facts import Computations
from questionnaire.reading.content import Content, FactType
from questionnaire.reading.schema import read_as
from questionnaire.reading.tables import Table


def read_facts(content: Content, pages: set[str], computations: Computations) -> dict[str, FactName]:
    """The names of computed facts, by id: each is computed by a function of the pack, or declared by the content."""
    facts = {}
    for table in content.listed(content.file_table("facts.toml"), "facts"):
        fact = _with_needs(content, table, read_as(FactName, table))
        if fact.page not in pages:
            table.problem("page", f"there is no page {fact.page!r}")
        for need in fact.needs:
            if need not in content.page_of and need not in content.group_questions.get(fact.group or "", {}):
                table.problem("needs", f"no question or group has the id {need!r}")
        facts[fact.id] = fact
        content.types.setdefault(fact.group, {})[fact.id] = FactType(fact.type, frozenset(fact.options), fact.unit)
    computed = set(computations.once) | {key for group in computations.entry.values() for key in group}
    for fact_id in sorted(computed ^ {key for key, fact in facts.items() if not fact.declared}):
        where = "computed by no function" if fact_id in facts else "computed, but not named here"
        content.problem("facts.toml", fact_id, where)
    _check_counted(content, {kind for fact in facts.values() for kind in (*fact.any_yes, *fact.how_many_yes)})
    return facts


def _with_needs(content: Content, table: Table, fact: FactName) -> FactName:
    """The fact with the questions it is declared of among its needs."""
    counted = {"any_yes": fact.any_yes, "how_many_yes": fact.how_many_yes}
    for key, kind in ((key, kind) for key, kinds in counted.items() for kind in kinds):
        if not content.counting_as([kind]):
            table.problem(key, f"no question counts as {kind!r}")
    asked = content.questions.get(fact.unsure_is_yes or "")
    if fact.unsure_is_yes is not None and (asked is None or asked.kind is not Kind.YES_NO):
        table.problem("unsure_is_yes", f"no yes-or-no question has the id {fact.unsure_is_yes!r}")
    of_kinds = content.counting_as([*fact.any_yes, *fact.how_many_yes])
    return replace(fact, needs=(*fact.needs, *of_kinds, *filter(None, [fact.unsure_is_yes])))


def _check_counted(content: Content, kinds: set[str]) -> None:
    """What a question counts as is a kind that some fact is computed from; else its "yes" would be passed over."""
    for question in content.questions.values():
        file = content.files["pages", content.page_of[question.id]]
        for kind in question.counts_as:
            if kind not in kinds:
                says = f"no fact is computed from {kind!r}; known are {', '.join(sorted(kinds))}"
                content.problem(file, f"questions[{question.id}].counts_as", says)
        if question.counts_as and question.kind is not Kind.YES_NO:
            content.problem(
                file, f"questions[{question.id}].counts_as", "only a yes-or-no question counts as something"
            )
