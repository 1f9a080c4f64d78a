"""What was said: answers, groups of entries, and how far the person has come. Nothing else is ever stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from questionnaire.asking.values import PartialDate, Value
from questionnaire.logic.span import Span


class NotGiven(Enum):
    """An answer that holds no value but was said: it is never read as "no"."""

    DONT_KNOW = "dont_know"
    PREFER_NOT = "prefer_not_to_say"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with a value."""

    value: Value


Answer = Given | NotGiven
Said = Mapping[str, Answer]


def given(said: Said, question: str | None) -> Value | None:
    """The value that was given to a question; None where none was, or no question is named."""
    answer = said.get(question or "")
    return answer.value if isinstance(answer, Given) else None


def date_given(said: Said, question: str) -> PartialDate | None:
    """The date that was given to a question, or None."""
    date = given(said, question)
    return date if isinstance(date, PartialDate) else None


# What the line of an entry tells beyond its answers: counts worked out from these, by the name of their slot.
WorkedOut = Callable[[Said], Mapping[str, Span]]


def nothing_worked_out(_said: Said) -> Mapping[str, Span]:
    """What the line of an entry tells beyond its answers: nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a group (a count, an earlier test, a relative) under an id that never changes."""

    id: str
    said: Said


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one group; `complete` is False when there are more the person cannot name, None if not asked."""

    entries: tuple[Entry, ...] = ()
    complete: bool | None = None

    @property
    def none(self) -> bool:
        """Whether it was said that there are none."""
        return self.complete is True and not self.entries

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with this id, or None."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything one person told us.

    `said` maps question ids to answers, `groups` group ids to their entries. `passed` are the pages the person has
    gone on from, answered or not. `picked` are the questions chosen for the visit, most wanted first; None until
    chosen. `days` are the days on which questions about a moment were last asked, such as a fever now; one that is not
    there is a day that is not known. `both_right` are the doubts about answers that do not fit together of which they
    said that both are right. `at_once` are the questions of a list that one tap answered together. `short` says
    that they took the short way.
    """

    said: Said = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    clinic: str | None = None
    picked: tuple[str, ...] | None = None
    days: Mapping[str, PartialDate] = field(default_factory=dict)
    both_right: frozenset[str] = frozenset()
    at_once: frozenset[str] = frozenset()
    short: bool = False

    def denied_at_once(self, question_id: str) -> bool:
        """Whether the "no" to a question was said once for the whole list."""
        return question_id in self.at_once and self.said.get(question_id) == Given("no")

    def tell(self, question_ids: tuple[str, ...], group_id: str | None) -> bool:
        """Whether they hold an answer to one of these questions, or something of the group."""
        listed = self.group(group_id or "")
        return bool(listed.entries) or listed.complete is not None or any(each in self.said for each in question_ids)

    def is_old(self, question_id: str, today: PartialDate) -> bool:
        """Whether an answer about a moment is of another day than today, or of one that is not known."""
        return question_id in self.said and self.days.get(question_id) != today

    def group(self, group_id: str) -> Group:
        """The group, empty if nothing was said of it."""
        return self.groups.get(group_id, Group())

    def saying(
        self, page_id: str, question_ids: tuple[str, ...], said: Said, days: Mapping[str, PartialDate] | None = None
    ) -> Answers:
        """These answers with `said` in place of what the page's questions held before, and the page passed.

        `days` are those of its questions about a moment. What was answered at once stays so while it says the same.
        """
        kept = {key: answer for key, answer in self.said.items() if key not in question_ids}
        at_once = {key for key in self.at_once if key not in question_ids or said.get(key) == self.said.get(key)}
        known = {key: day for key, day in self.days.items() if key not in question_ids}
        return replace(
            self,
            said={**kept, **said},
            passed=self.passed | {page_id},
            days={**known, **(days or {})},
            at_once=frozenset(at_once),
        )

    def saying_at_once(self, question_ids: tuple[str, ...], answer: Answer) -> Answers:
        """These answers with one for each of these questions that has none, said once for the whole list."""
        rest = [each for each in question_ids if each not in self.said]
        return replace(self, said={**self.said, **dict.fromkeys(rest, answer)}, at_once=self.at_once.union(rest))

    def with_entry(self, group_id: str, entry: Entry) -> Answers:
        """These answers with the entry added, or changed where one with its id stands already.

        That there are none to add is then no longer so, and whether these are all was not said.
        """
        group = self.group(group_id)
        if group.entry(entry.id) is None:
            entries = (*group.entries, entry)
        else:
            entries = tuple(entry if old.id == entry.id else old for old in group.entries)
        return self._with_group(group_id, replace(group, entries=entries))

    def without_entry(self, group_id: str, entry_id: str) -> Answers:
        """These answers without the entry; where it was the last one, nobody said yet that there are none."""
        entries = tuple(entry for entry in self.group(group_id).entries if entry.id != entry_id)
        return self._with_group(group_id, replace(self.group(group_id), entries=entries))

    def closing(self, page_id: str, group_id: str, *, complete: bool | None) -> Answers:
        """These answers with the group marked complete, incomplete, or neither, and its page passed."""
        closed = self._with_group(group_id, replace(self.group(group_id), complete=complete))
        return replace(closed, passed=self.passed | {page_id})

    def _with_group(self, group_id: str, group: Group) -> Answers:
        if group.complete and bool(group.entries) is not bool(self.group(group_id).entries):
            group = replace(group, complete=None)
        return replace(self, groups={**self.groups, group_id: group})
