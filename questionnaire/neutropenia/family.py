"""The family a person described: who is told of, who must stand between them, and who descends from whom.

A tree needs people nobody spoke of: the parents of a brother, the aunt or uncle whose child a cousin is. They stand
in it as `told=False`, and of one whose number was not told either (`several`) there may be more than one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questionnaire.asking.answers import Answer, Answers, Entry, Given, given
from questionnaire.asking.pages import Route
from questionnaire.asking.values import MONTHS_IN, Amount, Value
from questionnaire.drawing.pedigree.family import FATHER, MOTHER, PATIENT, SIDES, Sibship
from questionnaire.neutropenia.earlier import NOT_INHERITED

# The generation, from the grandparents down, and the gender each role says.
ROLES: dict[str, tuple[int, str | None]] = {
    "mother": (1, "woman"),
    "father": (1, "man"),
    "sister": (2, "woman"),
    "brother": (2, "man"),
    "half_sister": (2, "woman"),
    "half_brother": (2, "man"),
    "daughter": (3, "woman"),
    "son": (3, "man"),
    "mothers_mother": (0, "woman"),
    "mothers_father": (0, "man"),
    "fathers_mother": (0, "woman"),
    "fathers_father": (0, "man"),
    "mothers_sister": (1, "woman"),
    "mothers_brother": (1, "man"),
    "fathers_sister": (1, "woman"),
    "fathers_brother": (1, "man"),
    "cousin_mother": (2, None),
    "cousin_father": (2, None),
    "niece_nephew": (3, None),
    "grandchild": (4, None),
}
# Kinds of tests that read no genes, none that are inherited, or not as a clinic does.
_NO_GENES = tuple(Given(kind) for kind in (*NOT_INHERITED, "newborn_screen"))
# There is one of each of these.
ONCE = {MOTHER, FATHER, *(f"{side}s_{parent}" for side in SIDES for parent in SIDES)}


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the family, with what was told of them. `signs` is None while their health was not told of."""

    key: str
    role: str
    generation: int
    gender: str | None = None
    told: bool = True
    several: bool = False
    sex: str | None = None
    signs: frozenset[str] | None = None
    living: str | None = None
    age: Amount | None = None
    tested: str | None = None
    found: Amount | None = None
    gene: str | None = None
    twin: str | None = None
    adopted: bool = False
    donor: bool = False

    @property
    def died(self) -> bool:
        """Whether they died: said so, or said of a child that died, and not said to be alive."""
        return self.living == "died" or (self.living is None and "early_death" in (self.signs or ()))

    @property
    def by_sex(self) -> bool:
        """Whether the sex recorded at birth says the shape: the gender was not told."""
        return self.gender is None and self.sex in ("female", "male")

    @property
    def years(self) -> float | None:
        """Their age now in years, where it is sure to be their age now."""
        if self.age is None or (self.role != PATIENT and self.living != "alive"):
            return None
        return float(self.age.number * MONTHS_IN[self.age.unit] / MONTHS_IN["years"])


@dataclass(frozen=True, slots=True)
class Family:
    """The whole family. `unplaced` are those whose place in the tree was not told, each with the reason's word."""

    members: Mapping[str, Member]
    sibships: tuple[Sibship, ...]
    unplaced: tuple[tuple[str, Member], ...] = ()
    related: bool = False
    known: str | None = None
    no_contact: bool = False
    complete: bool | None = None

    @property
    def has_donor(self) -> bool:
        """Whether a parent gave the egg or the sperm."""
        return any(member.donor for member in self.members.values())

    @property
    def rootless(self) -> set[str]:
        """The parents of whose own family only little is known."""
        told = {side for side in SIDES if f"{side}s_mother" in self.members}
        partly = self.known in ("little", "adopted") or (self.known == "one_side" and len(told) == 1)
        return set(SIDES) - told if partly else set()


def family_of(route: Route) -> Family | None:
    """The family told of on this route; None when nothing was told that a tree could show."""
    answers = route.answers
    story = _chosen(answers, "family.story") - {"none"}
    related = answers.said.get("family.related") == Given("yes")
    entries = answers.group("relatives").entries
    if not (entries or related or story):
        return None
    patient = _patient(answers, adopted="adopted" in story)
    placed, unplaced = _placed([_relative(entry) for entry in entries])
    members = _with_those_between([patient, *placed])
    donors = {FATHER: "sperm_donor" in story, MOTHER: "egg_donor" in story}
    members |= {key: replace(members[key], donor=donor) for key, donor in donors.items()}
    known = given(answers.said, "family.known")
    return Family(
        members,
        tuple(_sibships(members, related=related)),
        tuple(unplaced),
        related,
        str(known) if known else None,
        "no_contact" in story,
        answers.group("relatives").complete,
    )


def _chosen(answers: Answers, question: str) -> set[str]:
    chosen = given(answers.said, question)
    return set(chosen) if isinstance(chosen, tuple) else set()


def _patient(answers: Answers, *, adopted: bool) -> Member:
    """The person asked about. Of their signs the tree shows low counts, and what an earlier genetic test found."""

    def said(question: str) -> str | None:
        value = given(answers.said, question)
        return str(value) if value else None

    results = _results(answers)
    _, gender = ROLES.get(said("helped.kin") or "", (0, None))
    low = {"yes": {"low_counts"}, "no": set[str]()}.get(said("counts.ever_low") or "")
    found = {"known_variant"} if Given("cause_found") in results else set()
    found |= {"carrier"} if Given("carrier") in results else set()
    listed = bool(answers.group("tests").entries)
    return Member(
        PATIENT,
        PATIENT,
        2,
        said("person.gender") or gender,
        sex=said("person.sex"),
        signs=None if low is None and not found else frozenset((low or set()) | found),
        living="alive",
        age=_amount(given(answers.said, "person.age")),
        tested="yes" if results else None if listed else said("tests.ever"),
        adopted=adopted,
    )


