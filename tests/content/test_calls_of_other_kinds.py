"""Calls about other blood cells, a report that named leukemia, and a baby's immune system."""

from __future__ import annotations

from typing import Any

import pytest

DONT_KNOW = {"not_given": "dont_know"}
MONTHS_11 = {"amount": 11, "unit": "months"}
MILD = [{"count.value": {"amount": "1200", "unit": "/uL"}, "count.date": "2026-11-20"}]
SEVERE = [{"count.value": {"amount": "400", "unit": "/uL"}, "count.date": "2026-11-20"}]
BLOOD = {"signs.areas": ["skin", "belly", "blood_immune"], "now.unwell": "no", "counts.ever_low": "yes"}
CHILD = {**BLOOD, "person.who": "child", "person.age": {"amount": 5, "unit": "years"}}
ADULT = {**BLOOD, "person.who": "self", "person.age": {"amount": 40, "unit": "years"}}
OTHERS = {"sign.other_counts": "yes"}
NO_SIGNS = {"infection.lymph_nodes": "no", "sign.spleen": "no", "sign.low_sugar": "no", "lines.spots": "no"}
ONE_LINE = OTHERS | NO_SIGNS | {"lines.platelets": "low", "lines.hemoglobin": "normal"}
INFANT, PALE = {"person.age": MONTHS_11}, {"lines.platelets": "normal", "lines.hemoglobin": "low"}
NO_LIVE_VACCINE = (
    "No live vaccine (such as rotavirus or BCG) until an immunology doctor says yes. "
    "If one was given in the last weeks, say so when you call."
)


def _levels(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]]) -> dict[str, str]:
    return {each.alert.id: each.alert.level for each in judged(answers, counts=counts).alerts}


def _lines(judged: Any, answers: dict[str, Any], counts: list[dict[str, Any]] = MILD) -> str | None:
    found = [each for each in _levels(judged, answers, counts).items() if each[0].startswith("other-lines")]
    assert len(found) < 2
    return found[0][1] if found else None


@pytest.mark.parametrize(
    ("told", "level"),
    [
        pytest.param(ONE_LINE, "soon", id="platelets low, nothing else"),
        pytest.param(ONE_LINE | {"lines.hemoglobin": "low"}, "today", id="all lines low"),
        pytest.param(ONE_LINE | {"lines.hemoglobin": DONT_KNOW}, "today", id="red cells not known"),
        pytest.param(ONE_LINE | {"infection.lymph_nodes": "yes"}, "today", id="two lines and nodes"),
        pytest.param(ONE_LINE | {"sign.spleen": "yes"}, "today", id="two lines and the spleen"),
        pytest.param(ONE_LINE | {"sign.low_sugar": "yes"}, "today", id="two lines and perhaps the liver"),
        pytest.param(ONE_LINE | {"sign.spleen": DONT_KNOW}, "today", id="spleen not known"),
        pytest.param(ONE_LINE | {"lines.spots": "yes"}, "today", id="bleeding spots"),
        pytest.param(ONE_LINE | {"sign.other_counts": DONT_KNOW, "sign.spleen": "yes"}, "today", id="lines not known"),
        pytest.param(
            NO_SIGNS | {"sign.bruising": "yes", "lines.spots": DONT_KNOW}, "today", id="bruises, spots or not"
        ),
        pytest.param(NO_SIGNS | {"sign.bruising": "yes"}, None, id="bruises for ever, no new spots"),
        pytest.param(OTHERS, "today", id="nothing more is known"),
        pytest.param(OTHERS | {"lines.doctor_knows": "yes"}, None, id="a doctor has seen it"),
        pytest.param({"infection.lymph_nodes": "yes"}, "soon", id="nodes alone"),
        pytest.param({"sign.other_counts": "no"}, None, id="no other line"),
        pytest.param(INFANT | ONE_LINE, "today", id="platelets low under a year"),
        pytest.param(INFANT | ONE_LINE | PALE, "soon", id="red cells mildly low under a year"),
    ],
)
def test_a_childs_new_low_count_with_other_findings(judged: Any, told: dict[str, Any], level: str | None):
    """All lines low, two with nodes, liver or spleen, or bleeding spots: today; less than that: soon."""
    assert level == _lines(judged, CHILD | told)
    old = [{**MILD[0], "count.date": "2026-06"}]
    assert _lines(judged, CHILD | told, old) is None
    assert _lines(judged, CHILD | told, [{"count.value": {"amount": "4000", "unit": "/uL"}}]) is None


