"""Settings, read once from the environment. Every one has a default: nothing needs to be set to try it.

QUESTIONNAIRE_DATABASE   where rows are kept, an SQLAlchemy URL      sqlite:///questionnaire.sqlite3
QUESTIONNAIRE_KEEP_DAYS  how long answers live after the last save   14
QUESTIONNAIRE_CLINICS    the clinics file                            clinics.toml here, else the sample
QUESTIONNAIRE_PACK       the Python package whose PACK is asked                              questionnaire.neutropenia
QUESTIONNAIRE_CONTENT    a folder of content files that replace or add to the package's own      none
QUESTIONNAIRE_LANGUAGES  the languages a visitor may choose from, the usual one first, such as "en es-US"      en
QUESTIONNAIRE_SECURE     1 when served over HTTPS: the cookie then never travels in the clear      0
HOST, PORT               where `serve` listens                       127.0.0.1, 8000
WORKERS                  processes                                   2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from questionnaire.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs from one place to another."""

    database: str = "sqlite:///questionnaire.sqlite3"
    keep_days: int = 14
    clinics: Path | None = None
    content: Path | None = None
    languages: tuple[str, ...] = ("en",)
    secure: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    pack: str = "questionnaire.neutropenia"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in an environment. Raises SettingsError naming the variable and what would be right."""
    defaults = Settings()

    def whole(name: str, default: int, least: int, most: int) -> int:
        text = environ.get(name) or str(default)
        if not text.isdecimal() or not least <= int(text) <= most:
            raise SettingsError(f"{name}: {text!r} is not a whole number from {least} to {most}")
        return int(text)

    secure = environ.get("QUESTIONNAIRE_SECURE") or "0"
    if secure not in ("0", "1"):
        raise SettingsError(f"QUESTIONNAIRE_SECURE: {secure!r} is neither 0 nor 1")
    languages = environ.get("QUESTIONNAIRE_LANGUAGES") or ""
    clinics, content = environ.get("QUESTIONNAIRE_CLINICS"), environ.get("QUESTIONNAIRE_CONTENT")
    return Settings(
        database=environ.get("QUESTIONNAIRE_DATABASE") or defaults.database,
        keep_days=whole("QUESTIONNAIRE_KEEP_DAYS", defaults.keep_days, 1, 365),
        clinics=Path(clinics) if clinics else None,
        pack=environ.get("QUESTIONNAIRE_PACK") or defaults.pack,
        content=Path(content) if content else None,
        languages=tuple(dict.fromkeys(languages.replace(",", " ").split())) or defaults.languages,
        secure=secure == "1",
        host=environ.get("HOST") or defaults.host,
        port=whole("PORT", defaults.port, 1, 65535),
        workers=whole("WORKERS", defaults.workers, 1, 64),
    )
