"""Bytes of Windows as letters: those that it gives to no sign stand for themselves, as old fonts use them."""

from __future__ import annotations

from imports.encodings.tables import western

_TABLE = {byte: western(byte) for byte in range(0x80, 0xA0)}


def windows_text(data: bytes) -> str:
    """A letter for each byte."""
    return data.decode("latin-1").translate(_TABLE)
