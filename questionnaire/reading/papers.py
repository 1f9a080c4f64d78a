"""The papers there are, from papers.toml: the one register that pages, commands, titles and texts follow."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaire.asking.pages import Text
from questionnaire.reading.content import Content
from questionnaire.reading.schema import read_as


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to take along: its `title`, and what it is called (`label`) where one chooses.

    `usual` marks those that most people take, `for_clinician` what a clinician reads, which holds the data files too.
    """

    id: str
    title: Text
    label: Text
    hint: Text | None = None
    usual: bool = False
    for_clinician: bool = False


def read_papers(content: Content) -> tuple[Paper, ...]:
    """The papers, in their order."""
    papers = tuple(read_as(Paper, item) for item in content.listed(content.file_table("papers.toml"), "papers"))
    for paper in papers:
        content.files["words", title_of(paper)] = content.files["papers", paper.id]
    return papers


def title_of(paper: Paper) -> str:
    """The word under which the title of a paper is found."""
    return f"{paper.id}.title"
