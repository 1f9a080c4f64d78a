"""A message to one's own doctor: why now, what was told in short, and what is asked. Short enough for a portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.judging.programs import Standing
from questionnaire.telling.countstold import lowest_and_latest
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import DOCTOR_MESSAGE, Letter, Paragraph, signed, subject
from questionnaire.telling.wording import PART

# Many portals take no more than 2,000 characters.
MOST_CHARACTERS = 1500
MOST_ROUTES = 3
# How many findings of a kind, and routes, are named; fewer where the message would grow too long.
_NAMED = (6, 4, 3, 2, 1)
# Blocks of the brief whose features are told.
_BLOCKS = ("infections", "features", "family")
_ASKED = {"yes": ("help", "refer"), "not_yet": ("first", "when"), "no": ("next", "reason")}


def doctor_message(handover: Handover) -> Letter:
    """The message, with as many findings named as fit."""
    for named in _NAMED:
        letter = _Message(handover, named).letter()
        if len(letter.text) <= MOST_CHARACTERS:
            break
    return letter


@dataclass(frozen=True)
class _Message:
    handover: Handover
    named: int

    def letter(self) -> Letter:
        """The message as a letter."""
        words = self.handover.words
        return Letter(
            title=words.word(f"{DOCTOR_MESSAGE}.title"),
            addressee=(),
            subject=subject(words, words.word("doctor-message.subject")),
            greeting=words.word("doctor-message.greeting"),
            paragraphs=tuple(self._paragraphs()),
            closing=words.word("doctor-message.closing"),
            signature=signed(self.handover, "name", "born"),
        )

    def _paragraphs(self) -> Iterator[Paragraph]:
        words, summary = self.handover.words, self.handover.summary
        yield from self._alerts("urgent")
        yield Paragraph(words.word("doctor-message.intro", timing=summary.timing.title))
        yield from self._alerts("soon")
        if told := tuple(self._told()):
            yield Paragraph(words.word("doctor-message.told"), items=told)
        reading = summary.timing.reading
        asked = tuple(words.word(f"doctor-message.asks.{reading}.{each}") for each in _ASKED[reading])
        yield Paragraph(words.word("doctor-message.asks"), items=asked)
        routes = [each.name for each in summary.programs if each.standing is Standing.WORTH_ASKING]
        routes = routes[: min(MOST_ROUTES, self.named)]
        if routes:
            number = "one" if len(routes) == 1 else "many"
            yield Paragraph(words.word(f"doctor-message.routes.{number}", list="; ".join(routes)))

    def _alerts(self, level: str) -> Iterator[Paragraph]:
        words, summary = self.handover.words, self.handover.summary
        alerts = [
            words.word("doctor-message.alert", title=each.title) for each in summary.alerts if each.level == level
        ]
        if alerts:
            slots = {"date": summary.made_on, "told": self._unwell(), "alerts": " ".join(dict.fromkeys(alerts))}
            yield Paragraph(words.word(f"doctor-message.{level}", **slots), urgent=level == "urgent")

    def _unwell(self) -> str:
        question = self.handover.book.questionnaire.questions["now.unwell"]
        answer = self.handover.words.answer(question, self.handover.route.answers.said.get(question.id))
        return self.handover.words.word(
            "doctor-message.unwell", name=self.handover.words.say(question.name), answer=answer
        )

    def _told(self) -> Iterator[str]:
        yield from self._counts()
        yield from self._line("doctor-message.course")
        for block_id in _BLOCKS:
            block = self.handover.brief.block(block_id)
            if block and block.present:
                title = self.handover.words.word(f"doctor-message.{block_id}")
                names = self._some([feature.name for feature in block.present])
                yield self.handover.words.word("doctor-message.line", title=title, list=names)
        yield from self._line("doctor-message.gcsf")
        yield from self._tests()

    def _counts(self) -> Iterator[str]:
        lowest, latest = lowest_and_latest(self.handover)
        if lowest and latest and latest != lowest:
            yield self.handover.words.word("doctor-message.counts.two", lowest=lowest, latest=latest)
        elif lowest:
            yield self.handover.words.word("doctor-message.counts.one", lowest=lowest)

    def _line(self, word_id: str) -> Iterator[str]:
        """A line of answers; parts that were not answered drop out, and with all of them the line."""
        words, said = self.handover.words, self.handover.route.answers.said
        asked = tuple(question for page in self.handover.route.pages for question in page.questions)
        if line := words.fill_parts(words.texts[word_id], words.entry_slots(asked, said, known_only=True)):
            line = line.replace(PART, words.word("doctor-message.course.between"))
            yield line[0].upper() + line[1:]

    def _tests(self) -> Iterator[str]:
        words, group = self.handover.words, self.handover.book.questionnaire.groups["tests"]
        tests = [
            words.fill_parts(words.texts["doctor-message.test"], slots).replace(
                PART, words.word("doctor-message.test.between")
            )
            for entry in self.handover.route.answers.group("tests").entries
            if (slots := words.entry_slots(group.questions, entry.said, known_only=True))
        ]
        if told := [test for test in tests if test]:
            yield words.word("doctor-message.tests", list=self._some(told))
        else:
            yield from self._line("doctor-message.tests.ever")

    def _some(self, names: list[str]) -> str:
        """The first few; that there are more is said."""
        more = [self.handover.words.word("doctor-message.more")] if len(names) > self.named else []
        return "; ".join([*names[: self.named], *more])