@pytest.mark.parametrize("who", [CHILD, ADULT, INFANT], ids=["child", "adult", "infant"])
def test_other_low_lines_are_looked_at_where_nobody_knows_of_the_neutrophils(judged: Any, who: dict[str, Any]):
    """“I don’t know” if they were ever low: soon; with bleeding spots or two deep lines today; once seen, no more."""
    told = CHILD | who | OTHERS | NO_SIGNS | {"counts.ever_low": DONT_KNOW}
    deep = {"lines.hemoglobin": "under_8", "lines.platelets": "under_30"}
    assert ("soon", "today") == (_lines(judged, told, []), _lines(judged, told | deep, []))
    assert "today" == _lines(judged, told | {"lines.spots": "yes"}, [])
    assert _lines(judged, told | {"lines.doctor_knows": "yes"}, []) is None


def test_that_nobody_called_neutrophils_low_is_no_knowledge_where_no_count_is_told(judged: Any):
    """Low platelets or red cells are called about then; today in a child with a large spleen; a count settles it."""
    never = OTHERS | NO_SIGNS | {"counts.ever_low": "no"}
    assert ("soon", "soon") == (_lines(judged, CHILD | never, []), _lines(judged, ADULT | never, []))
    for large in ("sign.spleen", "infection.lymph_nodes"):
        assert "today" == _lines(judged, CHILD | never | {large: "yes"}, [])
        assert "soon" == _lines(judged, ADULT | never | {large: "yes"}, [])
    for deep in ({"lines.hemoglobin": "under_8"}, {"lines.platelets": "under_30"}):
        assert "today" == _lines(judged, ADULT | never | deep, [])
    assert _lines(judged, CHILD | never, [{"count.value": {"amount": "4000", "unit": "/uL"}}]) is None


def test_a_call_today_about_the_blood_lines_stands_for_the_softer_word_about_bleeding(judged: Any):
    """Whoever is to call today reads that alone; where it is no call, the word about bleeding stands."""
    bruised = CHILD | ONE_LINE | {"sign.bruising": "yes", "lines.hemoglobin": "low"}
    assert {"other-lines-today": "today"} == _levels(judged, bruised, MILD)
    known = _levels(judged, bruised | {"lines.doctor_knows": "yes"}, MILD)
    assert ("soon", None) == (known.get("bleeding"), known.get("other-lines-today"))


