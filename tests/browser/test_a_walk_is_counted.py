"""`make walk` counts right: on a little site, every screen, tap and word was counted by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from flask import Flask, redirect, request
from playwright.sync_api import Browser
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from questionnaire.asking.answers import Answers, Entry, Given, Group
from questionnaire.asking.pages import GroupOfEntries, Page, Questionnaire, Section
from questionnaire.asking.questions import Kind, Option, Question
from questionnaire.asking.text import Text
from questionnaire.asking.values import Amount
from tests.walks.person import Person
from tests.walks.screen import PHONE
from tests.walks.way import LostTheWay, Walk, walk

WORD = Text("a word", "a word")
ENTRY = "/q/pets/0a1b2c3d"
FRAME = "<!doctype html><title>Little</title><header>Little house</header><main>{}</main><footer>The end</footer>"
AGE = """<label for="age">Age</label><input id="age" name="age" value="{age}"><select name="age-unit">
    <option value="">Choose</option><option>years</option><option>months</option></select>"""
ROW = """<fieldset><legend>{0}</legend>
    <input type="radio" name="{0}" value="no" id="{0}-1"><label for="{0}-1">No</label>
    <input type="radio" name="{0}" value="dont_know" id="{0}-2"><label for="{0}-2">Not sure</label></fieldset>"""
HEARD = '<span style="position: absolute; overflow: hidden; width: 1px; height: 1px">only heard</span>'
PAGES = {
    "/": '<h1>Two pages</h1><form method="post"><button>Start now</button></form>',
    "/q/one": f"""<h1>One</h1>{{error}}<form method="post">
        <input type="radio" name="color" value="red" id="red"><label for="red">Red</label>
        <input type="radio" name="color" value="blue" id="blue"><label for="blue">Blue</label>{AGE}
        <details><summary>More here</summary><label for="note">Note it</label><input id="note" name="note"></details>
        {HEARD}<button>Continue</button></form>""",
    "/q/two": f"""<h1>Two</h1><div style="height: 900px"></div><p style="visibility: hidden">Not seen</p>
        <form method="post">{ROW.format("wet")}{ROW.format("cold")}
        <details><summary>More</summary>{ROW.format("windy")}</details><button>Continue</button></form>""",
    "/q/pets": """<h1>Your pets</h1><a href="/q/pets/add">Add one</a><form method="post">
        <button name="complete" value="yes">These are all</button></form>""",
    ENTRY: """<h1>A pet</h1><form method="post"><label for="n">Name</label><input id="n" name="pet-name">
        <button>Continue</button></form>""",
    "/check": '<h1>Check</h1><p style="height: 1000px">All of it</p><a href="/result">See the result</a>',
    "/result": '<h1>Your result</h1><p style="height: 800px">Seen at <b>once</b>.</p><p>Below the fold</p>',
}
ONWARD = {"/": "/q/one", "/q/one": "/q/two", "/q/two": "/q/pets", "/q/pets": "/check", ENTRY: "/q/pets"}


def _question(key: str, kind: Kind, *options: str) -> Question:
    return Question(key, kind, WORD, WORD, options=tuple(Option(option, WORD) for option in options))


PET = _question("pet.name", Kind.TEXT)
ONE = (_question("color", Kind.CHOICE, "red", "blue"), _question("age", Kind.AGE), _question("note", Kind.TEXT))
QUESTIONNAIRE = Questionnaire(
    (Section("all", WORD, (Page("one", WORD, questions=ONE), Page("two", WORD), Page("pets", WORD, group="pets"))),),
    {"pets": GroupOfEntries("pets", (PET,), WORD, WORD, WORD, WORD)},
)
SAID = {"color": Given("blue"), "age": Given(Amount(2, "years")), "note": Given("small")}
PETS = Group((Entry("pets-0", {"pet.name": Given("Rex")}),), complete=True)
SOMEONE = Person("someone", "Someone", Answers(SAID, {"pets": PETS}), rest="dont_know", first={"age": "2"})
Walks = Callable[..., Walk]


def _site(changed: Mapping[str, str]) -> Flask:
    """The little site. The first page comes back, as the real one does, when the age has no unit."""
    app = Flask("little")

    def shown(path: str, status: int = 200) -> tuple[str, int]:
        body = {**PAGES, **changed}[path].replace("{age}", request.form.get("age", ""))
        return FRAME.format(body.replace("{error}", "<p>Which unit?</p>" * (status != 200))), status

    @app.route("/", methods=["GET", "POST"], defaults={"path": ""})
    @app.route("/<path:path>", methods=["GET", "POST"])
    def page(path: str) -> Response | tuple[str, int]:
        path = f"/{path}"
        if path == "/favicon.ico":
            return "", 404
        if path == "/q/pets/add":
            return redirect(ENTRY, 303)
        if request.method == "GET":
            return shown(path)
        if request.form.get("age-unit") == "":
            return shown(path, 422)
        return redirect(ONWARD[path], 303)

    return app


@pytest.fixture(scope="module")
def walks(browser: Browser) -> Iterator[Walks]:
    """Walks as someone through the little site, some of whose pages may be changed."""
    servers, context = [], browser.new_context(viewport=PHONE, java_script_enabled=False)

    def walked(person: Person = SOMEONE, **changed: str) -> Walk:
        pages = {f"/q/{name}": body for name, body in changed.items()}
        servers.append(make_server("127.0.0.1", 0, _site(pages)))
        threading.Thread(target=servers[-1].serve_forever, args=[0.01], daemon=True).start()
        return walk(context.new_page(), f"http://127.0.0.1:{servers[-1].port}", person, QUESTIONNAIRE)

    yield walked
    context.close()
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="module")
def counted(walks: Walks) -> Walk:
    """The walk through the site as it is."""
    return walks()


def test_every_screen_tap_and_word_is_counted(counted: Walk):
    """An error page and an entry are screens; what is only heard, folded or not chosen is no word; typing is a tap."""
    assert [
        ("/", 1, 8, 4, False),
        ("/q/one", 5, 14, 10, False),  # a color, the age, the fold, the note, Continue
        ("/q/one", 5, 16, 12, True),  # a color, the unit, the fold, the note, Continue
        ("/q/two", 3, 15, 11, False),  # both rows that are seen, Continue
        ("/q/pets", 1, 11, 7, False),
        ("/q/pets/entry", 2, 8, 4, False),
        ("/q/pets", 1, 11, 7, False),
    ] == [(each.path, each.taps, len(each.words), each.in_main, each.refused) for each in counted.screens]


def test_minutes_are_words_at_200_and_a_second_a_tap(counted: Walk):
    """All words and all taps before the check page."""
    assert (18, 83, 55) == (counted.taps, counted.words, counted.in_main)
    assert 83 / 200 + 18 / 60 == pytest.approx(counted.minutes)


def test_what_already_stands_there_is_not_tapped(walks: Walks):
    """Where the unit is chosen from the start, the page does not come back, and nobody taps it."""
    found = walks(one=PAGES["/q/one"].replace("<option>years", "<option selected>years"))
    assert [("/q/one", 5, False), ("/q/two", 3, False)] == [
        (screen.path, screen.taps, screen.refused) for screen in found.screens[1:3]
    ]


def test_one_button_for_the_whole_page_spares_the_rows(walks: Walks):
    """Whoever says the same to all rows taps the button that says it for all of them."""
    button = '<button name="all" value="dont_know">Not sure about any</button></form>'
    found = walks(two=PAGES["/q/two"].replace("</form>", button))
    assert ("/q/two", 1) == (found.screens[3].path, found.screens[3].taps)


def test_the_first_phone_screen_is_what_stands_above_844_px(counted: Walk):
    """Line by line, and the height of the whole page: what begins below is not on it."""
    assert ("Little house", "Your result", "Seen at once") == counted.result.first_lines
    assert ("Little house", "Two") == counted.screens[3].first_lines, "also where one scrolled down to tap"
    assert 844 < counted.result.height < 1000 < counted.check.height
    assert (1, 0) == (counted.check.taps, counted.result.taps)


@pytest.mark.parametrize(
    ("page", "old", "new", "says"),
    [
        ("one", 'value="blue"', 'value="green"', "at /q/one: color: not offered: blue"),
        ("one", 'name="age-unit"', 'name="unit"', "at /q/one: age: there is no field 'age-unit'"),
        ("one", 'id="note"', 'type="hidden" id="note"', "at /check: never asked: note"),
        ("pets", 'href="/q/pets/add"', 'href="/"', "at /q/pets: pets: nothing can be added"),
        ("pets", 'value="yes"', 'value="all"', "at /q/pets: pets: complete = true is not offered"),
        ("pets/0a1b2c3d", "pet-name", "pet", "at /q/pets/entry: not asked here: pet.name"),
        ("two", "Continue", "Go", "at /q/two: nothing to go on with"),
    ],
)
def test_what_the_pages_no_longer_offer_stops_the_walk(walks: Walks, page: str, old: str, new: str, says: str):
    """The message says who, where, and which question."""
    with pytest.raises(LostTheWay, match=f"^someone, {says}$"):
        walks(replace(SOMEONE, first=None), **{page: PAGES[f"/q/{page}"].replace(old, new)})


def test_a_page_that_refuses_what_was_meant_stops_the_walk(walks: Walks):
    """Only what a person types by mistake first may come back."""
    hasty = Person("hasty", "Hasty", Answers({**SAID, "age": Given(Amount(2, ""))}, {"pets": PETS}))
    with pytest.raises(LostTheWay, match=r"^hasty, at /q/one: refused: One\s+Which unit\?"):
        walks(hasty)
