"""What clinicians review: every rule as numbered English, and the route through the pages as one drawing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree import ElementTree as ET

from pypdf import PdfReader

from questionnaire.asking.answers import Answers
from questionnaire.checking.english import condition_in_english, in_english
from questionnaire.judging.policy import LETTERS
from questionnaire.logic.predicates import AtLeast, Compare, Op
from questionnaire.telling.language import language
from questionnaire.telling.reasons import Names
from questionnaire.telling.wording import words_for

SVG = "{http://www.w3.org/2000/svg}"


def _shown(run, rule_id):
    ran = run("show", rule_id)
    assert (0, "") == (ran.code, ran.err)
    return ran.out


def test_show_prints_an_alert_with_what_silences_it(run, book):
    """Title, level, every sentence, source, when it is raised, and what must be known for it not to be."""
    alert = next(each for each in book.rules.alerts if each.unless is not None)
    shown = _shown(run, alert.id)
    parts = [f"{alert.title.you}  [alert {alert.id}, {alert.level}]", *(text.you for text in alert.says)]
    _in_this_order(shown, *parts, f"Source: {alert.cite}", "\nWhen:\n   1: ", "\nUnless it is known that:\n   1: ")
    plain = next(each for each in book.rules.alerts if each.unless is None)
    assert "Unless" not in _shown(run, plain.id)


def test_show_prints_a_suggestion_with_every_reason(run, book):
    """The question to ask, each reason in turn, the source and when it is suggested."""
    suggestion = max(book.rules.suggestions, key=lambda each: len(each.because))
    assert 1 < len(suggestion.because)
    heading = f"{suggestion.ask.you}  [suggestion {suggestion.id}, {suggestion.topic}, rank {suggestion.rank}]"
    because = [f"Because: {text.you}" for text in suggestion.because]
    shown = _shown(run, suggestion.id)
    _in_this_order(shown, heading, *because, f"Source: {suggestion.cite}", "\nWhen:\n   1: ")


def test_show_prints_a_reason_and_a_first_with_what_silences_it(run, book):
    """What it is called, what is said, source, when it stands, and what must be known for it not to."""
    policy = book.rules.policy
    silenced = [next(each for each in sides if each.unless is not None) for sides in (policy.reasons, policy.firsts)]
    for side in (*silenced, *policy.earlier):
        shown = _shown(run, side.id)
        titled = [side.title.you] if side.title else []
        parts = [f"{side.name.you}  [{side.id}]", *titled, side.says.you, f"Source: {side.cite}", "\nWhen:\n   1: "]
        _in_this_order(shown, *parts, *(["\nUnless it is known that:\n   1: "] if side.unless else []))
    plain = next(each for each in policy.firsts if each.unless is None)
    assert "Unless" not in _shown(run, plain.id)


def test_show_prints_the_whole_policy_to_be_signed(run, book):
    """Every cell of every row, every reason and first with its conditions, every source, and what is our own choice."""
    shown = _shown(run, "timing")
    policy = book.rules.policy
    assert "No clinician has signed this sheet." in shown
    lines = shown.splitlines()
    for reason in policy.reasons:
        row = next(line.split()[1:] for line in lines if line.split()[:1] == [reason.id])
        cells = [policy.cell(reason.id, first) for first in (None, *(each.id for each in policy.firsts))]
        letters = [next((key for key, it in LETTERS.items() if it is cell.reading), "-") for cell in cells]
        assert [f"{letter}{'*' * cell.own}" for letter, cell in zip(letters, cells, strict=True)] == row
    own = sum(cell.own for cell in policy.cells.values())
    assert f"{own} are our own choice" in shown
    for side in policy.sides:
        assert f" {side.id}: {side.says.you}\n  Source: {side.cite}\n  Stands when:\n" in shown
    assert all(f"  {key}: {source}" in lines for key, source in policy.sources.items())


def test_the_policy_as_a_pdf_is_to_be_signed(run, book, tmp_path):
    """The same table with room for a name, a role, a date and a signature."""
    assert (0, "", "") == ((ran := run("show", "timing", "--output", tmp_path / "policy.pdf")).code, ran.out, ran.err)
    printed = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "policy.pdf").pages).split())
    assert "Name, role, date, signature" in printed
    assert "No clinician has signed this sheet." in printed
    assert set() == {side.id for side in book.rules.policy.sides if side.id not in printed}


def test_show_prints_an_item_to_bring_with_when_it_is_ticked(run, book):
    """What to bring, the source, for whom it is left out, and who is told that they have it."""
    item = next(each for each in book.rules.bring if each.when is not None and each.have is not None)
    shown = _shown(run, item.id)
    heading = f"{item.says.you}  [to bring: {item.id}]"
    _in_this_order(
        shown,
        heading,
        f"Source: {item.cite}",
        "\nShown unless it is known to be untrue that:\n   1: ",
        "\nTicked when:\n   1: ",
    )


def test_every_rule_there_is_can_be_read_with_its_source(book):
    """What a clinician cannot read, nobody can sign: each rule, reason, first and item in English."""
    rules = book.rules
    names = Names(book.questionnaire, rules, words_for(book, Answers(), None, language("en")))
    for rule in (*rules.programs, *rules.alerts, *rules.suggestions, *rules.policy.sides, *rules.bring):
        shown = in_english(rule, names)
        assert f"Source: {rule.source if rule in rules.programs else rule.cite}" in shown
        assert rule.id in shown.partition("\n")[0]


def test_below_each_heading_stands_its_own_condition(book):
    """Who signs when an alert is silenced, or when an item is ticked, reads that and not when the rule applies."""
    rules = book.rules
    names = Names(book.questionnaire, rules, words_for(book, Answers(), None, language("en")))
    for rule in (*rules.alerts, *rules.suggestions, *rules.policy.sides, *rules.bring):
        wanted = [getattr(rule, part, None) for part in ("when", "unless", "have")]
        wanted += [each.when for each in getattr(rule, "told", ())]
        _, *blocks = in_english(rule, names).split("\n\n")
        read = [[line.removeprefix("   ") for line in block.splitlines()[1:]] for block in blocks]
        assert [condition_in_english(each, names) for each in wanted if each is not None] == read, rule.id


def test_how_many_conditions_must_hold_is_said_in_words(book):
    """All of them, one of them, or so many of them, each where it is so."""
    names = Names(book.questionnaire, book.rules, words_for(book, Answers(), None, language("en")))
    age = Compare("person.age", Op.BELOW, (Decimal(216),))
    said = {
        needed: condition_in_english(AtLeast(needed, (age, age, age)), names)[0].removeprefix("1: ")
        for needed in (1, 2, 3)
    }
    assert {
        1: "at least one of these must hold:",
        2: "at least 2 of these must hold:",
        3: "every one of these must hold:",
    } == said


def test_an_age_is_compared_in_months_and_a_count_in_cells(book):
    """A number without its unit could be signed for another one."""
    names = Names(book.questionnaire, book.rules, words_for(book, Answers(), None, language("en")))
    lines = [
        condition_in_english(Compare(fact, Op.BELOW, (Decimal(1500),)), names)
        for fact in ("person.age", "counts.lowest")
    ]
    assert ["1: your age is below 1,500 months  [person.age]"] == lines[0]
    assert ["is below 1,500 cells/µL  [counts.lowest]"] == [line[line.index("is below") :] for line in lines[1]]


def test_show_of_nothing_is_one_line(run, book):
    """An id that nothing has, or none at all, is exit 2 and says what there is."""
    ran = run("show", "")
    known = ", ".join(program.id for program in book.rules.programs)
    assert (2, "", f"questionnaire: nothing has the id ''; the programs are {known}\n") == (ran.code, ran.out, ran.err)
    assert "usage: questionnaire show" in run("show").err


def test_the_map_draws_every_page_with_what_it_asks_and_every_condition(run, book, tmp_path):
    """Well-formed SVG: a box for each page, dashed if it has a condition, under the heading of its section."""
    assert (0, "", "") == ((ran := run("map", "--output", tmp_path / "map.svg")).code, ran.out, ran.err)
    drawn = ET.fromstring((tmp_path / "map.svg").read_text(encoding="utf-8"))  # noqa: S314 - drawn just now
    boxes = drawn.findall(f"{SVG}g")
    assert len(book.questionnaire.pages) == len(boxes)
    for page, box in zip(book.questionnaire.pages, boxes, strict=True):
        title, *asked = [text.text or "" for text in box.iter(f"{SVG}text")]
        whole = page.title.you.format(fever_c="38.0", fever_f="100.4")
        assert whole.startswith(title.removesuffix("…"))
        assert 40 < len(title) or whole == title
        for question in page.questions:
            assert question.name.you in " ".join(asked)
        assert bool(page.asked_when) is ("stroke-dasharray" in box[0].attrib)
        assert page.only_if_known <= ("Only if it is known that:" in asked)
    headings = {text.text for text in drawn.findall(f"{SVG}text")}
    assert {section.title.you for section in book.questionnaire.sections} <= headings


def test_the_map_says_which_pages_wait_until_their_condition_is_known(run, book, tmp_path):
    """Who has answered nothing is asked those that say “unless”, and no other of which it is not known."""
    run("map", "--output", tmp_path / "map.svg")
    drawn = ET.fromstring((tmp_path / "map.svg").read_text(encoding="utf-8"))  # noqa: S314 - drawn just now
    route = book.route(Answers(), dt.date(2026, 11, 22))
    heads = {True: "Unless it is known to be untrue:", False: "Only if it is known that:"}
    for page, box in zip(book.questionnaire.pages, drawn.findall(f"{SVG}g"), strict=True):
        said = [text.text for text in box.iter(f"{SVG}text") if text.text in heads.values()]
        if page.asked_when and (page in route.pages or page.id in route.left_open):
            assert [heads[page in route.pages]] == said, page.id
        assert bool(page.asked_when) is bool(said), page.id


def test_nothing_on_the_map_covers_anything_else(run, tmp_path):
    """One box below the other, all inside the drawing, and every line of text inside its box."""
    run("map", "--output", tmp_path / "map.svg")
    drawn = ET.fromstring((tmp_path / "map.svg").read_text(encoding="utf-8"))  # noqa: S314 - drawn just now
    bottom = 0
    for box in drawn.findall(f"{SVG}g"):
        top, height = int(box[0].attrib["y"]), int(box[0].attrib["height"])
        assert bottom < top
        bottom = top + height
        assert all(top < int(text.attrib["y"]) < bottom for text in box.iter(f"{SVG}text"))
    assert bottom < int(drawn.attrib["height"])


def test_the_map_as_a_pdf_is_one_page_with_all_of_it(run, book, tmp_path):
    """One tall page, to be printed or signed, with every section's heading."""
    assert (0, "", "") == ((ran := run("map", "--output", tmp_path / "map.pdf")).code, ran.out, ran.err)
    (page,) = PdfReader(tmp_path / "map.pdf").pages
    printed = "".join(page.extract_text().split())
    for section in book.questionnaire.sections:
        assert "".join(section.title.you.split()) in printed
        assert "".join(section.pages[-1].title.you[:30].split()) in printed


def test_a_map_that_cannot_be_written_is_one_line(run, tmp_path):
    """A folder that is not there is exit 2 with its name."""
    ran = run("map", "--output", tmp_path / "no" / "map.svg")
    assert (2, "") == (ran.code, ran.out)
    assert f"questionnaire: {tmp_path}/no/map.svg: No such file or directory\n" == ran.err


def _in_this_order(text, *parts):
    place = 0
    for part in parts:
        assert part in text[place:], f"{part!r} is not (or not here) in {text}"
        place = text.index(part, place) + len(part)
