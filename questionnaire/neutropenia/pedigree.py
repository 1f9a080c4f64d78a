"""The pedigree: a family drawn in the NSGC’s nomenclature, and the same family in sentences for a clinician."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from questionnaire.asking.pages import Questionnaire, Route
from questionnaire.asking.questions import Question
from questionnaire.drawing.pedigree.family import PATIENT, Person
from questionnaire.drawing.pedigree.layout import Layout, drawing_of
from questionnaire.neutropenia.family import Family, Member, family_of
from questionnaire.neutropenia.nomenclature import legend, shapes_said, symbol_of, texts_of
from questionnaire.telling.tells import Pedigree
from questionnaire.telling.wording import Words

# As many as a short text names one by one.
FEW = 6
# How wide the drawing is at least and the points wanted for its letters, in normal and in large print: as wide as a
# page at twelve points.
NORMAL, LARGE = (450.0, 7.5), (297.0, 12.0)


def pedigree(questionnaire: Questionnaire, route: Route, words: Words) -> Pedigree | None:
    """The pedigree of the family told of on this route; None when nothing was told that a tree could show.

    Its letters have six points on a page or more: up to seven and a half, or twelve in large print.
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

    def pedigree(self) -> Pedigree:
        layout = self._layout
        heads = list(shapes_said(self.family, layout.symbols, self.words))
        items = list(legend(self.family, layout, self.words))
        drawing, large = (
            drawing_of(layout, heads, items, least=least, points=points) for least, points in (NORMAL, LARGE)
        )
        return Pedigree(drawing, large, self._title(), tuple(self._sentences()), tuple(self._notes()))

    @cached_property
    def _layout(self) -> Layout:
        people = {
            key: Person(
                symbol_of(member, self.words),
                member.generation,
                tuple(texts_of(member, self.words)),
                rootless=key in self.family.rootless,
            )
            for key, member in self.family.members.items()
        }
        return Layout(people, self.family.sibships)

    @cached_property
    def _left_out(self) -> list[Member]:
        """Those for whom the drawing has no room."""
        return [member for key, member in self.family.members.items() if key not in self._layout.names]

    # --- in sentences -------------------------------------------------------------------------------------------------

    def _sentences(self) -> Iterator[str]:
        """One sentence a person, in the order of their numbers, then those without; who is but drawn comes last."""
        untold = []
        for symbol in self._layout.symbols:
            member = self.family.members[symbol.key]
            name, role = self._layout.names[symbol.key], self._role(member)
            if facts := "; ".join(self._facts(member)):
                yield self.words.word("pedigree.person", number=name, role=role, facts=facts)
            elif not member.several:
                untold.append(self.words.word("pedigree.untold.named", number=name, role=role))
        yield from map(self._unnumbered, self._left_out)
        if untold:
            yield self.words.word("pedigree.untold", list=self.words.language.joined(untold))

    def _unnumbered(self, member: Member) -> str:
        facts = "; ".join(self._facts(member))
        return self.words.word("pedigree.person_unplaced", role=self._role(member), facts=facts)

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
        if member.twin in ("identical", "not_identical"):
            yield word(f"pedigree.twin.{member.twin}")
        yield from self._life(member)
        yield from self._health(member)
        if member.tested and "known_variant" not in (member.signs or ()):
            yield word(f"pedigree.tested.{member.tested}")
        if member.gene:
            yield word("pedigree.gene", gene=member.gene)

    def _health(self, member: Member) -> Iterator[str]:
        word = self.words.word
        if member.signs is not None:
            told = [word(f"pedigree.sign.{sign}") for sign in self._signs if sign in member.signs]
            # Of the patient only low counts and gene tests are looked at here; infections and signs stand elsewhere.
            yield from told or [word("pedigree.patient.no_signs" if member.role == PATIENT else "pedigree.no_signs")]
        elif member.told:
            yield word("pedigree.health_not_told")
        if member.found:
            yield word("pedigree.found_at", age=self.words.value(self.questions[0], member.found))

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

    # --- beside the drawing -------------------------------------------------------------------------------------------

    def _notes(self) -> Iterator[str]:
        word, family = self.words.word, self.family
        for reason, member in family.unplaced:
            yield word(f"pedigree.unplaced.{reason}", person=self._unnumbered(member))
        if number := len(self._left_out):
            yield self.words.counted("pedigree.left_out", number)
        yield from (note for member in family.members.values() for note in self._notes_on(member))
        if family.related and family.has_donor:
            yield word("pedigree.related_and_donor")
        if family.no_contact:
            yield word("pedigree.no_contact")
        if family.known in ("one_side", "little", "adopted"):
            yield word(f"pedigree.known.{family.known}")
        if family.complete is False:
            yield word("pedigree.incomplete")
        yield word("pedigree.patient_signs")

    def _notes_on(self, member: Member) -> Iterator[str]:
        number = self._layout.names.get(member.key) or self._role(member)
        if member.several:
            yield self.words.word(f"pedigree.several.{member.role}", number=number)
        if member.by_sex:
            yield self.words.word("pedigree.by_sex", number=number)
        if "early_death" in (member.signs or ()) and member.living == "alive":
            yield self.words.word("pedigree.contradiction", number=number)

    def _title(self) -> str:
        """What the picture shows, in short: who, how many, who has low counts, and whether the parents are related."""
        word, members = self.words.word, self.family.members
        told = [member for member in members.values() if member.told and member.key != PATIENT]
        low = {key for key, each in members.items() if "low_counts" in (each.signs or ())}
        named = [name for key, name in self._layout.names.items() if key in low]
        parts = [self.words.counted("pedigree.title.over", len({each.generation for each in members.values()}))]
        parts.append(word("pedigree.title.told", number=str(len(told))))
        if low:
            listed = self.words.language.joined(named) if len(named) == len(low) <= FEW else str(len(low))
            parts.append(word("pedigree.title.low", list=listed))
        if self.family.related:
            parts.append(word("pedigree.title.related"))
        parts.append(word("pedigree.title.words"))
        return " ".join(parts)
