"""How far one has come, as every page of the questionnaire says it."""

from __future__ import annotations


def test_each_page_says_in_which_section_it_stands_and_how_many_there_are(full, book):
    """In words and as a bar, from the first section to the last; the pages of entries are asked on the way too."""
    sections = book.questionnaire.sections
    for number, section in enumerate(sections, 1):
        # Nobody who is asked of a child who died is asked all the others.
        for page in (each for each in section.pages if each.id != "died"):
            for address in (f"/q/{page.id}", f"/q/{page.id}/e1") if page.group else (f"/q/{page.id}",):
                full.opens(address)
                full.sees(section.title.you, f"Section {number} of {len(sections)}")
                assert f'value="{number}" max="{len(sections)}"' in full.html, address
