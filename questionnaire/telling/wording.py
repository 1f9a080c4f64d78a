"""From content texts and answers to sentences: the right voice, the right language, the slots filled."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from math import ceil, floor

from questionnaire.asking.answers import Answer, Answers, Given, Said, given
from questionnaire.asking.pages import GroupOfEntries
from questionnaire.asking.questions import Kind, Question
from questionnaire.asking.text import NO_TURNS, SLOT, Text, Turns
from questionnaire.asking.values import Amount, Count, PartialDate, Value
from questionnaire.clinics import DEFAULT_FEVER_C, Clinic, fahrenheit
from questionnaire.judging.facts import aged
from questionnaire.logic.span import Span
from questionnaire.reading.book import Book
from questionnaire.telling.language import Language

_DIGITS = re.compile(r"\d+")
PART = " · "
# The slots that name an adult whom one helps: as "your father", "your father’s", "my father", "my father’s".
KIN = ("kin", "kin.of", "my.kin", "my.kin.of")
# A number that takes the form of several, for one that is no whole number or not known exactly.
SEVERAL = 2
MONTHS_OF_YEAR = 12
# Ages under two years are said in months alone.
SAID_IN_MONTHS = 24


@dataclass(frozen=True)
class Words:
    """Wording for one person: the voice ("you", "child", "helped"), the language, and the slots every text may use."""

    texts: Mapping[str, Text]
    language: Language
    voice: str = "you"
    died: bool = False
    common: Mapping[str, str] = field(default_factory=dict)
    turns: Turns = NO_TURNS

    def say(self, text: Text, /, **slots: str) -> str:
        """The text in this voice and language, its slots filled."""
        return self.fill(text, slots)

    def fill(self, text: Text, slots: Mapping[str, str]) -> str:
        """`say`, with slots whose names are not Python names ("test.date")."""
        return self._filled(self._translated(text), slots)

    def fill_parts(self, text: Text, slots: Mapping[str, str]) -> str:
        """`fill` for a text in parts set apart by " · ": a part whose slot is not there drops out whole."""
        parts = self._translated(text).split(PART)
        kept = [part for part in parts if set(SLOT.findall(part)) <= {*slots, *self.common}]
        return PART.join(self._filled(part, slots) for part in kept)

    def slots_of(self, text: Text) -> frozenset[str]:
        """The slots a text wants beyond the common ones."""
        return frozenset(SLOT.findall(self._voiced(text))) - frozenset(self.common)

    def word(self, word_id: str, /, **slots: str) -> str:
        """A text of `content/words.toml`."""
        return self.fill(self.texts[word_id], slots)

    def error(self, word: str, slots: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> str:
        """Why something cannot be taken, or is asked back."""
        return self.fill(self.texts[f"error.{word}"], dict(slots))

    def counted(self, word_id: str, number: Decimal | int, /, **slots: str) -> str:
        """A text that counts, in the form that the language has for this number: `word_id` with ".one" or ".many".

        What is no whole number takes the form of several, as in "0.5 years".
        """
        one, many = self.texts[f"{word_id}.one"], self.texts[f"{word_id}.many"]
        whole = int(number) if number == int(number) else max(SEVERAL, ceil(number))
        message = self.language.ngettext(self._voiced(one), self._voiced(many), whole, one.context)
        return self._filled(message, {"number": self.language.number(number), **slots})

    def answer(self, question: Question, answer: Answer | None) -> str:
        """What was answered, in words."""
        if answer is None:
            return self.word("answer.none")
        if not isinstance(answer, Given):
            return self.word(f"answer.{answer.value}")
        return self.value(question, answer.value)

    def value(self, question: Question, value: Value) -> str:
        """A given value, in words."""
        match value:
            case Amount(number, unit):
                return self.counted(f"age.{unit}", number)
            case Count() as count:
                return self.count(count.span)
            case PartialDate() as date:
                return self.language.date(date)
            case Decimal() as number:
                return self.language.number(number)
            case tuple() as chosen:
                return self.options(question, chosen)
            case str() as text if question.options:
                return self.option(question, text)
            case text:
                return str(text)

    def option(self, question: Question, option_id: str) -> str:
        """The label of an option."""
        option = question.option(option_id)
        return self.say(option.label) if option else option_id

    def options(self, question: Question, ids: Iterable[str]) -> str:
        """The labels of several options as one list, those after the first as in the middle of a sentence."""
        said = [
            self._inside(question, each) if place else self.option(question, each) for place, each in enumerate(ids)
        ]
        return self.language.joined(said)

    def _inside(self, question: Question, option_id: str) -> str:
        option, label = question.option(option_id), self.option(question, option_id)
        return label if option is None or option.proper else self.language.inside(label)

    def cells(self, span: Span) -> str:
        """A count in cells per microliter: "400", "under 200", "50 to 540"."""
        return self._span(span, 1)

    def cells_short(self, span: Span) -> str:
        """A count in cells per microliter as briefly as a chart needs it: "400", "<200", "50–540"."""
        return self._span(span, 1, "count.short")

    def count(self, span: Span) -> str:
        """A count in both units: "400 cells/µL (0.4 × 10⁹/L)"."""
        return self.word("count.both", cells=self._span(span, 1), billions=self._span(span, 1000))

    @property
    def to_call(self) -> tuple[str, ...]:
        """Whom to call, in words with their numbers, as they stand in texts."""
        return tuple(self.common[each] for each in ("call", "office", "phone") if each in self.common)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in `to_call`: that of the clinic, and those for emergencies."""
        clinic = [self.common["phone"]] if "phone" in self.common else []
        return (*clinic, *_DIGITS.findall(self.common.get("emergency", "")))

    def _voiced(self, text: Text) -> str:
        if self.died and text.died is not None:
            return text.died
        if self.voice == "helped":
            return text.to_helper(self.turns)
        return text.child if self.voice == "child" else text.you

    def _translated(self, text: Text) -> str:
        return self.language.gettext(self._voiced(text), text.context)

    def _filled(self, message: str, slots: Mapping[str, str]) -> str:
        # One pass: braces inside an answer are the person's own and stay as they are.
        return SLOT.sub(lambda slot: slots.get(slot[1], self.common.get(slot[1], slot[0])), message)

    def rounded(self, span: Span) -> str:
        """A number of months, years or pieces, without fractions."""
        whole = Span(
            None if span.low is None else span.low.to_integral_value(ROUND_FLOOR),
            None if span.high is None else span.high.to_integral_value(ROUND_FLOOR),
        )
        return self._span(whole, 1)

    def _span(self, span: Span, divisor: int, form: str = "count") -> str:
        def number(limit: Decimal) -> str:
            return self.language.number(limit / divisor)

        low, high = span.low, span.high
        if low is not None and low == high:
            return number(low)
        if high is not None and not low:
            return self.word(f"{form}.under" if span.high_open else f"{form}.at_most", number=number(high))
        if low is not None and high is None:
            return self.word(f"{form}.over" if span.low_open else f"{form}.at_least", number=number(low))
        if low is None or high is None:
            return self.word("answer.none")
        # A band such as 500 to under 1,000 is said as people print it: 500 to 999.
        shown = high - 1 if span.high_open and divisor == 1 else high
        return self.word(f"{form}.range", low=number(low), high=number(shown))

    def entry_slots(self, questions: tuple[Question, ...], said: Said, *, known_only: bool = False) -> dict[str, str]:
        """Each question of an entry with its answer in words, as slots; `known_only` leaves out what was not given."""
        return {
            question.id: self.answer(question, said.get(question.id))
            for question in questions
            if not known_only or isinstance(said.get(question.id), Given)
        }