def _results(answers: Answers) -> list[Answer | None]:
    """What came of each test that reads inherited genes, or may; a test of another kind is none for a family tree."""
    said = [entry.said for entry in answers.group("tests").entries]
    return [each.get("test.result") for each in said if each.get("test.kind") not in _NO_GENES]


def _relative(entry: Entry) -> tuple[Member, str | None]:
    """A relative, with the parent a half brother or half sister shares."""
    given = {key.partition(".")[2]: answer.value for key, answer in entry.said.items() if isinstance(answer, Given)}
    role, signs = str(given.get("role", "unnamed")), given.get("signs")
    generation, gender = ROLES.get(role, (-1, None))
    words = {
        key: str(given[key]) if key in given else None for key in ("gender", "living", "tested", "gene", "twin", "side")
    }
    member = Member(
        f"entry {entry.id}",
        role,
        generation,
        words["gender"] or gender,
        signs=frozenset(signs) - {"nothing"} if isinstance(signs, tuple) else None,
        living=words["living"],
        age=_amount(given.get("age")),
        found=_amount(given.get("found_age")),
        tested=words["tested"],
        gene=words["gene"],
        twin=words["twin"],
    )
    return member, words["side"]


def _amount(value: Value | None) -> Amount | None:
    return value if isinstance(value, Amount) else None


def _placed(told: Sequence[tuple[Member, str | None]]) -> tuple[list[Member], list[tuple[str, Member]]]:
    """Those whose place follows from what was told, one for each role that one person has; and the others."""
    placed: list[Member] = []
    unplaced: list[tuple[str, Member]] = []
    for member, side in told:
        if member.role not in ROLES:
            unplaced.append(("place", member))
        elif member.role in ONCE and any(other.role == member.role for other in placed):
            unplaced.append(("second", member))
        elif not member.role.startswith("half_"):
            placed.append(replace(member, key=member.role) if member.role in ONCE else member)
        elif side is None:
            unplaced.append(("side", member))
        else:
            placed.append(replace(member, role=f"{member.role}_{side}"))
    return placed, unplaced


def _with_those_between(placed: Sequence[Member]) -> dict[str, Member]:
    """Everyone by key, with those whom the tree needs between or above them."""
    members = {member.key: member for member in placed}
    roles = {member.role for member in placed}
    needed = [Member(MOTHER, MOTHER, 1, "woman", told=False), Member(FATHER, FATHER, 1, "man", told=False)]
    for side in SIDES:
        if {f"cousin_{side}"} & roles:
            needed.append(Member(f"{side}s_sibling", f"{side}s_sibling", 1, told=False, several=True))
        if any(role.startswith(f"{side}s_") or role == f"cousin_{side}" for role in roles):
            needed.append(Member(f"{side}s_father", f"{side}s_father", 0, "man", told=False))
            needed.append(Member(f"{side}s_mother", f"{side}s_mother", 0, "woman", told=False))
        if {f"half_sister_{side}", f"half_brother_{side}"} & roles:
            needed.append(Member(f"{side}s_partner", f"{side}s_partner", 1, told=False, several=True))
    if "niece_nephew" in roles:
        needed.append(Member("sibling", "sibling", 2, told=False, several=True))
    if "grandchild" in roles:
        needed.append(Member("child", "child", 3, told=False, several=True))
    return {member.key: member for member in needed} | members


def _sibships(members: Mapping[str, Member], *, related: bool) -> Iterator[Sibship]:
    """All sibships, from the grandparents’ children down, the oldest first as far as ages are known."""

    def children(*roles: str) -> list[str]:
        return _oldest_first([member for member in members.values() if member.role in roles])

    groups: list[tuple[tuple[str, ...], list[str]]] = []
    for side in SIDES:
        aunts = children(f"{side}s_sister", f"{side}s_brother", f"{side}s_sibling")
        among = [*aunts, side] if side == FATHER else [side, *aunts]
        groups.append(((f"{side}s_father", f"{side}s_mother"), among))
    groups.append(((FATHER, MOTHER), children(PATIENT, "sister", "brother", "sibling")))
    groups.append(((f"{FATHER}s_partner", FATHER), children("half_sister_father", "half_brother_father")))
    groups.append(((MOTHER, f"{MOTHER}s_partner"), children("half_sister_mother", "half_brother_mother")))
    groups += [((f"{side}s_sibling",), children(f"cousin_{side}")) for side in SIDES]
    groups.append((("sibling",), children("niece_nephew")))
    groups.append(((PATIENT,), children("daughter", "son", "child")))
    groups.append((("child",), children("grandchild")))
    donor = any(members[side].donor for side in SIDES)
    for parents, found in groups:
        if found and set(parents) <= set(members):
            own = parents == SIDES
            yield Sibship(parents, tuple(found), related=own and related, donor=own and donor)


def _oldest_first(members: Sequence[Member]) -> list[str]:
    """Their keys: by age now as far as it is told, the others after them as told, one who may be several last."""

    def place(member: Member) -> tuple[bool, float]:
        return member.several, -member.years if member.years is not None else 1.0

    return [member.key for member in sorted(members, key=place)]
