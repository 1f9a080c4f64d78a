"""What the papers look like: every page of every document of six patients against its approved picture.

After a wanted change look at `changed/` (old, new and difference side by side), then run `make pictures`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import PICTURED, Case, PaperOf
from pictures import APPROVED, CHANGED, MOST_CHANGED, changed_pixels, drawn, side_by_side
from PIL import Image, ImageDraw


@pytest.mark.parametrize("case", PICTURED, ids=str)
def test_every_page_looks_as_approved(case: Case, paper_of: PaperOf, request: pytest.FixtureRequest) -> None:
    """No page looks other than its approved picture, and no page is more or less."""
    pages = drawn(paper_of(case.patient, case.document, case.paper, case.large).pdf)
    assert pages
    names = [f"{case}-{number}.png".replace(" ", "-") for number in range(1, len(pages) + 1)]
    if request.config.getoption("--approve"):
        approve(case, dict(zip(names, pages, strict=True)))
    approved = sorted(path.name for path in APPROVED.glob(f"{case}-[0-9]*.png".replace(" ", "-")))
    assert sorted(names) == approved, "pages came or went; look at them, then run make pictures"
    different = [name for name, page in zip(names, pages, strict=True) if is_changed(APPROVED / name, page)]
    assert [] == different, f"look at {CHANGED}, then run make pictures if it is as wanted"


def test_one_changed_word_is_seen() -> None:
    """The comparison is no blunter than one letter of a word."""
    old = Image.new("L", (200, 100), 255)
    new = old.copy()
    ImageDraw.Draw(old).text((20, 20), "Not met", fill=0)
    ImageDraw.Draw(new).text((20, 20), "Not yet", fill=0)
    assert changed_pixels(old, old) == 0
    assert changed_pixels(old, new) > MOST_CHANGED


def is_changed(approved: Path, page: Image.Image) -> bool:
    """Whether a page looks other than approved; if so the two stand side by side in the folder of changed pages."""
    with Image.open(approved) as old:
        if changed_pixels(old, page) <= MOST_CHANGED:
            return False
        CHANGED.mkdir(exist_ok=True)
        side_by_side(old, page).save(CHANGED / approved.name)
    return True


def approve(case: Case, pages: dict[str, Image.Image]) -> None:
    """Take these pages as they should look; what looks as before stays the file it is."""
    APPROVED.mkdir(exist_ok=True)
    for path in APPROVED.glob(f"{case}-[0-9]*.png".replace(" ", "-")):
        if path.name not in pages:
            path.unlink()
    for name, page in pages.items():
        if not (APPROVED / name).exists() or is_changed(APPROVED / name, page):
            page.save(APPROVED / name, optimize=True)
