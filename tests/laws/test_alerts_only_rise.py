"""Alerts are monotone: knowing less never takes a call away, but for what makes the call and has to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from hypothesis import assume, given
from hypothesis import strategies as st
from people import ASKED, BOOK, TODAY, people, person_of

from questionnaire.asking.answers import Answer, Answers, Given, Group, NotGiven
from questionnaire.asking.levels import LEVELS
from questionnaire.asking.values import Amount
from questionnaire.judging.alerts import raise_alerts
from questionnaire.judging.assessment import assess
from questionnaire.judging.facts import completed_months

# What has to be told for there to be anything to call about: left open, it says nothing. “I don’t know” is an answer.
LEFT_OPEN_IT_SAYS_NOTHING = {"now.unwell", "now.cord", "sign.other_counts", "sign.bruising"}
# Neither does “I don’t know” here: a count, a medicine, a named disease, an infection, a sign of an immune problem.
TO_BE_TOLD = {question for question, asked in ASKED.questions.items() if "invasive_infection" in asked.counts_as} | {
    "marrow.findings",
    "counts.ever_low", "counts.now", "medicine.listed", "cause.leukemia", "cause.chemotherapy",
    "sign.low_lymphocytes", "sign.thymus", "sign.screen", "sign.live_vaccine",
}  # fmt: skip
OF_A_COUNT = {"count.value", "count.rough", "count.white", "count.percent", "count.bands", "count.on_gcsf"}
BLOOD = {
    "signs.areas": Given(("skin", "belly", "blood_immune")),
    "counts.ever_low": Given("yes"),
    "sign.other_counts": Given("yes"),
}


def _soonest(person: Answers) -> int:
    """The place of the soonest level that is said while no answer is in doubt; a "soon" counts as nothing here."""
    raised = raise_alerts(BOOK.rules.alerts, BOOK.rules.sheet(BOOK.route(person, TODAY), TODAY))
    return min((LEVELS.index(each.alert.level) for each in raised if each.alert.level != "soon"), default=len(LEVELS))


def _less(person: Answers) -> Iterator[tuple[str, Answers]]:
    """The person with one answer less, or with "I don't know" in its place."""
    for key in person.said:
        if key in TO_BE_TOLD | {"person.who"}:
            continue
        if key not in LEFT_OPEN_IT_SAYS_NOTHING:
            yield f"without {key}", replace(person, said={k: v for k, v in person.said.items() if k != key})
        yield f"not knowing {key}", replace(person, said={**person.said, key: NotGiven.DONT_KNOW})
    for group_id, group in person.groups.items():
        for place, entry in enumerate(group.entries):
            for key in set(entry.said) - OF_A_COUNT:
                said = {k: v for k, v in entry.said.items() if k != key}
                entries = (*group.entries[:place], replace(entry, said=said), *group.entries[place + 1 :])
                changed = {**person.groups, group_id: Group(entries, group.complete)}
                yield f"without {key} of an entry", replace(person, groups=changed)


def _is_likely(person: Answers) -> bool:
    """Nobody of a few months answers for themselves; who is low for long has a new count only by its dates."""
    age = person.said.get("person.age")
    old = not isinstance(age, Given) or (isinstance(age.value, Amount) and completed_months(age.value) >= 24)
    long_low = BOOK.rules.sheet(BOOK.route(person, TODAY), TODAY).fact("counts.chronic").why is None
    return not long_low and (person.said.get("person.who") == Given("child") or old)


def _holds(person: Answers, first: int) -> None:
    """One way in three of telling less is tried of each person, from the `first` on; among many people all are."""
    soonest = _soonest(person)
    for how, less in islice(_less(person), first, None, A_THIRD):
        assert _soonest(less) <= soonest, how


A_THIRD = 3
FIRST = st.integers(0, A_THIRD - 1)


@given(st.sampled_from(["self", "child"]).flatmap(people), FIRST)
def test_knowing_less_takes_no_call_away(person: Answers, first: int):
    """One answer less, or “I don’t know” in its place: who was to act now or today still is."""
    assume(_is_likely(person))
    assume(_soonest(person) < len(LEVELS))
    _holds(person, first)


MOMENTS: dict[str, Answer] = {"now.unwell": Given("no"), "now.cord": Given("no")}


@given(st.integers(0, 10**6), st.sampled_from(["self", "child"]), st.sampled_from([2, 14, 40, 150, 400]), FIRST)
def test_knowing_less_takes_no_call_away_of_other_blood_lines(number: int, who: str, months: int, first: int):
    """The same of people with low red cells or platelets, at each age."""
    age: dict[str, Answer] = {"person.age": Given(Amount(months, "months"))}
    person = person_of(number, 90, who)
    person = replace(person, said={**person.said, **BLOOD, **MOMENTS, **age})
    assume(_is_likely(person))
    _holds(person, first)


def test_nothing_told_raises_nothing():
    """No alert speaks as if something had been told: with every page passed and nothing answered, there is none."""
    for who in ("self", "child"):
        said: dict[str, Answer] = {"person.who": Given(who)}
        passed = frozenset(page.id for page in ASKED.pages)
        found = assess(BOOK.rules, BOOK.route(Answers(said, passed=passed), TODAY), TODAY)
        assert () == found.alerts