@pytest.mark.parametrize(
    ("told", "counts", "level"),
    [
        pytest.param({"lines.hemoglobin": "low", "lines.platelets": "low"}, MILD, "soon", id="not deep"),
        pytest.param({"lines.hemoglobin": "under_8", "lines.platelets": "low"}, MILD, "today", id="one deep"),
        pytest.param({"lines.hemoglobin": "low", "lines.platelets": "under_30"}, MILD, "today", id="the other deep"),
        pytest.param(
            {"lines.hemoglobin": "under_8", "lines.platelets": "normal"}, SEVERE, "today", id="one, under 500"
        ),
        pytest.param(
            {"lines.hemoglobin": "low", "lines.platelets": "under_30"}, SEVERE, "today", id="other, under 500"
        ),
        pytest.param({"lines.hemoglobin": "low", "lines.platelets": "normal"}, SEVERE, "soon", id="under 500 alone"),
        pytest.param({"lines.hemoglobin": DONT_KNOW, "lines.platelets": "under_30"}, MILD, "today", id="one not known"),
        pytest.param(
            {"lines.hemoglobin": "low", "lines.platelets": "low", "sign.spleen": "yes"}, MILD, "soon", id="spleen"
        ),
        pytest.param(
            {"lines.hemoglobin": "low", "lines.platelets": "low", "lines.spots": "yes"}, MILD, "today", id="spots"
        ),
    ],
)
def test_an_adults_new_low_count_with_other_low_lines(
    judged: Any, told: dict[str, Any], counts: list[dict[str, Any]], level: str
):
    """Hemoglobin under 8 or platelets under 30,000, which nobody is known to have seen: today; less deep: soon."""
    assert level == _lines(judged, ADULT | OTHERS | NO_SIGNS | told, counts)
    assert _lines(judged, ADULT | OTHERS | NO_SIGNS | told | {"counts.doctor_knows": "yes"}, SEVERE) is None


@pytest.mark.parametrize("known", [None, "no", DONT_KNOW, "yes"])
def test_a_report_that_named_leukemia_needs_a_call_today_until_a_doctor_has_talked_about_it(judged: Any, known: Any):
    """Then it is no alarm any more, but counts for the sample."""
    answers = {**ADULT, "cause.leukemia": "yes"} | ({"leukemia.known": known} if known else {})
    expected = {"leukemia": "soon"} if known == "yes" else {"leukemia-today": "today"}
    assert expected == _levels(judged, answers | {"counts.doctor_knows": "yes"}, SEVERE)


BABY = {
    **BLOOD, "counts.ever_low": "no", "person.who": "child", "person.age": {"amount": 7, "unit": "months"},
}  # fmt: skip
WELL = {"birth.growth": "no", "birth.first_year": "no", "infant.live_vaccine": "no", "sign.live_vaccine": "no"}
SIGNS = ("sign.low_lymphocytes", "sign.thymus", "sign.screen")


@pytest.fixture(scope="module")
def no_infection(book: Any) -> dict[str, str]:
    """Every infection asked about, answered “no”."""
    counted = {"infection", "serious_infection"}
    return {key: "no" for key, asked in book.questionnaire.questions.items() if counted & set(asked.counts_as)}


def _infant(judged: Any, answers: dict[str, Any]) -> dict[str, str]:
    return {key: level for key, level in _levels(judged, answers, []).items() if key.startswith("infant-")}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_a_severe_immune_problem_in_a_baby_is_seen_within_days(
    judged: Any, no_infection: dict[str, str], sign: str
):
    """Well, growing, and no live vaccine near: two working days; whatever of it is not so, or not known: today."""
    well = {**BABY, **no_infection, **WELL, sign: "yes"}
    assert {"infant-immune-soon": "soon"} == _infant(judged, well)
    today = {"infant-immune-today": "today"}
    for key in ("infection.fungal", "birth.growth", "birth.first_year", "infant.live_vaccine"):
        worse = {key: "yes"}
        assert today == _infant(judged, well | worse)
        assert today == _infant(judged, well | dict.fromkeys(worse, DONT_KNOW))
        assert today == _infant(judged, {key: said for key, said in well.items() if key not in worse})
    assert {} == _infant(judged, well | {"infant.seen": "yes"})
    assert {} == _infant(judged, well | {"person.age": {"amount": 2, "unit": "years"}})
    assert {"infant-immune-soon": "soon"} == _infant(judged, well | {"person.age": DONT_KNOW})


