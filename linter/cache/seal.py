"""Seal: an entry that opens only with the content of the file that it tells of.

The key is made from that content, so nobody reads a word out of the cache who has not the file itself, and an entry
dies with its file. The text is combined with the output of SHAKE-256 over key and a fresh nonce, and a keyed BLAKE2b
sum shows every damage. It keeps texts from lying about; it does not replace an encrypted disk.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import zlib

__all__ = ["opened", "sealed"]

_NONCE = 16
"""Bytes that make every entry differ from all others."""
_SUM = 32
"""Bytes of the sum."""
_MOST = 256 * 1024 * 1024
"""Bytes of an entry when unpacked: no report comes near it."""


def sealed(plain: bytes, secret: bytes) -> bytes:
    """Nonce, sum and the enciphered text, compressed."""
    nonce = os.urandom(_NONCE)
    body = _ciphered(zlib.compress(plain), nonce, secret)
    return nonce + _sum(nonce + body, secret) + body


def opened(entry: bytes, secret: bytes) -> bytes | None:
    """The text; None where the entry is damaged or was made for another file."""
    nonce, told, body = entry[:_NONCE], entry[_NONCE : _NONCE + _SUM], entry[_NONCE + _SUM :]
    if not hmac.compare_digest(told, _sum(nonce + body, secret)):
        return None
    try:
        return zlib.decompressobj().decompress(_ciphered(body, nonce, secret), _MOST)
    except zlib.error:
        return None


def _ciphered(text: bytes, nonce: bytes, secret: bytes) -> bytes:
    stream = hashlib.shake_256(secret + nonce).digest(len(text))
    return (int.from_bytes(text, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(text), "big")


def _sum(text: bytes, secret: bytes) -> bytes:
    return hashlib.blake2b(text, key=secret, digest_size=_SUM).digest()
