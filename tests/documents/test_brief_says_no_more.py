"""The clinician's brief says no more than was told, and which word about a test the patient was told."""

from __future__ import annotations

from typing import Any

from handed import said

LOW: dict[str, Any] = {"now.unwell": "no", "counts.ever_low": "yes"}


def test_what_would_say_more_of_a_no_is_not_left_open() -> None:
    """Who was told of no cause has no kind of cause to name; who was told of one may have left it out."""
    page = LOW | {"cause.stomach": "no", "cause.leukemia": "no", "cause.looked_for": ["hiv"]}
    open_of = {told: said(page | {"cause.told": told}).brief.open.unanswered for told in ("no", "yes")}
    assert {"no": False, "yes": True} == {told: "kind of the named cause" in names for told, names in open_of.items()}


def test_a_code_stands_only_beside_what_a_yes_tells() -> None:
    """An autoimmune disease is autoimmunity; it need not be one of the red cells or the platelets."""
    brief = said({"now.unwell": "no", "cause.autoimmune": "yes"}).brief
    codes = {feature.clinical: feature.codes for block in brief.blocks for feature in block.present}
    assert {"autoimmune disease (other than against neutrophils alone)": ("HP:0002960",)} == codes


def test_the_word_about_a_test_is_told_with_what_it_rests_on() -> None:
    """What the patient reads, by the names of its reasons and of what comes first."""
    low = LOW | {
        "cause.looked_for": ["none"],
        "duffy.result": "not_null",
        "person.age": {"amount": 40, "unit": "years"},
    }
    timing = said(low | {"counts.now": "still_low"}).brief.timing
    assert timing.startswith("Told about a test: Something else comes first, then the talk about a genetic test.")
    assert timing.endswith(" Reasons: a low count. First or beside it: common causes not looked for.")
    donor = {"test.kind": "exome", "test.sample": "blood", "test.after_transplant": "yes"}
    again = said(low | {"tests.ever": "yes", "treat.transplant": "yes"}, {"tests": [donor]}).brief.timing
    assert again.startswith("Told about a test: Ask which sample shows the patient’s own genes. ")