def words_for(book: Book, answers: Answers, clinic: Clinic | None, language: Language) -> Words:
    """The wording for one person: their voice, and the clinic's fever rule and phone as slots of every text."""
    fever = clinic.fever_c if clinic else DEFAULT_FEVER_C
    asks = book.questionnaire.asks
    who, died = asks.teller(answers.said), asks.of_the_dead(answers.said)
    voice = who if who in ("child", "helped") else "child" if died else "you"
    emergency = f"emergency.{answered(answers, asks.country)}"
    common = {
        "fever_c": str(fever),
        "fever_f": str(fahrenheit(fever)),
        "emergency": Words(book.words, language).word(emergency if emergency in book.words else "emergency.any"),
    }
    words = Words(book.words, language, voice, died, common, book.turns)
    common |= dict(_kin(words, answered(answers, asks.kin)))
    named = {"clinic": clinic.name, "phone": clinic.phone} if clinic else {}
    common |= {"phone": clinic.phone} if clinic else {}
    for whom in ("call", "office"):
        common[whom] = words.word(f"{whom}.{'clinic' if clinic else 'plain'}", **named)
    return words


def _kin(words: Words, kin: str | None) -> Iterator[tuple[str, str]]:
    """The slots that name an adult whom one helps: "your father", "my father’s"; each also to begin a sentence with."""
    for slot in KIN:
        word = f"{slot}.{kin}"
        said = words.word(word if word in words.texts else f"{slot}.any")
        yield slot, said
        yield f"{slot}.start", f"{said[:1].upper()}{said[1:]}"


