"""Whatever names a thing that there is not, or leaves out what is needed, is named at its place: all slips at once."""

from __future__ import annotations

from pathlib import Path

from breaking import breaking, problems_of

EMPTY = 'title = "Empty"\nasked_when = { count_of = { group = "tests" } }\n'
CHOICE = """title = "Choice"
asked_when = { fact = "person.who", is_one_of = [] }
[[questions]]
id = "ours.choice"
kind = "several"
label = "Which?"
name = "which"
counts_as = ["sign"]
moment = true
asked_again = true
"""
PANEL = """laboratory = "Ours"
named = []
code = "ours"
name = "Ours"
genes = ["ELANE", "ELANE", "elane"]
read_on = 2026-11-22
source = "https://example.org"
"""
BREAKS = [
    ("sections.toml", '"age", ', '"age", "empty", "choice", '),
    ("sections.toml", '"tests.ever"', '"tests.never", "sign.warts"'),
    *(
        ("sections.toml", f'{key} = "', f'{key} = "no.')
        for key in ("\nwho", "country", "own", "visit_day", "visit_with")
    ),
    ("brief.toml", "{person.sex}", "{person.six}"),
    ("brief.toml", "language: {visit.language}", "language: {visit.tongue}"),
    ("brief.toml", '{ id = "not-explained"', '{ id = "nobody", name = "X" },\n  { id = "not-usual-for-type"'),
    ("brief.toml", 'questions = ["count.date"]', 'questions = ["count.day"]'),
    ("brief.toml", 'group = "illnesses"', 'group = "ills"'),
    ("codes.toml", 'unit = "weeks"', 'unit = "days"'),
    ("glossary.toml", "words = [", "words = [] # ["),
    ("facts.toml", 'page = "', 'page = "no-'),
]
GROUPS = "counts, illnesses, medicines, own, relatives, tests"
PROBLEMS = [
    *(f"sections.toml: asks.{key}: no question has the id 'no.{name}'" for key, name in {
        "who": "person.who", "country": "person.country", "own": "own.text", "visit_day": "visit.day",
        "visit_with": "visit.with"}.items()),
    "sections.toml: short: no question or group has the id 'tests.never'",
    "sections.toml: short: one tap answers all rows of the page 'skin': name each of them, or none",
    "brief.toml: line: 'person.six' is not known", "brief.toml: line: 'visit.tongue' is not known",
    "brief.toml: criteria: 'nobody' is no criterion of any program",
    "brief.toml: criteria[not-usual-for-type].id: stands here twice",
    "brief.toml: blocks[counts].columns[1].questions: 'count.day' is no question of the group 'counts'",
    f"brief.toml: blocks[infections].group: 'ills' is no group; known are {GROUPS}",
    "brief.toml: blocks[infections].columns[1].questions: 'illness.kind' is no question of the group 'ills'",
    "codes.toml: units: one for each of /uL, 10^9/L, 10^3/uL, years, months, weeks is needed, and no other",
    "facts.toml: facts[now.cord_may_be_infected].page: there is no page 'no-cord'",
    "glossary.toml: terms[1].words: the forms of the word are needed",
    "pages/empty.toml: a page asks questions, lists a group, or is a notice",
    "pages/empty.toml: asked_when.count_of: count_of needs group, where and at_least",
    "pages/choice.toml: asked_when: 'is_one_of' needs at least one option",
    "pages/choice.toml: questions[ours.choice].options: a choice needs options",
    "pages/choice.toml: questions[ours.choice].counts_as: only a yes-or-no question counts as something",
    "pages/choice.toml: questions[ours.choice].counts_as: what counts as something is told: name a block of this page",
    "panels/ours.toml: named: the ways to write the laboratory are needed",
    "panels/ours.toml: genes: 'ELANE' stands here twice",
    "panels/ours.toml: genes: 'elane' is no symbol of a gene, such as ELANE",
    "panels/theirs.toml: code: 'ours' is the code of ours, too",
    "panels/theirs.toml: genes: the genes it reads are needed",
]  # fmt: skip


def test_each_part_that_names_what_is_not_there_is_named_with_its_place(copy: Path):
    """All in one copy: no problem hides another, and none is named but once."""
    (copy / "pages" / "empty.toml").write_text(EMPTY, encoding="utf-8")
    (copy / "pages" / "choice.toml").write_text(CHOICE, encoding="utf-8")
    (copy / "panels" / "ours.toml").write_text(PANEL, encoding="utf-8")
    theirs = PANEL.replace("named = []", 'named = ["x"]').replace('["ELANE", "ELANE", "elane"]', "[]")
    (copy / "panels" / "theirs.toml").write_text(theirs, encoding="utf-8")
    for file, old, new in BREAKS:
        breaking(copy, file, old, new)
    found = problems_of(copy)
    assert [] == [problem for problem in PROBLEMS if problem not in found], "\n".join(found)
    assert [] == [problem for problem in PROBLEMS if found.count(problem) > 1]