def test_lymphocytes_of_three_thousand_or_more_are_no_call(judged: Any, no_infection: dict[str, str]):
    """But for another such sign beside them."""
    quiet = {**BABY, **no_infection, **WELL, "sign.thymus": "no", "sign.screen": "no"}
    low = quiet | {"sign.low_lymphocytes": "yes"}
    assert {} == _infant(judged, low | {"infant.lymphocytes": "3000_or_more"})
    assert {"infant-immune-soon": "soon"} == _infant(judged, low | {"infant.lymphocytes": "under_3000"})
    assert {"infant-immune-soon": "soon"} == _infant(judged, low | {"infant.lymphocytes": DONT_KNOW})
    both = low | {"infant.lymphocytes": "3000_or_more", "sign.thymus": "yes"}
    assert {"infant-immune-soon": "soon"} == _infant(judged, both)


# G2 and kinds like it: never low, and every sign of a severe immune problem.
@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"sign.low_lymphocytes": "yes", "sign.thymus": "yes", "infection.sepsis": "yes"}, id="G2"),
        pytest.param({"sign.screen": "yes", "person.age": {"amount": 2, "unit": "weeks"}}, id="screen, two weeks old"),
        pytest.param({"sign.live_vaccine": "yes", "infection.mycobacteria": "yes"}, id="ill after BCG"),
        pytest.param({"sign.thymus": "yes", "birth.growth": "yes"}, id="no thymus, poor growth"),
    ],
)
def test_a_baby_who_was_never_low_gets_the_call(judged: Any, told: dict[str, Any]):
    """Neutrophils have nothing to do with it, and no live vaccine is given before the result."""
    assert {"infant-immune-today": "today"} == _infant(judged, BABY | told)
    (raised,) = judged(BABY | told, counts=[]).alerts
    assert NO_LIVE_VACCINE in [each.you for each in raised.says]


def test_every_alert_names_its_source_or_is_marked_as_ours(book: Any):
    """And says what it is, each level by a sentence that begins with what to do."""
    for alert in book.rules.alerts:
        assert alert.cite.strip(), alert.id
        assert "own rule" not in alert.cite.lower() or "signed off by a clinician" in alert.cite, alert.id


GROWN: dict[str, Any] = {
    **BLOOD,
    "person.who": "child",
    "person.age": {"amount": 9, "unit": "years"},
    "counts.ever_low": "no",
}


@pytest.mark.parametrize(
    ("told", "soon"),
    [
        pytest.param({"infection.sepsis": "yes", "infection.pneumonia": "yes"}, True, id="two kinds"),
        pytest.param({"infection.sepsis": "yes"}, False, id="one kind"),
        pytest.param({"infection.sepsis": "yes", "sign.low_antibodies": "yes"}, True, id="one, and low antibodies"),
        pytest.param({"sign.low_antibodies": "yes"}, False, id="low antibodies alone"),
        pytest.param({"birth.growth": "yes", "infection.sepsis": "yes"}, False, id="poor growth, years ago"),
    ],
)
def test_without_low_counts_some_are_sent_to_immunology_soon(
    judged: Any, no_infection: dict[str, str], told: dict[str, str], soon: bool
):
    """Two kinds of serious infection, or one with low antibodies; not where an immunologist is seen already."""
    answers = GROWN | no_infection | NO_SIGNS | WELL | told
    assert soon == ("immune-soon" in _levels(judged, answers, []))
    assert "immune-soon" not in _levels(judged, answers | {"visit.with": "immunologist"}, [])
    assert "immune-soon" not in _levels(judged, answers, MILD)


@pytest.mark.parametrize("beside", ["infection.sepsis", "sign.diarrhea"])
def test_a_baby_who_grows_poorly_and_is_ill_is_sent_to_immunology_soon(
    judged: Any, no_infection: dict[str, str], beside: str
):
    """Under two years; poor growth alone, or the other alone, is not enough."""
    ill = {**BABY, **no_infection, **NO_SIGNS, **WELL, "birth.growth": "yes", beside: "yes"}
    assert "immune-soon" in _levels(judged, ill, [])
    for less in ({beside: "no"}, {"birth.growth": "no"}, {"person.age": {"amount": 2, "unit": "years"}}):
        assert "immune-soon" not in _levels(judged, ill | less, []), less
