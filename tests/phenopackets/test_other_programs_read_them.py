"""Three libraries that know nothing of this project.

The protobuf schema and pedigree-ga4gh each read the whole packet: the one knows every key and value, the other what
must be there and fit together as well. hpo-toolkit checks the features along the ontology.
"""

from __future__ import annotations

import importlib.util
import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from packets import BOOK, codes_in, features_of, obographs, sheet_of

from questionnaire.neutropenia.phenopacket.packet import family, phenopacket, phenopacket_file
from tests.everybody import EVERYBODY, TODAY, answers_of
from tests.laws.people import people
from tests.ontology.terms import terms

PROTOBUF = importlib.util.find_spec("phenopackets")
READER = importlib.util.find_spec("pedigree_ga4gh")
TOOLKIT = importlib.util.find_spec("hpotk")
needs_schema = pytest.mark.skipif(PROTOBUF is None, reason="NO PHENOPACKET WAS PARSED: phenopackets is not installed")
needs_reader = pytest.mark.skipif(READER is None, reason="NO PHENOPACKET WAS CHECKED: pedigree-ga4gh is not installed")
needs_toolkit = pytest.mark.skipif(TOOLKIT is None, reason="NO FEATURE WAS VALIDATED: hpo-toolkit is not installed")
ISO_AGE = re.compile(r"P(\d+Y)?(\d|1[01])M|P\d+[YW]|P0D")


@pytest.fixture(scope="module")
def validated(tmp_path_factory: Any) -> Any:
    """What hpo-toolkit finds wrong with the features of a packet."""
    with warnings.catch_warnings():
        # A docstring of hpo-toolkit 0.8.1 holds "\\ ", of which Python warns when it first compiles the file.
        warnings.filterwarnings("ignore", ".*invalid escape sequence")
        import hpotk
        import hpotk.validate as rules
        from hpotk.model import Identified, ObservableFeature, TermId

    class Told(Identified, ObservableFeature):
        """A feature as hpo-toolkit wants it."""

        def __init__(self, term: str, excluded: bool) -> None:
            self.term, self.excluded = TermId.from_curie(term), excluded

        @property
        def identifier(self) -> TermId:
            return self.term

        @property
        def is_present(self) -> bool:
            return not self.excluded

    path: Path = tmp_path_factory.mktemp("hpo") / "hp.json"
    path.write_text(obographs(), encoding="utf-8")
    ontology = hpotk.load_minimal_ontology(str(path))
    every = (
        rules.AnnotationPropagationValidator,
        rules.ObsoleteTermIdsValidator,
        rules.PhenotypicAbnormalityValidator,
    )
    runner = rules.ValidationRunner([rule(ontology) for rule in every])

    def check(features: dict[str, bool]) -> list[str]:
        return [found.message for found in runner.validate_all([Told(*each) for each in features.items()]).results]

    return check


def _parsed(packet: dict[str, Any]) -> Any:
    from google.protobuf.json_format import MessageToDict, Parse
    from phenopackets import Family, Phenopacket

    message = Parse(json.dumps(packet), Family() if "proband" in packet else Phenopacket())
    return MessageToDict(message)


def _without_defaults(part: Any) -> Any:
    """A message as protobuf writes it: what has its default value is not there."""
    if isinstance(part, dict):
        kept = {key: _without_defaults(each) for key, each in part.items()}
        defaults = (False, 0, "UNKNOWN_SEX", "MISSING", [])
        return {key: each for key, each in kept.items() if not any(each is d or each == d for d in defaults)}
    return [_without_defaults(each) for each in part] if isinstance(part, list) else part


@needs_schema
@pytest.mark.people
def test_the_schema_reads_every_patient_and_loses_nothing(name: str):
    """Read by the protobuf library and written again, a packet is the same: no key or value is unknown to it."""
    packet = phenopacket_file(BOOK, sheet_of(answers_of(name)), TODAY, "p-1")
    assert _without_defaults(packet) == _parsed(packet)


@needs_schema
@given(people())
@settings(max_examples=40)
def test_the_schema_reads_anybody(answers: Any):
    """As for the simulated patients, for people who may have said anything; as a Phenopacket and as a Family."""
    sheet = sheet_of(answers)
    for make in (phenopacket, family):
        packet = make(BOOK, sheet, TODAY, "p-1")
        assert _without_defaults(packet) == _parsed(packet)


def _found(packet: dict[str, Any]) -> list[str]:
    """What pedigree-ga4gh finds wrong, doubtful or worth a word; it reads what a program gets, so through JSON."""
    from pedigree_ga4gh import validate

    kind = "family" if "proband" in packet else "phenopacket"
    return [f"{each.code}: {each.path}: {each.message}" for each in validate(json.loads(json.dumps(packet)), kind)]


