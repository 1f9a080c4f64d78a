"""A site's own content files: they replace, add and reword, and a mistake in them is named by its full path."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import CONTENT

from questionnaire.errors import ContentError
from questionnaire.neutropenia import PACK
from questionnaire.reading import Book, read_book
from questionnaire.settings import Settings
from questionnaire.web import create_app

ASK = """[[suggestions]]
id = "parking"
topic = "care"
rank = 90
ask = "Where is the entrance?"
because = ["Some clinics have more than one."]
when = { fact = "person.who", is = "self" }
cite = "the site"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty folder for a site's own files."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def _write(site: Path, name: str, text: str) -> Path:
    file = site / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _own(name: str) -> str:
    return (CONTENT / name).read_text(encoding="utf-8")


def _problems(site: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        read_book(PACK, site)
    return list(map(str, refused.value.problems))


def test_an_empty_folder_changes_nothing(site: Path, book: Book):
    """A site without files of its own has the package's content, and hidden files do not count."""
    _write(site, ".DS_Store", "no content")
    assert (book.words, book.rules.programs) == ((same := read_book(PACK, site)).words, same.rules.programs)


def test_a_file_of_the_same_name_replaces(site: Path, book: Book):
    """A page of the site stands in place of the package's, whole; every other page stays."""
    title = "Where do you keep your coat?"
    _write(site, "pages/own.toml", f'title = "{title}"\ngroup = "own"\n')
    pages = read_book(PACK, site).questionnaire.pages
    assert [page.id for page in book.questionnaire.pages] == [page.id for page in pages]
    assert [title] == [page.title.you for page in pages if page.id == "own"]
    assert [None] == [page.why for page in pages if page.id == "own"]
    others = [(page.title, page.questions) for page in pages if page.id != "own"]
    assert others == [(page.title, page.questions) for page in book.questionnaire.pages if page.id != "own"]


def test_a_single_file_is_replaced_whole(site: Path):
    """What to bring, as the site's own file lists it, and nothing besides."""
    one = _own("bring.toml").split("[[items]]")[1]
    _write(site, "bring.toml", f'[[items]]{one}\n[[items]]\nid = "coat"\nsays = "Your coat"\ncite = "the site"\n')
    problems = _problems(site)
    # The programs of the package still name items that the site no longer lists.
    assert problems
    assert all(" is not an item of bring.toml" in problem for problem in problems)


def test_another_file_adds(site: Path, book: Book):
    """A program and a suggestion under names of their own stand beside those of the package."""
    _write(site, "programs/here.toml", _own("programs/path4ward.toml"))
    file = _write(site, "suggestions/here.toml", ASK)
    added = read_book(PACK, site)
    assert {*(each.id for each in book.rules.programs), "here"} == {each.id for each in added.rules.programs}
    asks = {each.id for each in book.rules.suggestions}
    assert {*asks, "parking"} == {each.id for each in added.rules.suggestions}
    assert str(file) == added.file("suggestions", "parking")


def test_words_merge_by_key(site: Path, book: Book):
    """A site rewords what it wants to, and keeps the rest."""
    _write(site, "words.toml", '"answer.dont_know" = "No idea"\n')
    words = read_book(PACK, site).words
    assert "No idea" == words["answer.dont_know"].you
    assert {**book.words, "answer.dont_know": words["answer.dont_know"]} == words


@pytest.mark.parametrize("name", ["page/own.toml", "word.toml", "clinics.toml", "programs.toml"])
def test_a_misspelled_name_is_refused_with_its_path(site: Path, name: str):
    """A folder or file that the package does not have would be passed over in silence."""
    _write(site, name, 'title = "Lost"\n')
    place = site / name.partition("/")[0]
    (problem,) = _problems(site)
    known = "known are alerts, beside.toml, brief.toml, bring.toml, "
    assert problem.startswith(f"{place}: not a name that content has; {known}")


def test_a_misspelled_page_is_refused_with_its_path(site: Path):
    """A page that no section lists is named by the file the site has it in."""
    file = _write(site, "pages/onw.toml", _own("pages/visit.toml").replace('id = "visit.', 'id = "site.'))
    assert [f"{file}: no section lists this page"] == _problems(site)


def test_a_misspelled_group_is_refused_with_its_path(site: Path):
    """A group that no page lists is named by the file the site has it in."""
    file = _write(site, "groups/onw.toml", _own("groups/own.toml").replace('id = "own.', 'id = "site.'))
    assert [f"{file}: no page lists this group"] == _problems(site)


def test_a_folder_that_is_not_there_is_refused_with_its_path(tmp_path: Path):
    """A wrong QUESTIONNAIRE_CONTENT is not passed over in silence."""
    says = "there is no such folder; set QUESTIONNAIRE_CONTENT to a folder of TOML files"
    assert f"{tmp_path / 'no'}: {says}" in _problems(tmp_path / "no")


def test_no_app_is_made_with_bad_content_and_every_mistake_is_named(site: Path, tmp_path: Path):
    """Two mistakes in two files of a site are both named, with their full paths, before anything is served."""
    ask = _write(site, "suggestions/here.toml", ASK.replace('is = "self"', 'is = "aunt"'))
    page = _write(site, "pages/own.toml", 'title = "Your own"\ngroup = "cats"\n')
    settings = Settings(database=f"sqlite:///{tmp_path}/answers.sqlite3", content=site)
    with pytest.raises(ContentError) as refused:
        create_app(settings)
    problems = list(map(str, refused.value.problems))
    assert (
        f"{ask}: suggestions[parking].when: 'aunt' is not an option of 'person.who': child, died, helped, self, staff"
        in problems
    )
    assert f"{page}: group: there is no group 'cats'" in problems
    assert not (tmp_path / "answers.sqlite3").exists()
