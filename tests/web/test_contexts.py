"""What each template of the pages is given, and what it lays out, are the same."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from jinja2 import meta, nodes

from questionnaire.resources import folder
from questionnaire.telling.language import language
from questionnaire.web.contexts import Context

ENVIRONMENT = language("en").environment
CONTEXTS = {context.template: context for context in get_args(Context)}
BASE = "pages/base.html"
# What it shows wherever it is given, and what every page has.
MAY_BE_GIVEN = {"back", "errors", "progress", "has_form"}
EVERY_PAGE_HAS = {"page", "asset", "token"}


def test_every_template_has_one_context_which_says_what_it_is_given():
    """No template without a context, no context without a template, none with two, each with its sentence."""
    templates = {path.stem for path in Path(folder("templates")).glob("pages/*.html")}
    assert templates - {"base"} == CONTEXTS.keys()
    assert len(CONTEXTS) == len(get_args(Context))
    assert [] == [name for name, each in CONTEXTS.items() if (each.__doc__ or "").startswith(each.__name__)]


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_template_uses_what_its_context_gives_and_all_of_it(name):
    """Nothing it asks for is missing, and nothing it is given is made for nobody."""
    given = _given(name).keys()
    template = f"pages/{name}.html"
    own, around, made = _read(template), _read(BASE), set(_made(template, BASE))
    assert set() == own - given - made - EVERY_PAGE_HAS
    assert set() == around - given - made - EVERY_PAGE_HAS - MAY_BE_GIVEN
    assert set() == given - own - around


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_template_asks_no_part_for_what_it_has_not(name):
    """A name after a dot is one that the part of the context has."""
    given = _given(name)
    asked = [
        (node.node.name, node.attr)
        for tree in _trees(f"pages/{name}.html")
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and isinstance(given.get(node.node.name), type)
    ]
    assert [] == [(part, attribute) for part, attribute in asked if not hasattr(given[part], attribute)]


def _given(name):
    return {key: kind for key, kind in get_type_hints(CONTEXTS[name]).items() if key != "template"}


def _read(template):
    """The names a template and what stands in it read from their context."""
    return set().union(*map(meta.find_undeclared_variables, _trees(template))) - set(ENVIRONMENT.globals)


def _made(*templates):
    """The names that templates give to values and macros of their own, and to what they import."""
    for tree in (tree for template in templates for tree in _trees(template)):
        yield from (macro.name for macro in tree.find_all(nodes.Macro))
        yield from (part.target for part in tree.find_all(nodes.Import))
        for part in tree.find_all(nodes.Assign):
            yield from (name.name for name in (part.target, *part.target.find_all(nodes.Name)) if hasattr(name, "name"))


def _trees(template):
    """A template and all that it includes; with `base.html` goes what it extends."""
    tree = ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, template)[0])
    yield tree
    for part in tree.find_all(nodes.Include if template != BASE else (nodes.Include, nodes.Extends)):
        yield from _trees(part.template.value)
