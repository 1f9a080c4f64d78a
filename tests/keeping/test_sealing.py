"""Sealing: who holds the secret reads, and nobody else."""

from __future__ import annotations

import base64
import secrets

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire.keeping.seal import keys_of, new_secret, same, seal, token, unseal

raw_secrets = st.binary(min_size=32, max_size=32)
plains = st.binary(max_size=3000)


def _keys(raw):
    return keys_of(base64.urlsafe_b64encode(raw).decode().rstrip("="))


@given(raw=raw_secrets, plain=plains)
def test_what_was_sealed_comes_back_whole(raw, plain):
    """Sealing and unsealing with the same keys gives back the same bytes."""
    assert plain == unseal(_keys(raw), seal(_keys(raw), plain))


@given(raws=st.lists(raw_secrets, min_size=2, max_size=2, unique=True), plain=plains)
def test_another_secret_opens_nothing(raws, plain):
    """No other visitor's keys open what was sealed."""
    mine, other = map(_keys, raws)
    assert None is unseal(other, seal(mine, plain))


@given(raw=raw_secrets, plain=plains, place=st.integers(0), bit=st.integers(0, 7))
def test_one_bit_changed_opens_nothing(raw, plain, place, bit):
    """A sealed row with one bit turned, wherever it is, does not open."""
    sealed = bytearray(seal(_keys(raw), plain))
    sealed[place % len(sealed)] ^= 1 << bit
    assert None is unseal(_keys(raw), bytes(sealed))


@given(raw=raw_secrets, plain=plains, length=st.integers(0, 60))
def test_a_piece_of_a_row_opens_nothing(raw, plain, length):
    """Neither does a row cut short, nor one with something added."""
    sealed = seal(_keys(raw), plain)
    assert None is unseal(_keys(raw), sealed[:length] if length < len(sealed) else sealed + b"x")


@given(raw=raw_secrets, plain=st.binary(min_size=16, max_size=500))
def test_a_row_moved_to_another_id_opens_nothing(raw, plain):
    """A row is bound to its id: put under another, it does not open even with the right key."""
    keys = _keys(raw)
    moved = type(keys)(bytes(reversed(keys.row_id)), keys.seal, keys.token)
    sealed = seal(keys, plain)
    if moved.row_id != keys.row_id:
        assert None is unseal(moved, sealed)
    assert plain not in sealed


@given(raw=raw_secrets)
def test_the_row_id_tells_nothing_of_the_key_nor_of_the_secret(raw):
    """Id, key and token key come from one secret, and none of them holds a piece of another or of the secret."""
    keys = _keys(raw)
    parts = [raw, keys.row_id, keys.seal, keys.token]
    assert [32, 16, 32, 32] == [len(part) for part in parts]
    for part in parts:
        pieces = {part[start : start + 8] for start in range(len(part) - 7)}
        assert not any(piece in other for piece in pieces for other in parts if other is not part)


@given(raw=raw_secrets, place=st.integers(0, 31), bit=st.integers(0, 7))
def test_one_bit_of_the_secret_changes_everything_that_follows(raw, place, bit):
    """Two secrets that differ in one bit have nothing in common."""
    near = bytearray(raw)
    near[place] ^= 1 << bit
    mine, other = _keys(raw), _keys(bytes(near))
    assert mine.row_id != other.row_id
    assert mine.seal != other.seal
    assert mine.token != other.token


@given(plain=plains)
def test_the_same_text_is_sealed_differently_each_time(plain):
    """Two saves of the same answers share no nonce, so they cannot be told to be the same."""
    keys = _keys(secrets.token_bytes(32))
    assert 8 == len({seal(keys, plain)[:12] for _ in range(8)})


@settings(max_examples=200)
@given(text=st.text(max_size=80))
def test_anything_but_a_secret_has_no_keys(text):
    """A cookie that does not hold 32 bytes opens nothing and breaks nothing."""
    keys = keys_of(text)
    if keys is not None:
        assert 32 == len(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def test_new_secrets_are_all_different_and_all_have_keys():
    """A new secret is never an old one."""
    made = {new_secret() for _ in range(1000)}
    assert 1000 == len(made)
    assert all(keys_of(secret) for secret in made)


@given(raw=raw_secrets, purposes=st.lists(st.text(), min_size=2, max_size=2, unique=True))
def test_a_token_is_good_for_one_purpose_of_one_visitor(raw, purposes):
    """A token proves one purpose, the same each time, and no other."""
    keys, other = _keys(raw), _keys(bytes(32) if raw != bytes(32) else b"\x01" * 32)
    first, second = (token(keys, purpose) for purpose in purposes)
    assert same(first, token(keys, purposes[0]))
    assert not same(first, second)
    assert not same(first, token(other, purposes[0]))
    assert 128 == len(bytes.fromhex(first)) * 8
    assert first not in repr((keys.token.hex(), keys.seal.hex()))
