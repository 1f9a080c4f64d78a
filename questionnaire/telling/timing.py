"""The word about when to ask, with every reason and every first that holds, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questionnaire.asking.text import Text
from questionnaire.judging.policy import Reading, Standing, Timed
from questionnaire.telling.reasons import Reasons
from questionnaire.telling.views import TimingView
from questionnaire.telling.wording import Words

# As many ways to find out are said where too little is known.
MOST_OPEN = 3


@dataclass(frozen=True)
class _Teller:
    """Tells of one person."""

    reasons: Reasons

    def view(self, timed: Timed, beside: Iterable[Text]) -> TimingView:
        """The word, what it rests on, what is said beside it, what comes first or goes along, and what is open."""
        words = self.reasons.words
        stand = [*timed.reasons, *timed.firsts, *([timed.earlier] if timed.earlier else [])]
        because = [reason for each in stand for reason in self.reasons.because(each.finding)]
        return TimingView(
            id=timed.id,
            reading=timed.answer,
            heading=words.word("timing.heading"),
            title=words.say(timed.words.title),
            says=words.say(timed.words.says),
            routes=words.say(timed.words.routes) if timed.words.routes else "",
            reasons=tuple(self._reasons(timed)),
            beside=tuple(map(words.say, beside)),
            firsts_title=words.word("timing.firsts" if timed.reading is Reading.FIRST else "timing.beside"),
            firsts=tuple(self._say(timed.firsts)),
            open=self._open(timed),
            settle=tuple(self._settle(timed)),
            because=tuple(dict.fromkeys(because)),
        )

    def _reasons(self, timed: Timed) -> Iterator[str]:
        """Each reason; once a test has found the answer, none is one for a test: then by their names, in one line."""
        if timed.reading is not Reading.RESULT:
            yield from self._say(timed.reasons)
        elif names := [self.reasons.words.say(each.side.name) for each in timed.reasons]:
            yield self.reasons.words.word("timing.reasons_found", list=_joined(names, self.reasons.words))

    def _say(self, standings: Iterable[Standing]) -> Iterator[str]:
        for each in standings:
            yield self.reasons.words.say(each.side.says, told=self.reasons.told(each.finding, computed=False))

    def _open(self, timed: Timed) -> str:
        words = self.reasons.words
        names = [words.say(each.side.name) for each in timed.open_firsts]
        return words.word("timing.open", list=_joined(names, words)) if names else ""

    def _settle(self, timed: Timed) -> Iterator[str]:
        """How to find out what keeps the word open."""
        if timed.reading is Reading.OPEN:
            texts = [text for each in timed.open_reasons for text in self.reasons.settle(each.finding)]
            yield from list(dict.fromkeys(texts))[:MOST_OPEN]


def timing_after_death(timed: Timed, beside: Iterable[Text], words: Words) -> TimingView:
    """What is said in its place to the parent of a child who died: `died.title`, `died.says`, remarks."""
    return TimingView(
        timed.id,
        timed.answer,
        words.word("died.heading"),
        words.word("died.title"),
        words.word("died.says"),
        routes="",
        reasons=(),
        beside=tuple(map(words.say, beside)),
        firsts_title="",
        firsts=(),
        open="",
        settle=(),
        because=(),
    )


def timing_view(timed: Timed, beside: Iterable[Text], reasons: Reasons) -> TimingView:
    """The word of one person, in words, with what is remarked beside it."""
    return _Teller(reasons).view(timed, beside)


def timing_line(timed: Timed, words: Words) -> str:
    """The word in one line for a clinician: what was said, by the names of its reasons and firsts."""
    sides = {"reasons": timed.reasons, "firsts": timed.firsts}
    names = {key: [words.say(each.side.clinical or each.side.name) for each in stand] for key, stand in sides.items()}
    parts = [words.word("brief.timing", title=words.say(timed.words.clinical or timed.words.title))]
    parts += [words.word(f"brief.timing.{key}", list=_joined(each, words)) for key, each in names.items() if each]
    return " ".join(parts)


def _joined(names: Iterable[str], words: Words) -> str:
    return words.language.joined(list(dict.fromkeys(names)))
