"""The emergency card for a wallet: what to do with a fever, whom to call, and what a team should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaire.asking.answers import Given, given
from questionnaire.asking.values import PartialDate
from questionnaire.logic.predicates import Among
from questionnaire.neutropenia.counts import LOW_BANDS
from questionnaire.neutropenia.countstold import counts_told
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import Field
from questionnaire.telling.wording import day_of

_USUAL = {"none", "usual_for_infant"}
_HAD_GCSF = {Given("six_months_or_longer"), Given("under_six_months")}


@dataclass(frozen=True, slots=True)
class Card:
    """Both sides of the card. A field without a value is a line to write on.

    `whose` is empty where no name may stand, `own_limit` where the fever rule is already that of the person's clinic.
    """

    state: str
    say: str
    whose: tuple[Field, ...]
    own_limit: tuple[Field, ...]
    call: Field
    facts: tuple[Field, ...]


def card(handover: Handover) -> Card:
    """The card of one person."""
    words, clinic = handover.words, handover.clinic
    state, identity = _state(handover), handover.identity
    whose = Field(words.word("card.name"), identity.name), Field(words.word("card.born"), identity.born)
    return Card(
        state=words.word(f"card.state.{state}"),
        say=words.word(f"card.say.{state}"),
        whose=() if handover.anonymous else whose,
        own_limit=() if clinic else (Field(words.word("card.own")),),
        call=Field(words.word("card.call"), f"{clinic.name}, {clinic.phone}" if clinic else ""),
        facts=tuple(_facts(handover)),
    )


def _state(handover: Handover) -> str:
    """Whether low counts were told ("low"), told of the past ("were"), not told ("may") or denied ("none").

    What was told on another day is of the past: they may be low now.
    """
    said, severity = handover.judged_route.answers.said, handover.assessment.facts["counts.severity"].possible
    bands = severity.values if isinstance(severity, Among) else frozenset()
    ever = said.get("counts.ever_low")
    if ever == Given("yes") or (bands and bands <= set(LOW_BANDS)):
        past = said.get("counts.now") == Given("normal") or handover.summary.answered
        return "were" if past else "low"
    return "none" if ever == Given("no") or (bands and bands <= _USUAL) else "may"


def _facts(handover: Handover) -> Iterator[Field]:
    words, said = handover.words, handover.route.answers.said
    for name, told in counts_told(handover) or (("only", ""),):
        yield Field(words.word(f"card.{name}"), told)
    if gcsf := _gcsf(handover):
        day = day_of("gcsf.stopped", handover.route.answers, words)
        yield Field(words.word("card.gcsf"), words.word(f"card.gcsf.{gcsf}", date=day))
    if prevent := given(said, "treat.prevent"):
        yield Field(words.word("card.prevent"), words.word(f"card.prevent.{prevent}"))


def _gcsf(handover: Handover) -> str | None:
    """Whether G-CSF is given, as far as told."""
    said = handover.route.answers.said
    had, ended = said.get("treat.gcsf"), said.get("gcsf.stopped")
    if had == Given("no"):
        return "no"
    if had not in _HAD_GCSF:
        return None
    if not isinstance(ended, Given):
        return "had"
    if ended != Given("still_on_it"):
        return "ended"
    return "then" if handover.route.answers.is_old("gcsf.stopped", PartialDate.on(handover.today)) else "now"