def answered(answers: Answers, question: str | None) -> str | None:
    """What was given to a question, as a text; None where nothing was, or no question is named."""
    value = given(answers.said, question)
    return None if value is None else str(value)


def entry_line(group: GroupOfEntries, entry_id: str, answers: Answers, words: Words) -> str:
    """One entry in one line: the group's `line`, without those parts of which nothing is known; else all it holds."""
    entry = answers.group(group.id).entry(entry_id)
    said = entry.said if entry else {}
    known = words.entry_slots(group.questions, said, known_only=True)
    worked_out = group.worked_out(said)
    known |= {name: words.count(count) for name, count in worked_out.items()}
    if not known:
        return words.word("entry.nothing")
    line = words.fill_parts(group.line, known)
    told = words.slots_of(group.line) & {*known}
    # A number that the line has no place for, such as a percentage alone, is told where the line tells no other.
    numbers = [each for each in group.questions if each.id in known and each.kind in (Kind.COUNT, Kind.NUMBER)]
    counted = told & {*(each.id for each in numbers), *worked_out}
    held = (() if counted else numbers) if line else [each for each in group.questions if each.id in known]
    facts = [words.word("reason.fact", name=words.say(each.name), value=known[each.id]) for each in held]
    return PART.join([line, *facts] if line else facts)


# --- answers of a moment, on another day ----------------------------------------------------------------------------


def is_old(question: Question, answers: Answers, today: dt.date) -> bool:
    """Whether the answer is about a moment, and of another day, or of one that is not known."""
    return question.moment and answers.is_old(question.id, PartialDate.on(today))


def day_of(question_id: str, answers: Answers, words: Words) -> str:
    """The day on which a question about a moment was answered, in words."""
    day = answers.days.get(question_id)
    return words.language.date(day) if day else words.word("day.unknown")


def dated(text: str, question: Question, answers: Answers, words: Words, today: dt.date) -> str:
    """What was told, with its day where that is not today; what is asked again, or an age at death, needs none."""
    at_death = words.died and question.kind is Kind.AGE
    if question.asked_again or at_death or not is_old(question, answers, today):
        return text
    told = words.word("moment.told", told=text, date=day_of(question.id, answers, words))
    now = age_now(question, answers, words, today)
    return words.word("moment.aged", now=now, told=told) if now else told


def age_now(question: Question, answers: Answers, words: Words, today: dt.date) -> str:
    """What an age of another day comes to today, in words; "" where that is no age, or at death, or of no known day."""
    age, day = given(answers.said, question.id), answers.days.get(question.id)
    if words.died or day is None or not isinstance(age, Amount):
        return ""
    span = aged(age, day, today)
    low, high = (_age(number, words) for number in (floor(span.low or 0), ceil(span.high or 0)))
    return words.word("moment.range", low=low, high=high)


def _age(months: int, words: Words) -> str:
    if months < SAID_IN_MONTHS:
        return words.counted("age.months", Decimal(months))
    years, left = divmod(months, MONTHS_OF_YEAR)
    told = words.counted("age.years", Decimal(years))
    return f"{told} {words.counted('age.months', Decimal(left))}" if left else told
