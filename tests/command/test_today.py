"""Which day it is for a command: that of the place where it runs."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from questionnaire.cli import _here_and_now


def test_today_is_the_day_here_and_not_that_of_greenwich(monkeypatch: pytest.MonkeyPatch):
    """At any hour it is a later day in Kiribati than twelve hours west of Greenwich."""
    days = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.append(_here_and_now())
    monkeypatch.undo()
    time.tzset()
    assert dt.timedelta(days=1) <= days[0] - days[1] <= dt.timedelta(days=2)
