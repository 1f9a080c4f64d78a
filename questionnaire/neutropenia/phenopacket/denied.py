"""Where a "no" excludes nothing: another answer says otherwise.

`NARROWER` says so of terms alone; here stand the answers that contradict each other in words. Whom the questionnaire
asks which is right (`content/doubts`) has settled it; of the others the file says less rather than more.
"""

from __future__ import annotations

from collections.abc import Mapping

from questionnaire.asking.answers import Answer, Given

_Answers = tuple[str, tuple[str, ...]]
_REGULAR: _Answers = ("pattern.gaps", ("three_weeks", "other_gap"))
# Each question with what, all of it answered so, says otherwise.
_OTHERWISE: dict[str, tuple[_Answers, ...]] = {
    "birth.cord": (("now.cord", ("yes",)),),
    "infection.drip": (("infection.cellulitis", ("yes",)),),
    # "Fevers or mouth sores at regular times": one of the two there are.
    "infection.fevers": (_REGULAR, ("infection.mouth", ("no",))),
    "infection.mouth": (_REGULAR, ("infection.fevers", ("no",))),
    "sign.bruising": (("lines.spots", ("yes",)),),
    "sign.low_lymphocytes": (("infant.lymphocytes", ("under_3000",)),),
}
# Kinds of a listed infection that are asked for under the same name.
LISTED = ("pneumonia", "sepsis", "meningitis", "bone_joint", "deep", "fungal", "mycobacteria")
# One "in the skin" may be of each of these.
_IN_THE_SKIN = ("skin", "perianal")


def told_otherwise(question_id: str, said: Mapping[str, Answer], listed: frozenset[str]) -> bool:
    """Whether what was told contradicts a "no" to a question; `listed` are the kinds of infections in the list."""
    kind = question_id.removeprefix("infection.")
    if kind in listed.intersection(LISTED) or ("skin" in listed and kind in _IN_THE_SKIN):
        return True
    needed = _OTHERWISE.get(question_id)
    return bool(needed) and all(said.get(each) in [Given(value) for value in values] for each, values in needed or ())
