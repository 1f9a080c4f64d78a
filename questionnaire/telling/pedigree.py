"""The pedigree: a family drawn in the NSGC’s nomenclature, and the same family in sentences for a clinician."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from questionnaire.asking.pages import Question, Questionnaire, Route
from questionnaire.drawing.pedigree.family import PATIENT, Family, Member, family_of
from questionnaire.drawing.pedigree.layout import Layout
from questionnaire.drawing.pedigree.legend import legend_of
from questionnaire.drawing.pedigree.places import WIDEST
from questionnaire.drawing.pedigree.shapes import Drawing
from questionnaire.telling.wording import Words

# The signs of a quarter that several share: a letter below tells which.
LETTERS = ("teeth_lost", "hearing_swelling", "warts")
CONSULTAND = " "
# As many as a short text names one by one.
FEW = 6
# The points of letters that are wanted, and the widths tried for large ones: the first is a page's at twelve points.
NORMAL, LARGE = 7.5, 12.0
WIDTHS = (267.0, 330.0, 400.0, WIDEST)
_EXPECTED = {"woman": "female", "man": "male"}


@dataclass(frozen=True, slots=True)
class Pedigree:
    """A family: the drawing, its text alternative, a sentence for each person, and what the drawing cannot show."""

    drawing: Drawing
    title: str
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    teller: _Teller = field(repr=False, compare=False)

    def in_large_print(self) -> Pedigree:
        """The same family in a narrow drawing with larger letters; its people may have other numbers."""
        narrow = (replace(self.teller, widest=widest, wanted=LARGE).pedigree() for widest in WIDTHS)
        return max(narrow, key=lambda each: each.drawing.points)


def pedigree(questionnaire: Questionnaire, route: Route, words: Words) -> Pedigree | None:
    """The pedigree of the family told of on this route; None when nothing was told that a tree could show.

    Its letters have six points on a page, or seven and a half; `in_large_print` twelve, where the family has room.
    """
    family = family_of(route)
    if family is None:
        return None
    return _Teller(family, questionnaire.groups["relatives"].questions, words).pedigree()


@dataclass(frozen=True)
class _Teller:
    family: Family
    questions: tuple[Question, ...]
    words: Words
    widest: float = WIDEST
    wanted: float = NORMAL

    def pedigree(self) -> Pedigree:
        layout = self._layout
        legend, wide, high = legend_of(self.family, layout, self.words.word)
        drawing = Drawing(wide, high, layout.symbols, layout.lines, layout.labels, legend, self.wanted)
        return Pedigree(drawing, self._title(), tuple(self._sentences()), tuple(self._notes()), self)

    @cached_property
    def _layout(self) -> Layout:
        members = self.family.members
        texts = {key: tuple(self._texts(member)) for key, member in members.items()}
        # One who asks for others and is well is a consultand: an arrow without a letter.
        arrow = CONSULTAND if members[PATIENT].signs == frozenset() else self.words.word("pedigree.proband.letter")
        return Layout(self.family, texts, arrow, self._header, self.widest)

    # --- below a symbol -----------------------------------------------------------------------------------------------

    def _texts(self, member: Member) -> Iterator[str]:
        if member.died:
            age = self._short_age(member) or ("" if member.living else self.words.word("pedigree.young"))
            yield self.words.word("pedigree.died", age=age).strip()
        elif member.age is not None:
            certain = "now" if member.living == "alive" else "now_or_then"
            yield self.words.word(f"pedigree.{certain}", age=self._short_age(member))
        signs = member.signs or frozenset()
        if codes := [self.words.word(f"pedigree.code.{each}") for each in self._codes(member, signs)]:
            yield " ".join(codes)

    def _codes(self, member: Member, signs: AbstractSet[str]) -> Iterator[str]:
        """What the codes below a symbol say; those for a test and for the sex recorded at birth are the NSGC’s."""
        yield from (sign for sign in LETTERS if sign in signs)
        if "known_variant" in signs or member.tested == "yes":
            yield "found" if "known_variant" in signs else "tested"
        if member.donor and (signs - {"known_variant", "early_death"}):
            yield "donor"
        if member.sex and member.gender and _EXPECTED.get(member.gender) != member.sex:
            yield member.sex

    def _short_age(self, member: Member) -> str:
        if member.age is None:
            return ""
        return self.words.word(f"pedigree.age.{member.age.unit}", number=self.words.language.number(member.age.number))

    def _header(self, parents: tuple[str, ...]) -> str:
        names = self.words.language.joined([self._layout.named(parent) for parent in parents])
        return self.words.word("pedigree.also_children", parents=names)

    # --- in sentences -------------------------------------------------------------------------------------------------

    def _sentences(self) -> Iterator[str]:
        """One sentence a person, in the order of their numbers; those nothing was told of share the last."""
        untold = []
        for symbol in self._layout.symbols:
            member = self.family.members[symbol.key]
            name, role = self._layout.named(symbol.key), self._role(member)
            if facts := "; ".join(self._facts(member)):
                yield self.words.word("pedigree.person", number=name, role=role, facts=facts)
            elif not member.several:
                untold.append(self.words.word("pedigree.untold.one", number=name, role=role))
        if untold:
            yield self.words.word("pedigree.untold", list=self.words.language.joined(untold))

    def _role(self, member: Member) -> str:
        role = next(each for each in self.questions if each.id == "relative.role").option(member.role)
        if role is not None:
            return self.words.say(role.label)
        return self.words.word(f"pedigree.role.{member.role}")

    def _facts(self, member: Member) -> Iterator[str]:
        word = self.words.word
        if member.adopted:
            yield word("pedigree.adopted")
        if member.donor:
            yield word(f"pedigree.donor.{member.key}")
        if member.role == PATIENT or member.role in ("cousin_mother", "cousin_father", "niece_nephew", "grandchild"):
            yield word(f"pedigree.gender.{member.gender or 'not_told'}")
        if member.sex:
            yield word(f"pedigree.sex.{member.sex}")
        yield from self._life(member)
        if member.signs is not None:
            told = [self._sign(sign) for sign in self._signs if sign in member.signs]
            yield from told or [word("pedigree.no_signs")]
        elif member.told:
            yield word("pedigree.health_not_told")
        if member.tested and "known_variant" not in (member.signs or ()):
            yield word(f"pedigree.tested.{member.tested}")

    def _life(self, member: Member) -> Iterator[str]:
        age = f"{self.words.value(self.questions[0], member.age)}" if member.age is not None else ""
        if member.role == PATIENT:
            if age:
                yield self.words.word("pedigree.aged", age=age)
        elif member.died:
            yield self.words.word("pedigree.died_at", age=age) if age else self.words.word("pedigree.has_died")
        elif member.living == "alive":
            yield self.words.word("pedigree.alive_at", age=age) if age else self.words.word("pedigree.alive")
        elif age:
            yield self.words.word("pedigree.now_or_then_at", age=age)

    @property
    def _signs(self) -> list[str]:
        signs = next(each for each in self.questions if each.id == "relative.signs")
        return [option.id for option in signs.options if not option.alone]

    def _sign(self, sign: str) -> str:
        return self.words.word(f"pedigree.sign.{sign}")

    # --- beside the drawing -------------------------------------------------------------------------------------------

    def _notes(self) -> Iterator[str]:
        word, family = self.words.word, self.family
        for reason, member in family.unplaced:
            said = word("pedigree.person_unplaced", role=self._role(member), facts="; ".join(self._facts(member)))
            yield word(f"pedigree.unplaced.{reason}", person=said)
        for key, member in family.members.items():
            if member.several:
                yield word(f"pedigree.several.{member.role}", number=self._layout.named(key))
            if member.by_sex:
                yield word("pedigree.by_sex", number=self._layout.named(key))
            if "early_death" in (member.signs or ()) and member.living == "alive":
                yield word("pedigree.contradiction", number=self._layout.named(key))
        if family.related and any(member.donor for member in family.members.values()):
            yield word("pedigree.related_and_donor")
        if family.no_contact:
            yield word("pedigree.no_contact")
        if family.known in ("one_side", "little", "adopted"):
            yield word(f"pedigree.known.{family.known}")
        if family.complete is False:
            yield word("pedigree.incomplete")
        yield word("pedigree.patient_signs")

    def _title(self) -> str:
        """What the picture shows, in short: who, how many, who has low counts, and whether the parents are related."""
        word, members = self.words.word, self.family.members
        told = [member for member in members.values() if member.told and member.key != PATIENT]
        drawn = [members[symbol.key] for symbol in self._layout.symbols]
        low = [self._layout.named(each.key) for each in drawn if "low_counts" in (each.signs or ())]
        parts = [word("pedigree.title", generations=str(len({each.generation for each in members.values()})))]
        parts.append(word("pedigree.title.told", number=str(len(told))))
        if low:
            listed = self.words.language.joined(low) if len(low) <= FEW else str(len(low))
            parts.append(word("pedigree.title.low", list=listed))
        if self.family.related:
            parts.append(word("pedigree.title.related"))
        parts.append(word("pedigree.title.words"))
        return " ".join(parts)
