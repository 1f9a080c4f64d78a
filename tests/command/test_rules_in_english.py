"""What clinicians sign, letter by letter: each shape of a condition, each program, and all that a rule says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from questionnaire.asking.answers import Answers
from questionnaire.checking.english import condition_in_english, in_english
from questionnaire.logic.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op
from questionnaire.telling.language import language
from questionnaire.telling.reasons import Names
from questionnaire.telling.wording import words_for


@pytest.fixture(scope="module")
def names(book):
    """What questions, lists and options are called."""
    return Names(book.questionnaire, book.rules, words_for(book, Answers(), None, language("en")))


def test_each_shape_of_a_condition_and_each_comparison_is_said_in_its_own_words(book, names):
    """What a clinician signs: a “not” that is lost, or a limit that is in it or not, would be another rule."""
    numbers = {"is below": Op.BELOW, "is at most": Op.AT_MOST, "is above": Op.ABOVE, "is at least": Op.AT_LEAST}
    for said, op in numbers.items():
        line = f"1: your age {said} 216 months  [person.age]"
        assert [line] == condition_in_english(Compare("person.age", op, (Decimal(216),)), names)
    between = Compare("person.age", Op.BETWEEN, (Decimal(12), Decimal(216)))
    assert ["1: your age is between 12 and 216 months  [person.age]"] == condition_in_english(between, names)
    who = book.questionnaire.questions["person.who"]
    first, second, *_ = (each.label.you for each in who.options)
    options = tuple(each.id for each in who.options[:2])
    for op, said in ((Op.IS, "is"), (Op.IS_ONE_OF, "is one of"), (Op.INCLUDES, "includes")):
        line = f"1: {names.name('person.who')} {said} “{first}” or “{second}”  [person.who]"
        assert [line] == condition_in_english(Compare("person.who", op, options), names)
    nested = AtLeast(1, (Not(between), CountOf("counts", 2, between), ForClinician("A reason.")))
    assert [
        "1: at least one of these must hold:",
        "  1.1: it is not true that:",
        "    1.1.1: your age is between 12 and 216 months  [person.age]",
        f"  1.2: at least 2 of “{names.name('counts')}” where, for one and the same entry:",
        "    1.2.1: your age is between 12 and 216 months  [person.age]",
        "  1.3: only the clinical team can say: A reason.",
    ] == condition_in_english(nested, names)


def test_show_prints_a_program_with_what_is_ours_alone(book, names):
    """Status, days, countries, each condition with its source, what it does not apply to, and what no source says."""
    for program in book.rules.programs:
        expected = [
            f"{program.name.you}  [program {program.id}]",
            f"Status: {program.status.value}. Checked on {program.checked_on}, review by {program.review_by}.",
            f"Source: {program.source}",
            f"Offered in: {', '.join(program.countries) or 'anywhere'}",
            "",
            "Worth asking about when every one of these is met:",
        ]
        for number, each in enumerate(program.criteria, 1):
            draft = "  (DRAFT: no source confirms this)" if each.draft else ""
            expected += ["", f"{number}. {each.says.you}{draft}", f"   Source: {each.cite}"]
            for condition in filter(None, (each.when, each.unless)):
                expected += ["   Does not apply where it is known that:"] * (condition is each.unless)
                lines = condition_in_english(condition, names)
                expected += [
                    f"   {line[: len(line) - len(line.lstrip())]}{number}{line.lstrip()[1:]}" for line in lines
                ]
        assert expected == in_english(program, names).splitlines(), program.id


def test_all_that_a_rule_says_to_people_stands_above_its_source(book, names):
    """Who signs a rule signs its words: each sentence, what is asked, what is in doubt, with its id, level and rank."""
    rules = book.rules
    expected = []
    for each in rules.alerts:
        said = [f"  {text.you}" for text in (*(one.says for one in each.told), *each.says)]
        expected.append((each, [f"{each.title.you}  [alert {each.id}, {each.level}]", *said]))
        shown = in_english(each, names)
        assert [] == [one for one in each.told if f"\n\n“{one.says.you}” is said when:\n" not in shown], each.id
    for each in rules.suggestions:
        reasons = (*(one.says for one in each.reasons), *each.because)
        heading = f"{each.ask.you}  [suggestion {each.id}, {each.topic}, rank {each.rank}]"
        expected.append((each, [heading, *(f"  Because: {text.you}" for text in reasons)]))
    for each in rules.policy.sides:
        asks = [f"  Asks, where it comes before a test: {each.ask.you}"] if each.ask else []
        title = [f"  {each.title.you}"] if each.title else []
        expected.append((each, [f"{each.name.you}  [{each.id}]", *title, f"  {each.says.you}", *asks]))
    expected += [
        (each, [f"{each.says.you}  [doubt {each.id}]", f"  In doubt then: {', '.join(each.doubtful)}"])
        for each in rules.doubts
    ]
    for rule, lines in expected:
        above, source, _ = in_english(rule, names).partition(f"\nSource: {rule.cite or 'our own choice'}\n")
        assert (lines, True) == (above.splitlines(), bool(source)), rule.id
