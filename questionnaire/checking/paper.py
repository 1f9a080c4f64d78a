"""What the questionnaire needs to be asked on paper, where nothing leaves out a page; and what lays out each paper."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaire.errors import Problem
from questionnaire.reading.book import Book
from questionnaire.resources import folder
from questionnaire.telling.tells import tells_of


def paper_problems(book: Book) -> Iterator[Problem]:
    """Conditional pages that do not say in words when they are asked, and words that name what is asked later."""
    before: set[str] = set()
    for page in book.questionnaire.pages:
        if (page.asked_when is None) is not (page.only_if is None):
            file = book.file("pages", page.id)
            yield Problem(file, "only_if", "a page has this, for paper, just when it has asked_when")
        for question in sorted(page.only_if.slots - before if page.only_if else ()):
            yield Problem(book.file("pages", page.id), "only_if", f"{question!r} is not asked before this page")
        before |= set(page.question_ids)


def template_problems(book: Book) -> Iterator[Problem]:
    """Papers that nothing lays out, and letters that are no paper."""
    tells, papers = tells_of(book), {paper.id for paper in book.papers}
    for paper in sorted(papers - set(tells.letters)):
        if not (folder("templates") / "print" / "papers" / f"{paper}.html").is_file():
            says = f"there is no template print/papers/{paper}.html, and the pack writes no such letter"
            yield Problem(book.file("papers", paper), f"papers[{paper}]", says)
    for kind, made in (("letter", tells.letters), ("paper", tells.papers)):
        for paper in sorted(set(made) - papers):
            yield Problem("papers.toml", "papers", f"the pack makes the {kind} {paper!r}, which does not stand here")