@needs_reader
@pytest.mark.people
def test_a_second_reader_finds_nothing_wrong_with_any_patient(name: str):
    """What must be there is there, each CURIE has its resource, parents are in the pedigree: not even a remark."""
    assert [] == _found(phenopacket_file(BOOK, sheet_of(answers_of(name)), TODAY, "p-1"))


@needs_reader
@given(people())
@settings(max_examples=40)
def test_a_second_reader_finds_nothing_wrong_with_anybody(answers: Any):
    """As for the simulated patients, for people who may have said anything; as a Phenopacket and as a Family."""
    sheet = sheet_of(answers)
    assert [] == _found(phenopacket(BOOK, sheet, TODAY, "p-1")) + _found(family(BOOK, sheet, TODAY, "p-1"))


def _without_resources(packet: dict[str, Any]) -> None:
    packet["metaData"]["resources"] = []


def _without_creator(packet: dict[str, Any]) -> None:
    del packet["metaData"]["createdBy"]


def _with_age_in_words(packet: dict[str, Any]) -> None:
    packet["subject"]["timeAtLastEncounter"] = {"age": {"iso8601duration": "34 years"}}


def _with_two_values(packet: dict[str, Any]) -> None:
    packet["measurements"][0]["complexValue"] = {"typedQuantities": []}


def _with_a_bare_code(packet: dict[str, Any]) -> None:
    packet["phenotypicFeatures"][0]["type"]["id"] = "1875"


@needs_reader
@pytest.mark.parametrize(
    ("code", "break_it"),
    [
        ("undeclared-prefix", _without_resources),
        ("missing-field", _without_creator),
        ("bad-age", _with_age_in_words),
        ("oneof", _with_two_values),
        ("bad-curie", _with_a_bare_code),
    ],
)
def test_a_second_reader_would_say_what_is_wrong(code: str, break_it: Any):
    """Each of five faults is named by its code; the protobuf library sees only the one with two values."""
    packets = (phenopacket(BOOK, sheet_of(answers_of(name)), TODAY, "p-1") for name in EVERYBODY)
    packet = next(each for each in packets if each.get("measurements") and each.get("phenotypicFeatures"))
    break_it(packet)
    assert code in {each.partition(":")[0] for each in _found(packet)}


@needs_toolkit
@pytest.mark.people
def test_hpo_toolkit_finds_nothing_wrong_with_any_patient(name: str, validated: Any):
    """No term is obsolete or no abnormality, and none stands beside a wider one that says the same or the contrary."""
    assert [] == validated(features_of(phenopacket_file(BOOK, sheet_of(answers_of(name)), TODAY, "p-1")))


@needs_toolkit
@given(answers=people())
@settings(max_examples=40)
def test_hpo_toolkit_finds_nothing_wrong_with_anybody(answers: Any, validated: Any):
    """As for the simulated patients, for people who may have said anything."""
    assert [] == validated(features_of(phenopacket(BOOK, sheet_of(answers), TODAY, "p-1")))


@needs_toolkit
def test_hpo_toolkit_would_say_what_is_wrong(validated: Any):
    """Neutropenia that is excluded beside a chronic one that is there is an error; so is a relative's cancer here."""
    assert 1 == len(validated({"HP:0001875": True, "HP:0410252": False}))
    assert 1 == len(validated({"HP:0032317": False}))


@given(people())
def test_every_term_is_one_of_hpo_with_its_label(answers: Any):
    """Letter by letter, those that rules derive and those of severity too."""
    codes = codes_in(family(BOOK, sheet_of(answers), TODAY, "p-1"))
    written = {code["id"]: code["label"] for code in codes if code["id"].startswith("HP:")}
    assert {term: terms()[term][0] for term in written} == written


@given(people())
def test_every_ontology_that_is_used_is_named_and_no_other(answers: Any):
    """The resources are those whose prefixes the codes have."""
    packet = phenopacket(BOOK, sheet_of(answers), TODAY, "p-1")
    used = {code["id"].partition(":")[0] for code in codes_in(packet)}
    assert used == {each["namespacePrefix"] for each in packet["metaData"].get("resources", [])}


@given(people())
def test_ages_are_durations_and_times_are_utc(answers: Any):
    """Every age is whole years and months under twelve, or weeks; every time ends in Z and lies no later than today."""
    text = json.dumps(family(BOOK, sheet_of(answers), TODAY, "p-1"))
    assert [] == [age for age in re.findall(r'"iso8601duration": "(.*?)"', text) if not ISO_AGE.fullmatch(age)]
    times = re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-])", text)
    assert [] == [each for each in times if not each.endswith("Z") or each[:10] > TODAY.isoformat()]
