"""The clinician's brief: all that was told, in neutral clinical words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from handed import NAMES, hand, said
from papers import answers_file

from questionnaire.asking.answerfile import load
from questionnaire.asking.answers import Given, NotGiven
from questionnaire.asking.levels import LEVELS
from questionnaire.asking.questions import Kind, Question
from questionnaire.reading import Book
from questionnaire.telling.briefviews import TableView
from questionnaire.telling.handover import Handover
from questionnaire.telling.language import language
from questionnaire.telling.papers import BRIEF, Figures, Layout, figures, papers_html
from questionnaire.telling.wording import dated
from tests.everybody import SIMULATED


@pytest.fixture(scope="module")
def rendered() -> list[str]:
    """The briefs of every third simulated patient, as HTML: these have no words of their own."""
    return [papers_html(hand(name), [BRIEF]) for name in SIMULATED[::3]]


def _handing(book: Book, today: dt.date, **said: object) -> Handover:
    """What somebody hands over who said these things ("_" for the dot in an id)."""
    answers = {key.replace("_", ".", 1): value for key, value in said.items() if key != "groups"}
    days = {key: str(today) for key in answers if book.questionnaire.questions[key].moment}
    given = {"version": 1, "answers": answers, "groups": said.get("groups", {}), "days": days}
    return Handover(book, load(given, book.questionnaire, today), today, language("en"))


# --- what is told ---------------------------------------------------------------------------------------------------


@pytest.mark.people
def test_everything_answered_on_the_route_is_told_once(name: str, book: Book) -> None:
    """A given answer is present, absent or in a line; else in the one line, a dated one, or in what says more."""
    person = hand(name)
    for question in _asked(person, book):
        if not isinstance(person.route.answers.said.get(question.id), Given):
            continue
        told = _times_told(person, _dated(person, question))
        doubtful = {each for doubt in person.assessment.doubts if not doubt.both_right for each in doubt.questions}
        denied = doubtful if person.route.answers.said[question.id] == Given("no") else set()
        apart = question.asked_again or question.id in {*book.brief.in_line, *denied}
        followed = bool(question.told_by) and told == 0
        assert told == (0 if apart or followed else 1), question.id


def _dated(person: Handover, question: Question) -> str:
    """The name of a question; of a yes or no about a moment on another day, with that day."""
    name = person.words.say(question.clinical)
    answers = person.route.answers
    return dated(name, question, answers, person.words, person.today) if question.kind is Kind.YES_NO else name


@pytest.mark.people
def test_a_no_is_never_told_as_unknown_nor_unknown_as_a_no(name: str, book: Book) -> None:
    """What is absent was answered "no", what is not known "I don't know", what is left unanswered was."""
    person = hand(name)
    said, brief = person.route.answers.said, person.brief
    names = {_dated(person, q): said.get(q.id) for q in _asked(person, book)}
    assert {Given("no")} >= {names[each] for block in brief.blocks for each in block.absent}
    assert {Given("yes")} >= {names[each.clinical] for block in brief.blocks for each in block.present}
    for wanted, told in (
        (NotGiven.DONT_KNOW, brief.open.unknown),
        (NotGiven.PREFER_NOT, brief.open.declined),
        (None, brief.open.unanswered),
    ):
        assert {wanted} >= {names[each] for each in told if each in names}


@pytest.mark.people
def test_what_is_not_known_is_told_by_its_name_or_with_its_whole_page(name: str, book: Book) -> None:
    """No "I don't know" is left out."""
    person = hand(name)
    for page in (page for block in book.brief.blocks for page in block.pages if page in person.route.pages):
        unsure = [q for q in page.questions if person.route.answers.said.get(q.id) is NotGiven.DONT_KNOW]
        whole = len(unsure) == len(page.questions) > 1
        for thing in [page] if whole else unsure:
            assert person.words.say(thing.clinical) in person.brief.open.unknown


def test_what_was_never_reached_is_not_called_unanswered(book: Book, today: dt.date) -> None:
    """Who stopped after the third page left nothing open on the thirtieth."""
    started = _handing(book, today, person_who="self", now_unwell="no", counts_ever_low="yes")
    assert ("duration of low counts", "course of counts") == started.brief.open.unanswered


def test_a_page_left_empty_is_told_by_its_own_name(book: Book, today: dt.date) -> None:
    """Twelve empty lines are one."""
    person = _handing(book, today, person_who="self", now_unwell="no", counts_ever_low="yes", matter_hopes=["cause"])
    assert "common infections" in person.brief.open.unanswered
    assert "recurrent oral ulcers" not in person.brief.open.unanswered


@pytest.mark.people
def test_every_entry_of_a_list_has_its_row(name: str, book: Book) -> None:
    """A count, a test, a relative, a medicine, an infection: one row each, and no row is added."""
    person = hand(name)
    for block in book.brief.blocks:
        if block.group and (entries := person.route.answers.group(block.group).entries):
            view = person.brief.block(block.id)
            assert view is not None
            assert view.table is not None
            assert len(entries) == len(view.table.rows)
            assert 100 == sum(view.table.widths)


def test_a_count_that_is_worked_out_stands_with_the_others() -> None:
    """12 percent of 6,500 white cells are 780 neutrophils; the table says so, and that nobody printed that number."""
    counted = {"count.white": {"amount": "6.5", "unit": "10^9/L"}, "count.percent": 12}
    table = said({}, {"counts": [counted]}).brief.block("counts").table
    assert "780 cells/µL (0.78 × 10⁹/L), worked out" == table.rows[0][table.columns.index("ANC")]


def test_a_wide_table_is_no_wider_than_the_page() -> None:
    """Seven columns of long words still make a hundred hundredths."""
    assert 100 == sum(TableView(("Neutrophils",) * 7, (("immunoglobulins",) * 7,), more=False).widths)


def test_counts_stand_in_order_of_time_as_in_the_chart(book: Book, today: dt.date) -> None:
    """The oldest first, then those without a date, which say so; a rough count has its unit."""
    given = answers_file("on-gcsf")
    given["groups"]["counts"]["entries"].reverse()
    person = Handover(book, load(given, book.questionnaire, today), today, language("en"))
    rows = person.brief.block("counts").table.rows
    dates = ["November 1989", "1991", "February 10, 1994", "June 2009", "March 2, 2021", "December 18, 2025"]
    assert [*dates, "Not dated"] == [row[0] for row in rows]
    assert "Under 200/µL" == rows[1][1]


def test_every_feature_carries_the_terms_of_its_question(book: Book) -> None:
    """The ids beside a feature are those that the content says a "yes" to its question tells."""
    codes = {tuple(code.id for code in q.hpo if code.yes) for _, q in book.questionnaire.every_question()}
    features = [each for name in NAMES for block in hand(name).brief.blocks for each in block.present]
    assert len(features) > 100
    assert [] == [each for each in features if each.codes not in codes]
    assert [] == [code for each in features for code in each.codes if not re.fullmatch(r"HP:\d{7}", code)]


# --- how it is told -------------------------------------------------------------------------------------------------


def test_what_a_doctor_calls_by_a_short_name_is_told_by_it(book: Book, today: dt.date) -> None:
    """No "airways in the lungs that stay too wide" for a clinician."""
    said = dict.fromkeys(("infection_airways", "infection_mycobacteria", "infection_pneumonia"), "yes")
    person = _handing(book, today, person_who="self", now_unwell="no", counts_ever_low="yes", **said)
    told = [each.clinical for each in person.brief.block("infections").present]
    assert "pneumonia, 2 or more times" in told
    assert "bronchiectasis (told, on a scan)" in told
    assert "nontuberculous mycobacterial infection, or a BCG complication" in told


def test_the_brief_speaks_of_nobody_as_you(rendered: list[str]) -> None:
    """All but the patient's own questions is in the third person: alerts and routes, too."""
    for html in rendered:
        text = re.sub(r"<ol>.*?</ol>|“I don’t know”|<title>.*?</title>", "", html, flags=re.DOTALL)
        text = re.sub(r"<[^>]+>", " ", text)
        assert [] == re.findall(r".{40}\b(?:[Yy]ours?|[Yy]ou|[Mm]y|I|[Ww]e)\b(?!-)(?!-\d).{30}", text)


