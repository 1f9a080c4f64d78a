"""What was counted where it is not the blood of this person: another fluid, or another one's blood."""

from __future__ import annotations

import re

from questionnaire.asking.labels import folded

_FLUIDS = (
    r"csf|cerebro\w*|spinal|liquor\w*|lcr|urin\w*|harn\w*|orina|pipi|synov\w*|pleura\w*|ascit\w*|periton\w*|bal"
    r"|bronch\w*|lavage|sputum|stool\w*|stuhl\w*|fec(?:es|al\w*)|faec\w*|marrow|knochenmark\w*|fluids?|effusion\w*|punktat\w*"
    r"|saliva|amnio\w*|swab\w*|dialys\w*|semen"
)
_OTHERS = (
    r"(?:mother|father|mom|dad|brother|sister|sibling|donor|spender|mutter|vater|bruder|schwester|mere|pere|frere|s(?:oe|œ)ur"
    r"|madre|padre|hermano|hermana)(?:'?s)?"
)
_ELSEWHERE = re.compile(rf"(?<!\w)(?:{_FLUIDS}|{_OTHERS})(?!\w)")
_BLOOD = re.compile(
    r"(?<!\w)(?:blood|cbc|fbc|blut\w*|sang\w*|hemat\w*|haemat\w*|hamat\w*|hemogram\w*|nfs|emocromo|morfologi\w*|krwi|кров\w*)(?!\w)"
)


def is_elsewhere(text: str) -> bool:
    """Whether a text names another fluid than blood, or another person."""
    return _ELSEWHERE.search(folded(text).replace("’", "'")) is not None


def is_blood(text: str) -> bool:
    """Whether a text names blood, or a count of it."""
    return _BLOOD.search(folded(text)) is not None
