"""Program by program: what the summary holds stands on the screen, and on paper as far as a paper tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import html5lib
import pytest
from flask import Flask
from test_screen_and_paper_agree import squeezed, visit

from questionnaire.asking.answers import Given
from questionnaire.clinics import read_clinics
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import papers_html
from questionnaire.telling.summary import Summary
from questionnaire.telling.views import CriterionView, ProgramView
from tests.everybody import TODAY, answers_of, book

# By the country they told: each has programs of its own.
OF_COUNTRIES = {
    "US": ("typical-child", "fever-now", "uncertain-change-in-a-panel-of-2019", "parent-who-answers-i-dont-know"),
    "CA": ("ontario-marrow-failure-and-transfusion",),
    "GB-ENG": ("severe-since-birth-on-gcsf-in-england",),
    "GB-OTHER": ("carrier-of-one-changed-copy-in-scotland",),
    "AU": ("failed-test-in-australia",),
    "EU": ("germany-very-low-with-an-abscess",),
    "other": ("india-parents-are-cousins",),
    None: ("almost-nothing",),
}
NAMES = [name for names in OF_COUNTRIES.values() for name in names]
# Words that are shown to everyone, and links: they are no part of what is told of a program.
_LEFT_OUT = {"a", "summary"}


def text_of(element: ET.Element) -> str:
    """The words, but for links and the titles of folds; a number that can be dialed is a word."""
    left_out = [each for each in element if each.tag in _LEFT_OUT and not each.get("href", "").startswith("tel:")]
    inside = "".join(("" if each in left_out else text_of(each)) + (each.tail or "") for each in element)
    return squeezed((element.text or "") + inside)


def with_class(page: ET.Element, name: str) -> list[ET.Element]:
    """Every element of a class, in order."""
    return [each for each in page.iter() if name in each.get("class", "").split()]


def telling(name: str) -> Handover:
    """What somebody hands over at the end of the way, who came by the link of a clinic or by none."""
    answers = replace(answers_of(name), passed=frozenset(page.id for page in book().questionnaire.pages))
    return Handover(book(), answers, TODAY, language("en"), read_clinics(None).get(answers.clinic or ""))


def screen_of(app: Flask, name: str) -> tuple[Summary, ET.Element]:
    """What is told to somebody, and the page on which it is shown."""
    person = telling(name)
    client = visit(app, person.answers, TODAY)
    return person.summary, html5lib.parse(client.get("/result").text, namespaceHTMLElements=False).find(".//main")


def paper_of(name: str) -> tuple[Summary, ET.Element]:
    """What is told to somebody, and the paper on which it is printed."""
    return telling(name).summary, ET.fromstring(papers_html(telling(name)))  # noqa: S314 - our own page


def test_each_country_is_tried() -> None:
    """A new country needs somebody who lives there."""
    asked = book().questionnaire.questions["person.country"]
    assert {option.id for option in asked.options} == set(OF_COUNTRIES) - {None}
    for country, names in OF_COUNTRIES.items():
        told = Given(country) if country else None
        assert [told] * len(names) == [answers_of(name).said.get("person.country") for name in names]


@pytest.mark.parametrize("name", NAMES)
def test_the_screen_says_all_of_each_program_and_no_more(name: str, app: Flask) -> None:
    """Its standing, each condition with reasons, every fact beside its label, its source, and when it was looked at."""
    summary, page = screen_of(app, name)
    shown = [each for each in page.iter() if each.get("id", "").startswith("program-")]
    assert [f"program-{program.id}" for program in summary.programs] == [each.get("id") for each in shown]
    lines = [*summary.routes.named, *summary.routes.not_now]
    for program, section in zip(summary.programs, shown, strict=True):
        assert squeezed("".join(on_screen(program, line=program in lines))) == text_of(section)
        states = [f"app-verdict__item--{criterion.state}" for criterion in program.criteria]
        assert states == [each.get("class", "").split()[1] for each in with_class(section, "app-verdict__item")]


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_confirmed_and_what_is_not_for_now_stands_in_one_card_each(name: str, app: Flask) -> None:
    """A line a program under what they have in common; nobody has more cards than one can look over."""
    summary, page = screen_of(app, name)
    cards = with_class(page, "app-program")
    titles = [text_of(next(each for each in card.iter("h3"))) for card in cards]
    named, not_now = (bool(summary.routes.named), bool(summary.routes.not_now))
    full = [squeezed(each.name) for each in (*summary.routes.worth, *summary.routes.open)]
    assert [*full, *["Moreprogramstoaskaboutbyname"] * named, *["Probablynotthisroute"] * not_now] == titles
    for card, programs in zip(
        cards[len(full) :], filter(None, (summary.routes.named, summary.routes.not_now)), strict=True
    ):
        assert [squeezed(each.name) for each in programs] == [
            text_of(each) for each in with_class(card, "app-program__line")
        ]


def on_screen(program: ProgramView, *, line: bool) -> Iterator[str]:
    """What stands on the screen of one program; in a line, its standing is that of the card."""
    yield from (program.name, "" if line else program.word, program.says)
    for criterion in program.criteria:
        yield f"{criterion.word}: {criterion.says}"
        yield "(not confirmed by any source)" if criterion.draft else ""
        yield from (reason.text for reason in (*criterion.because, *criterion.missing))
        yield from (f"What would help: {text}" for text in criterion.settle)
    yield program.about
    yield from (f"{label}: {text}" for label, text in program.facts.values())
    yield from ("What to bring:", *program.bring, "Source:", program.source, program.checked)


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_says_of_each_program_what_it_has_room_for(name: str) -> None:
    """A way is told whole; of what is not ready, what is missing and the cost; of the others, what is not met."""
    summary, page = paper_of(name)
    ruled_out = [each for each in summary.programs if each.standing.value == "probably_not"]
    named = [each for each in summary.programs if each.standing.value == "more_needed" and not each.confirmed]
    open_ones = [each for each in summary.programs if each not in (*ruled_out, *named)]
    wanted = ["".join(on_paper(program)) for program in open_ones]
    lines = ("".join(on_paper(program, line=True)) for program in named)
    wanted += [f"More programs to ask about by name{named[0].word}{''.join(lines)}"] if named else []
    wanted += ["Probably not these routes" + "".join(map(ruled_out_on_paper, ruled_out))] if ruled_out else []
    assert [squeezed(each) for each in wanted] == [text_of(each) for each in with_class(page, "program")]


def on_paper(program: ProgramView, *, line: bool = False) -> Iterator[str]:
    """What stands on paper of one program that is not ruled out; in a line, its standing is that of its group."""
    standing = program.standing.value
    whole = standing == "worth_asking" or (standing == "only_clinician" and program.confirmed)
    met = [each for each in program.criteria if each.state == "met" and each.id != "country"]
    unknown = [each for each in program.criteria if each.state == "unknown"]
    yield from (f"{program.name}.", "") if line else (program.name, program.word)
    if whole:
        yield program.says
        yield f"{met[0].word}: {'; '.join(map(starred, met))}." if met else ""
        yield from (f"{each.word}: {starred(each)}. {settled(each)}" for each in unknown)
    else:
        yield f"{unknown[0].word}:" if unknown else ""
        yield from (f"{starred(each)}. {settled(each)}" for each in unknown)
    for fact in ("orders", "cost", "data", "start") if whole else ("cost",):
        yield ": ".join(program.facts[fact])
    yield program.checked


def starred(criterion: CriterionView) -> str:
    return criterion.says + ("*" if criterion.draft else "")


def settled(criterion: CriterionView) -> str:
    """The first thing that would settle it, as a sentence."""
    text = (*criterion.settle, *(reason.text for reason in criterion.missing))[0]
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")


def ruled_out_on_paper(program: ProgramView) -> str:
    return f"{program.name}. Not met: {'; '.join(each.says for each in program.criteria if each.state == 'unmet')}."


@pytest.mark.parametrize("name", NAMES)
def test_the_screen_says_the_rest_of_the_summary_in_its_order(name: str, app: Flask) -> None:
    """Alerts, when to ask, why, all that was told, each question and its reason; and no country only if none was."""
    summary, page = screen_of(app, name)
    wanted = [text for alert in summary.alerts for text in (alert.title, *alert.says)]
    wanted += [summary.timing.title, summary.timing.says, *(reason.text for reason in summary.timing.because)]
    wanted += [text for told in summary.told for text in (told.title, *(each.text for each in told.sentences))]
    wanted += ["Ways to get a test", summary.timing.routes]
    wanted += [text for view in summary.picked for text in (view.ask, view.because)]
    wanted += [text for text, _ in summary.bring]
    shown, place = text_of(page), 0
    for text in map(squeezed, wanted):
        place = shown.find(text, place) + len(text)
        assert place >= len(text), text
    cards = [each.get("class", "").rpartition("--")[2] for each in with_class(page, "nhsuk-card--care")]
    assert [
        {"urgent": "emergency", "today": "urgent", "soon": "non-urgent"}[alert.level] for alert in summary.alerts
    ] == cards
    nowhere = answers_of(name).said.get("person.country") is None
    assert nowhere == ("Youdidnotsaywhereyoulive" in shown)


@pytest.mark.parametrize("name", NAMES)
def test_only_a_paper_for_somebody_who_told_no_country_says_so(name: str) -> None:
    """As on the screen."""
    nowhere = answers_of(name).said.get("person.country") is None
    assert nowhere == ("Youdidnotsaywhereyoulive" in text_of(paper_of(name)[1]))


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_says_why_each_question_is_asked(name: str) -> None:
    """Each in its order under its number, the first three and those after them."""
    summary, page = paper_of(name)
    wanted = [f"{number}. {view.ask}{view.because}" for number, view in enumerate(summary.picked, 1)]
    assert [squeezed(each) for each in wanted] == [text_of(each) for each in with_class(page, "question")]


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_says_the_rest_of_the_summary_in_its_order(name: str) -> None:
    """When it was made, what is urgent or when to get care, what is soon, when to ask, counts, all told, and limits."""
    summary, page = paper_of(name)
    urgent = [each for each in summary.alerts if each.level == "urgent"]
    soon = [each for each in summary.alerts if each.level != "urgent"]
    wanted = [summary.title, f"Made on {summary.made_on}", "Name:", "Born on:", "Record number:"]
    wanted += [text for alert in urgent for text in (alert.title, *alert.says)]
    wanted += [] if urgent else ["When to get care right away", summary.standing_notice]
    wanted += [text for alert in soon for text in (alert.title, *alert.says)]
    wanted += [f"{summary.timing.title}. {summary.timing.says}", *summary.counts]
    wanted += [summary.chart.told.wording.words[each] for each in ("title", "note")] if summary.chart else []
    wanted += [] if summary.told else [summary.nothing_told]
    for section in summary.told:
        told = [each.text for each in section.sentences if each.page != "counts" or not summary.chart]
        wanted += [section.title, *told]
    wanted += [
        "Ways to get a test",
        summary.timing.routes,
        "My questions",
        *(f"{view.ask}{view.because}" for view in summary.picked),
    ]
    wanted += [text for text, _ in summary.bring]
    wanted += [
        f"It cannot say what illness {'your child has' if 'child' in summary.title else 'you have'}",
        "It cannot check if a program is open",
        "It is not medical advice",
    ]
    shown, place = text_of(page), 0
    for text in map(squeezed, wanted):
        place = shown.find(text, place) + len(text)
        assert place >= len(text), text
