"""A day that a story can move on."""

from __future__ import annotations

import datetime as dt


class Clock:
    """The day it is."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    def __call__(self) -> dt.date:
        return self.day
