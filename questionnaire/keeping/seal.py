"""Sealing: from the visitor's secret to a row id, a key, and a token, so that the server alone can open nothing."""

from __future__ import annotations

import base64
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """What follows from one visitor's secret: the row's id, the key that seals it, the key that signs form tokens."""

    row_id: bytes
    seal: bytes
    token: bytes


def new_secret() -> str:
    """A fresh secret for a visitor's cookie: 32 random bytes as text."""
    return base64.urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).decode().rstrip("=")


def keys_of(secret: str) -> Keys | None:
    """The keys of a secret, or None if the cookie holds something else."""
    try:
        raw = base64.urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
    except ValueError:
        return None
    if len(raw) != SECRET_BYTES:
        return None
    # The secret is uniformly random, so HKDF needs no salt (RFC 5869, 3.1); `info` keeps the three apart.
    derived = HKDF(SHA256(), length=16 + 32 + 32, salt=None, info=b"questionnaire row, seal, token v1").derive(raw)
    return Keys(derived[:16], derived[16:48], derived[48:])


def seal(keys: Keys, plain: bytes) -> bytes:
    """The plain text sealed with AES-256-GCM, bound to its row: nonce, then ciphertext and tag."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(keys.seal).encrypt(nonce, plain, keys.row_id)


def unseal(keys: Keys, sealed: bytes) -> bytes | None:
    """The plain text, or None if it was not sealed with these keys for this row."""
    try:
        return AESGCM(keys.seal).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], keys.row_id)
    except (InvalidTag, ValueError):
        return None


def token(keys: Keys, purpose: str) -> str:
    """A token for a purpose that only this visitor's pages can hold."""
    return hmac.new(keys.token, purpose.encode(), "sha256").hexdigest()[:32]


def same(expected: str, given: str) -> bool:
    """Whether two tokens are the same, in constant time."""
    return hmac.compare_digest(expected.encode(), given.encode())
