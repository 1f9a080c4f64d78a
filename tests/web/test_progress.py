"""How far one has come, as every page of the questionnaire says it."""

from __future__ import annotations

from tests.register import OF_OTHERS


def test_each_page_says_in_which_section_it_stands_and_how_many_there_are(full, book):
    """In words by section, as a bar by page, to the last; the pages of entries are asked on the way too."""
    sections = book.questionnaire.sections
    pages = [page.id for page in book.questionnaire.pages if page.id not in OF_OTHERS]
    for number, section in enumerate(sections, 1):
        for page in (each for each in section.pages if each.id not in OF_OTHERS):
            for address in (f"/q/{page.id}", f"/q/{page.id}/e1") if page.group else (f"/q/{page.id}",):
                full.opens(address)
                full.sees(section.title.you, f"Section {number} of {len(sections)}")
                assert f'value="{pages.index(page.id) + 1}" max="{len(pages)}"' in full.html, address


def test_the_notice_on_fever_is_one_line_after_the_first_section(full):
    """The first section says it whole; then it opens with a tap, with the same words. Check and result say it whole."""
    whole = "Fever of 38.0 °C (100.4 °F) or higher, chills, or very ill?"
    for address, folded in (("/q/age", 0), ("/q/skin", 1), ("/q/counts/e1", 1), ("/check", 0)):
        full.opens(address)
        notice = full.html.partition("app-notice")[2].partition("</aside>")[0]
        assert (folded, True) == (notice.count("<details>"), whole in notice), address
