"""Somebody who tells less: one answer dropped, not known, or not said; and what may follow from that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from questionnaire.asking.answers import Answers, Entry, Given, Group, NotGiven, Said
from questionnaire.judging.doubts import without_doubtful
from questionnaire.judging.facts import months_of
from questionnaire.logic.predicates import Among, Possible, Several
from questionnaire.logic.span import Span
from tests.laws.people import BOOK, TODAY

LEFT: tuple[NotGiven | None, ...] = (None, *NotGiven)
# Several ways to say one thing: where the first is not given the next is read, so they are left out together.
ANC = ("count.value", "count.rough", "count.white", "count.percent", "count.bands")


@dataclass(frozen=True)
class Less:
    """Answers that tell less by one answer, and which one."""

    what: str
    answers: Answers


def tells_less(answers: Answers) -> Iterator[Less]:
    """Every way to tell less by one answer: of the person, of an entry, or of a list being whole."""
    for what, said in _less(answers.said):
        yield Less(what, replace(answers, said=said))
    for name, group in answers.groups.items():
        for complete in (None, False) if group.complete else ():
            yield Less(name, _in_group(answers, name, replace(group, complete=complete)))
        for place, entry in enumerate(group.entries):
            for what, said in _less(entry.said):
                entries = (*group.entries[:place], Entry(entry.id, said), *group.entries[place + 1 :])
                yield Less(what, _in_group(answers, name, replace(group, entries=entries)))


def _less(said: Said) -> Iterator[tuple[str, Said]]:
    for key, given in said.items():
        if isinstance(given, Given):
            others = ANC if key in ANC else (key,)
            kept = {each: answer for each, answer in said.items() if each not in others}
            yield from ((key, kept if left is None else {**kept, key: left}) for left in LEFT)


def _in_group(answers: Answers, name: str, group: Group) -> Answers:
    return replace(answers, groups={**answers.groups, name: group})


def in_agreement(answers: Answers) -> Answers:
    """The answers without those that contradict others: of two, either may be the one that is dropped.

    What the questionnaire itself would ask about is left out as it leaves it out; the rest it does not ask about.
    """
    route = BOOK.route(replace(answers, both_right=frozenset()), TODAY)
    sure = without_doubtful(route, BOOK.rules.doubted(route, TODAY)).answers
    said, groups = dict(sure.said), dict(sure.groups)
    age = said.get("person.age")
    young = isinstance(age, Given) and (months_of(age.value).high or 0) <= 3
    if young or said.get("counts.ever_low") == Given("no"):
        said.pop("counts.duration", None)
    if said.get("counts.ever_low") == Given("no"):
        said.pop("counts.now", None)
    if said.get("treat.transplant") == Given("no") and "tests" in groups:
        tests = groups["tests"]
        entries = [replace(each, said=_without(each.said, "test.after_transplant")) for each in tests.entries]
        groups["tests"] = replace(tests, entries=tuple(entries))
    return replace(answers, said=said, groups=groups)


def _without(said: Said, key: str) -> Said:
    return {each: answer for each, answer in said.items() if each != key}


def holds(less: Possible, more: Possible) -> bool:
    """Whether all that was possible when more was told is possible still."""
    if isinstance(less, Among) and isinstance(more, Among):
        return more.values <= less.values
    if isinstance(less, Several) and isinstance(more, Several):
        return less.certain <= more.certain and more.certain | more.possible <= less.certain | less.possible
    assert isinstance(less, Span)
    assert isinstance(more, Span)
    return _begins(less, more) and _ends(less, more)


def _begins(less: Span, more: Span) -> bool:
    if not less.low:  # nothing here lies below zero
        return True
    if more.low is None or more.low < less.low:
        return False
    return more.low > less.low or not less.low_open or more.low_open


def _ends(less: Span, more: Span) -> bool:
    if less.high is None:
        return True
    if more.high is None or more.high > less.high:
        return False
    return more.high < less.high or not less.high_open or more.high_open
