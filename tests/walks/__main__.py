"""Walk the people of `people/` through the real pages and count: `python -m tests.walks` (`make walk`).

Chromium at phone width, without scripts, on a server of its own, always on the same day: the figures are the same on
every run. A screen is a page shown, error pages and entries included, from the start page to the one before the check
page. Questions are those that are not folded away, each row and each question of an entry for itself. Words are all
that can be seen. Minutes are 200 words each, and a second a tap. Who takes the short way may take no longer than the
start page says.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from questionnaire.errors import AnswersError
from questionnaire.neutropenia import PACK
from questionnaire.reading import read_book
from tests.benchmarks import servers
from tests.chromium import chromium
from tests.walks import report
from tests.walks.person import PEOPLE, TODAY, Person, read_people
from tests.walks.screen import PHONE
from tests.walks.way import LostTheWay, Walk, walk

# What the start page says of the short way (the word `start.short`).
MOST_QUESTIONS, MOST_MINUTES = 20, 5


def main() -> None:
    """Print the figures; exit 1 when somebody could not say what they wanted to, or the short way is too long."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.walks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("only", nargs="*", help="the files of those who walk, such as 1-tired-woman; none: everyone")
    parser.add_argument("--people", type=Path, default=PEOPLE, metavar="FOLDER", help="other people")
    parser.add_argument("--pages", action="store_true", help="every page, too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures")
    parser.add_argument("--before", type=Path, metavar="FILE", help="figures kept before: show what changed")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="keep a picture of every screen")
    options = parser.parse_args()
    before = json.loads(options.before.read_text(encoding="utf-8")) if options.before else []
    try:
        people = read_people(read_book(PACK).questionnaire, options.people)
        if unknown := set(options.only) - {person.id for person in people}:
            parser.error(f"nobody in {options.people} is {', '.join(sorted(unknown))}")
        people = [person for person in people if not options.only or person.id in options.only]
        walks = [report.figures(each) for each in _walks(people, options.pictures)]
    except (AnswersError, LostTheWay) as wrong:
        raise SystemExit(str(wrong)) from None
    if options.json:
        options.json.write_text(json.dumps(walks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in report.table(walks, {each["name"]: each for each in before}):
        print(line)
    for each in walks:
        if each["short"] and (each["questions"] > MOST_QUESTIONS or each["minutes"] > MOST_MINUTES):
            raise SystemExit(
                f"{each['name']}: the short way is to take {MOST_QUESTIONS} questions, {MOST_MINUTES} minutes"
            )
        print("", *(report.pages(each) if options.pages else ()), *report.first_screen(each), sep="\n")


def _walks(people: Sequence[Person], pictures: Path | None) -> Iterator[Walk]:
    questionnaire = read_book(PACK).questionnaire
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.ours(Path(folder), 1, "--today", str(TODAY)) as server,
        chromium() as browser,
    ):
        for person in people:
            context = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True, locale="en-US")
            context.set_default_timeout(10_000)
            page = context.new_page()
            keep = partial(_picture, page, pictures / person.id if pictures else None)
            yield walk(page, f"http://127.0.0.1:{server.port}", person, questionnaire, keep)
            context.close()


def _picture(page: Page, folder: Path | None, number: int) -> None:
    if folder:
        page.screenshot(path=folder / f"{number:02}.png", full_page=True)


if __name__ == "__main__":
    main()
