"""Who stands where in a family tree, and what of a family stands in notes beside it."""

from __future__ import annotations

from decimal import Decimal

from trees import below, relative, symbol, tree

from questionnaire.asking.values import Amount


def test_half_siblings_hang_from_another_partner_or_stand_in_a_note() -> None:
    """The shared parent is asked; where it was not told the half sister is in no wrong place."""
    made = tree(relative("half_brother", side="mother"), relative("half_sister"))
    assert ["father", "mother", "mothers_partner"] == [each.key for each in made.drawing.symbols][:3]
    assert "Not in the drawing, shared parent not told. Half sister: health not told." in made.notes
    assert not any(each.key == "entry e1" for each in made.drawing.symbols)


def test_a_second_mother_and_another_relative_stand_in_notes() -> None:
    """The first entry is drawn; the note says what the others told."""
    made = tree(relative("mother", age=60), relative("mother", age=50), relative("other", signs=("leukemia",)))
    assert ["60 y?"] == below(made, "mother")
    assert [
        "Not in the drawing, a second entry for one person. Mother: 50 years old now or at death; health not told.",
        "Not in the drawing, place not told. Another blood relative: leukemia or MDS.",
    ] == list(made.notes)[:2]


def test_what_was_told_of_the_whole_family_stands_in_notes() -> None:
    """That there is no contact, whatever else is known; that little is; and nothing where nothing was said."""
    apart = tree(relative("mother"), family__story=("no_contact",))
    little = tree(relative("mother"), family__known="little")
    plain = tree(relative("mother"), family__known="both")
    assert "No contact with a parent by blood." in apart.notes
    assert {*plain.notes} < {*little.notes}
    assert "No contact with a parent by blood." not in (*plain.notes, *little.notes)


def test_a_cousin_hangs_from_one_or_more_aunts_or_uncles() -> None:
    """Which of them is the parent is not asked: a diamond with n stands for them, and a note says so."""
    made = tree(relative("cousin_mother", gender="man"), relative("mothers_sister"))
    assert "n" == symbol(made, "mothers_sibling").inside
    assert "square" == symbol(made, "entry e0").shape
    assert any("which aunt or uncle is the parent" in note for note in made.notes)


def test_brothers_and_sisters_stand_from_the_oldest_to_the_youngest() -> None:
    """As far as their ages now are told; the others after them."""
    ages = {"e0": 30, "e1": 50, "e3": 40}
    told = [
        relative("sister", living="alive", **({"age": ages[key]} if (key := f"e{place}") in ages else {}))
        for place in range(4)
    ]
    made = tree(*told, person__age=Amount(Decimal(45), "years"))
    order = sorted(
        (each for each in made.drawing.symbols if each.key not in ("mother", "father")), key=lambda each: each.x
    )
    assert ["entry e1", "patient", "entry e3", "entry e0", "entry e2"] == [each.key for each in order]


def test_weeks_and_months_and_years_are_put_in_one_order() -> None:
    """A child of two years, one of eleven months and one of forty weeks: by how long they have lived."""
    ages = [Amount(Decimal(40), "weeks"), Amount(Decimal(2), "years"), Amount(Decimal(11), "months")]
    made = tree(*(relative("brother", living="alive") | {"relative.age": age} for age in ages))
    brothers = sorted((each for each in made.drawing.symbols if "entry" in each.key), key=lambda each: each.x)
    assert ["entry e1", "entry e2", "entry e0"] == [each.key for each in brothers]


def test_the_short_text_says_who_has_low_counts() -> None:
    """By number, and by how many where they are many."""
    few = tree(relative("mother", signs=("low_counts",)))
    many = tree(*[relative("brother", signs=("low_counts",))] * 9)
    assert "Low neutrophils: I-2 and II-1." in few.title
    assert "Low neutrophils: 10." in many.title


def test_letters_are_as_large_as_a_page_has_room_for_in_large_print() -> None:
    """Twelve points for a family of five brothers and sisters; more people have smaller letters, and none is lost."""
    five, fifteen = (tree(*map(relative, ["mother", "father", *["sister"] * many])) for many in (5, 15))
    assert 11.9 < five.large.points < 12.1
    assert 8 < fifteen.large.points < 10
    for made in (five, fifteen):
        assert made.large.symbols == made.drawing.symbols
        assert made.large.width_mm <= 180
        assert made.large.height_mm <= 240


def test_a_note_says_how_many_find_no_room_and_all_are_told_of() -> None:
    """Of forty brothers the last are not drawn; who has low counts is told all the same, and counted."""
    brother = relative("brother", signs=("low_counts",))
    for many, left_out in ((21, 0), (22, 1), (40, 19)):
        made = tree(relative("mother"), *[brother] * many)
        assert many == sum("Brother: low neutrophils or white cells." in each for each in made.sentences)
        assert many - left_out == sum(symbol.key.startswith("entry") for symbol in made.drawing.symbols)
        assert f"Low neutrophils: {many + 1}." in made.title
        notes = [note for note in made.notes if "no room" in note]
        who = {0: [], 1: ["1 relative, who is told"]}.get(left_out, [f"{left_out} relatives, who are told"])
        assert [f"The drawing has no room for {each} of in words without a number." for each in who] == notes
        assert left_out == made.sentences.count("Brother: low neutrophils or white cells.")


def test_the_patient_is_drawn_however_many_older_sisters_there_are() -> None:
    """The youngest of thirty-one would be the last to find room."""
    older = relative("sister", living="alive") | {"relative.age": Amount(Decimal(30), "years")}
    made = tree(*[older] * 30, person__age=Amount(Decimal(20), "years"))
    assert len(made.drawing.symbols) < 30
    assert "patient" in {symbol.key for symbol in made.drawing.symbols}


def test_one_with_low_counts_who_is_not_drawn_is_counted_in_the_short_text() -> None:
    """Where one has no number, the text says how many have low counts instead of who."""
    low = relative("brother", signs=("low_counts",))
    assert "Low neutrophils: II-1 and II-2." in tree(low).title
    assert "Low neutrophils: 2." in tree(*[relative("brother")] * 40, low).title


def test_a_contradiction_is_noted_of_one_who_is_not_drawn() -> None:
    """By the role instead of a number."""
    last = relative("brother", signs=("early_death",), living="alive")
    made = tree(*[relative("brother")] * 40, last)
    assert "Brother: said to be alive, and to have died as a baby or child." in made.notes


def test_an_age_at_death_does_not_say_who_is_older() -> None:
    """A sister of 20 stands after the patient of 30; a brother who died at 40, nobody knows when, after both."""
    made = tree(
        relative("sister", living="alive", age=20),
        relative("brother", living="died", age=40),
        person__age=Amount(Decimal(30), "years"),
    )
    told = [sentence.partition(":")[0] for sentence in made.sentences]
    assert ["II-1 Patient", "II-2 Sister", "II-3 Brother"] == [each for each in told if each.startswith("II-")]
