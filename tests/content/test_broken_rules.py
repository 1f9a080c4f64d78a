"""A rule, program or alert with a mistake in it: the mistake is named with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import breaking, problems_of

from questionnaire.judging.policy import Reading

PATH4WARD, URGENT = "programs/path4ward.toml", "alerts/urgent-care.toml"
LOW = 'when = { fact = "counts.chronic", is = "yes" }'
PREDICATE = "a predicate such as { fact = …, is = … } is needed here"
OPS = "is, is_one_of, includes, below, at_most, above, at_least, between"
SHAPES = "fact, all, any, not, count_of, for_clinician, or at_least … of"


@pytest.mark.parametrize(
    ("when", "inside", "says"),
    [
        ('{ fact = "counts.cronic", is = "yes" }', "", "there is no fact 'counts.cronic'"),
        ('{ fact = "counts.chronic", is = "often" }', "", "'often' is not an option of 'counts.chronic': no, yes"),
        (
            '{ fact = "counts.chronic", at_least = 3 }',
            "",
            "'counts.chronic' is a choice; 'at_least' does not compare that",
        ),
        ('{ fact = "counts.lowest", is = "yes" }', "", "'counts.lowest' is a number; 'is' does not compare that"),
        ('{ fact = "counts.lowest", below = "500" }', "", "'below' needs one number"),
        ('{ fact = "counts.lowest", below = true }', "", "'below' needs one number"),
        (
            '{ fact = "counts.lowest", below = 500, unit = "×10⁹/L" }',
            "",
            "'counts.lowest' is in cells/µL, not '×10⁹/L'",
        ),
        ('{ fact = "person.age", below = 18, unit = "years" }', "", "'person.age' is in months, not 'years'"),
        (
            '{ fact = "counts.chronic", is = "yes", unit = "months" }',
            "",
            "'counts.chronic' is in no unit, not 'months'",
        ),
        ('{ fact = "counts.lowest", between = [500] }', "", "'between' needs two numbers, the lower first"),
        ('{ fact = "counts.lowest", between = [900, 500] }', "", "'between' needs two numbers, the lower first"),
        (
            '{ fact = "medicine.listed", is = "clozapine" }',
            "",
            "'includes' is for sets, 'is' and 'is_one_of' for choices; 'medicine.listed' is a several",
        ),
        (
            '{ fact = "counts.chronic", is = "yes", is_one_of = ["no"] }',
            "",
            f"compare a fact with exactly one of {OPS}",
        ),
        ('{ fact = "counts.chronic" }', "", f"compare a fact with exactly one of {OPS}"),
        ("{ none = [] }", "", f"['none'] is not a predicate; one of {SHAPES}"),
        ("{ all = [], any = [] }", "", f"['all', 'any'] is not a predicate; one of {SHAPES}"),
        ("{ all = [] }", ".all", "a list of one or more predicates is needed here, and a number no larger than it"),
        (
            '{ at_least = 2, of = [ { fact = "counts.chronic", is = "yes" } ] }',
            "",
            "a list of one or more predicates is needed here, and a number no larger than it",
        ),
        ('{ any = [ { fact = "counts.chronic", is = "yes" }, "?" ] }', ".any.2", PREDICATE),
        ('{ not = "never" }', ".not", PREDICATE),
        (
            '{ count_of = { group = "cats", where = { fact = "test.kind", is = "panel" }, at_least = 1 } }',
            ".count_of",
            "there is no group 'cats'",
        ),
        (
            '{ count_of = { group = "counts", where = { fact = "test.kind", is = "panel" }, at_least = 1 } }',
            ".count_of.where",
            "there is no fact 'test.kind'",
        ),
        (
            '{ count_of = { group = "tests", where = { fact = "test.kind", is = "panel" }, at_least = 0 } }',
            ".count_of",
            "at_least is a whole number from 1",
        ),
        ('{ fact = "test.kind", is = "panel" }', "", "there is no fact 'test.kind'"),
        ('"always"', "", PREDICATE),
    ],
)
def test_a_mistake_in_a_rule_is_named_with_its_place_in_the_rule(copy: Path, when: str, inside: str, says: str):
    """An unknown fact, option, shape or group, and a comparison of the wrong type, are each named where they stand."""
    breaking(copy, PATH4WARD, LOW, f"when = {when}")
    assert [f"{PATH4WARD}: criteria[low-for-three-months].when{inside}: {says}"] == problems_of(copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (PATH4WARD, LOW, "", f"criteria[low-for-three-months].when: {PREDICATE}"),
        (PATH4WARD, 'source = "', '#source = "', "source: a text is needed here"),
        (PATH4WARD, 'status = "unknown"', 'status = "maybe"', "status: 'maybe' is none of open, unknown, closed"),
        (PATH4WARD, '["US"]', '["UK"]', "countries: 'UK' is not one of AU, CA, EU, GB-ENG, GB-OTHER, US, other"),
        (PATH4WARD, "bring = [", 'bring = ["cake", ', "bring: 'cake' is not an item of bring.toml"),
        (
            PATH4WARD,
            "review_by = 2027-05-22",
            'review_by = "2027-05-22"',
            "review_by: a date such as 2026-11-22 is needed here, without quotes",
        ),
        (
            PATH4WARD,
            "review_by = 2027-05-22",
            "review_by = 2027-05-22T10:00:00",
            "review_by: a date such as 2026-11-22 is needed here, without quotes",
        ),
        (
            PATH4WARD,
            "worth_asking = ",
            "worth_trying = ",
            "says.worth_trying: unknown key; known here are more_needed, only_clinician, probably_not, worth_asking",
        ),
        (URGENT, 'level = "urgent"', 'level = "calm"', "level: 'calm' is none of urgent, today, soon"),
        (URGENT, "cite = ", "# cite = ", "cite: a text is needed here"),
        (URGENT, "cite = ", 'cite = "" # ', "cite: a text is needed here"),
        (URGENT, "cite = ", 'cite = " " # ', "cite: a text is needed here"),
        (URGENT, "order = 10", 'order = "10"', "order: a whole number is needed here"),
        (URGENT, "when = ", "when = 5 # ", f"when: {PREDICATE}"),
    ],
)
def test_a_mistake_in_a_program_or_an_alert_is_named_with_its_file_and_key(
    copy: Path, file: str, old: str, new: str, problem: str
):
    """A source that is missing, a date in quotes, an unknown status, country or item: each at its key."""
    breaking(copy, file, old, new)
    assert f"{file}: {problem}" in problems_of(copy)


def test_an_unknown_key_is_named_with_the_keys_there_are(copy: Path):
    """A misspelled key is not passed over in silence."""
    breaking(copy, URGENT, "unless = ", "unles = ")
    keys = "cite, clinical, id, level, order, says, title, told, unless, when"
    assert [f"{URGENT}: unles: unknown key; known here are {keys}"] == problems_of(copy)


def test_all_mistakes_are_named_at_once(copy: Path):
    """Three mistakes in three files are three problems, in one go."""
    breaking(copy, URGENT, 'level = "urgent"', 'level = "calm"')
    breaking(copy, PATH4WARD, LOW, 'when = { fact = "counts.cronic", is = "yes" }')
    breaking(copy, "firsts/answered.toml", 'above = "result"', 'above = "never"')
    assert {
        f"{URGENT}: level: 'calm' is none of urgent, today, soon",
        f"{PATH4WARD}: criteria[low-for-three-months].when: there is no fact 'counts.cronic'",
        f"firsts/answered.toml: above: 'never' is none of {', '.join(each.value for each in Reading)}",
    } == set(problems_of(copy))


def test_a_file_that_is_no_toml_is_one_problem_among_others(copy: Path):
    """A slip of the keyboard in one file does not hide what is wrong in another."""
    breaking(copy, "bring.toml", "[[items]]", "[[items]")
    breaking(copy, URGENT, 'level = "urgent"', 'level = "calm"')
    problems = problems_of(copy)
    assert 1 == len([problem for problem in problems if problem.startswith("bring.toml: cannot be read: ")])
    assert f"{URGENT}: level: 'calm' is none of urgent, today, soon" in problems
