"""The content lint on words: each voice speaks of the right person, in plain words and with a printer's marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import ASK, BECAUSE, OURS, Found, adding, asking, breaking
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.checking.reading_grade import grade

pytestmark = pytest.mark.slow  # all content is read and checked for each
ALIKE = "says “you” or “my” of the person; write { you = …, child = … }"
APART = "write { you = …, child = … }"
HARD = "Administrative reorganization necessitates additional identification documentation before each appointment."
PAGE_FOR_ALL, OWN = "pages/visit.toml", "pages/own.toml"
voices = pytest.mark.parametrize("voice", ["you", "child"])


def _in(voice: str, text: str, other: str = BECAUSE) -> dict[str, str]:
    """A text in one voice beside another in the other."""
    return {"you": other, "child": other, voice: text}


def test_a_text_about_you_alone_is_named_where_a_parent_may_read_it(copy: Path, found: Found):
    """A question to ask that says “my” needs wording of its own for a parent."""
    asking(copy, ask="Where do I leave my coat?")
    assert {f"{OURS}: suggestions[ours].ask: {ALIKE}"} == found()


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Ask about your counts.", "your counts."),
        ("Bring this to your doctor.", "your doctor."),
        ("You have had one such test.", "You have had one such test."),
        ("This was seen while you had a fever.", "you had a fever."),
        ("You are 50 or older.", "You are 50 or older."),
        ("Were you ill then?", "Were you ill then?"),
        ("You live in the US.", "You live in the US."),
        ("Could a test help me?", "help me?"),
        ("It is about you.", "about you."),
        ("We do not know where you live.", "where you live."),
        ("It cannot say what illness you have.", "illness you have."),
        ("The GP sends you there.", "sends you there."),
    ],
)
@pytest.mark.parametrize("pair", [True, False], ids=["in a pair", "alone"])
def test_what_a_parent_would_take_for_their_own_is_named(copy: Path, found: Found, said: str, read: str, pair: bool):
    """Counts, a doctor, an age, an illness are the child’s, in a text of its own as in one that both read."""
    asking(copy, because=_in("child", said) if pair else said)
    assert {f"{OURS}: suggestions[ours].because[1]: a parent reads “{read}”; {APART}"} == found()


@pytest.mark.parametrize("said", ["You told us so.", "See your answers.", "You can call."])
def test_what_a_parent_did_or_owns_is_no_problem(copy: Path, found: Found, said: str):
    """Whoever answers has told us, has answers and can call."""
    asking(copy, because=said)
    assert set() == found()


@pytest.mark.parametrize("pair", [True, False], ids=["in a pair", "alone"])
@pytest.mark.parametrize("of", ["your child", "this child", "as the parent or guardian"])
def test_the_wording_for_a_parent_is_named_where_the_person_reads_it(copy: Path, found: Found, of: str, pair: bool):
    """A grown-up asked about themselves would read of a child they may not have."""
    asking(copy, because=_in("you", f"Ask {of}.") if pair else f"Ask {of}.")
    says = f"the person asked about reads “{of}”; that is the wording for a parent"
    assert {f"{OURS}: suggestions[ours].because[1]: {says}"} == found()


def test_two_voices_that_were_swapped_are_named_though_neither_names_a_child(copy: Path, found: Found):
    """A family says “we”, a grown-up “I”."""
    asking(copy, ask={"you": "Can you send us there?", "child": "Can you send me there?"})
    says = "the person asked about speaks as “we”, and a parent does not; are the two swapped?"
    assert {f"{OURS}: suggestions[ours].ask: {says}"} == found()


def test_what_a_helper_of_an_adult_would_read_of_a_child_is_named_until_it_is_said_by_hand(copy: Path, found: Found):
    """A text made from the words to a parent may not speak of a pediatrician; one by hand may not say “your child”."""
    asking(copy, because={"you": "Ask the doctor.", "child": "Ask the pediatrician of your child."})
    place, by_hand = f"{OURS}: suggestions[ours].because[1]", "write helped = … beside the others"
    assert {f"{place}: who helps an adult reads “pediatrician”; {by_hand}"} == found()
    asking(copy, because={"you": "Ask it.", "child": "Ask your pediatrician.", "helped": "Ask {my.kin}."})
    assert not [each for each in found() if "who helps" in each]


def test_the_titles_of_the_parts_are_read_too(copy: Path, found: Found):
    """A part that is about the child says so."""
    breaking(copy, "sections.toml", "About your child", "About your counts")
    assert {f"sections.toml: sections[about].title: a parent reads “your counts”; {APART}"} == found()


def test_no_file_that_patients_read_from_is_passed_over(copy: Path, found: Found):
    """One slip in each kind of file, and each file is named."""
    slips = {
        "sections.toml": 'title = "Blood counts',
        "pages/transplant.toml": 'only_if = "Only',
        "groups/counts.toml": 'add = "Add',
        "facts.toml": 'settle = "Look',
        "programs/udn.toml": 'cost = "Ask',
        "alerts/bleeding.toml": '"If bleeding',
        "suggestions/testing.toml": 'ask = { you = "',
        "policy.toml": 'title = "A genetic test',
        "reasons/marrow.toml": 'says = "The',
        "firsts/normal-now.toml": 'name = "how',
        "bring.toml": 'says = { you = "Your',
        "printing.toml": 'label = "Which',
        "papers.toml": 'title = "Brief',
        "letters.toml": '"report-request.kind" = "Kind',
        "words.toml": '"day.unknown" = "',
    }
    for file, text in slips.items():
        start, quote, rest = text.rpartition('"')
        breaking(copy, file, text, f"{start}{quote}'{rest}")
    named = [problem.partition(": ")[::2] for problem in found()]
    assert {(file, True) for file in slips} == {(file, "straight quotation marks" in says) for file, says in named}


@voices
@pytest.mark.parametrize("because", ["Some clinics' doors are shut.", 'Some say "shut" on the door.'])
def test_a_typewriters_quotation_marks_are_named_in_either_voice(copy: Path, found: Found, because: str, voice: str):
    """Patients read ’ and “ ”."""
    asking(copy, because=_in(voice, because))
    (problem,) = found()
    assert problem.startswith(f"{OURS}: suggestions[ours].because[1]: straight quotation marks; write ’ or “ ” in ")


@voices
def test_a_hard_sentence_is_named_with_its_grade_in_either_voice(copy: Path, found: Found, voice: str):
    """A sentence above grade 8 is named with the sentence itself, also when others beside it are easy."""
    asking(copy, because=_in(voice, f"{BECAUSE} {HARD}"))
    (problem,) = found()
    assert problem.startswith(f"{OURS}: suggestions[ours].because[1]: grade ")
    assert problem.endswith(f", above 8, to read: {HARD}")


@pytest.mark.parametrize(
    ("because", "named"),
    [
        ("Please ask at the entrance for an additional document about parking.", True),
        ("Ask anybody at the entrance for another document about the parking there.", False),
        ("Identification documents are available everywhere at this entrance.", True),
        ("Identification documents are available everywhere at entrances.", False),
    ],
    ids=["just above 8", "just below 8", "eight words", "seven words"],
)
def test_a_sentence_of_eight_words_or_more_stays_at_grade_eight(copy: Path, found: Found, because: str, named: bool):
    """The first that is too hard and the last that is not; fewer words than eight are no running text."""
    asking(copy, because=because)
    assert named == any("above 8, to read" in problem for problem in found())


@voices
def test_a_hard_question_is_named_too(copy: Path, found: Found, voice: str):
    """Not only reasons are read."""
    asking(copy, ask=_in(voice, HARD, ASK))
    (problem,) = found()
    assert problem.startswith(f"{OURS}: suggestions[ours].ask: grade ")


def test_a_page_for_some_that_does_not_say_so_on_paper(copy: Path, found: Found):
    """A page with a condition needs it in words, and only such a page has them."""
    breaking(copy, "pages/transplant.toml", 'only_if = "Only if', '# "')
    breaking(copy, PAGE_FOR_ALL, "title", 'only_if = "Only if there is a visit."\ntitle')
    says = "only_if: a page has this, for paper, just when it has asked_when"
    assert {f"pages/transplant.toml: {says}", f"{PAGE_FOR_ALL}: {says}"} == found()


@voices
@pytest.mark.parametrize("unanswered", ["tests.ever", "gcsf.start"], ids=["later", "on the page itself"])
def test_words_for_paper_that_name_a_later_question(copy: Path, found: Found, voice: str, unanswered: str):
    """On paper nobody can look at an answer that is not there yet, neither a grown-up nor a parent."""
    text = (copy / "pages/gcsf.toml").read_text(encoding="utf-8")
    (said,) = [line for line in text.splitlines() if line.startswith(f"only_if.{voice} = ")]
    breaking(copy, "pages/gcsf.toml", said, said.replace("{treat.gcsf}", f"{{{unanswered}}}"))
    assert {f"pages/gcsf.toml: only_if: {unanswered!r} is not asked before this page"} == found()


def test_a_hard_page_is_named_even_if_no_sentence_alone_is_too_hard(copy: Path, found: Found):
    """The sentences of a page together stay at grade 6."""
    hardly = "The doctors and nurses of the clinic often look at all the letters again before they ever see you."
    assert 6 < grade(hardly) < 8
    lines = ", ".join([f'"{hardly}"'] * 12)
    (copy / OWN).write_text(f'group = "own"\ntitle = "Letters"\nintro = [{lines}]\n', encoding="utf-8")
    (problem,) = found()
    assert problem.startswith(f"{OWN}: the page reads at grade ")
    assert problem.endswith(", above 6")


def test_a_word_of_the_glossary_that_nobody_explains_is_named_where_it_is_used_first(copy: Path, found: Found):
    """A hard word stands beside its explanation where it comes first; one that nobody uses is no entry."""
    term = '[[terms]]\nwords = ["entrance", "entrances"]\nexplained = "An entrance is the way in."\n'
    unused = '[[terms]]\nwords = ["zebra crossing"]\nexplained = "There one may cross."\n'
    adding(copy, "glossary.toml", after=term + unused)
    asking(copy)
    nobody = "glossary.toml: zebra crossing: no text uses this word"
    here = f"{OURS}: suggestions[ours].ask: 'entrance' is used here first, but not explained by then"
    assert {here, nobody} == found()
    asking(copy, because="An entrance is the way in.")
    assert {nobody} == found()
    why = "The letter says which entrance is near."
    (copy / OWN).write_text(f'group = "own"\ntitle = "Letters"\nwhy = "{why}"\n', encoding="utf-8")
    assert {f"{OWN}: why: 'entrance' is used here first, but not explained by then", nobody} == found()


@given(st.lists(st.sampled_from(["cat", "doctor", "identification", "neutrophils"]), min_size=1, max_size=30))
def test_the_grade_grows_with_longer_sentences_and_longer_words(words: list[str]):
    """The same words in one sentence are harder than in two, and a word of more syllables is never easier."""
    text = " ".join(words)
    assert grade(text, 2) < grade(text)
    assert grade(text.replace("cat", "doctor")) >= grade(text)
