"""The scripts whose letters a PDF can hold where this machine has a font for them, and Debian's package with one."""

from __future__ import annotations

from itertools import groupby

from questionnaire.printing.printer import unknown_signs

# Some letters of each script, those that a font for another language in it may lack, and Debian's package with a font.
_CORE, _CJK = "fonts-noto-core", "fonts-noto-cjk"
SCRIPTS = {
    "Arabic": ("عپڑ", _CORE),
    "Armenian": ("Աբ", _CORE),
    "Bengali": ("বয়", _CORE),
    "Burmese": ("မြ", _CORE),
    "Cyrillic": ("Жїқ", _CORE),
    "Devanagari": ("हिं", _CORE),
    "Ethiopic": ("አማ", _CORE),
    "Georgian": ("აბ", _CORE),
    "Greek": ("Ωώ", _CORE),
    "Gujarati": ("ગુ", _CORE),
    "Gurmukhi": ("ਪੰ", _CORE),
    "Hebrew": ("אב", _CORE),
    "Khmer": ("ខ្", _CORE),
    "Lao": ("ລາ", _CORE),
    "Tamil": ("தி", _CORE),
    "Telugu": ("తె", _CORE),
    "Thai": ("ไท", _CORE),
    "Vietnamese": ("ậở", _CORE),
    "Chinese": ("她龍这", _CJK),
    "Japanese": ("ひカ", _CJK),
    "Korean": ("한글", _CJK),
}


def missing_scripts() -> dict[str, tuple[str, ...]]:
    """The scripts of which this machine lacks letters, by the Debian package that brings them. Raises NoPdf."""
    unknown = set(unknown_signs("".join(letters for letters, _ in SCRIPTS.values())))
    lacking = [(package, name) for name, (letters, package) in SCRIPTS.items() if not unknown.isdisjoint(letters)]
    return {package: tuple(name for _, name in those) for package, those in groupby(lacking, lambda each: each[0])}