def test_an_alert_is_one_line_and_the_urgent_ones_come_first(book: Book, today: dt.date) -> None:
    """No box is empty, no title tells a clinician to get care, and what is urgent looks it."""
    seen, clinical = set(), {alert.id: alert.clinical for alert in book.rules.alerts}
    ill = {"person_who": "child", "counts_ever_low": "no", "infection_pneumonia": "yes", "infection_meningitis": "yes"}
    for person in (*map(hand, NAMES), _handing(book, today, **ill)):
        levels = [alert.level for alert in person.summary.alerts]
        if not levels or set(seen) >= {alert.id for alert in person.summary.alerts}:
            continue
        html = papers_html(person, [BRIEF])
        boxes = re.findall(r'<section class="(urgent|today|soon)">(.*?)</section>', html, re.DOTALL)
        assert [level for level in LEVELS if level in levels] == [level for level, _ in boxes]
        for each in LEVELS:
            alerts = [alert for alert in person.summary.alerts if alert.level == each]
            for alert, line in zip(alerts, getattr(person.brief.alerts, each), strict=True):
                parts = person.words.say(clinical[alert.id]).split(" · ")
                forms = [".+".join(map(re.escape, re.split(r"\{[a-z_.]+\}", part))) for part in parts]
                assert all(any(re.fullmatch(form, part, re.IGNORECASE) for form in forms) for part in line.split(" · "))
                assert "{" not in line
                assert 1 == sum(line in box.replace("&#39;", "'") for level, box in boxes if level == each)
                seen.add(alert.id)
        assert "<h2>" not in "".join(box for _, box in boxes)
    assert {alert.id for alert in book.rules.alerts} == seen


