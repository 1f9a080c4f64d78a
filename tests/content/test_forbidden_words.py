"""What may never be said: that someone qualifies, has an illness, or should stop a medicine. Every string is read.

That a medicine's own leaflet may tell someone to stop is said, as it does (thyroid medicines, metamizole, deferiprone).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questionnaire.checking.texts import texts_of
from questionnaire.reading import Book
from questionnaire.resources import folder

FORBIDDEN = {
    "a promise of a place": r"\b(you|your child|they) (now )?(qualif|are eligible|is eligible|will be accepted)",
    "a promise in another shape": r"\b(eligible|qualifies|entitled|guaranteed)\b",
    "a diagnosis": r"\b(you|your child) (probably |may |might |could )?(have|has|suffer from) (WHIM|cyclic neutropenia|"
    r"severe congenital|Shwachman|Barth|GATA2|leukemia|MDS|an immunodeficiency|a genetic (disease|disorder|condition))",
    "a diagnosis of the text": r"\b(this|these|it|that) (suggests?|means? (that )?(you|your child) ha(ve|s)|indicates?"
    r"|points? to|diagnos)",
    "a score": r"\b(risk score|high risk|low risk|positive screen|screened positive|likelihood|probability)\b",
    "an order to stop": r"(?<!not )(?<!n’t )(?<!never )(?<!may tell you to )"
    r"\bstop (taking|giving|using|your|the|this|it)\b",
    "a trial that recruits": r"\b(is|are|now) (recruiting|enrolling|open to new)",
    "false comfort": r"\b(don’t worry|do not worry|no need to worry|nothing to worry|harmless|everything is fine)\b",
}
_TEMPLATE_TEXT = re.compile(r"_\(\s*\"((?:[^\"\\]|\\.)*)\"")


@pytest.fixture(scope="module")
def strings(book: Book) -> list[str]:
    """Every string of the content in both voices, and every string of the templates."""
    content = [voice for _, text in texts_of(book) for voice in {text.you, text.child}]
    files = [*Path(folder("templates")).rglob("*.html"), *Path(folder("templates")).rglob("*.svg")]
    pages = [text for file in files for text in _TEMPLATE_TEXT.findall(file.read_text(encoding="utf-8"))]
    assert 1500 < len(content)
    assert 100 < len(pages)
    return [*content, *pages]


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_string_says_what_may_never_be_said(kind: str, strings: list[str]):
    """Neither in a question nor in a reason, a verdict, an alert or a document."""
    wrong = re.compile(FORBIDDEN[kind], re.IGNORECASE)
    assert [] == [each for each in strings if wrong.search(each)]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("a promise of a place", "Good news: you qualify for this test."),
        ("a promise in another shape", "Your child is eligible."),
        ("a diagnosis", "You may have WHIM syndrome."),
        ("a diagnosis of the text", "This suggests a gene change."),
        ("a score", "You are at high risk."),
        ("an order to stop", "Please stop taking this medicine."),
        ("a trial that recruits", "A trial is recruiting now."),
        ("false comfort", "Do not worry."),
    ],
)
def test_the_search_finds_such_a_sentence(kind: str, sentence: str):
    """A pattern that finds nothing would pass everything."""
    assert re.search(FORBIDDEN[kind], sentence, re.IGNORECASE)
