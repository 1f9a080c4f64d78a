"""Two libraries of others, and the rules of the standard, find nothing wrong with our FHIR files."""

from __future__ import annotations

import copy

import pytest

from questionnaire.asking.answers import Answers, Given
from questionnaire.exporting.datafiles import bundle_resource
from questionnaire.exporting.fhir.questionnaire import questionnaire_resource
from questionnaire.exporting.fhir.response import response_resource
from questionnaire.exporting.fhir.terms import Edition
from tests.fhir.checkers_of_fhir import broken_rules, wrong_in_codes, wrong_in_shape
from tests.fhir.people_told import BOOK, ENGLISH, TODAY, VOICES, Told, as_json, every_item, everyone, questionnaire_in


@pytest.mark.parametrize("voice", VOICES)
def test_the_questionnaire_is_valid(voice):
    """In both voices."""
    resource = questionnaire_in(voice)
    assert (None, [[]], []) == (wrong_in_shape(resource), wrong_in_codes([resource]), broken_rules(resource))


def test_an_edition_is_what_the_caller_says():
    """Address, version, status and date come from outside, so that the same content gives the same file."""
    edition = Edition("https://example.org/q", "2026.1", "draft", "2026-11-22")
    resource = questionnaire_resource(BOOK, ENGLISH, "child", edition)
    found = [resource[key] for key in ("url", "version", "status", "date")]
    assert ["https://example.org/q:en:child", "2026.1", "draft", "2026-11-22"] == found
    assert (None, [[]]) == (wrong_in_shape(resource), wrong_in_codes([resource]))


@pytest.mark.people
def test_the_shape_of_every_response_is_right(told: Told):
    """Every element of every patient's answers is one that FHIR R4 has, with a value of its type."""
    assert (None, []) == (wrong_in_shape(told.response), broken_rules(told.response))


def test_the_codes_of_every_response_are_right():
    """All patients at once: starting Node takes longer than reading them."""
    found = zip(everyone(), wrong_in_codes([told.response for told in everyone()]), strict=True)
    assert [] == [(told.name, wrong) for told, wrong in found if wrong]


def test_both_in_one_file_are_a_valid_bundle():
    """As `questionnaire export` writes it."""
    bundle = as_json(bundle_resource(BOOK, everyone()[0].route, ENGLISH, TODAY))
    assert (None, [[]]) == (wrong_in_shape(bundle), wrong_in_codes([bundle]))
    assert everyone()[0].response == bundle["entry"][1]["resource"]


# Who said what, and how FHIR names the source of it, what they are to the patient, and if somebody typed it in.
ANSWERED = (
    ({"person.who": "helped", "helped.kin": "father", "helped.beside": "no"}, "#helper", "CHILD", False),
    ({"person.who": "helped"}, "#helper", "", False),
    ({"person.who": "staff", "paper.by": "self"}, "#patient", "", True),
    ({"person.who": "staff", "paper.by": "child"}, "#helper", "PRN", True),
    ({"person.who": "staff"}, "", "", True),
    ({"person.who": "self"}, "", "", False),
)


def test_who_answered_for_an_adult_or_typed_a_paper_in_is_said():
    """As the source of the answers, and the author who recorded them; and others find nothing wrong with it."""
    made = [_response({key: Given(value) for key, value in said.items()}) for said, *_ in ANSWERED]
    assert [(source, role, typed) for _, source, role, typed in ANSWERED] == [_people(each) for each in made]
    # Node’s library knows only the other half of the value set, v2-0131; these are v3 PersonalRelationshipRoleType.
    others = [
        [each for each in wrong if "v3-RoleCode) not found in value set" not in each] for wrong in wrong_in_codes(made)
    ]
    assert [[]] * len(made) == others
    assert [(None, [])] * len(made) == [(wrong_in_shape(each), broken_rules(each)) for each in made]


def _response(said):
    return as_json(response_resource(BOOK, BOOK.route(Answers(said), TODAY), ENGLISH, TODAY))


def _people(response):
    roles = [each["relationship"] for each in response.get("contained", []) if "relationship" in each]
    code = roles[0][0]["coding"][0]["code"] if roles else ""
    return response.get("source", {}).get("reference", ""), code, "author" in response


# --- each of them sees something -------------------------------------------------------------------------------------


PAGES = {f"page/{page}" for page in ("age", "urgent", "pattern", "counts", "tests", "own")}
FAULTS = {
    "an element there is not": (lambda _, items: items["person.age"].update(colour="red"), "shape, codes"),
    "no status": (lambda whole, _: whole.pop("status"), "shape, codes"),
    "a text for a number": (lambda _, items: items["own.text"].update(maxLength="long"), "shape, codes"),
    "a day there is not": (lambda whole, _: whole.update(date="2026-02-30"), "shape"),
    "a status there is not": (lambda whole, _: whole.update(status="finished"), "codes"),
    "a type there is not": (lambda _, items: items["count.date"].update(type="day"), "codes"),
    "an operator there is not": (lambda _, items: items["page/tests"]["enableWhen"][0].update(operator="~"), "codes"),
    "an id used twice": (lambda _, items: items["count.date"].update(linkId="count.value"), "rules"),
    "neither all nor any": (lambda _, items: items["page/pattern"].pop("enableBehavior"), "rules"),
    "a longest choice": (lambda _, items: items["person.sex"].update(maxLength=20), "rules"),
    "an empty group": (lambda _, items: items["page/urgent"].pop("item"), "rules"),
    "a name with spaces": (lambda whole, _: whole.update(name="my questionnaire"), "rules"),
}


def _few_pages():
    """A part of the questionnaire, for speed."""
    pages = [item for item in every_item(questionnaire_in("you")["item"]) if item["linkId"] in PAGES]
    return copy.deepcopy({**questionnaire_in("you"), "item": pages})


def test_each_fault_is_seen_by_those_who_look_there():
    """What one of the three passes over, another sees: so all three are asked."""
    assert ("", [[]], []) == (
        wrong_in_shape(_few_pages()) or "",
        wrong_in_codes([_few_pages()]),
        broken_rules(_few_pages()),
    )
    planted = {name: _few_pages() for name in FAULTS}
    for name, wrong in planted.items():
        FAULTS[name][0](wrong, {item["linkId"]: item for item in every_item(wrong["item"])})
    codes = dict(zip(planted, wrong_in_codes(list(planted.values())), strict=True))
    for name, wrong in planted.items():
        seen = {"shape": wrong_in_shape(wrong), "codes": codes[name], "rules": broken_rules(wrong)}
        assert (name, FAULTS[name][1]) == (name, ", ".join(who for who, says in seen.items() if says))
