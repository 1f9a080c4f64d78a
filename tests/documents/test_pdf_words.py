"""What stands on the paper, read back from the PDF."""

from __future__ import annotations

import unicodedata

import pytest
from papers import OTHER_SCRIPTS, Paper, PaperOf, answers_file

# Hebrew and Arabic come back from a PDF in the order of the eye, and line ends fall inside long words.
READ_BACK = pytest.mark.parametrize(
    "name", ["typical-child", "typical-adult", "almost-nothing", "fever-now", "in-england"]
)


def plain(text: str) -> str:
    """The text without white space, ligatures undone: what survives the way through a PDF."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def in_order(text: str, parts: list[str]) -> list[str]:
    """Those of the parts that do not stand in the text after the one before them."""
    missing, place = [], 0
    for part in map(plain, parts):
        found = text.find(part, place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(part)
    return missing


def test_alerts_come_before_everything_else(spoken: Paper) -> None:
    """Under the title and the date come the alerts, most urgent first, each whole, or else the standing notice."""
    alerts = [text for alert in spoken.summary.alerts for text in (alert.title, *alert.says)]
    urgent = [alert for alert in spoken.summary.alerts if alert.level == "urgent"]
    first = [] if urgent else ["When to get care right away", spoken.summary.standing_notice]
    wanted = [spoken.summary.title, "Made on", *first, *alerts, "Is it time to ask about a genetic test?"]
    assert [] == in_order(plain(spoken.pages[0]), wanted)
    heard = spoken.heard_as("H2")
    titles = [alert.title for alert in spoken.summary.alerts]
    assert [*first[:1], *titles, "Is it time to ask about a genetic test?"] == heard[: len(first[:1] + titles) + 1]


def test_a_child_with_a_fever_now_is_sent_to_care_first_of_all(paper_of: PaperOf) -> None:
    """Someone who is ill now reads it at the top of the first page, with the clinic's number and fever rule."""
    made = paper_of("fever-now")
    assert "urgent" == made.summary.alerts[0].level
    top = made.pages[0][:900]
    assert "Get medical care for your child right away" in top
    assert "Sample Neutropenia Clinic at 555-0100" in top
    assert "38.3 °C" in top
    assert "When to get care right away" not in made.text, "said once, not twice"


def test_the_title_of_the_timing_does_not_run_into_what_follows(spoken: Paper) -> None:
    """The bold words on whether it is time to ask end like a sentence before the next sentence begins."""
    title = spoken.summary.timing.title
    said = next(words for _, words in spoken.heard if words.startswith(title))
    after = said.removeprefix(title).strip()
    assert not after or title[-1] in ".!?:" or after[0] in ".!?:", said[:120]


@READ_BACK
def test_every_sentence_of_what_was_told_stands_on_the_paper(name: str, paper_of: PaperOf) -> None:
    """Everything the patient told us is said back, section by section, in order."""
    made = paper_of(name)
    assert made.summary.told or name == "almost-nothing"
    counted = made.summary.chart is not None
    told = [
        text
        for section in made.summary.told
        for text in (section.title, *(each.text for each in section.sentences if not counted or each.page != "counts"))
    ]
    heard = plain("".join(words for _, words in made.heard))
    assert [] == in_order(heard, ["What you told us", *told, "Ways to get a test"])


@READ_BACK
def test_every_count_stands_on_the_paper(name: str, paper_of: PaperOf) -> None:
    """Every count is printed as it was given, with its date."""
    made = paper_of(name)
    assert len(made.answers.group("counts").entries) == len(made.summary.counts)
    assert [] == in_order(plain("".join(words for _, words in made.heard)), list(made.summary.counts))


def test_every_program_shown_on_screen_is_named_on_paper(paper: Paper) -> None:
    """No program is left out on paper, also not those that are probably not the route."""
    assert len(paper.summary.programs) >= 2
    routes = plain(paper.text).partition(plain("Ways to get a test, and registries"))[2]
    assert [] == in_order(routes, [program.name for program in paper.summary.programs])


def test_a_program_that_could_not_be_confirmed_says_so_on_paper(paper: Paper) -> None:
    """Beside each program that is not ruled out stands when it was last checked, and whether it was confirmed."""
    routes = paper.summary.routes
    shown = [text for each in (*routes.worth, *routes.open) for text in (each.name, each.word, each.checked)]
    shown += ["More programs to ask about by name", routes.named[0].word] if routes.named else []
    shown += [text for each in routes.named for text in (each.name, each.checked)]
    assert [] == in_order(plain(paper.text), shown)


@pytest.mark.parametrize("name", ["typical-child", "almost-nothing", "fever-now", "in-england"])
def test_the_chosen_questions_stand_in_their_order(name: str, paper_of: PaperOf) -> None:
    """Every chosen question is printed, most wanted first, numbered through."""
    made = paper_of(name)
    asks = [view.ask for view in made.summary.picked]
    assert len(asks) >= 5
    heard = plain("".join(words for _, words in made.heard)).partition(plain("My questions"))[2]
    numbered = [f"{number}. {ask}" for number, ask in enumerate(asks, 1)]
    assert [] == in_order(heard, numbered)


def test_no_letter_is_lost_at_the_edge_of_the_paper(paper_of: PaperOf) -> None:
    """Sixty questions and texts of 600 letters, even without a space, are printed to their last letter."""
    made = paper_of("very-long")
    tests, own = (answers_file("very-long")["groups"][group]["entries"] for group in ("tests", "own"))
    typed = [entry["answers"]["own.text"] for entry in own]
    typed += [entry["answers"][part] for entry in tests for part in ("test.lab", "test.finding")]
    assert (60, 180) == (len(made.summary.picked), len(typed))
    # The reader leaves out what lies beside the paper.
    printed = plain(made.text)
    assert [] == [text for text in typed if plain(text) not in printed]


def test_someone_who_chose_no_questions_gets_room_to_write(paper_of: PaperOf) -> None:
    """With every question taken off the list the paper says so."""
    assert () == paper_of("typical-adult").summary.picked
    assert "My questions No questions chosen." in paper_of("typical-adult").text


def test_a_typed_turn_of_direction_ends_with_the_text_it_is_typed_in(paper_of: PaperOf) -> None:
    """An override that a patient never ended turns their own letters and none of ours."""
    made = paper_of(OTHER_SCRIPTS)
    assert "Lab \u202etset" == answers_file(OTHER_SCRIPTS)["groups"]["tests"]["entries"][2]["answers"]["test.lab"]
    line = "A test of one gene · 2020 · Lab test · Nothing found · HAX1"
    assert plain(line) in plain("".join(words for _, words in made.heard))
