"""`questionnaire assess`: what other programs read of a person's assessment says what the summary says."""

from __future__ import annotations

import json

DAY = ("--today", "2026-11-22")


def _assessed(run, mother, change):
    """What is printed of the mother's answers, changed."""
    told = json.loads(mother.read_text(encoding="utf-8"))
    change(told)
    mother.write_text(json.dumps(told), encoding="utf-8")
    ran = run("assess", mother, *DAY)
    assert (0, "") == (ran.code, ran.err)
    return ran.json()


def test_only_the_chosen_questions_are_picked(run, mother):
    """In their order before the others, which are all there."""
    every = [each["id"] for each in _assessed(run, mother, lambda _: None)["suggestions"]]
    chosen = [every[4], every[1]]
    found = _assessed(run, mother, lambda told: told.update(picked=chosen))["suggestions"]
    assert chosen == [each["id"] for each in found if each["picked"]]
    assert chosen == [each["id"] for each in found][:2]
    assert sorted(every) == sorted(each["id"] for each in found)


def test_a_count_keeps_its_upper_end_and_whether_that_is_reached(run, mother):
    """“Under 300” is not “300 or less”."""
    ends = {each: _ends(run, mother, each, "high") for each in ("<300", "<=300", "200-300", ">300")}
    assert {"<300": (300, True), "<=300": (300, False), "200-300": (300, False), ">300": (None, False)} == ends


def test_a_count_keeps_its_lower_end_and_whether_that_is_reached(run, mother):
    """“Over 300” is not “300 or more”, and what is only known from above is none of them."""
    ends = {each: _ends(run, mother, each, "low") for each in (">300", ">=300", "300-400", "<400")}
    assert {">300": (300, True), ">=300": (300, False), "300-400": (300, False), "<400": (0, False)} == ends


def _ends(run, mother, written, end):
    """One end of the lowest count as it is told, and whether it is left out itself."""

    def write(told):
        told["groups"]["counts"]["entries"] = told["groups"]["counts"]["entries"][:1]
        told["groups"]["counts"]["entries"][0]["answers"]["count.value"] = {"amount": written, "unit": "/uL"}

    value = _assessed(run, mother, write)["facts"]["counts.lowest"]["value"]
    return value[end], value[f"{end}_open"]


def test_every_condition_has_its_verdict(run, mother):
    """Each of the three by its own name."""
    found = _assessed(run, mother, lambda _: None)
    assert {"met", "not_met", "unknown"} == {
        each["verdict"] for program in found["programs"] for each in program["criteria"]
    }


def test_the_verdict_of_a_program_follows_from_those_of_its_conditions(run, mother):
    """One that is not met outweighs all, one that is not known the rest: in words as in the bare list."""
    for program in _assessed(run, mother, lambda _: None)["programs"]:
        verdicts = {each["verdict"] for each in program["criteria"]}
        expected = next((each for each in ("not_met", "unknown") if each in verdicts), "met")
        # What is not shown here may fail by its country, which is not in the bare list.
        assert expected == program["verdict"] or not program["shown"], program["id"]


def test_the_reasons_and_the_firsts_that_are_not_known_are_named(run, mother):
    """Low for months and under five: antibodies may be behind it, and nobody asked about chemotherapy."""
    found = _assessed(run, mother, lambda told: told["answers"].update({"counts.now": "still_low"}))
    timing = found["genetic_testing_discussion"]
    assert {"severe-lasting"} == set(timing["reasons"])
    assert {"chemotherapy", "watching"} <= set(timing["open"])
    assert not set(timing["open"]) & {*timing["reasons"], *timing["firsts"]}
