"""A message to one's own doctor: why now, what was told in short, and what is asked. Short enough for a portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.asking.answers import Given
from questionnaire.judging.computing import is_
from questionnaire.judging.programs import Standing
from questionnaire.logic.predicates import Verdict
from questionnaire.neutropenia.countstold import counts_told
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import SIGNING, Letter, Paragraph
from questionnaire.telling.wording import PART, day_of, is_old

# Many portals take no more than 2,000 characters.
MOST_CHARACTERS = 1900
MOST_ROUTES = 3
# How many findings of a kind are named; fewer where the message would grow too long.
_NAMED = (10, 8, 6, 5, 4, 3, 2, 1)
# Blocks of the brief whose features are told, and the pages whose infections come first.
_BLOCKS = ("infections", "features", "family")
_GRAVEST = ("serious-infections", "skin-lungs")
# Answers told in words of their own, line by line.
_COURSE = (
    *(("counts.duration", each) for each in ("since_birth", "three_months_or_longer", "under_three_months")),
    *(("counts.now", each) for each in ("still_low", "up_and_down", "normal")),
)
_RHYTHM = (
    *(("pattern.gaps", each) for each in ("three_weeks", "other_gap")),
    *(("serial.result", each) for each in ("cycle", "no_cycle")),
    ("counts.dips_three_weekly", "yes"),
)
_ASKED = {"yes": ("help", "refer"), "not_yet": ("first", "when"), "no": ("next", "reason")}
# What is asked instead at one step of the timing.
_ASKED_AT = {"second-look": ("look", "refer")}
# What is not asked for, as it was told: then this is asked instead.
_INSTEAD = {"refer": ("visit.with", "genetic_counselor", "counselor")}
_SIGNED = {"you": ("name", "born"), "child": ("name", "born", "parent"), "helped": ("name", "born", "helper")}


def doctor_messages(handover: Handover) -> tuple[Letter, ...]:
    """The one message."""
    return (doctor_message(handover),)


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
            title=words.word("doctor-message.title"),
            addressee=(),
            subject=words.word("letter.subject", subject=words.word("doctor-message.subject")),
            greeting=words.word("doctor-message.greeting"),
            paragraphs=tuple(self._paragraphs()),
            closing=words.word("doctor-message.closing"),
            signature=self.handover.signed(*_SIGNED[words.voice]),
            signing=self.handover.signed(*SIGNING),
            note=self.handover.summary.answered,
        )

    def _paragraphs(self) -> Iterator[Paragraph]:
        words, summary = self.handover.words, self.handover.summary
        yield from self._alerts("urgent")
        intro = words.word("doctor-message.intro", timing=summary.timing.title)
        yield Paragraph(" ".join([intro, *self._beside()]))
        yield from self._alerts("today")
        yield from self._alerts("soon")
        if told := tuple(self._told()):
            yield Paragraph(words.word("doctor-message.told"), items=told)
        reading = summary.timing.reading
        asks = map(self._unless_told, _ASKED_AT.get(summary.timing.id, _ASKED[reading]))
        asked = tuple(words.word(f"doctor-message.asks.{reading}.{each}") for each in asks)
        yield Paragraph(words.word("doctor-message.asks"), items=asked)
        routes = [each.name for each in summary.programs if each.standing is Standing.WORTH_ASKING][:MOST_ROUTES]
        if routes:
            yield Paragraph(words.counted("doctor-message.routes", len(routes), list="; ".join(routes)))

    def _beside(self) -> Iterator[str]:
        """Whether the patient was there, where somebody helps them and says so."""
        beside = self.handover.route.answers.said.get("helped.beside")
        if isinstance(beside, Given):
            yield self.handover.words.word(f"doctor-message.beside.{beside.value}")

    def _alerts(self, level: str) -> Iterator[Paragraph]:
        words, summary = self.handover.words, self.handover.summary
        alerts = [
            words.word("doctor-message.alert", title=each.title) for each in summary.alerts if each.level == level
        ]
        if alerts:
            slots = {"told": self._unwell(), "alerts": " ".join(dict.fromkeys(alerts))}
            yield Paragraph(words.word(f"doctor-message.{level}", **slots), urgent=level != "soon")

    def _unwell(self) -> str:
        answers, words = self.handover.route.answers, self.handover.words
        sure = answers.said.get("now.unwell") == Given("yes")
        told = f"doctor-message.unwell.{'yes' if sure else 'unsure'}"
        return words.word(told, date=day_of("now.unwell", answers, words))

    def _told(self) -> Iterator[str]:
        """What matters most comes first."""
        words = self.handover.words
        if self._said("cause.leukemia", "yes"):
            yield words.word("doctor-message.leukemia")
        acts = not self._said("medicine.may_act", "none")
        if acts:
            yield from self._line("doctor-message.medicines")
        yield from self._counts()
        denied = self._said("counts.ever_low", "no")
        yield from self._sayings("course", (("counts.ever_low", "no"),) if denied else _COURSE)
        yield from self._sayings("rhythm", _RHYTHM)
        for block_id in _BLOCKS:
            block = self.handover.brief.block(block_id)
            if block and block.present:
                names = self._some(self._gravest_first([feature.name for feature in block.present]))
                yield self._titled(block_id, names)
        yield from self._line("doctor-message.gcsf")
        if not acts and not self._said("medicine.listed", "none"):
            yield from self._line("doctor-message.medicines")
        yield from self._tests()
        if together := self.handover.brief.together:
            yield self._titled("together", self._some([*together]))
        if visit := ", ".join(self._parts("doctor-message.visit.told")):
            yield self._titled("visit", visit)

    def _unless_told(self, asked: str) -> str:
        """What is asked; something else where that was told to be there already."""
        fact, option, instead = _INSTEAD.get(asked, ("", "", ""))
        return instead if instead and self._said(fact, option) else asked

    def _said(self, fact: str, option: str) -> bool:
        """Whether a fact surely is, or holds, this option."""
        possible = self.handover.assessment.sheet.fact(fact)
        return is_(possible, option) is Verdict.MET

    def _sayings(self, title: str, wanted: tuple[tuple[str, str], ...]) -> Iterator[str]:
        """A line of what was said, each part in words of its own."""
        said = [self._saying(fact, option) for fact, option in wanted if self._said(fact, option)]
        if said:
            yield self._titled(title, "; ".join(said))

    def _saying(self, fact: str, option: str) -> str:
        """What was said; of a moment on another day with that day, and never as if it were so now."""
        hand = self.handover
        question, answers = hand.book.questionnaire.questions.get(fact), hand.route.answers
        if question is None or not is_old(question, answers, hand.today):
            return hand.words.word(f"doctor-message.{fact}.{option}")
        return hand.words.word(f"doctor-message.{fact}.{option}.then", date=day_of(fact, answers, hand.words))

    def _titled(self, title: str, told: str) -> str:
        words = self.handover.words
        return words.word("doctor-message.line", title=words.word(f"doctor-message.{title}"), list=told)

    def _gravest_first(self, names: list[str]) -> list[str]:
        pages = {page.id: page for page in self.handover.route.pages}
        graver = [page for page_id in _GRAVEST if (page := pages.get(page_id))]
        first = [self.handover.words.say(question.name) for page in graver for question in page.questions]
        return sorted(names, key=lambda name: first.index(name) if name in first else len(first))

    def _counts(self) -> Iterator[str]:
        words, told = self.handover.words, counts_told(self.handover)
        if told:
            yield self._titled(
                "counts", "; ".join(words.word(f"doctor-message.{name}", count=each) for name, each in told)
            )

    def _line(self, word_id: str) -> Iterator[str]:
        """A line of answers, where they were given."""
        if parts := self._parts(word_id):
            yield PART.join(parts)

    def _parts(self, word_id: str) -> list[str]:
        """The parts of a line whose answers were given."""
        words, said = self.handover.words, self.handover.route.answers.said
        asked = tuple(question for page in self.handover.route.pages for question in page.questions)
        line = words.fill_parts(words.texts[word_id], words.entry_slots(asked, said, known_only=True))
        return line.split(PART) if line else []

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
            yield self._titled("tests", self._some(told))
        else:
            yield from self._sayings("tests", (("tests.ever", "no"), ("tests.ever", "yes")))

    def _some(self, names: list[str]) -> str:
        """The first few; that there are more is said."""
        more = [self.handover.words.word("doctor-message.more")] if len(names) > self.named else []
        return "; ".join([*names[: self.named], *more])