def test_what_was_said_of_today_is_dated_and_no_finding(book: Book, today: dt.date) -> None:
    """“No fever” beside “recurrent fevers” would be a contradiction without its day."""
    for answer, told in (("no", "no fever"), ("yes", "fever"), ({"not_given": "dont_know"}, "not known if")):
        person = _handing(book, today, person_who="self", now_unwell=answer, infection_fevers="yes")
        assert [f"On November 22, 2026: {told}"] == [text[: len(told) + 22] for text in person.brief.dated]
        assert 0 == _times_told(person, "fever, chills or severe illness on the day of answering")


def test_the_line_on_the_person_ends_with_the_lowest_count(book: Book, today: dt.date) -> None:
    """Age, sex, course and the lowest count with its date; what was not told is not there."""
    person = hand("on-gcsf")
    assert (
        "41 years · female at birth · low neutrophils told by a doctor or a lab · low since birth or the first year of "
        "life · still low · lowest count told: 120/µL (November 1989) · answered by the patient"
    ) == person.brief.problem
    nothing = _handing(book, today)
    assert "" == nothing.brief.problem


def test_a_question_that_only_leads_on_is_told_where_nothing_follows(book: Book, today: dt.date) -> None:
    """“Genetic test: none”, and no “Yes: a genetic test” under the table of tests."""
    for name, told in (("on-gcsf", []), ("in-england", [])):
        person = hand(name)
        assert told == [line for line in person.brief.block("earlier").lines if line.startswith("Genetic test")]
        assert () == person.brief.block("earlier").present
    never = _handing(book, today, person_who="self", now_unwell="no", counts_ever_low="yes", tests_ever="no")
    assert ("Genetic test: none",) == never.brief.block("earlier").lines
    some = _handing(book, today, person_who="self", now_unwell="no", counts_ever_low="yes", tests_ever="yes")
    assert ("Genetic test: yes",) == some.brief.block("earlier").lines


def test_a_gene_that_was_only_looked_at_is_not_called_a_variant() -> None:
    """“ELANE” beside “negative” is a gene as written."""
    person = hand("in-england")
    assert "Gene or change as written" in person.brief.block("earlier").table.columns


def test_terms_are_spoken_of_only_where_one_stands(rendered: list[str]) -> None:
    """“HPO terms stand beside features” is said if they do."""
    with_terms = ["HPO terms stand" in html for html in rendered]
    assert {True, False} == set(with_terms)
    assert with_terms == ['class="code"' in html for html in rendered]


def test_the_brief_gives_no_one_a_code(rendered: list[str]) -> None:
    """The codes for the record are the same for all in a country; who denied low counts has them without theirs."""
    lists = {re.search(r"No code was assigned\.\n(.*?)</p>", html, re.DOTALL)[1] for html in rendered}
    shortest = min(lists, key=len)
    assert all(each.endswith(shortest) for each in lists)
    of_low_counts = [each.removesuffix(shortest) for each in lists - {shortest}]
    assert all("D70" in each for each in of_low_counts)
    assert {True, False} == {"D70.9" in each for each in of_low_counts}


# --- drawings -------------------------------------------------------------------------------------------------------


def test_in_large_print_the_chart_is_drawn_for_less_room() -> None:
    """The same counts on a width at which their letters fill a page larger; the summary's chart stays as it was."""
    person = hand("on-gcsf")
    for large, width in ((False, 460), (True, 320)):
        chart = figures(person, large=large).chart
        assert (width, person.summary.chart.told) == (chart.width, chart.told)
        assert f'viewBox="0 0 {width} ' in papers_html(person, [BRIEF], Layout(large=large))


def test_in_large_print_the_family_is_drawn_with_larger_letters(book: Book, today: dt.date) -> None:
    """The page shows that drawing and no other; who told of no family has none in either print."""
    person = hand("on-gcsf")
    normal, large = (figures(person, large=each).family for each in (False, True))
    assert (normal, large) == (person.pedigree.drawing, person.pedigree.large)
    assert normal.points < large.points
    for drawing, other, print_ in ((normal, large, False), (large, normal, True)):
        html = papers_html(person, [BRIEF], Layout(large=print_))
        shown = [f'viewBox="0 0 {each.width:.1f} {each.height:.1f}"' in html for each in (drawing, other)]
        assert [True, False] == shown
    nothing = _handing(book, today)
    assert [Figures("counts", None, "relatives", None)] * 2 == [figures(nothing, large=each) for each in (False, True)]


def _asked(person: Handover, book: Book) -> list[Question]:
    pages = {page.id for block in book.brief.blocks for page in block.pages}
    return [question for page in person.route.pages if page.id in pages for question in page.questions]


def _times_told(person: Handover, name: str) -> int:
    """How often something stands among what is present or absent, or begins a line."""
    told = 0
    for block in person.brief.blocks:
        told += [*block.absent, *block.absent_at_once, *(each.clinical for each in block.present)].count(name)
        told += sum(line.startswith(f"{name[:1].upper()}{name[1:]}: ") for line in block.lines)
    return told
