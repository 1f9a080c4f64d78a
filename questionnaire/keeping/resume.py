"""One person's journey in the store: opened with their secret, saved without overwriting another tab."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from questionnaire.asking.answerfile import dump, load
from questionnaire.asking.answers import Answers
from questionnaire.asking.pages import Questionnaire
from questionnaire.errors import AnswersError
from questionnaire.keeping.seal import Keys, seal, unseal
from questionnaire.keeping.store import Store


@dataclass(frozen=True, slots=True)
class Journey:
    """The answers as they were read, and the version they were read at (0: nothing saved yet)."""

    answers: Answers
    version: int


@dataclass(frozen=True, slots=True)
class Keeper:
    """Opens and saves journeys. Rows live `days` after the last save."""

    store: Store
    questionnaire: Questionnaire
    days: int

    def open(self, keys: Keys, today: dt.date) -> Journey:
        """The journey of these keys; an empty one if there is none, it expired, or it cannot be opened."""
        row = self.store.read(keys.row_id, today.toordinal())
        plain = unseal(keys, row.sealed) if row else None
        if row is None or plain is None:
            return Journey(Answers(), row.version if row else 0)
        try:
            return Journey(load(json.loads(plain), self.questionnaire, today, strict=False), row.version)
        except AnswersError:
            return Journey(Answers(), row.version)

    def save(self, keys: Keys, journey: Journey, answers: Answers, today: dt.date) -> Journey:
        """Save the answers over the version they were read at: the journey as it now stands.

        Raises StaleAnswers if another save came between.
        """
        plain = json.dumps(dump(answers), ensure_ascii=False, separators=(",", ":")).encode()
        day = today.toordinal()
        self.store.write(keys.row_id, journey.version, seal(keys, plain), day=day, expires_on=day + self.days)
        return Journey(answers, journey.version + 1)

    def delete(self, keys: Keys) -> None:
        """Delete the journey for good."""
        self.store.delete(keys.row_id)
