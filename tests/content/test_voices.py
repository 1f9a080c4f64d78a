"""To whom a text speaks: a grown-up about themselves, or a parent about a child. `voices.txt` lists what both read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from questionnaire.asking.text import NO_TURNS, Text, Turns
from questionnaire.checking.texts import Texts, texts_of
from questionnaire.checking.voices import said_of_the_person
from questionnaire.reading import Book
from questionnaire.resources import folder

LISTED = (Path(__file__).parent / "voices.txt").read_text(encoding="utf-8").splitlines()
TO_SOMEBODY = re.compile(r"\b(you|your|yours|yourself|i|my|me|mine|myself|our)\b", re.IGNORECASE)
# A parent speaks of the child, and as one of a family.
OF_A_CHILD = re.compile(r"\b(child|baby|guardian|family|we|us|our)\b", re.IGNORECASE)
HE_OR_SHE = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
TEMPLATE_TEXT = re.compile(r"_\(\s*\"((?:[^\"\\]|\\.)*)\"")
# What whoever sits before the screen has, whoever the answers are about.
READERS_OWN = re.compile(r"\byour (visit|care team|words|cookies|PDF|phone)\b", re.IGNORECASE)


def names_the_child(text: Text) -> bool:
    """Whether a parent reads of the child, or of the family, more often than the person does."""
    return len(OF_A_CHILD.findall(text.child)) > len(OF_A_CHILD.findall(text.you))


def lines_of(texts: Texts) -> Iterator[str]:
    """What somebody must look at: texts that speak to all alike, pairs without the child, and those for a helper."""
    for place, text in texts:
        if text.you != text.child and not names_the_child(text):
            yield f"near {place.file} {place.where} = {text.child}"
        elif text.you == text.child and (TO_SOMEBODY.search(text.you) or place.key == "ask"):
            yield f"same {place.file} {place.where}"
        if text.helped is not None:
            yield f"helped {place.file} {place.where} = {text.helped}"


def test_whom_a_text_speaks_to_was_looked_at(book: Book):
    """Two voices swapped, or one lost, is not in the list; what is in it speaks to the reader, not of the patient."""
    listed = [line for line in LISTED if not line.startswith("#")]
    assert sorted(listed) == sorted(lines_of(list(texts_of(book))))


def test_nobody_is_called_he_or_she(book: Book):
    """The questionnaire does not guess: a child is “your child”."""
    said = [voice for _, text in texts_of(book) for voice in (text.you, text.child)]
    assert [] == [voice for voice in said if HE_OR_SHE.search(voice)]


def test_what_stands_in_a_template_is_true_for_a_parent_too():
    """A template has no second voice: what is about the patient stands in the content."""
    files = sorted(Path(folder("templates")).rglob("*.html"))
    said = [text for file in files for text in TEMPLATE_TEXT.findall(file.read_text(encoding="utf-8"))]
    assert 100 < len(said)
    assert [] == [text for text in said if said_of_the_person(READERS_OWN.sub("", text))]


OWN_BODY = [
    *(f"{who} {often}{verb} it" for who in ("you", "I") for often in ("", "ever ", "never ", "still ", "may ")
      for verb in ("have had", "have not had", "had", "have low", "have,", "have an infection", "take", "took", "are 5",
                   "live in", "live outside")),
    *(f"{verb} you {what}" for verb in ("have", "were", "did") for what in ("ever", "had", "born", "ill", "on")),
    "in you", "in me", "about you", "for me", "help me", "may I be", "should I have", "where you live",
    "illness you have", "send you there", "sends you there", "your counts", "my fever", "Your doctor",
]  # fmt: skip
OF_WHO_ANSWERS = [
    "child", "children", "baby", "answer", "answers", "saved", "earlier", "browser", "list", "local", "own", "question",
    "questions", "three most", "full summary", "summary", "loss", "state’s", "insurer", "clinician", "clinic",
    "relatives", "hopes",
]  # fmt: skip


def test_each_way_to_speak_of_ones_own_body_is_seen_and_what_belongs_to_who_answers_is_not():
    """A parent who reads “your counts” would answer for themselves; “your answers” are theirs."""
    assert [] == [said for said in OWN_BODY if said_of_the_person(f"Well, {said}.") != f"{said}."]
    assert [] == [said for said in OF_WHO_ANSWERS if said_of_the_person(f"See your {said} and my {said}.")]
    assert "" == said_of_the_person("See {your.counts}.") == said_of_the_person("You can call.")


def test_what_a_helper_reads_is_made_from_the_words_to_a_parent_word_by_word():
    """The longest words whole and no part of one; what both read alike stays, and what was written by hand is said."""
    turns = Turns({"your child": "they", "child": "person"})
    assert "Ask they, person. Your children’s child’s." == turns.made_from(
        "Ask your child, child. Your children’s child’s."
    )
    assert "a (b) c" == Turns({"(b)": "x"}).made_from("a (b) c") == NO_TURNS.made_from("a (b) c")
    assert "your child" == Text("your child", "your child").to_helper(turns)
    assert "Ask they" == Text("Ask", "Ask your child").to_helper(turns)
    assert "" == Text("Ask", "Ask your child", helped="").to_helper(turns)
    whole = Text("{a} you", "{b.c}", died="{d_e} {F}", helped="{g}")
    assert ("{a} you", "{b.c}", "{d_e} {F}", "{g}") == whole.voices
    assert {"a", "b.c", "d_e", "g"} == whole.slots
